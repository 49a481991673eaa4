"""Stances toward one target, one by one, and the labels that people gave."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, and_, select

from db.clauses import HUMAN_LABEL, QUOTATION, STANCE, TARGET
from db.standing import target_id
from db.values import HumanLabel, SpeakerName, Taken
from db.views import SAID, STANCES
from quotes.types import StanceLabel, Verdict


def taken(
    connection: Connection, target: str, since: dt.date | None, until: dt.date | None
) -> list[Taken]:
    """See `Database.taken`."""
    stance, said = STANCES.table, SAID.table
    here = stance.c.target_id == target_id(connection, target)
    speakers: dict[str, list[SpeakerName]] = defaultdict(list)
    of_these = said.c.quotation_id.in_(select(stance.c.quotation_id).where(here))
    for row in connection.execute(select(said).where(of_these).order_by(said.c.ordinal)):
        speakers[row.quotation_id].append(SpeakerName(row.speaker_id, row.speaker))
    statement = select(
        stance.c.quotation_id,
        stance.c.document_id,
        stance.c.date,
        stance.c.publisher,
        stance.c.label,
        stance.c.score,
        stance.c.sure,
        stance.c.person,
    ).where(here)
    if since is not None:
        statement = statement.where(stance.c.date >= since)
    if until is not None:
        statement = statement.where(stance.c.date <= until)
    return [
        Taken(
            row.quotation_id,
            row.document_id,
            row.date,
            row.publisher,
            StanceLabel(row.label),
            row.score,
            row.sure,
            row.person,
            tuple(speakers[row.quotation_id]),
        )
        for row in connection.execute(
            statement.order_by(stance.c.date.nulls_last(), stance.c.quotation_id)
        )
    ]


def human_labels(connection: Connection, targets: Sequence[str]) -> list[HumanLabel]:
    """See `Database.human_labels`. Labels whose quotation is gone are left out."""
    label, model = HUMAN_LABEL, STANCE
    same = and_(
        model.c.current,
        model.c.quotation_id == label.c.quotation_id,
        model.c.target_id == label.c.target_id,
    )
    statement = (
        select(
            label.c.quotation_id,
            TARGET.c.name,
            label.c.person,
            label.c.label,
            label.c.made,
            model.c.label.label("model"),
            model.c.sure,
            model.c.score,
        )
        .join(TARGET, TARGET.c.id == label.c.target_id)
        .join(QUOTATION, QUOTATION.c.id == label.c.quotation_id)
        .outerjoin(model, same)
        .order_by(label.c.made, label.c.id)
    )
    if targets:
        ids = [target_id(connection, name) for name in targets]
        statement = statement.where(label.c.target_id.in_(ids))
    return [
        HumanLabel(
            row.quotation_id,
            row.name,
            row.person,
            Verdict(row.label),
            row.made.replace(tzinfo=dt.UTC),
            StanceLabel(row.model) if row.model else None,
            bool(row.sure),
            row.score,
        )
        for row in connection.execute(statement)
    ]
