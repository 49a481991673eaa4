"""A quotation and a target as the stance network reads them: word pieces, each with its part.

    [CLS] target [SEP] speaker [SEP] the sentence before, and those of the quotation [SEP]

Every piece says whether it belongs to the target, the speaker, content, cue, source or nothing of
these, and whether it is among the words that name the target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from quotes.onnx import CLS, SEP
from quotes.types import Span, Spans

MOST_PIECES = 160
_MOST_TARGET, _MOST_SPEAKER = 24, 12
# What lies farther from the anchor than this many characters can fill no piece.
_REACH = 1600
SPECIAL, TARGET, SPEAKER, OTHER, CONTENT, SOURCE, CUE = range(7)
PARTS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the network: where a quotation says what of which target.

    `around` spans what is read, all spans are offsets into `text`; `named` are the words that
    name the target there, in whole or in part.
    """

    text: str
    around: Span
    content: Spans
    cue: Spans
    source: Spans
    named: Spans
    target: str
    speaker: str = ""

    @property
    def naming(self) -> Spans:
        """The words of the content that name the target."""
        return tuple(
            (a, b)
            for a, b in self.named
            if any(start <= a and b <= end for start, end in self.content)
        )


@dataclass(frozen=True, slots=True)
class Pieces:
    """A question as ids: word pieces, their parts, whether they name the target, their spans.

    `spans` are offsets into the text, (0, 0) for pieces that are not of the text.
    """

    ids: list[int]
    parts: list[int]
    named: list[int]
    spans: list[Span]


def as_pieces(question: Question, tokenizer: Any) -> Pieces:
    """Cut a question into at most MOST_PIECES pieces, around the target's name where it is long.

    `tokenizer` is a `tokenizers.Tokenizer` without truncation and padding.
    """

    def encoded(words: str, most: int) -> list[int]:
        ids: list[int] = tokenizer.encode(words[:200], add_special_tokens=False).ids
        return ids[:most]

    target = encoded(question.target, _MOST_TARGET)
    speaker = encoded(question.speaker, _MOST_SPEAKER)
    room = MOST_PIECES - len(target) - len(speaker) - 4
    anchor = _anchor(question)
    start = max(question.around[0], anchor - _REACH)
    end = min(question.around[1], anchor + _REACH)
    marks, named = _marks(question, start, end)
    context = tokenizer.encode(question.text[start:end], add_special_tokens=False)
    spans: list[Span] = [(start + a, start + b) for a, b in context.offsets]
    first = _first(spans, anchor, room)
    spans = spans[first : first + room]
    at = [a - start for a, _ in spans]
    head = [SPECIAL, *[TARGET] * len(target), SPECIAL, *[SPEAKER] * len(speaker), SPECIAL]
    return Pieces(
        ids=[CLS, *target, SEP, *speaker, SEP, *context.ids[first : first + room], SEP],
        parts=[*head, *(marks[place] for place in at), SPECIAL],
        named=[*[0] * len(head), *(named[place] for place in at), 0],
        spans=[*[(0, 0)] * len(head), *spans, (0, 0)],
    )


def _anchor(question: Question) -> int:
    """Where the target is first named in the content, or else the content's beginning."""
    return next(iter((*question.naming, *question.content)), question.around)[0]


def _marks(question: Question, start: int, end: int) -> tuple[list[int], list[int]]:
    """For each character from start to end its part, and whether it names the target."""

    def fill(marks: list[int], spans: Spans, value: int) -> None:
        for a, b in spans:
            a, b = max(a, start), min(b, end)
            # A piece of an interrupted quotation may lie wholly before, or behind.
            if a < b:
                marks[a - start : b - start] = [value] * (b - a)

    marks, named = [OTHER] * (end - start), [0] * (end - start)
    fill(marks, question.content, CONTENT)
    fill(marks, question.source, SOURCE)
    fill(marks, question.cue, CUE)
    fill(named, question.named, 1)
    return marks, named


def _first(spans: Sequence[Span], anchor: int, room: int) -> int:
    """The piece to begin with, so that the anchor lies in the middle of what there is room for."""
    if len(spans) <= room:
        return 0
    at = next((i for i, (_, end) in enumerate(spans) if end > anchor), 0)
    return min(max(0, at - room // 2), len(spans) - room)
