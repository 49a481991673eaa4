"""Listing speakers, with names and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from db.names import fold
from db.selections import each
from db.values import SpeakerRow
from db.views import ALIASES, ROLES, SPEAKERS
from quotes.types import SpeakerKind

S = SPEAKERS.table
_CHUNK = 500


def speakers(
    connection: Connection,
    search: str | None = None,
    kind: SpeakerKind | None = None,
    limit: int = 50,
) -> list[SpeakerRow]:
    """Those most quoted first. See `Database.speakers`."""
    conditions: list[ColumnElement[bool]] = []
    if search is not None:
        alias = ALIASES.table
        named = alias.c.folded.contains(fold(search)[:1000], autoescape=True)
        conditions.append(S.c.speaker_id.in_(select(alias.c.speaker_id).where(named)))
    if kind is not None:
        conditions.append(S.c.kind == kind.value)
    return _rows(connection, conditions, limit)


def rows_of(connection: Connection, ids: Collection[int]) -> list[SpeakerRow]:
    """These speakers, the most quoted first."""
    return _rows(connection, [S.c.speaker_id.in_(each(ids))], 0) if ids else []


def _rows(
    connection: Connection, conditions: list[ColumnElement[bool]], limit: int
) -> list[SpeakerRow]:
    order = (S.c.quotations.desc(), S.c.name, S.c.speaker_id)
    first = select(S.c.speaker_id).where(*conditions).order_by(*order)
    if limit > 0:
        first = first.limit(min(limit, 2**31))
    ids = list(connection.execute(first).scalars())
    # Only now, for those few, what takes longer to count.
    found: list[Row[Any]] = []
    for start in range(0, len(ids), _CHUNK):
        some = select(S).where(S.c.speaker_id.in_(ids[start : start + _CHUNK])).order_by(*order)
        found += connection.execute(some).fetchall()
    aliases: dict[int, list[str]] = defaultdict(list)
    roles: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        _collect_aliases(connection, chunk, aliases)
        _collect_roles(connection, chunk, roles)
    return [
        SpeakerRow(
            id=row.speaker_id,
            name=row.name,
            kind=SpeakerKind(row.kind),
            aliases=tuple(name for name in aliases[row.speaker_id] if name != row.name),
            roles=tuple(roles[row.speaker_id]),
            quotations=row.quotations,
            documents=row.documents,
            first=row.first,
            last=row.last,
        )
        for row in found
    ]


def _collect_aliases(connection: Connection, ids: list[int], into: dict[int, list[str]]) -> None:
    alias = ALIASES.table
    for speaker_id, name in connection.execute(
        select(alias.c.speaker_id, alias.c.name)
        .where(alias.c.speaker_id.in_(ids))
        .order_by(alias.c.seen.desc(), alias.c.name)
    ):
        into[speaker_id].append(name)


def _collect_roles(connection: Connection, ids: list[int], into: dict[int, list[str]]) -> None:
    role = ROLES.table
    for speaker_id, name in connection.execute(
        select(role.c.speaker_id, role.c.role)
        .where(role.c.speaker_id.in_(ids))
        .order_by(role.c.last.desc().nulls_last(), role.c.seen.desc(), role.c.role)
    ):
        into[speaker_id].append(name)
