"""Spans and quotation marks in the blocks that they stand in, and whether anybody has them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from quotes.layout import Block
from quotes.types import Attribution, Span, Spans


def untaken(found: Sequence[Attribution]) -> Callable[[Span], bool]:
    """A test of spans: whether one shares no character with any part of what was `found`."""
    return apart(span for one in found for span in (*one.source, *one.cue, *one.content))


def apart(spans: Iterable[Span]) -> Callable[[Span], bool]:
    """A test of spans: whether one shares no character with any of these."""
    taken = sorted(spans)
    starts = [start for start, _ in taken]
    ends = list(accumulate((end for _, end in taken), max))

    def free(span: Span) -> bool:
        before = bisect_left(starts, span[1])
        return not before or ends[before - 1] <= span[0]

    return free


def running(text: str, block: Block, span: Span) -> Spans:
    """The parts of a span that are running text of its block."""
    clipped = ((max(start, span[0]), min(end, span[1])) for start, end in block.running)
    bare = (stripped(text, start, end) for start, end in clipped if start < end)
    return tuple((start, end) for start, end in bare if any(map(str.isalnum, text[start:end])))


def stripped(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def inside(outer: Span, spans: Spans) -> bool:
    """Whether all of these spans lie in one."""
    return all(outer[0] <= start and end <= outer[1] for start, end in spans)
