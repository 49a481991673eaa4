"""Dialogue that goes to and fro: paragraphs that are a quotation each, of two who take turns.

    "Have you read it?" Smith asked.

    "I have," said Jones.

    "And what do you think?"

    "It is a disaster."

Paragraphs of quotations alone may also be one speaker's words going on. They are turns where two
have spoken just before, one paragraph each, and every question is answered in the next paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running
from quotes.layout import Block, BlockKind
from quotes.marks import Marked
from quotes.types import Attribution, overlap, slices

_FEWEST = 2
_ASKS = re.compile(r"(?:had )?ask(?:s|ed)?\b")
_WRITER = re.compile(r"I|[Ww]e")


def with_dialogue(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with the paragraphs of a dialogue given to its two speakers in turn."""
    text, blocks = page.text, page.blocks
    result = [_without_answer(text, blocks, one) for one in found]
    for first, last in _runs(page):
        pair = [_only_speaker(page, result, at) for at in (first - 2, first - 1)]
        lines = [blocks[at] for at in range(first - 2, last)]
        if None in pair or not _answered(text, lines):
            continue
        one, other = (each for each in pair if each is not None)
        if slices(text, one.source).lower() == slices(text, other.source).lower():
            continue
        turns = {id(one): lines[2::2], id(other): lines[3::2]}
        run = blocks[first].span[0], blocks[last - 1].span[1]
        for at, each in enumerate(result):
            left = tuple(span for span in each.content if not overlap(span, run))
            if id(each) in turns:
                said = [running(text, block, block.span) for block in turns[id(each)]]
                left = tuple(sorted((*left, *(span for spans in said for span in spans))))
            result[at] = replace(each, content=left)
        result = [each for each in result if each.content]
    return result


def _without_answer(text: str, blocks: Sequence[Block], one: Attribution) -> Attribution:
    """What "I ask" less the paragraphs below it, where somebody answers.

    "I asked her:" has the question itself in the next paragraph.
    """
    asks = any(_WRITER.fullmatch(text, *span) for span in one.source) and any(
        _ASKS.match(text, *span) for span in one.cue
    )
    if not asks:
        return one
    asked = one.cue[0][0]
    at = next((n for n, b in enumerate(blocks) if b.span[0] <= asked < b.span[1]), None)
    if at is None:
        return one
    end = blocks[at].span[1]
    if text[max(0, end - 5) : end].rstrip("*_ \n").endswith(":") and at + 1 < len(blocks):
        end = blocks[at + 1].span[1]
    return replace(one, content=tuple(span for span in one.content if span[0] < end))


def _runs(page: Page) -> Iterator[tuple[int, int]]:
    """Where paragraphs that are nothing but a quotation follow on each other, two or more."""
    whole = {marked.span for marked in page.marks if marked.close is not None}
    bare = [block.kind is BlockKind.PARAGRAPH and block.span in whole for block in page.blocks]
    at = 0
    while at < len(bare):
        end = at
        while end < len(bare) and bare[end]:
            end += 1
        if end - at >= _FEWEST and at >= 2:
            yield at, end
        at = max(end, at + 1)


def _is_bare(block: Block, marks: Sequence[Marked], starts: Sequence[int]) -> bool:
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    start, end = block.span
    at = bisect_left(starts, start)
    marked = marks[at] if at < len(marks) else None
    return marked is not None and marked.close is not None and marked.span == (start, end)


def _only_speaker(page: Page, found: Sequence[Attribution], at: int) -> Attribution | None:
    """Who speaks in a paragraph that opens with a quotation, where it is one and has a source."""
    span = page.blocks[at].span
    here = [one for one in found if any(overlap(each, span) for each in (*one.cue, *one.source))]
    if len(here) != 1 or not here[0].source or not here[0].cue:
        return None
    opens = any(marked.span[0] == span[0] and marked.close for marked in page.marks)
    inside = all(overlap(each, span) for each in (*here[0].cue, *here[0].source))
    return here[0] if opens and inside else None


def _answered(text: str, lines: Sequence[Block]) -> bool:
    """Whether something is asked, and nothing but an answer follows on each question."""
    asks = [_asks(text, block) for block in lines]
    return any(asks) and not any(a and b for a, b in pairwise(asks))


def _asks(text: str, block: Block) -> bool:
    words = text[slice(*block.span)]
    mark = max(words.rfind(closing) for closing in "\"”'’")
    return words[max(mark - 1, 0) : mark] == "?" or words.endswith("?")
