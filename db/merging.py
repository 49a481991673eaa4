"""Two speakers made one, and made two again, with nothing lost in between."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from db.details import MergeDetail
from db.moving import NAMES, ROLES, SIGHTED, Sighted, count_anew, documents_of, give_names, move
from db.names import fold
from db.naming import refresh
from db.selections import listed
from db.tables import alias, judgement, now, quotation, quotation_speaker, role, speaker
from db.values import Action

# Judgements that say two speakers are not one.
APART = (Action.DISTINCT, Action.SPLIT)
# Those that are about the other speaker as much as about the first.
ON_BOTH = (*APART, Action.MOVE)
_KEPT = ("name", "kind", "wikidata", "document_id", "by_hand")


def main_names(connection: Connection, speaker_id: int) -> dict[str, list[str]]:
    """What each document calls a speaker in full: document id to names, mostly one."""
    rows = connection.execute(
        select(quotation.c.document_id, quotation_speaker.c.name)
        .join(quotation, quotation.c.id == quotation_speaker.c.quotation_id)
        .where(quotation_speaker.c.speaker_id == speaker_id)
        .distinct()
        .order_by(quotation.c.document_id, quotation_speaker.c.name)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for document_id, name in rows:
        found[document_id].append(" ".join(name.split()))
    return found


def absorb(connection: Connection, kept: int, other: int) -> MergeDetail:
    """Give all of `other` to `kept` and delete it; what `restore` needs to take it back."""
    row = connection.execute(select(speaker).where(speaker.c.id == other)).one()
    documents = documents_of(connection, other)
    both = sorted(set(documents) & set(documents_of(connection, kept)))
    names = _rows_of(connection, NAMES, other)
    known = set(connection.execute(_names_of(kept)).scalars())
    detail: MergeDetail = {
        "speaker": {name: row._mapping[name] for name in _KEPT},
        "documents": sorted(set(documents) - set(both)),
        "beside": _beside(connection, kept, other, both),
        "judgements": _ids(connection, judgement.c.speaker_id == other),
        "others": _ids(connection, judgement.c.other_id == other, judgement.c.action.in_(ON_BOTH)),
        "names": names,
        "roles": _rows_of(connection, ROLES, other),
        "alone": [name for name, *_ in names if name not in known],
        "withdrawn": _withdraw(connection, kept, other),
        "told": False,
    }
    _point(connection, detail, other, kept)
    give_names(connection, other, kept)
    move(connection, other, kept, documents)
    untold = (speaker.c.id == kept) & speaker.c.wikidata.is_(None)
    given = connection.execute(update(speaker).where(untold).values(wikidata=row.wikidata))
    detail["told"] = bool(given.rowcount and row.wikidata)
    connection.execute(delete(speaker).where(speaker.c.id == other))
    return detail


def restore(connection: Connection, kept: int, other: int, detail: MergeDetail) -> None:
    """Make `other` anew as it was, with what later documents said under its names alone."""
    connection.execute(insert(speaker), {"id": other, **detail["speaker"]})
    beside = _still(connection, kept, other, detail["beside"])
    for sighted, kinds in ((NAMES, detail["names"]), (ROLES, detail["roles"])):
        # Names that documents have come with the documents, but for those that had both.
        shared = {called for _, who, called, *_ in beside[sighted.table.name] if who == other}
        rows = [dict(zip(sighted.columns, each, strict=True)) for each in kinds]
        if given := [
            {"speaker_id": other, **row, "seen": 0}
            for row in rows
            if row["by_hand"] or not row["seen"] or row[sighted.name] in shared
        ]:
            connection.execute(insert(sighted.table), given)
    alone = set(map(fold, detail["alone"]))
    later = {
        document
        for document, names in main_names(connection, kept).items()
        if alone & set(map(fold, names))
    } - _brought(connection, kept, other)
    move(connection, kept, other, later.union(detail["documents"]).difference(beside["documents"]))
    _part(connection, kept, other, beside)
    named = alias.c.name.in_(detail["alone"]) & (alias.c.seen <= 0)
    connection.execute(delete(alias).where(alias.c.speaker_id == kept, named))
    if detail["told"]:
        here = (speaker.c.id == kept) & (speaker.c.wikidata == detail["speaker"]["wikidata"])
        connection.execute(update(speaker).where(here).values(wikidata=None))
    _point(connection, detail, kept, other)
    if detail["withdrawn"]:
        chosen = judgement.c.id.in_(detail["withdrawn"])
        connection.execute(update(judgement).where(chosen).values(undone=None))
    refresh(connection, {kept, other})


def _beside(connection: Connection, kept: int, other: int, documents: list[str]) -> dict[str, Any]:
    """What each of the two has of the documents that have both.

    "documents" are their ids, "said" what `other` says in them (quotation and ordinal). By the
    tables of names and of roles: document, speaker, name or role, and the rest of the sighting.
    """
    here = quotation.c.document_id.in_(listed(documents))
    said = connection.execute(
        select(quotation_speaker.c.quotation_id, quotation_speaker.c.ordinal)
        .join(quotation, quotation.c.id == quotation_speaker.c.quotation_id)
        .where(quotation_speaker.c.speaker_id == other, here)
    )
    found: dict[str, Any] = {"documents": documents, "said": [list(each) for each in said]}
    for held, seen, key, name, _ in SIGHTED:
        more = [c for c in seen.c if c.name not in ("document_id", key)]
        rows = connection.execute(
            select(seen.c.document_id, held.c.speaker_id, held.c[name], *more)
            .join(held, held.c.id == seen.c[key])
            .where(held.c.speaker_id.in_((kept, other)), seen.c.document_id.in_(listed(documents)))
        )
        found[held.name] = [
            [each if not isinstance(each, dt.date) else each.isoformat() for each in row]
            for row in rows
        ]
    return found


def _brought(connection: Connection, kept: int, other: int) -> set[str]:
    """The documents that other merges that hold gave to `kept`, which may have the same names."""
    details = select(judgement.c.detail).where(
        judgement.c.action == Action.MERGE,
        judgement.c.undone.is_(None),
        judgement.c.speaker_id == kept,
        judgement.c.other_id != other,
    )
    found: set[str] = set()
    for detail in connection.execute(details).scalars():
        found.update(detail["documents"], detail["beside"]["documents"])
    return found


def _still(connection: Connection, kept: int, other: int, beside: dict[str, Any]) -> dict[str, Any]:
    """Of what each of the two had of the documents that had both what `kept` has now.

    Another one may have become `kept` since, by a further merge, and what that one got by merges
    that are undone has gone with others. An article may also have been read anew.
    """
    found = dict(beside)
    for held, seen, key, name, _ in SIGHTED:
        theirs = (
            select(seen.c.document_id, held.c[name])
            .join(held, held.c.id == seen.c[key])
            .where(held.c.speaker_id == kept, seen.c.document_id.in_(listed(beside["documents"])))
        )
        there = {(row[0], row[1]) for row in connection.execute(theirs)}
        found[held.name] = [
            [document, other if who == other else kept, called, *rest]
            for document, who, called, *rest in beside[held.name]
            if (document, called) in there
        ]
    return found


def _part(connection: Connection, kept: int, other: int, beside: dict[str, Any]) -> None:
    """Give each of the two what it had of the documents that had both."""
    here = (quotation_speaker.c.quotation_id == bindparam("quotation")) & (
        quotation_speaker.c.ordinal == bindparam("at")
    )
    back = update(quotation_speaker).where(here, quotation_speaker.c.speaker_id == kept)
    if said := [{"quotation": name, "at": at} for name, at in beside["said"]]:
        connection.execute(back.values(speaker_id=other), said)
    for held, seen, key, name, _ in SIGHTED:
        more = [c.name for c in seen.c if c.name not in ("document_id", key)]
        rows = connection.execute(
            select(held.c.speaker_id, held.c[name], held.c.id).where(
                held.c.speaker_id.in_((kept, other))
            )
        )
        known = {(who, called): number for who, called, number in rows}
        if not beside[held.name]:
            continue
        gone = (seen.c.document_id == bindparam("document")) & (seen.c[key] == bindparam("held"))
        connection.execute(
            delete(seen).where(gone),
            [
                {"document": document, "held": known[kept, called]}
                for document, _, called, *_ in beside[held.name]
            ],
        )
        values = [
            {
                "document_id": document,
                key: known[who, called],
                **_dated(zip(more, rest, strict=True)),
            }
            for document, who, called, *rest in beside[held.name]
        ]
        connection.execute(insert(seen).prefix_with("OR IGNORE"), values)
    count_anew(connection, {kept, other})
    nowhere = (role.c.seen <= 0) & ~role.c.by_hand
    connection.execute(delete(role).where(role.c.speaker_id == kept, nowhere))


def _dated(row: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A row that was kept as JSON, with its day as one."""
    return {
        name: dt.date.fromisoformat(value) if name == "date" and value else value
        for name, value in row
    }


