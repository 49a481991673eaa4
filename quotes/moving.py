"""Quotations in another text that holds theirs, or a part of it, somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quotes.types import Quotation, Span, Spans, Speaker, quotation_id


def shifted(quotation: Quotation, by: int, document_id: str = "") -> Quotation:
    """A quotation with every offset `by` characters on, and the id that follows from them."""
    content = _spans(quotation.content, by)
    return replace(
        quotation,
        id=quotation_id(document_id, content),
        source=_spans(quotation.source, by),
        cue=_spans(quotation.cue, by),
        content=content,
        sentence=_span(quotation.sentence, by),
        speakers=tuple(replace(s, mention=_span(s.mention, by)) for s in quotation.speakers),
        stances=tuple(replace(s, evidence=_spans(s.evidence, by)) for s in quotation.stances),
    )


def moved(quotations: Iterable[Quotation], by: int, length: int) -> tuple[Quotation, ...]:
    """The quotations with every offset `by` characters on, in a text of this length.

    Left out are those of which the new text lacks any of content, cue and source; a quotation
    whose outer one is left out stands alone.
    """
    window = -by, length - by
    inside = {
        each.id: shifted(_cut(each, window), by)
        for each in quotations
        if all(_fits(span, window) for span in (*each.content, *each.cue, *each.source))
    }
    return tuple(
        replace(each, within=inside[each.within].id if each.within in inside else None)
        for each in inside.values()
    )


def _cut(quotation: Quotation, window: Span) -> Quotation:
    """The quotation with what it has of the text around it cut to a window."""
    (low, high), (start, end) = window, quotation.sentence
    return replace(
        quotation,
        sentence=(max(start, low), min(end, high)),
        speakers=tuple(_named(each, window, quotation.source) for each in quotation.speakers),
        stances=tuple(
            replace(each, evidence=tuple(span for span in each.evidence if _fits(span, window)))
            for each in quotation.stances
        ),
    )


def _named(speaker: Speaker, window: Span, source: Spans) -> Speaker:
    """The speaker; where the words that gave the name are gone, the source stands for them."""
    if _fits(speaker.mention, window):
        return speaker
    return replace(speaker, mention=source[0] if source else (window[0], window[0]))


def _fits(span: Span, window: Span) -> bool:
    return window[0] <= span[0] and span[1] <= window[1]


def _spans(spans: Spans, by: int) -> Spans:
    return tuple(_span(span, by) for span in spans)


def _span(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
