"""Tokens, fragments and quotation kinds of a text, as the measures of attribution see them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from quotes.types import Kind, Span, Spans

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PARAGRAPH = re.compile(r"[^\n]+")
_LIGHT = frozenset(".,;:")
_EDGE = " \t\r\n\f\v.,;:\u00a0"
_TOGGLES = frozenset('"\u201e\u201f')


class Text:
    """A text whose spans can be compared; tokens and marks are found once, when first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def tokens(self) -> list[Span]:
        """Words and single punctuation marks, in order."""
        return [match.span() for match in _TOKEN.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.tokens]

    @cached_property
    def _quoted(self) -> bytearray:
        return quoted_characters(self.text)

    def tokens_in(self, spans: Spans) -> frozenset[int]:
        """Numbers of the tokens that overlap the spans, the marks . , ; : left out."""
        return frozenset(
            number
            for start, end in spans
            for number in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
            if self.text[self.tokens[number][0]] not in _LIGHT
        )

    def fragments(self, spans: Spans) -> set[Span]:
        """Contiguous stretches: spans with only white space between them are one.

        White space and the marks . , ; : at either end are left out; what is then empty is none.
        """
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and not self.text[merged[-1][1] : start].strip():
                merged[-1][1] = max(end, merged[-1][1])
            else:
                merged.append([start, end])
        trimmed = (self._trim(start, end) for start, end in merged)
        return {(start, end) for start, end in trimmed if start < end}

    def _trim(self, start: int, end: int) -> Span:
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(_EDGE))
        return start, start + len(words.strip(_EDGE))

    def kind(self, spans: Spans) -> Kind:
        """Direct where 95 % or more of the letters and digits stand in double quotation marks.

        Indirect where none does (also where there is none), else mixed. Single marks and
        guillemets do not count, so that the figures compare across corpora.
        """
        letters = [i for start, end in spans for i in range(start, end) if self.text[i].isalnum()]
        inside = sum(self._quoted[i] for i in letters)
        if not inside:
            return Kind.INDIRECT
        return Kind.DIRECT if inside >= 0.95 * len(letters) else Kind.MIXED


def quoted_characters(text: str) -> bytearray:
    """1 for each character in double quotation marks (the marks too), 0 for the others.

    Each line begins outside of any mark.
    """
    quoted = bytearray(len(text))
    for paragraph in _PARAGRAPH.finditer(text):
        inside = False
        for i in range(*paragraph.span()):
            mark = text[i]
            if mark in _TOGGLES:
                quoted[i] = 1
                inside = not inside
            elif mark in "\u201c\u201d":
                quoted[i] = 1
                inside = mark == "\u201c"
            elif inside:
                quoted[i] = 1
    return quoted
