"""Two speakers made one, and made two again, with nothing lost in between."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    insert,
    or_,
    select,
    update,
)

from db.moving import documents_of, give_names, move
from db.names import fold
from db.naming import refresh
from db.tables import Action, alias, judgement, now, quotation, quotation_speaker, role, speaker

# Judgements that say two speakers are not one.
APART = (Action.DISTINCT, Action.SPLIT)
_KEPT = ("name", "kind", "wikidata", "document_id", "by_hand")
_HELD = (
    (alias, "names", ("name", "folded", "by_hand")),
    (role, "roles", ("role", "folded", "by_hand")),
)


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


def absorb(connection: Connection, kept: int, other: int) -> dict[str, Any]:
    """Give all of `other` to `kept` and delete it; what `restore` needs to take it back."""
    row = connection.execute(select(speaker).where(speaker.c.id == other)).one()
    detail: dict[str, Any] = {
        "speaker": {name: row._mapping[name] for name in _KEPT},
        "documents": documents_of(connection, other),
        "judgements": _ids(connection, judgement.c.speaker_id == other),
        "others": _ids(connection, judgement.c.other_id == other, judgement.c.action.in_(APART)),
    }
    for held, name, columns in _HELD:
        rows = connection.execute(
            select(*(held.c[c] for c in columns)).where(held.c.speaker_id == other)
        )
        detail[name] = [list(each) for each in rows]
    known = set(connection.execute(_names_of(kept)).scalars())
    detail["alone"] = [name for name, *_ in detail["names"] if name not in known]
    detail["withdrawn"] = _withdraw(connection, kept, other)
    _point(connection, detail, kept)
    give_names(connection, other, kept)
    move(connection, other, kept, detail["documents"])
    untold = (speaker.c.id == kept) & speaker.c.wikidata.is_(None)
    given = connection.execute(update(speaker).where(untold).values(wikidata=row.wikidata))
    detail["told"] = bool(given.rowcount and row.wikidata)
    connection.execute(delete(speaker).where(speaker.c.id == other))
    return detail


def restore(connection: Connection, kept: int, other: int, detail: dict[str, Any]) -> None:
    """Make `other` anew as it was, with what later documents said under its names alone."""
    connection.execute(insert(speaker), {"id": other, **detail["speaker"]})
    for held, name, columns in _HELD:
        if rows := [dict(zip(columns, each, strict=True)) for each in detail[name]]:
            connection.execute(insert(held), [{"speaker_id": other, "seen": 0, **r} for r in rows])
    alone = set(map(fold, detail["alone"]))
    later = {
        document
        for document, names in main_names(connection, kept).items()
        if alone & set(map(fold, names))
    }
    move(connection, kept, other, later.union(detail["documents"]))
    named = alias.c.name.in_(detail["alone"]) & (alias.c.seen <= 0)
    connection.execute(delete(alias).where(alias.c.speaker_id == kept, named))
    if detail["told"]:
        here = (speaker.c.id == kept) & (speaker.c.wikidata == detail["speaker"]["wikidata"])
        connection.execute(update(speaker).where(here).values(wikidata=None))
    _point(connection, detail, other)
    if detail["withdrawn"]:
        chosen = judgement.c.id.in_(detail["withdrawn"])
        connection.execute(update(judgement).where(chosen).values(undone=None))
    refresh(connection, {kept, other})


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


def _point(connection: Connection, detail: dict[str, Any], to: int) -> None:
    """Let the judgements on one of the two be on the other, who has what they are about."""
    for name, column in (("judgements", "speaker_id"), ("others", "other_id")):
        here = judgement.c.id.in_(detail[name])
        connection.execute(update(judgement).where(here).values({column: to}))
