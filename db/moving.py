"""Giving what documents have of one speaker to another: the step behind merge, split and undo."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from db.naming import refresh
from db.selections import listed
from db.tables import alias, quotation, quotation_speaker, role, role_sighting, sighting


class Sighted(NamedTuple):
    """What speakers have by documents: names, or roles.

    The table, that of its sightings, the key in these, the column that says what it is called, and
    all columns that a merge keeps.
    """

    table: Table
    sightings: Table
    key: str
    name: str
    columns: tuple[str, ...]


_KEPT = ("folded", "by_hand", "seen")
NAMES = Sighted(alias, sighting, "alias_id", "name", ("name", *_KEPT))
ROLES = Sighted(role, role_sighting, "role_id", "role", ("role", *_KEPT))
SIGHTED = (NAMES, ROLES)


def documents_of(connection: Connection, speaker_id: int) -> list[str]:
    """The documents in which a speaker is quoted, or a name or role of theirs stands."""
    said = (
        select(quotation.c.document_id)
        .join(quotation_speaker, quotation_speaker.c.quotation_id == quotation.c.id)
        .where(quotation_speaker.c.speaker_id == speaker_id)
    )
    named = (
        select(sighting.c.document_id)
        .join(alias, alias.c.id == sighting.c.alias_id)
        .where(alias.c.speaker_id == speaker_id)
    )
    return sorted(connection.execute(said.union(named)).scalars())


def move(connection: Connection, source: int, to: int, documents: Collection[str]) -> None:
    """Let what these documents have of the speaker `source` be of the speaker `to`.

    Names and roles that then stand in no document go from `source`, but for those by hand.
    """
    chosen = listed(sorted(documents))
    quotations = select(quotation.c.id).where(quotation.c.document_id.in_(chosen))
    connection.execute(
        update(quotation_speaker)
        .where(quotation_speaker.c.speaker_id == source)
        .where(quotation_speaker.c.quotation_id.in_(quotations))
        .values(speaker_id=to)
    )
    for sighted in SIGHTED:
        _move_seen(connection, sighted, source, to, chosen)
        held = sighted.table
        nowhere = (held.c.seen <= 0) & ~held.c.by_hand
        connection.execute(delete(held).where(held.c.speaker_id == source, nowhere))
    refresh(connection, {source, to})


def count_anew(connection: Connection, ids: set[int]) -> None:
    """Count the documents of the names and roles of speakers, and date the roles."""
    for sighted in SIGHTED:
        theirs = sighted.table.c.speaker_id.in_(ids)
        connection.execute(update(sighted.table).where(theirs).values(_counted(sighted)))


def give_names(connection: Connection, source: int, to: int) -> None:
    """Give all names and roles of one speaker to another as well, seen in documents or not."""
    for sighted in SIGHTED:
        _have_too(connection, sighted.table, source, to)
    refresh(connection, {to})


def _move_seen(
    connection: Connection, sighted: Sighted, source: int, to: int, chosen: Select[tuple[Any]]
) -> None:
    held, seen, key, name, _ = sighted
    theirs = select(held.c.id).where(held.c.speaker_id == source)
    moved = seen.c[key].in_(theirs) & seen.c.document_id.in_(chosen)
    _have_too(connection, held, source, to, held.c.id.in_(select(seen.c[key]).where(moved)))
    old, new = held.alias("old"), held.alias("new")
    twin = (
        select(new.c.id)
        .join(old, old.c[name] == new.c[name])
        .where(new.c.speaker_id == to, old.c.id == seen.c[key])
        .scalar_subquery()
    )
    copied = [twin if c.name == key else c for c in seen.c]
    rows = select(*copied).where(moved)
    connection.execute(insert(seen).prefix_with("OR IGNORE").from_select(list(seen.c.keys()), rows))
    connection.execute(delete(seen).where(moved))
    count_anew(connection, {source, to})


def _have_too(
    connection: Connection, held: Table, source: int, to: int, *which: ColumnElement[bool]
) -> None:
    given = {"speaker_id": literal(to), "seen": literal(0)}
    columns = [c.name for c in held.c if c.name != "id"]
    rows = select(*(given.get(c, held.c[c]) for c in columns)).where(
        held.c.speaker_id == source, *which
    )
    connection.execute(insert(held).prefix_with("OR IGNORE").from_select(columns, rows))


def _counted(sighted: Sighted) -> dict[str, ScalarSelect[Any]]:
    """Documents that have a name or role, and of a role also the first and last day."""
    held, seen = sighted.table, sighted.sightings
    here = seen.c[sighted.key] == held.c.id
    found = {"seen": select(func.count()).where(here)}
    if "first" in held.c:
        found["first"] = select(func.min(seen.c.date)).where(here)
        found["last"] = select(func.max(seen.c.date)).where(here)
    return {name: counted.scalar_subquery() for name, counted in found.items()}
