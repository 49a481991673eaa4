"""Find the attributions and names of a text: words, model, then what the quotation marks say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.attribution.calibrate import confidences
from quotes.attribution.claims import no_verb, of_itself, only_asks, signed, takes_lives
from quotes.attribution.decode import Linked
from quotes.attribution.evidence import refine
from quotes.attribution.inner import inner_reports
from quotes.attribution.kickers import unlabelled
from quotes.attribution.model import Reader
from quotes.attribution.names import Name
from quotes.attribution.page import Page
from quotes.attribution.passes import passed
from quotes.attribution.words import Words, cut
from quotes.layout import Block, BlockKind
from quotes.layout.markup import bullet
from quotes.marks import Marked
from quotes.types import Attribution, Decision, Span, Spans

READ = (BlockKind.PARAGRAPH, BlockKind.HEADLINE)


@dataclass(frozen=True, slots=True)
class Found:
    """Attributions in the order of the text, the names in it, and its quotation marks.

    `inner` are reports inside the contents of `attributions`, which hold the outermost.
    """

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    marks: tuple[Marked, ...]
    inner: tuple[Attribution, ...] = ()


def find(text: str, blocks: Sequence[Block], reader: Reader, *, inner: bool = True) -> Found:
    """Read `text` with the model; only headlines and paragraphs among `blocks` are looked at.

    Every span is a slice of running text: what a block skips is left out of it. Reports inside
    reports are looked for unless `inner` is false.
    """
    read = readable(text, blocks)
    words = cut(text, [(block.span, block.skip) for block in read])
    reading = reader.read(words)
    page = Page(text, read, words.marks, reading.names)
    listed = items(text, read)
    linked = refine(words, reading.linked, headlines(read), listed)
    chances = confidences(words, linked, reader.calibration)
    skips = sorted(skip for block in read for skip in block.skip)

    def read_again(span: Span) -> list[Attribution]:
        low, high = (bisect_left(skips, (at, at)) for at in span)
        again = cut(text, [(span, tuple(skips[low:high]))])
        refined = refine(again, reader.read(again).linked)
        sure = confidences(again, refined, reader.calibration)
        return _attributions(text, again, refined, sure, reader)

    emptied = listed & _touched(words, reading.linked) - _touched(words, linked)
    alone = [one for number in sorted(emptied) for one in read_again(read[number].span)]
    found = completed(page, words, linked, chances, reader, alone)
    within = inner_reports(text, found, words.marks, read_again) if inner else ()
    return Found(tuple(found), reading.names, tuple(words.marks), tuple(within))


def readable(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are read, headlines without their kickers."""
    return [unlabelled(text, block) for block in blocks if block.kind in READ]


def headlines(read: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that are headlines."""
    return {n for n, block in enumerate(read) if block.kind is BlockKind.HEADLINE}


def items(text: str, read: Sequence[Block]) -> set[int]:
    """The numbers of the blocks that are items of lists."""
    return {n for n, block in enumerate(read) if bullet(text, *block.span)}


def _touched(words: Words, linked: Sequence[Linked]) -> set[int]:
    """The numbers of the paragraphs that cues and contents stand in."""
    runs = (slice(*run) for one in linked for run in (one.cue, *one.content))
    return {number for run in runs for number in words.paragraphs[run]}


def completed(
    page: Page,
    words: Words,
    linked: Sequence[Linked],
    chances: Sequence[float],
    reader: Reader,
    alone: Sequence[Attribution] = (),
) -> list[Attribution]:
    """All that follows on the network: the attributions that are sure enough, after all passes.

    `linked` are refined, `chances` are their confidences; `alone` are those of list items of which
    refining left nothing, read once more by themselves.
    """
    return passed(page, [*_attributions(page.text, words, linked, chances, reader), *alone])


def _attributions(
    text: str, words: Words, linked: Sequence[Linked], chances: Sequence[float], reader: Reader
) -> list[Attribution]:
    """What the model decoded, as far as it is sure enough."""
    decision = Decision("reader", version=reader.version)
    found = [
        Attribution(
            spans(words, one.source),
            spans(words, (one.cue,)),
            spans(words, one.content),
            sure,
            decision,
        )
        for one, sure in zip(linked, chances, strict=True)
        if sure >= reader.settings.least
    ]
    empty = (no_verb, of_itself, only_asks, takes_lives)
    return [signed(text, one) for one in found if not any(test(text, one) for test in empty)]


def spans(words: Words, runs: Sequence[tuple[int, int]]) -> Spans:
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
