"""From attributions to quotations: manner, speakers, stances and topics put together."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.attribution.find import Found
from quotes.attribution.hearers import was_told
from quotes.attribution.manner import is_hedged, is_negated, is_speech, kind_of
from quotes.layout import Block, BlockKind
from quotes.nesting import nested
from quotes.speakers import resolve, written_by
from quotes.stance import classify_all, read
from quotes.types import Attribution, Quotation, Span, Target, quotation_id

if TYPE_CHECKING:
    from spacy.tokens import Doc


def assemble(
    doc: Doc,
    found: Found,
    blocks: Sequence[Block],
    *,
    document_id: str = "",
    author: str | None = None,
    targets: Sequence[Target] = (),
    with_topics: bool = False,
) -> tuple[Quotation, ...]:
    """Quotations of one Doc, whose text the offsets of `found` and `blocks` refer to.

    `author` is who wrote it by its metadata, for where the text itself names nobody.
    """
    text = doc.text
    sentences = _sentences(doc, blocks)
    starts = [start for start, _ in sentences]
    quotations = []
    attributions = sorted(
        (*found.attributions, *found.inner),
        key=lambda each: (each.content[0][0], -each.content[-1][1], each.cue),
    )
    for attribution, speakers in zip(attributions, resolve(doc, attributions, blocks), strict=True):
        kind = kind_of(text, attribution.content, found.marks, attribution.cue)
        quotations.append(
            Quotation(
                id=quotation_id(document_id, attribution.content),
                source=attribution.source,
                cue=attribution.cue,
                content=attribution.content,
                kind=kind,
                sentence=_sentence(sentences, starts, attribution),
                confidence=attribution.confidence,
                speech=is_speech(text, attribution.cue, kind) or was_told(text, attribution),
                negated=is_negated(text, attribution),
                hedged=is_hedged(text, attribution),
                speakers=speakers,
                decision=attribution.decision,
            )
        )
    if author:
        marked = [marked.span for marked in found.marks]
        bylines = [block.span for block in blocks if block.kind is BlockKind.BYLINE]
        quotations = written_by(text, author, marked, bylines, quotations)
    if targets and quotations:
        context = read(doc, targets, sentences)
        stances = classify_all(doc, quotations, targets, context=context)
        quotations = [
            replace(quotation, stances=each)
            for quotation, each in zip(quotations, stances, strict=True)
        ]
    if with_topics and quotations:
        from quotes.topics import Topics

        topics = Topics(doc)
        quotations = [replace(each, topics=topics.of(each.content)) for each in quotations]
    return nested(quotations)


def _sentences(doc: Doc, blocks: Sequence[Block]) -> list[Span]:
    """Sentences as character spans, cut where a block ends and without white space around.

    A headline begins after its mark of markup: "# Ott quits".
    """
    text = doc.text
    if doc.has_annotation("SENT_START"):
        ends = [sentence.end_char for sentence in doc.sents]
    else:
        ends = [len(text)]
    cuts = sorted({*ends, *(edge for block in blocks for edge in block.span)})
    headlines = [block for block in blocks if block.kind is BlockKind.HEADLINE and block.skip]
    marked = {b.span[0]: b.skip[0][1] for b in headlines if b.skip[0][0] == b.span[0]}
    sentences: list[Span] = []
    start = 0
    for end in cuts:
        piece = text[start:end]
        kept = piece.strip()
        if kept:
            first = start + len(piece) - len(piece.lstrip())
            end_of_mark = marked.get(first, first)
            last = first + len(kept)
            sentences.append((end_of_mark if end_of_mark < last else first, last))
        start = end
    return sentences


def _sentence(sentences: list[Span], starts: list[int], attribution: Attribution) -> Span:
    """The sentences from the first to the last word of the content, the cue and the source.

    The source counts, too, since a sentence may be cut within a name: "U Thu | Ya said he …".
    """
    spans = (*attribution.content, *attribution.cue, *attribution.source)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    start = sentences[max(bisect_right(starts, first) - 1, 0)][0]
    end = sentences[max(bisect_right(starts, last - 1) - 1, 0)][1]
    return min(start, first), max(end, last)
