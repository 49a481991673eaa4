"""Whom a person means by a name, a spelling, a last name or a role, and what is nearest to it.

A single plural noun ("scientists") means all of that group (`groups`). Else the ways are tried in
order, and the first that finds anybody decides:

1. a title and a name, where a role says the same ("President Obama");
2. a name that a document has, or (for a last name alone) anybody with that last name;
3. a description of unnamed speakers in just these words, and beside them whoever has that role;
4. the same name in another spelling, an acronym, a middle name left out;
5. a role with just these words ("the Russian foreign minister"), and who has a longer one beside;
6. the name without its title, or the right way round ("Lavrov, Sergei");
7. a name and a body that a role names ("Reyes of the State Department");
8. a name with all of these words among others ("the National Coalition");
9. a role with all of these words among others ("the foreign minister": maybe several people);
10. a description of an unnamed speaker that has all of these words;
11. the words of a document: "Russia's top diplomat, Sergei Lavrov".

Of a country's name only 2 and 4 count: "France" is neither Agence France-Presse nor whoever has it
for a role.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial

from sqlalchemy import Connection, exists, func, select

from db.called import by_description, by_name, by_part_of_a_name, by_spelling, called
from db.clauses import DOCUMENT, QUOTATION, ROLE
from db.groups import members
from db.name_index import with_words
from db.names import APOSTROPHES, ARTICLES, clean
from db.role_holders import holders, holders_of_longer
from db.roles import role_words
from db.search import documents_with
from db.speakers import rows_of
from db.values import SpeakerRow
from db.views import ALIASES, SAID
from quotes.types import SpeakerKind

_ALIASES = ALIASES.table
_LONGEST = 1000  # characters of a name or role
_CHOICE = 12  # speakers whom anybody would choose from
_PERSON = 200  # characters that a person's name may have
_MOST = 200  # documents with one phrase that are looked at
_ROLES = 2000  # roles with the same words that are looked at


def speakers_named(
    connection: Connection,
    text: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    country: Sequence[str] = (),
) -> list[SpeakerRow]:
    """Whom a name or a role means; several where several fit, the most quoted first.

    Of those with one role, those who had it between `since` and `until` are meant, if any.
    `country` are the names of the country or people that the text is no more than.
    """
    name = clean(text).strip()[:_LONGEST]
    if not name:
        return []
    if group := members(connection, name, roles=not country):
        return rows_of(connection, group)
    if country:
        return _of_country(connection, (name, *country))
    ways: tuple[Callable[[Connection, str], Collection[int]], ...] = (
        _by_title,
        by_name,
        partial(_described, since=since, until=until),
        by_spelling,
        partial(holders, since=since, until=until),
        _by_bare_name,
        _by_body,
        by_part_of_a_name,
        partial(holders_of_longer, since=since, until=until),
        by_description,
        _by_text,
    )
    for way in ways:
        if found := _rows(connection, way(connection, name)):
            return found
    return []


def _of_country(connection: Connection, names: Sequence[str]) -> list[SpeakerRow]:
    """Who has one of the names; people who are called so ("Anatole France") after all others."""
    people: list[SpeakerRow] = []
    for name in names:
        for way in (by_name, by_spelling):
            found = _rows(connection, way(connection, name))
            if others := [row for row in found if row.kind is not SpeakerKind.PERSON]:
                return others
            people = people or found
    return people


def _rows(connection: Connection, ids: Collection[int]) -> list[SpeakerRow]:
    """The speakers; of too many to choose from, those in most documents."""
    if len(ids) <= _CHOICE:
        return rows_of(connection, ids)
    known = func.max(_ALIASES.c.seen).desc()
    named = _ALIASES.c.kind != SpeakerKind.UNNAMED.value
    statement = select(_ALIASES.c.speaker_id).where(_ALIASES.c.speaker_id.in_(ids), named)
    best = (
        statement.group_by(_ALIASES.c.speaker_id)
        .order_by(known, _ALIASES.c.speaker_id)
        .limit(_CHOICE)
    )
    return rows_of(connection, list(connection.execute(best).scalars()) or ids)


def _described(
    connection: Connection, name: str, since: dt.date | None, until: dt.date | None
) -> Collection[int]:
    """Unnamed speakers who are called just so, and those of whom documents say it as a role."""
    # What they said may be given to the one who holds their office (`db.offices_held`).
    said = exists().where(SAID.table.c.speaker_id == _ALIASES.c.speaker_id)
    found = called(connection, name, (_ALIASES.c.kind == SpeakerKind.UNNAMED.value) & said)
    return {*found, *holders(connection, name, since, until)} if found else ()


def _by_title(connection: Connection, name: str) -> Collection[int]:
    """Those of a name, with or without its title, of whom documents say the title."""
    title, bare = _parsed(name)
    if not title or not bare:
        return ()
    return _with_role(connection, {*by_name(connection, name), *by_name(connection, bare)}, title)


def _by_body(connection: Connection, name: str) -> Collection[int]:
    """Those of a name of whom a role tells the body: "Reyes of the State Department"."""
    bare, _, body = name.partition(" of ")
    return _with_role(connection, by_name(connection, bare), body) if role_words(body) else ()


def _with_role(connection: Connection, some: Collection[int], words: str) -> Collection[int]:
    found = with_words(connection, "role", role_words(words), _ROLES) if some else []
    statement = select(ROLE.c.speaker_id).where(ROLE.c.id.in_(found))
    return set(connection.execute(statement.where(ROLE.c.speaker_id.in_(some))).scalars())


def _by_bare_name(connection: Connection, name: str) -> Collection[int]:
    _, bare = _parsed(name)
    if bare in ("", name):
        return ()
    # A title is a person's: "UK government" is not any body that is called "the government".
    found = by_name(connection, bare) or by_spelling(connection, bare)
    people = select(_ALIASES.c.speaker_id).where(
        _ALIASES.c.speaker_id.in_(found), _ALIASES.c.kind == SpeakerKind.PERSON.value
    )
    return set(connection.execute(people).scalars())


def _parsed(name: str) -> tuple[str, str]:
    """The title of a person's name, and the name in the order of speech without it."""
    if len(name) > _PERSON or len(name.split()) < 2:
        return "", name
    from nameparser import HumanName

    found = HumanName(name)
    pieces = (found.first, found.middle, found.last, found.suffix)
    return found.title, " ".join(filter(None, pieces))


