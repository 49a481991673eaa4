"""Stored articles with their quotations, as values again, to be classified as they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db.tables import document, quotation, quotation_speaker, speaker
from quotes.types import Decision, Kind, Quotation, Speaker, SpeakerKind, spans_of


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored article: its text and quotations, and when it was stored."""

    id: str
    text: str
    ingested: dt.datetime
    quotations: tuple[Quotation, ...]


def stored(connection: Connection, numbers: Sequence[int]) -> list[Stored]:
    """The articles with these numbers (some hundreds at most) that have quotations.

    Of the quotations only what stances are read from is there: spans, kind, and who speaks.
    """
    texts = connection.execute(
        select(document.c.id, document.c.text, document.c.ingested)
        .where(document.c.number.in_(numbers))
        .order_by(document.c.number)
    ).fetchall()
    ids = [row.id for row in texts]
    speakers = _speakers(connection, ids)
    quotations: dict[str, list[Quotation]] = defaultdict(list)
    for row in connection.execute(
        select(
            quotation.c.id,
            quotation.c.document_id,
            quotation.c.kind,
            quotation.c.source_spans,
            quotation.c.cue_spans,
            quotation.c.content_spans,
            quotation.c.sentence_start,
            quotation.c.sentence_end,
            quotation.c.confidence,
        )
        .where(quotation.c.document_id.in_(ids))
        .order_by(quotation.c.document_id, quotation.c.position)
    ):
        quotations[row.document_id].append(
            Quotation(
                id=row.id,
                source=spans_of(row.source_spans),
                cue=spans_of(row.cue_spans),
                content=spans_of(row.content_spans),
                kind=Kind(row.kind),
                sentence=(row.sentence_start, row.sentence_end),
                confidence=row.confidence,
                speakers=tuple(speakers[row.id]),
            )
        )
    return [
        Stored(row.id, row.text, row.ingested, tuple(quotations[row.id]))
        for row in texts
        if row.id in quotations
    ]


def _speakers(connection: Connection, ids: Sequence[str]) -> dict[str, list[Speaker]]:
    said = quotation_speaker
    statement = (
        select(said.c.quotation_id, said.c.name, speaker.c.kind, said.c.mention_start)
        .add_columns(said.c.mention_end, said.c.decided_by, said.c.score)
        .join(quotation, quotation.c.id == said.c.quotation_id)
        .join(speaker, speaker.c.id == said.c.speaker_id)
        .where(quotation.c.document_id.in_(ids))
        .order_by(said.c.quotation_id, said.c.ordinal)
    )
    found: dict[str, list[Speaker]] = defaultdict(list)
    for row in connection.execute(statement):
        mention = (row.mention_start, row.mention_end)
        decision = Decision(row.decided_by, row.score)
        found[row.quotation_id].append(Speaker(row.name, SpeakerKind(row.kind), mention, decision))
    return found
