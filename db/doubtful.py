"""Pairs of speakers who may be one, for a person to decide on: the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from db.candidates import in_company, load
from db.circumstances import common_company, roles_agree, roles_differ
from db.keys import PERSON
from db.mention import Candidate, Mention
from db.merging import ON_BOTH
from db.names import fold_organisation
from db.organisation_rules import ORGANISATION_RULES
from db.rules import DOUBTS, PERSON_RULES, rule_name
from db.speakers import rows_of
from db.spheres import of_other_spheres
from db.tables import alias, judgement, speaker, speaker_key
from db.values import Action, Pair

BLOCK = 12  # of more speakers under one key no pair is likely enough
PAIRS = 20_000
_SPHERES_APART, _OTHER_SPHERE = 0.5, "a name in two spheres"
_TWO_KINDS = 0.6
_PREFIXES = ("last:", "name:", "letters:", "acronym:", "words:", "sound:")
_ONE, _OTHER = speaker_key.alias("one"), speaker_key.alias("other")


def doubtful_pairs(connection: Connection, limit: int) -> list[Pair]:
    """The pairs that no person has decided on yet, the likeliest first; limit 0: all."""
    shared = (
        select(speaker_key.c.key)
        .where(or_(*(speaker_key.c.key.startswith(prefix) for prefix in _PREFIXES)))
        .group_by(speaker_key.c.key)
        .having(func.count().between(2, BLOCK))
    )
    statement = (
        select(_ONE.c.speaker_id, _OTHER.c.speaker_id)
        .join(_OTHER, and_(_OTHER.c.key == _ONE.c.key, _OTHER.c.speaker_id > _ONE.c.speaker_id))
        .where(_ONE.c.key.in_(shared))
        .distinct()
        .limit(PAIRS)
    )
    pairs = {
        (a, b)
        for each in (statement, _of_two_kinds().limit(PAIRS))
        for a, b in connection.execute(each)
    }
    return _pairs(connection, pairs, limit)


def duplicates_of(connection: Connection, speaker_id: int, limit: int) -> list[Pair]:
    """The speakers who may be this one as well."""
    statement = (
        select(_OTHER.c.speaker_id)
        .join(_ONE, and_(_OTHER.c.key == _ONE.c.key, _OTHER.c.speaker_id != _ONE.c.speaker_id))
        .where(_ONE.c.speaker_id == speaker_id)
        .distinct()
        .limit(10 * BLOCK)
    )
    others = {(speaker_id, other) for other in connection.execute(statement).scalars()}
    twins = _of_two_kinds(speaker_id).limit(10 * BLOCK)
    return _pairs(connection, others.union((a, b) for a, b in connection.execute(twins)), limit)


def _of_two_kinds(speaker_id: int | None = None) -> Select[Any]:
    """Pairs with one name, whom articles take for two kinds; those of one speaker, if given."""
    one, other = alias.alias("one_name"), alias.alias("other_name")
    this, that = speaker.alias("this"), speaker.alias("that")
    which = other.c.speaker_id > one.c.speaker_id
    if speaker_id is not None:
        which = one.c.speaker_id == speaker_id
    return (
        select(one.c.speaker_id, other.c.speaker_id)
        .join(other, other.c.folded == one.c.folded)
        .join(this, this.c.id == one.c.speaker_id)
        .join(that, that.c.id == other.c.speaker_id)
        .where(which, this.c.kind != that.c.kind)
        .where(this.c.document_id.is_(None), that.c.document_id.is_(None))
        .distinct()
    )


def likeness(one: Candidate, other: Candidate) -> tuple[float, str]:
    """How likely two speakers are one, and by which rule; 0 where nothing says so."""
    if one.kind is not other.kind:
        same = fold_organisation(one.name) == fold_organisation(other.name)
        return (_TWO_KINDS, "one name of two kinds") if same else (0.0, "")
    rules = (*PERSON_RULES, *DOUBTS) if one.kind is PERSON else ORGANISATION_RULES
    mentions = (_as_mention(one), other), (_as_mention(other), one)
    for rule in rules:
        score = max(rule(mention, candidate) for mention, candidate in mentions)
        if score:
            if one.kind is PERSON and of_other_spheres(*mentions[0]):
                return _SPHERES_APART * score, _OTHER_SPHERE
            return _by_circumstances(score * _fullness(one, other), *mentions[0]), rule_name(rule)
    return 0.0, ""


def _pairs(connection: Connection, ids: set[tuple[int, int]], limit: int) -> list[Pair]:
    apart = told_apart(connection, {number for pair in ids for number in pair})
    known = load(connection, {number for pair in ids for number in pair})
    open_ = [
        (known[a], known[b])
        for a, b in sorted(ids)
        if a in known and b in known and frozenset((a, b)) not in apart
    ]
    likely = _likeliest(open_, 5 * limit)
    some = {c.speaker_id: c for pair in likely for c in pair[:2]}
    met = {speaker_id: in_company(connection, each) for speaker_id, each in some.items()}
    pairs = ((met[one.speaker_id], met[other.speaker_id]) for one, other, *_ in likely)
    found = list(_likeliest(pairs, limit))
    rows = {
        row.id: row for row in rows_of(connection, {c.speaker_id for p in found for c in p[:2]})
    }
    return [
        Pair(rows[one.speaker_id], rows[other.speaker_id], score, reason)
        for one, other, score, reason in found
    ]


def _likeliest(
    pairs: Iterable[tuple[Candidate, Candidate]], limit: int
) -> list[tuple[Candidate, Candidate, float, str]]:
    scored = ((one, other, *likeness(one, other)) for one, other in pairs)
    likely = [each for each in scored if each[2] > 0]
    return sorted(likely, key=lambda p: (-p[2], -min(p[0].seen, p[1].seen)))[: limit or None]


def _by_circumstances(score: float, mention: Mention, candidate: Candidate) -> float:
    if roles_agree(mention, candidate):
        score += 0.1
    elif roles_differ(mention, candidate):
        score -= 0.2
    if common_company(mention, candidate) > 1:
        score += 0.05
    beside = candidate.company if mention.kind is PERSON else candidate.bodies
    if fold_organisation(mention.name) in map(fold_organisation, beside):
        # Who speak side by side are seldom one.
        score -= 0.3
    return max(0.01, min(score, 0.99))


def _fullness(one: Candidate, other: Candidate) -> float:
    """Less than 1 where no fullest name of the two is like the other's, only further names."""
    names = {fold_organisation(one.name), fold_organisation(other.name)}
    return 1.0 if len(names) == 1 or one.kind is PERSON else 0.7


def _as_mention(one: Candidate) -> Mention:
    return Mention(
        one.name, one.kind, one.aliases, one.roles, tuple(one.company), tuple(one.bodies)
    )


def told_apart(connection: Connection, ids: set[int]) -> set[frozenset[int]]:
    """Pairs that a person has told apart, whatever became of the judgement on a merged one."""
    apart = judgement.c.action.in_(ON_BOTH) & judgement.c.undone.is_(None)
    again = (judgement.c.action == Action.MERGE) & judgement.c.undone.is_not(None)
    rows = connection.execute(
        select(judgement.c.speaker_id, judgement.c.other_id)
        .where(judgement.c.by_hand, or_(apart, again))
        .where(judgement.c.other_id.is_not(None))
    )
    return {frozenset((a, b)) for a, b in rows if a in ids}
