"""What all judgements by a person share: speakers found, names given, the judgement kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.sqlite import insert as insert_new

from db.engine import add_row
from db.keys import folded_name
from db.names import clean, fold
from db.naming import refresh
from db.speakers import rows_of
from db.tables import alias, judgement, now, speaker
from db.values import Action, Judged
from quotes.errors import Unclear

LONGEST = 1000  # characters of a name


def give_alias(connection: Connection, row: Row[Any], name: str) -> bool:
    """Give a speaker a name by hand; whether it is a new one."""
    values = {"speaker_id": row.id, "name": name, "folded": folded_name(name, row.kind)}
    added = connection.execute(
        insert_new(alias).values(**values, seen=0, by_hand=True).on_conflict_do_nothing()
    )
    refresh(connection, {row.id})
    return bool(added.rowcount)


def given_name(name: str) -> str:
    """A name from a person, on one line; Unclear for what is none."""
    plain = " ".join(clean(name).split())
    if not fold(plain) or not any(c.isprintable() for c in plain):
        raise Unclear("a name cannot be empty")
    if len(plain) > LONGEST:
        raise Unclear(f"a name cannot have more than {LONGEST:,} characters")
    return plain


def row_of(connection: Connection, speaker_id: int) -> Row[Any] | None:
    """The row of a speaker, None where there is none."""
    return connection.execute(select(speaker).where(speaker.c.id == speaker_id)).first()


def found_row(connection: Connection, speaker_id: int) -> Row[Any]:
    """The row of a speaker; Unclear where there is none."""
    row = row_of(connection, speaker_id)
    if row is None:
        raise Unclear(f"there is no speaker {speaker_id}")
    return row


def name_of(connection: Connection, speaker_id: int) -> str:
    """The name of a speaker; Unclear where there is none."""
    return str(found_row(connection, speaker_id).name)


def merged_since(connection: Connection, found: Row[Any]) -> int | None:
    """The first merge that made the other speaker of a judgement one with somebody, if it holds."""
    merge = select(func.min(judgement.c.id)).where(
        judgement.c.action == Action.MERGE,
        judgement.c.speaker_id == found.other_id,
        judgement.c.undone.is_(None),
        judgement.c.id > found.id,
    )
    return connection.execute(merge).scalar()


def judged(connection: Connection, number: int) -> Judged:
    """A judgement by a person, and the speaker who came of it: of a split or a move the other."""
    row = connection.execute(select(judgement).where(judgement.c.id == number)).one()
    whom = row.other_id if row.action in (Action.SPLIT, Action.MOVE) else row.speaker_id
    return Judged(number, *rows_of(connection, [whom]))


def keep(
    connection: Connection,
    action: Action,
    speaker_id: int,
    name: str,
    person: str,
    detail: Mapping[str, object],
    other_id: int | None = None,
) -> int:
    """Keep a judgement by a person; its number."""
    values = {
        "action": action,
        "speaker_id": speaker_id,
        "other_id": other_id,
        "name": name,
        "decided_by": " ".join(clean(person).split())[:LONGEST] or "somebody",
        "by_hand": True,
        "score": 1.0,
        "made": now(),
        "detail": detail,
    }
    return add_row(connection, judgement, values)
