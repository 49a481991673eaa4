"""Everything that is known of one speaker but the quotations."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, select

from db.doubtful import duplicates_of
from db.speakers import rows_of
from db.values import Action, AliasRow, JudgementRow, Profile, RoleRow
from db.views import ALIASES, JUDGEMENTS, ROLES, SPEAKERS
from quotes.errors import Unclear

DUPLICATES = 5


def profile(connection: Connection, speaker_id: int) -> Profile:
    """Names, roles, judgements and possible duplicates; `Unclear` for a speaker not there."""
    rows = rows_of(connection, [speaker_id])
    if not rows:
        raise Unclear(f"there is no speaker {speaker_id}")
    s, a, r = SPEAKERS.table, ALIASES.table, ROLES.table
    names = connection.execute(
        select(a.c.name, a.c.seen, a.c.by_hand)
        .where(a.c.speaker_id == speaker_id)
        .order_by(a.c.seen.desc(), a.c.name)
    )
    roles = connection.execute(
        select(r.c.role, r.c.first, r.c.last, r.c.seen)
        .where(r.c.speaker_id == speaker_id)
        .order_by(r.c.first.nulls_last(), r.c.last, r.c.role)
    )
    item = select(s.c.wikidata).where(s.c.speaker_id == speaker_id)
    return Profile(
        rows[0],
        connection.execute(item).scalar_one(),
        tuple(AliasRow(*each) for each in names),
        tuple(RoleRow(*each) for each in roles),
        tuple(judgements(connection, speaker_id)),
        tuple(duplicates_of(connection, speaker_id, DUPLICATES)),
    )


def judgements(connection: Connection, speaker_id: int) -> list[JudgementRow]:
    """What was decided on a speaker, in the order of time."""
    j = JUDGEMENTS.table
    rows = connection.execute(
        select(j)
        .where((j.c.speaker_id == speaker_id) | (j.c.other_id == speaker_id))
        .order_by(j.c.made, j.c.id)
    )
    return [
        JudgementRow(
            id=row.id,
            action=Action(row.action),
            speaker_id=row.speaker_id,
            name=row.name if row.speaker_id == speaker_id else row.speaker,
            other_id=row.other_id if row.speaker_id == speaker_id else row.speaker_id,
            by=row.decided_by,
            by_hand=row.by_hand,
            score=row.score,
            made=dt.datetime.fromisoformat(row.made).replace(tzinfo=dt.UTC),
            undone=row.undone is not None,
            document_id=row.document_id,
        )
        for row in rows
    ]
