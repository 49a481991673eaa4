"""Listing speakers, with names and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, select

from db.clauses import JUDGEMENT
from db.names import fold
from db.selections import IDS, given, limited, listed
from db.values import Action, SpeakerRow
from db.views import ALIASES, ROLES, SPEAKERS
from quotes.types import SpeakerKind

_SPEAKERS = SPEAKERS.table
_A, _R = ALIASES.table, ROLES.table
_ALIASES = (
    select(_A.c.speaker_id, _A.c.name)
    .where(_A.c.speaker_id.in_(IDS))
    .order_by(_A.c.seen.desc(), _A.c.name)
)
_ROLES = (
    select(_R.c.speaker_id, _R.c.role)
    .where(_R.c.speaker_id.in_(IDS))
    .order_by(_R.c.last.desc().nulls_last(), _R.c.seen.desc(), _R.c.role)
)


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
        conditions.append(_SPEAKERS.c.speaker_id.in_(select(alias.c.speaker_id).where(named)))
    if kind is not None:
        conditions.append(_SPEAKERS.c.kind == SpeakerKind(kind).value)
    return _rows(connection, conditions, limit)


def row_of(connection: Connection, speaker_id: int) -> SpeakerRow | None:
    """The speaker of a number, or whom a merge that holds made of that one; None where none is."""
    return next(iter(rows_of(connection, [merged_into(connection, speaker_id)])), None)


def merged_into(connection: Connection, speaker_id: int) -> int:
    """The number of whom a merge that holds made of a speaker; the same where none did."""
    merge = select(JUDGEMENT.c.speaker_id).where(
        JUDGEMENT.c.action == Action.MERGE.value,
        JUDGEMENT.c.other_id == speaker_id,
        JUDGEMENT.c.undone.is_(None),
    )
    return connection.execute(merge).scalar() or speaker_id


def rows_of(connection: Connection, ids: Collection[int]) -> list[SpeakerRow]:
    """These speakers, the most quoted first."""
    return _rows(connection, [_SPEAKERS.c.speaker_id.in_(listed(ids))], 0) if ids else []


def _rows(
    connection: Connection, conditions: list[ColumnElement[bool]], limit: int
) -> list[SpeakerRow]:
    order = (_SPEAKERS.c.quotations.desc(), _SPEAKERS.c.name, _SPEAKERS.c.speaker_id)
    first = select(_SPEAKERS.c.speaker_id).where(*conditions).order_by(*order)
    ids = list(connection.execute(limited(first, limit)).scalars())
    # Only now, for those few, what takes longer to count.
    some = select(_SPEAKERS).where(_SPEAKERS.c.speaker_id.in_(IDS)).order_by(*order)
    aliases: dict[int, list[str]] = defaultdict(list)
    roles: dict[int, list[str]] = defaultdict(list)
    for statement, into in ((_ALIASES, aliases), (_ROLES, roles)):
        for speaker_id, name in connection.execute(statement, given(ids)):
            into[speaker_id].append(name)
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
        for row in connection.execute(some, given(ids))
    ]
