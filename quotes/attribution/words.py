"""Cut paragraphs into the words that the model reads, with what the model is told of each word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from quotes.attribution.displayed import block_quotations
from quotes.marks import Marked, pair_marks
from quotes.types import Span, Spans

Run = tuple[int, int]
"""Words by their numbers, from the first to before the last."""

# An underscore holds words together, but at either end of one it is a mark of emphasis.
_WORD = re.compile(r"''|``|[^\W_]+(?:_+[^\W_]+)*|_+|[^\w\s]")
_PLAIN = {
    "''": '"',
    "``": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‹": "'",
    "›": "'",
}


class Shape(IntEnum):
    """The casing of a word, which the encoder itself cannot see."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    DIGIT = 4
    OTHER = 5


class Quoted(IntEnum):
    """Where a word stands with regard to quotation marks; in a block quotation it is inside."""

    OUTSIDE = 0
    OPENS = 1
    CLOSES = 2
    INSIDE = 3
    SINGLE_OPENS = 4
    SINGLE_CLOSES = 5
    SINGLE_INSIDE = 6
    STRAY = 7


class Place(IntEnum):
    """Where a word stands in its paragraph."""

    INNER = 0
    PARAGRAPH_START = 1
    TEXT_START = 2


@dataclass(slots=True)
class Words:
    """Parallel lists over the words of a text: spans, normal forms, features, paragraph numbers.

    `breaks` tells that something other than running text stands before the word.
    """

    spans: list[Span] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    breaks: list[bool] = field(default_factory=list)
    marks: list[Marked] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.spans)


def cut(text: str, paragraphs: Sequence[tuple[Span, Spans]]) -> Words:
    """Cut `paragraphs` (a span each, with spans inside it to pass over) into words."""
    words = Words()
    words.marks = pair_marks(text, [span for span, _ in paragraphs])
    for number, ((start, end), skip) in enumerate(paragraphs):
        first = broken = True
        skips = iter((*skip, (len(text) + 1, len(text) + 1)))
        gap = next(skips)
        for match in _WORD.finditer(text, start, end):
            span = match.span()
            while gap[1] <= span[0]:
                gap, broken = next(skips), True
            if gap[0] < span[1]:
                continue
            form = match[0]
            words.spans.append(span)
            words.forms.append(_PLAIN.get(form, form))
            words.shapes.append(_shape(form))
            place = Place.INNER
            if first:
                place = Place.PARAGRAPH_START if len(words) > 1 else Place.TEXT_START
                first = False
            words.places.append(place)
            words.paragraphs.append(number)
            words.breaks.append(broken)
            broken = False
    words.quoted = _quoted(words)
    displayed = {number for block in block_quotations(text, paragraphs) for number in block.quoted}
    words.quoted = [
        int(Quoted.INSIDE) if not state and number in displayed else state
        for state, number in zip(words.quoted, words.paragraphs, strict=True)
    ]
    return words


def _shape(form: str) -> int:
    if form.islower():
        return Shape.LOWER
    if form.isdigit():
        return Shape.DIGIT
    if form.isupper():
        return Shape.UPPER if len(form) > 1 else Shape.TITLE
    if form[:1].isupper() and form[1:].islower():
        return Shape.TITLE
    return Shape.MIXED if form[:1].isalpha() else Shape.OTHER


def _quoted(words: Words) -> list[int]:
    starts = [start for start, _ in words.spans]
    states = [int(Quoted.STRAY) if form == '"' else int(Quoted.OUTSIDE) for form in words.forms]

    def first_at(offset: int) -> int:
        return max(bisect_right(starts, offset) - 1, 0)

    # Double marks last, so that they win over single ones inside them.
    for single in (True, False):
        opens, closes, inside = (
            (Quoted.SINGLE_OPENS, Quoted.SINGLE_CLOSES, Quoted.SINGLE_INSIDE)
            if single
            else (Quoted.OPENS, Quoted.CLOSES, Quoted.INSIDE)
        )
        for marked in words.marks:
            if (marked.style == "single") is not single:
                continue
            at = first_at(marked.open[0])
            while at < len(starts) and starts[at] < marked.span[1]:
                if starts[at] >= marked.open[1]:
                    states[at] = inside
                at += 1
        for marked in words.marks:
            if (marked.style == "single") is not single:
                continue
            for mark, state in ((marked.open, opens), (marked.close, closes)):
                if mark is not None and starts:
                    at = first_at(mark[0])
                    if words.spans[at][0] == mark[0]:
                        states[at] = state
    return [int(state) for state in states]
