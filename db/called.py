"""Speakers by what documents call them: just so, in another spelling, in part."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from db.clauses import ALIAS, SPEAKER_KEY
from db.keys import PERSON, folded_name, wanted_keys
from db.mention import Candidate, Mention
from db.name_index import with_words
from db.names import ARTICLES, fold, fold_organisation, is_acronym, parts
from db.organisation_rules import ORGANISATION_RULES
from db.rules import PERSON_RULES
from db.views import ALIASES
from quotes.types import SpeakerKind

ORGANISATION = SpeakerKind.ORGANISATION
_ALIASES = ALIASES.table
_NEAR = 60  # speakers whose names are compared with one
_MOST = 200  # names of one form, or with one word, that are looked at


def by_name(connection: Connection, name: str) -> Collection[int]:
    """Those whom documents name so; by a last name alone, also all who have it."""
    # Whom an article names goes before a description in the same words ("the WHO").
    found = called(connection, name, _ALIASES.c.kind != SpeakerKind.UNNAMED.value)
    if len(parts(name).parts) == 1:
        last = parts(name).last
        found |= {
            candidate.speaker_id
            for candidate in _candidates(connection, Mention(name, PERSON))
            if any(parts(alias).last == last for alias in candidate.aliases)
        }
        found |= _with_first_part(connection, last, found)
    return found


def called(connection: Connection, name: str, condition: ColumnElement[bool]) -> set[int]:
    """Those of just this name, of which the condition on aliases holds."""
    forms = {folded_name(name, PERSON), fold_organisation(name), fold(name)}
    statement = (
        select(_ALIASES.c.speaker_id).where(_ALIASES.c.folded.in_(forms), condition).limit(_MOST)
    )
    return set(connection.execute(statement).scalars())


def _with_first_part(connection: Connection, name: str, found: Collection[int]) -> set[int]:
    """Those whose names begin with one, if some of the found are called by it: Kim Jong-ho."""
    rows = with_words(connection, "alias", [name], _MOST)
    statement = select(ALIAS.c.speaker_id, ALIAS.c.name).where(ALIAS.c.id.in_(rows))
    begin = {
        speaker_id
        for speaker_id, alias in connection.execute(statement)
        if parts(alias).first == name
    }
    return begin if begin & set(found) else set()


def by_spelling(connection: Connection, name: str) -> Collection[int]:
    """Those of the name in another spelling, by the surest rule that finds anybody of a kind."""
    found = set()
    name = ARTICLES.sub("", name)
    for kind, rules in ((PERSON, PERSON_RULES), (ORGANISATION, ORGANISATION_RULES)):
        mention = Mention(name, kind)
        known = _candidates(connection, mention)
        # Two letters are too little to join a mention by, but not for somebody who asks.
        if kind is ORGANISATION and is_acronym(name):
            found |= {candidate.speaker_id for candidate in known}
        for rule in rules:
            if fitting := {each.speaker_id for each in known if rule(mention, each)}:
                found |= fitting
                break
    return found


def _candidates(connection: Connection, mention: Mention) -> list[Candidate]:
    of_keys = (
        select(SPEAKER_KEY.c.speaker_id)
        .where(SPEAKER_KEY.c.key.in_(wanted_keys(mention)))
        .limit(_NEAR)
    )
    names: dict[int, list[str]] = {}
    is_person = _ALIASES.c.kind == PERSON.value
    statement = select(_ALIASES.c.speaker_id, _ALIASES.c.name).where(
        _ALIASES.c.speaker_id.in_(of_keys), is_person if mention.kind is PERSON else ~is_person
    )
    for speaker_id, name in connection.execute(statement):
        names.setdefault(speaker_id, []).append(name)
    return [Candidate(i, some[0], mention.kind, tuple(some)) for i, some in names.items()]


def by_part_of_a_name(connection: Connection, name: str) -> Collection[int]:
    """Those with all of these words in a name: "the National Coalition"."""
    return _part_of_a_name(connection, name, _ALIASES.c.kind != SpeakerKind.UNNAMED.value)


def by_description(connection: Connection, name: str) -> Collection[int]:
    """Unnamed speakers with all of these words in a description."""
    return _part_of_a_name(connection, name, _ALIASES.c.kind == SpeakerKind.UNNAMED.value)


def _part_of_a_name(
    connection: Connection, name: str, condition: ColumnElement[bool]
) -> Collection[int]:
    found = with_words(connection, "alias", fold_organisation(name).split(), _MOST)
    statement = (
        select(_ALIASES.c.speaker_id)
        .join(
            ALIAS, (ALIAS.c.speaker_id == _ALIASES.c.speaker_id) & (ALIAS.c.name == _ALIASES.c.name)
        )
        .where(ALIAS.c.id.in_(found), condition)
    )
    return set(connection.execute(statement).scalars()) if found else ()