def _rows_of(connection: Connection, sighted: Sighted, speaker_id: int) -> list[list[Any]]:
    columns = (sighted.table.c[name] for name in sighted.columns)
    theirs = select(*columns).where(sighted.table.c.speaker_id == speaker_id)
    return [list(row) for row in connection.execute(theirs)]


def _names_of(speaker_id: int) -> Select[tuple[str]]:
    return select(alias.c.name).where(alias.c.speaker_id == speaker_id)


def _ids(connection: Connection, *conditions: ColumnElement[bool]) -> list[int]:
    return list(connection.execute(select(judgement.c.id).where(*conditions)).scalars())


def _withdraw(connection: Connection, one: int, other: int) -> list[int]:
    """Undo what said that the two are not one: who joins them now knows better."""
    ids = judgement.c.speaker_id, judgement.c.other_id
    between = or_(
        *(and_(ids[0] == a, ids[1] == b) for a, b in ((one, other), (other, one))),
    )
    found = _ids(connection, between, judgement.c.action.in_(APART), judgement.c.undone.is_(None))
    here = judgement.c.id.in_(found)
    connection.execute(update(judgement).where(here).values(undone=now()))
    return found


def _point(connection: Connection, detail: MergeDetail, source: int, to: int) -> None:
    """Let the judgements on one of the two be on the other, who has what they are about."""
    first, second = judgement.c.speaker_id, judgement.c.other_id
    for ids, column in ((detail["judgements"], first), (detail["others"], second)):
        here = judgement.c.id.in_(ids) & (column == source)
        connection.execute(update(judgement).where(here).values({column: to}))
