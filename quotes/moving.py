"""Quotations in another text that holds theirs, or a part of it, somewhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from quotes.types import Quotation, Span, Spans, Speaker, Stance, quotation_id


def moved(quotations: Iterable[Quotation], by: int, length: int) -> tuple[Quotation, ...]:
    """The quotations with every offset `by` characters on, in a text of this length.

    Left out are those of which the new text lacks any of content, cue and source. Ids are made
    anew, as they follow from the offsets; a quotation whose outer one is left out stands alone.
    """
    inside = {
        each.id: _moved(each, by, length)
        for each in quotations
        if all(_fits(span, by, length) for span in (*each.content, *each.cue, *each.source))
    }
    return tuple(
        replace(each, within=inside[each.within].id if each.within in inside else None)
        for each in inside.values()
    )


def _moved(quotation: Quotation, by: int, length: int) -> Quotation:
    content = _spans(quotation.content, by)
    start, end = quotation.sentence
    source = _spans(quotation.source, by)
    speakers = tuple(_speaker(each, by, length, source) for each in quotation.speakers)
    return replace(
        quotation,
        id=quotation_id("", content),
        source=source,
        cue=_spans(quotation.cue, by),
        content=content,
        sentence=(max(start + by, 0), min(end + by, length)),
        speakers=speakers,
        stances=tuple(_stance(each, by, length) for each in quotation.stances),
    )


def _speaker(speaker: Speaker, by: int, length: int, source: Spans) -> Speaker:
    """The speaker; where the words that gave the name are gone, the source stands for them."""
    if _fits(speaker.mention, by, length):
        return replace(speaker, mention=_span(speaker.mention, by))
    return replace(speaker, mention=source[0] if source else (0, 0))


def _stance(stance: Stance, by: int, length: int) -> Stance:
    kept = tuple(span for span in stance.evidence if _fits(span, by, length))
    return replace(stance, evidence=_spans(kept, by))


def _fits(span: Span, by: int, length: int) -> bool:
    return span[0] + by >= 0 and span[1] + by <= length


def _spans(spans: Spans, by: int) -> Spans:
    return tuple(_span(span, by) for span in spans)


def _span(span: Span, by: int) -> Span:
    return span[0] + by, span[1] + by