def _by_text(connection: Connection, name: str) -> Collection[int]:
    """Speakers whose name stands next to the words wherever a document has them.

    Before it ("Russia's top diplomat Sergei Lavrov") or, after a comma, behind it ("Sergei
    Lavrov, Russia's top diplomat").
    """
    phrase = ARTICLES.sub("", " ".join(name.casefold().split()))
    if len(phrase.split()) < 2 or not re.search(r"\w", phrase):
        return ()
    matched = documents_with([phrase])
    shortest = (
        select(DOCUMENT.c.id, DOCUMENT.c.text)
        .join(matched, matched.c.number == DOCUMENT.c.number)
        .order_by(func.length(DOCUMENT.c.text))
        .limit(_MOST)
    )
    texts = dict(connection.execute(shortest).tuples().all())
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    words = re.sub(f"[{APOSTROPHES}]", f"[{APOSTROPHES}]", words)
    counted = Counter[int]()
    for document_id, speaker_id, alias in _people_in(connection, list(texts)):
        known = re.escape(alias)
        beside = rf"{words},?\s+{known}\b|\b{known},\s+(?:the\s+|an?\s+)?{words}\b"
        counted[speaker_id] += len(re.findall(beside, texts[document_id], re.IGNORECASE))
    best = max(counted.values(), default=0)
    return [i for i, number in counted.items() if number and 2 * number >= best]


def _people_in(connection: Connection, documents: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """The documents' ids with the speakers who are people there, by each of their names."""
    said = SAID.table
    statement = (
        select(QUOTATION.c.document_id, _ALIASES.c.speaker_id, _ALIASES.c.name)
        .join(said, said.c.quotation_id == QUOTATION.c.id)
        .join(_ALIASES, _ALIASES.c.speaker_id == said.c.speaker_id)
        .where(QUOTATION.c.document_id.in_(documents))
        .where(_ALIASES.c.kind == SpeakerKind.PERSON.value)
        .distinct()
    )
    yield from connection.execute(statement).tuples()
