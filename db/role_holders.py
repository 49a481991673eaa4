"""Whom a role means: "the Russian foreign minister", "the prime minister"."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from db.clauses import ROLE
from db.name_index import with_words
from db.roles import role_head, role_words
from db.selections import listed

# What makes another office of one.
_ANOTHER = role_words("acting assistant deputy ex former late then vice")
_MOST = 200  # roles that are looked at
_SLIPS = 5  # times as often as another must one have a role to be meant alone


def holders(
    connection: Connection, name: str, since: dt.date | None, until: dt.date | None
) -> Collection[int]:
    """Those with just this role, and those of whom documents say more of the same one.

    "The prime minister" can be the "Vietnamese prime minister", not the deputy prime minister.
    """
    words = role_words(name)
    exactly = ROLE.c.folded == " ".join(sorted(words))
    exact = _with_role(connection, exactly, since, until) if words else ()
    if not exact:
        return ()
    longer = role_ids(connection, name, _MOST)
    return {*exact, *_with_role(connection, exactly | ROLE.c.id.in_(listed(longer)), since, until)}


def holders_of_longer(
    connection: Connection, name: str, since: dt.date | None, until: dt.date | None
) -> Collection[int]:
    """Those with a role that has all of these words among others."""
    fit = [role_id for role_id, _ in _longer_roles(connection, name)]
    return _with_role(connection, ROLE.c.id.in_(fit), since, until) if fit else ()


def role_ids(connection: Connection, name: str, most: int) -> list[int]:
    """The roles that are this one or say more of it, not "former" nor "deputy" ones."""
    roles = _longer_roles(connection, name, most)
    return [role_id for role_id, more in roles if not more & _ANOTHER]


def _longer_roles(
    connection: Connection, name: str, most: int = _MOST
) -> list[tuple[int, frozenset[str]]]:
    """The roles that turn on the same word and have all of these; with what they have besides."""
    words = role_words(name)
    found = with_words(connection, "role", words, most)
    rows = connection.execute(select(ROLE.c.id, ROLE.c.role).where(ROLE.c.id.in_(listed(found))))
    # "The Syrian opposition" is not the "head of the Syrian … Opposition Forces".
    return [
        (row.id, role_words(row.role) - words)
        for row in rows
        if role_head(row.role) == role_head(name)
    ]


def _with_role(
    connection: Connection,
    condition: ColumnElement[bool],
    since: dt.date | None,
    until: dt.date | None,
) -> Collection[int]:
    """Who has such a role in these days, if anybody, else ever; and in how many articles.

    Of whom a few articles say what many say of another, a slip of reading is likelier.
    """
    last, first = since or dt.date.min, until or dt.date.max
    then = (ROLE.c.last >= last) & (ROLE.c.first <= first)
    for when in (condition & then, condition) if since or until else (condition,):
        rows = connection.execute(select(ROLE.c.speaker_id, ROLE.c.seen).where(when).limit(_MOST))
        counted = Counter[int]()
        for speaker_id, seen in rows:
            counted[speaker_id] += seen
        if counted:
            most = max(counted.values())
            return {speaker_id for speaker_id, seen in counted.items() if seen * _SLIPS >= most}
    return ()
