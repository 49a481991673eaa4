"""The article as the rules see it: sentences, paragraphs, and who quotes what where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from quotes.countries import most_named
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.types import ANSWER, TRANSCRIPT, Attribution, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*")
_SENTENCE_END = compiled(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z])"
)
_ASIDES = frozenset({BlockKind.CAPTION, BlockKind.BYLINE, BlockKind.FURNITURE})
_RUNNING = frozenset({BlockKind.HEADLINE, BlockKind.PARAGRAPH})
_OPENING_PARAGRAPHS = 3
_LONGEST_OPENING = 20
_LONGEST_SOURCE = 300
_MARKS = frozenset('"“”„«»')
_MARK = re.compile(r"(?P<opens>[“„«]|(?<![^\s(\[—–-])\")|[\"”»]")


class Article:
    """Text with its sentences and paragraphs as sorted offsets; built once for each `resolve`."""

    def __init__(
        self, doc: Doc, attributions: Sequence[Attribution], blocks: Sequence[Block]
    ) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.attributions = attributions
        if blocks:
            self.paragraphs: list[Span] = [block.span for block in blocks]
            self._kinds = [block.kind for block in blocks]
        else:
            self.paragraphs = [found.span() for found in _PARAGRAPH.finditer(self.text)]
            self._kinds = [BlockKind.PARAGRAPH] * len(self.paragraphs)
        self._skips = [skip for block in blocks for skip in block.skip]
        self._skip_ends = [end for _, end in self._skips]
        self._paragraph_starts = [start for start, _ in self.paragraphs]
        running = [kind in _RUNNING for kind in self._kinds]
        self._running = [sum(running[:at]) for at in range(min(len(running), _LONGEST_OPENING))]
        self._sentence_starts = self._sentences(doc)
        self._contents = sorted(
            (start, end, index)
            for index, attribution in enumerate(attributions)
            for start, end in attribution.content
        )
        self._content_starts = [start for start, _, _ in self._contents]
        self._reach = list(accumulate((end for _, end, _ in self._contents), max))
        self._offsets = [
            min((start for start, _ in a.source or a.cue or a.content), default=0)
            for a in attributions
        ]
        self._sources = sorted(span for a in attributions for span in a.source)
        self._source_starts = [start for start, _ in self._sources]
        self._direct = [self._is_direct(attribution) for attribution in attributions]

    def _sentences(self, doc: Doc) -> list[int]:
        starts = set(self._paragraph_starts)
        if doc.has_annotation("SENT_START"):
            starts.update(sent.start_char for sent in doc.sents)
        else:
            starts.update(found.end() for found in _SENTENCE_END.finditer(self.text))
        return sorted(starts)

    def _is_direct(self, attribution: Attribution) -> bool:
        if not attribution.content:
            return False
        start, _ = attribution.content[0]
        return any(mark in _MARKS for mark in self.text[max(start - 1, 0) : start + 1]) or (
            self.text[start : start + 2] == "''" or self.text[max(start - 2, 0) : start] == "''"
        )

    @cached_property
    def country(self) -> str | None:
        """The country that the text names most; None where that cannot be told."""
        return most_named(self.text)

    def sentence(self, offset: int) -> int:
        """Index of the sentence that `offset` stands in."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_span(self, index: int) -> Span:
        """Where a sentence begins and where the next one does."""
        starts = self._sentence_starts
        if not starts:
            return (0, len(self.text))
        index = max(index, 0)
        return starts[index], starts[index + 1] if index + 1 < len(starts) else len(self.text)

    def begins_sentence(self, offset: int) -> bool:
        """Whether no letter or digit of its sentence stands before `offset`."""
        start, _ = self.sentence_span(self.sentence(offset))
        return not any(map(str.isalnum, self.text[start:offset]))

    def is_common(self, start: int, end: int) -> bool:
        """Whether the tagger takes none of these words for a name; False without a tagger."""
        if not self.doc.has_annotation("TAG"):
            return False
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span is not None and not any(word.tag_.startswith("NNP") for word in span)

    def paragraph(self, offset: int) -> int:
        """Index of the paragraph that `offset` stands in, or of the one before it."""
        return max(bisect_right(self._paragraph_starts, offset) - 1, 0)

    def opens(self, offset: int) -> bool:
        """Whether `offset` stands in the headline or the first two paragraphs of running text."""
        at = self.paragraph(offset)
        return at < len(self._running) and self._running[at] < _OPENING_PARAGRAPHS

    def kind(self, offset: int) -> BlockKind:
        """Kind of the block at `offset`; a paragraph where the layout is unknown."""
        return self._kinds[self.paragraph(offset)] if self._kinds else BlockKind.PARAGRAPH

    def in_headline(self, offset: int) -> bool:
        """Whether `offset` stands in a headline."""
        return self.kind(offset) is BlockKind.HEADLINE

    def unmarked(self, start: int, end: int) -> Span:
        """The longest running text in a span: "Ann Hill" in "Ann Hill</b"; else the whole of it.

        Where markup was cut off, a name ends in a letter.
        """
        pieces = []
        first = start
        for skip in self._skips[bisect_right(self._skip_ends, start) :]:
            if skip[0] >= end:
                break
            pieces.append((first, skip[0]))
            first = skip[1]
        low, high = max((*pieces, (first, end)), key=lambda piece: piece[1] - piece[0])
        while start < low < high and not self.text[low].isalnum():
            low += 1
        while low < high < end and not self.text[high - 1].isalnum():
            high -= 1
        return (low, high) if low < high else (start, end)

    def is_aside(self, offset: int) -> bool:
        """Whether `offset` stands outside the running text: a caption, a byline, furniture."""
        return self.kind(offset) in _ASIDES

    def offset(self, index: int) -> int:
        """Where an attribution's source begins, or its cue, or its content."""
        return self._offsets[index]

    def around(self, offset: int, but: int = -1) -> list[int]:
        """Attributions whose content holds `offset`, the outermost first, without `but`."""
        found: list[int] = []
        at = bisect_right(self._content_starts, offset) - 1
        while at >= 0 and self._reach[at] > offset:
            _, end, index = self._contents[at]
            if end > offset and index != but:
                found.append(index)
            at -= 1
        return found[::-1]

    def verbatim(self, offset: int, but: int = -1) -> list[int]:
        """Of `around`, those whose very words hold `offset`: in quotation marks, or in a turn."""
        return [index for index in self.around(offset, but) if self._is_verbatim(index, offset)]

    def _is_verbatim(self, index: int, offset: int) -> bool:
        attribution = self.attributions[index]
        if attribution.decision.by in (TRANSCRIPT, ANSWER):
            return True
        start = max(start for start, _ in attribution.content if start <= offset)
        *_, last = (None, *_MARK.finditer(self.text, max(start - 1, 0), offset))
        return last["opens"] is not None if last else self.is_direct(index)

    def is_direct(self, index: int) -> bool:
        """Whether the content of an attribution opens with a quotation mark."""
        return self._direct[index]

    def sources(self) -> Sequence[Span]:
        """The pieces of all sources, in order."""
        return self._sources

    def in_source(self, offset: int) -> bool:
        """Whether an offset stands in the source words of any attribution."""
        at = bisect_right(self._source_starts, offset) - 1
        return at >= 0 and self._sources[at][1] > offset

    def source_between(self, start: int, end: int) -> Span | None:
        """The first source that shares characters with a span."""
        at = bisect_left(self._source_starts, start - _LONGEST_SOURCE)
        while at < len(self._sources) and self._sources[at][0] < end:
            if self._sources[at][1] > start:
                return self._sources[at]
            at += 1
        return None
