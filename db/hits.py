"""Rows of found quotations as hits, with their speakers, stances and topics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, column, select

from db.values import Found, Hit, HitStance, SpeakerName
from db.views import QUOTES, SAID, STANCES, TOPICS
from quotes.types import Kind, Span, Spans, StanceLabel, spans_of

_QUOTES = QUOTES.table
# These are read apart, with more about each; the view's own columns would find them once more.
_APART = ("speaker", "topics", "stances")
_COLUMNS = [c for c in _QUOTES.c if c.name not in _APART]
_STANCES = [c for c in STANCES.table.c if c.name not in _APART]


def hits(connection: Connection, found: Sequence[Found]) -> list[Hit]:
    """The hits for what was found, in its order; at most some hundreds at once."""
    numbers = [each.number for each in found]
    rows = {
        row.number: row
        for row in connection.execute(select(*_COLUMNS).where(_QUOTES.c.number.in_(numbers)))
    }
    ids = [row.id for row in rows.values()]
    speakers = _by_quotation(connection, SAID.table.c, ids, "ordinal")
    stances = _by_quotation(connection, _STANCES, ids, "target")
    topics = _by_quotation(connection, TOPICS.table.c, ids, "ordinal")
    return [
        _hit(rows[each.number], each, speakers, stances, topics)
        for each in found
        if each.number in rows
    ]


_Lists = dict[str, list[Row[Any]]]


def _by_quotation(
    connection: Connection, columns: Iterable[ColumnElement[Any]], ids: Sequence[str], order: str
) -> _Lists:
    lists: _Lists = defaultdict(list)
    of_these = column("quotation_id").in_(ids)
    statement = select(*columns).where(of_these).order_by(column(order))
    for row in connection.execute(statement):
        lists[row.quotation_id].append(row)
    return lists


def _hit(row: Row[Any], found: Found, speakers: _Lists, stances: _Lists, topics: _Lists) -> Hit:
    content = spans_of(row.content_spans)
    return Hit(
        id=row.id,
        content=row.content,
        content_spans=content,
        sentence=row.sentence,
        sentence_start=row.sentence_start,
        marks=_inside(content, (row.sentence_start, row.sentence_end)),
        cue=row.cue,
        source=row.source,
        speakers=tuple(
            SpeakerName(each.speaker_id, each.speaker) for each in speakers.get(row.id, [])
        ),
        kind=Kind(row.kind),
        speech=row.speech,
        negated=row.negated,
        hedged=row.hedged,
        confidence=row.confidence,
        date=row.date,
        publisher=row.publisher,
        title=row.title,
        document_id=row.document_id,
        url=row.url,
        origin=row.origin,
        stances=tuple(
            HitStance(
                each.target,
                StanceLabel(each.label),
                each.score,
                tuple(each.evidence),
                each.person,
                each.sure,
            )
            for each in stances.get(row.id, [])
        ),
        topics=tuple(each.topic for each in topics.get(row.id, [])),
        relevance=found.relevance,
        author=row.author,
        matched=found.matched,
        complete=found.complete,
        similarity=found.similarity,
        within=row.within,
        fit=found.fit,
    )


def _inside(spans: Spans, frame: Span) -> Spans:
    """The parts of the spans that lie in the frame, as offsets from its beginning."""
    low, high = frame
    cut = ((max(start, low) - low, min(end, high) - low) for start, end in spans)
    return tuple((start, end) for start, end in cut if start < end)
