"""Rows for machines: what `--format csv`, `jsonl` and `json` write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from quotes.types import Document, Quotation, Record, Span, Spans, StanceLabel

if TYPE_CHECKING:
    from db.values import DocumentRow, Hit, SpeakerRow, TargetRow

Row = dict[str, object]


def quotation_row(hit: Hit, *, flat: bool = False) -> Row:
    """A quotation for JSON, lists as lists; `flat` for CSV, as `quotes export csv` writes it.

    The keys are those of `db.export.COLUMNS`, and for JSON four more. `content_spans` are offsets
    into the document's text, `marks` into `sentence`, which begins at `sentence_start`.
    """
    from db import export

    row: Row = {**export.row(hit)}
    if flat:
        return row
    row |= {
        "stances": [
            {
                "target": stance.target,
                "label": stance.label.value,
                "score": round(stance.score, 4),
                "sure": stance.sure,
                "evidence": list(stance.evidence),
                "by": stance.by,
            }
            for stance in hit.stances
        ],
        "topics": list(hit.topics),
        "speaker_ids": list(hit.speaker_ids),
        "content_spans": _pairs(hit.content_spans),
    }
    last = {
        "sentence_start": hit.sentence_start,
        "marks": _pairs(hit.marks),
        "relevance": row.pop("relevance"),
        "matched": list(hit.matched),
        "similarity": None if hit.similarity is None else round(hit.similarity, 4),
        "fit": row.pop("fit"),
    }
    return row | last


def speaker_row(row: SpeakerRow) -> Row:
    """A speaker."""
    return asdict(row)


def document_row(row: DocumentRow) -> Row:
    """A document."""
    return asdict(row)


def target_row(row: TargetRow) -> Row:
    """A target, with a count for each sure label, and one for all that are not sure."""
    return {
        "name": row.name,
        "aliases": list(row.aliases),
        "description": row.description,
        **{label.value: number for label, number in _all_labels(row).items()},
        "unsure": row.unsure,
    }


def _all_labels(row: TargetRow) -> dict[StanceLabel, int]:
    return {label: row.labels.get(label, 0) for label in StanceLabel}


def record_row(record: Record, with_text: bool) -> Row:
    """A document and its quotations, as `quotes extract` writes them.

    A quotation within another stands under "inner" there. Offsets refer to the text as it was
    given, NUL characters and lone surrogates included.
    """
    document = record.document
    row: Row = {"id": document.id}
    if with_text:
        row["text"] = document.given_text
    known = {quotation.id for quotation in record.quotations}
    inner: dict[str, list[Quotation]] = {}
    outermost = []
    for quotation in record.quotations:
        if quotation.within in known:
            inner.setdefault(str(quotation.within), []).append(quotation)
        else:
            outermost.append(quotation)

    def nested(quotation: Quotation) -> Row:
        within = [nested(each) for each in inner.get(quotation.id, ())]
        return _attribution(document, quotation) | ({"inner": within} if within else {})

    return row | {"attributions": [nested(quotation) for quotation in outermost]}


def _attribution(document: Document, quotation: Quotation) -> Row:
    def given(spans: Spans) -> list[list[int]]:
        return _pairs(map(document.given_span, spans))

    kinds = list(dict.fromkeys(speaker.kind.value for speaker in quotation.speakers))
    return {
        "source": given(quotation.source),
        "cue": given(quotation.cue),
        "content": given(quotation.content),
        "kind": quotation.kind.value,
        "speech": quotation.speech,
        "negated": quotation.negated,
        "hedged": quotation.hedged,
        "speaker": quotation.speaker,
        "speaker_kind": kinds[0] if kinds else None,
        "confidence": round(quotation.confidence, 4),
        "stances": [
            {
                "target": stance.target,
                "label": stance.label.value,
                "score": round(stance.score, 4),
                "sure": stance.sure,
                "evidence": [document.text[start:end] for start, end in stance.evidence],
            }
            for stance in quotation.stances
        ],
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]
