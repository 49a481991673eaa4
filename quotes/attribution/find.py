"""Find the attributions and names of a text: words, model, then what the quotation marks say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quotes.attribution.calibrate import confidences
from quotes.attribution.credits import unwrapped
from quotes.attribution.evidence import refine
from quotes.attribution.model import Reader
from quotes.attribution.names import Name
from quotes.attribution.turns import by_form
from quotes.attribution.words import Words, cut
from quotes.layout import Block, BlockKind
from quotes.marks import Marked
from quotes.types import Attribution, Decision, Spans

READ = (BlockKind.PARAGRAPH, BlockKind.HEADLINE)


@dataclass(frozen=True, slots=True)
class Found:
    """Attributions in the order of the text, the names in it, and its quotation marks."""

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    marks: tuple[Marked, ...]


def find(text: str, blocks: Sequence[Block], reader: Reader) -> Found:
    """Read `text` with the model; only headlines and paragraphs among `blocks` are looked at.

    Every span is a slice of running text: what a block skips is left out of it.
    """
    read = [block for block in blocks if block.kind in READ]
    words = cut(text, [(block.span, block.skip) for block in read])
    headlines = {n for n, block in enumerate(read) if block.kind is BlockKind.HEADLINE}
    reading = reader.read(words)
    decision = Decision("reader", version=reader.version)
    linked = refine(words, reading.linked, headlines)
    found = [
        Attribution(
            _spans(words, one.source),
            _spans(words, (one.cue,)),
            _spans(words, one.content),
            sure,
            decision,
        )
        for one, sure in zip(linked, confidences(words, linked, reader.calibration), strict=True)
        if sure >= reader.settings.least
    ]
    found = by_form(text, read, words.marks, unwrapped(text, found))
    return Found(tuple(found), reading.names, tuple(words.marks))


def _spans(words: Words, runs: Sequence[tuple[int, int]]) -> Spans:
    """Character spans of runs of words, broken where a paragraph ends or something is skipped."""
    spans = []
    for first, end in runs:
        start = first
        for index in range(first + 1, end):
            if words.breaks[index]:
                spans.append((words.spans[start][0], words.spans[index - 1][1]))
                start = index
        spans.append((words.spans[start][0], words.spans[end - 1][1]))
    return tuple(spans)
