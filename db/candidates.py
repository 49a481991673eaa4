"""The known speakers that a mention is compared with: few, however many are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, CursorResult, bindparam, select

from db.details import MergeDetail
from db.keys import folded_name, wanted_keys
from db.mention import Candidate, Mention
from db.names import parts
from db.organisations import every_state_has
from db.selections import IDS, given
from db.spheres import of_other_spheres
from db.tables import alias, judgement, role, sighting, speaker, speaker_key
from db.values import Action
from quotes.types import SpeakerKind

_ALIASES = select(alias.c.speaker_id, alias.c.name, alias.c.seen).where(alias.c.speaker_id.in_(IDS))
_ROLES = select(role.c.speaker_id, role.c.role).where(role.c.speaker_id.in_(IDS))
_SPEAKERS = select(speaker.c.id, speaker.c.name, speaker.c.kind).where(
    speaker.c.id.in_(IDS), speaker.c.document_id.is_(None)
)
_ACROSS = (
    select(alias.c.speaker_id, judgement.c.detail)
    .join(speaker, speaker.c.id == alias.c.speaker_id)
    .join(judgement, judgement.c.speaker_id == speaker.c.id)
    .where(alias.c.folded.in_(bindparam("names", expanding=True)))
    .where(speaker.c.document_id.is_(None), judgement.c.undone.is_(None))
    .where(judgement.c.action == Action.MERGE)
    .where(judgement.c.detail["speaker", "kind"].as_string() != speaker.c.kind)
)
# More speakers than this under one key cannot be told apart by a name; none is a candidate.
BLOCK = 30
_SAME_NAME = (
    select(alias.c.speaker_id)
    .join(speaker, speaker.c.id == alias.c.speaker_id)
    .where(alias.c.folded == bindparam("name"), speaker.c.kind == bindparam("kind"))
    .where(speaker.c.document_id.is_(None))
    .limit(BLOCK + 1)
)
# Of more candidates than this the company is not asked; of each one so many documents.
CIRCLES, DOCUMENTS = 8, 8
_THEIRS = (
    select(sighting.c.document_id)
    .join(alias, alias.c.id == sighting.c.alias_id)
    .where(alias.c.speaker_id == bindparam("speaker"))
    .distinct()
    .limit(DOCUMENTS)
)
_BESIDE = (
    select(speaker.c.name, speaker.c.kind)
    .join(alias, alias.c.speaker_id == speaker.c.id)
    .join(sighting, sighting.c.alias_id == alias.c.id)
    .where(sighting.c.document_id.in_(_THEIRS), alias.c.speaker_id != bindparam("speaker"))
    .distinct()
)
_BLOCK = (
    select(speaker_key.c.speaker_id).where(speaker_key.c.key == bindparam("key")).limit(BLOCK + 1)
)


def candidates(
    connection: Connection, mentions: Sequence[Mention]
) -> dict[Mention, list[Candidate]]:
    """For each mention the speakers of its kind with its name, or else with a key of it."""
    found: dict[Mention, set[int]] = {}
    for mention in mentions:
        name = folded_name(mention.name, mention.kind)
        found[mention] = set(_same_name(connection, name, mention.kind))
        # A full name decides by itself; a last name alone only if nobody else has it.
        alone = mention.kind is SpeakerKind.PERSON and not parts(mention.name).full
        if alone or not found[mention]:
            found[mention].update(*(_block(connection, key) for key in wanted_keys(mention)))
    known = load(connection, set().union(*found.values()))
    return {
        mention: _in_company(connection, mention, [known[i] for i in sorted(ids) if i in known])
        for mention, ids in found.items()
    }


def merged_across(
    connection: Connection, mentions: Sequence[Mention]
) -> dict[Mention, frozenset[int]]:
    """For each mention the speakers of other kinds with its name whom a person made one with its.

    Candidates are of the mention's kind, which a merge of an organisation and a group ends.
    """
    # What the other one was called is folded as names of that kind are, or of the one kept.
    forms = {folded_name(each.name, kind) for each in mentions for kind in SpeakerKind}
    found: dict[Mention, set[int]] = defaultdict(set)
    detail: MergeDetail
    for speaker_id, detail in connection.execute(_ACROSS, {"names": list(forms)}):
        theirs = {folded for _, folded, *_ in detail["names"]}
        for each in mentions:
            same_kind = detail["speaker"]["kind"] == each.kind
            if same_kind and folded_name(each.name, each.kind) in theirs:
                found[each].add(speaker_id)
    return {mention: frozenset(ids) for mention, ids in found.items()}


def _in_company(connection: Connection, mention: Mention, some: list[Candidate]) -> list[Candidate]:
    """The candidates, with their company where that may have to decide."""
    alone = not (mention.company or mention.bodies)
    if _settled(mention, some) or alone or len(some) > CIRCLES:
        return some
    return [in_company(connection, each) for each in some]


def _settled(mention: Mention, some: list[Candidate]) -> bool:
    """Whether names alone decide: one candidate, who has just this name and not by an office."""
    if len(some) != 1:
        return not some
    if mention.kind is not SpeakerKind.PERSON:
        return not every_state_has(mention.name)
    name = parts(mention.name)
    same = any(name.folded == parts(alias).folded for alias in some[0].aliases)
    return name.full and same and not of_other_spheres(mention, some[0])


def in_company(connection: Connection, candidate: Candidate) -> Candidate:
    """A candidate with those who speak in some of the documents in which they do."""
    rows = connection.execute(_BESIDE, {"speaker": candidate.speaker_id}).all()
    return replace(
        candidate,
        company=frozenset(name for name, kind in rows if kind is SpeakerKind.PERSON),
        bodies=frozenset(name for name, kind in rows if kind is not SpeakerKind.PERSON),
    )


def _same_name(connection: Connection, name: str, kind: SpeakerKind) -> list[int]:
    return _few(connection.execute(_SAME_NAME, {"name": name, "kind": kind}))


def _block(connection: Connection, key: str) -> list[int]:
    return _few(connection.execute(_BLOCK, {"key": key}))


def _few(found: CursorResult[Any]) -> list[int]:
    ids = [speaker_id for (speaker_id,) in found]
    return ids if len(ids) <= BLOCK else []


def load(connection: Connection, ids: set[int]) -> dict[int, Candidate]:
    """The speakers of these ids that documents share, without their company."""
    if not ids:
        return {}
    wanted = given(ids)
    names: dict[int, list[str]] = defaultdict(list)
    documents: dict[int, int] = defaultdict(int)
    for speaker_id, name, seen in connection.execute(_ALIASES, wanted):
        names[speaker_id].append(name)
        documents[speaker_id] = max(documents[speaker_id], seen)
    roles: dict[int, list[str]] = defaultdict(list)
    for speaker_id, name in connection.execute(_ROLES, wanted):
        roles[speaker_id].append(name)
    return {
        i: Candidate(i, name, kind, tuple(names[i]), tuple(roles[i]), seen=documents[i])
        for i, name, kind in connection.execute(_SPEAKERS, wanted)
    }
