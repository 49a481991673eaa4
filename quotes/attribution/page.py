"""What a pass over the found attributions looks at, and what a pass is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotes.attribution.names import PERSON, Name
from quotes.layout import Block, BlockKind
from quotes.marks import Marked
from quotes.types import Attribution, Span


@dataclass(frozen=True)
class Page:
    """A text with its paragraphs and headlines, and the quotation marks and names in these."""

    text: str
    blocks: Sequence[Block]
    marks: Sequence[Marked] = ()
    names: Sequence[Name] = ()

    @cached_property
    def starts(self) -> list[int]:
        """Where the blocks begin."""
        return [block.span[0] for block in self.blocks]

    @cached_property
    def people(self) -> list[Span]:
        """The names of people, in order."""
        return sorted(name.span for name in self.names if name.label == PERSON)

    @cached_property
    def placed(self) -> list[tuple[Block, Marked]]:
        """Each marked stretch with its block."""
        return [
            (self.blocks[bisect_right(self.starts, marked.span[0]) - 1], marked)
            for marked in self.marks
        ]

    @cached_property
    def single(self) -> bool:
        """Whether the text quotes in single marks, as British papers do: most of its sentences.

        What is quoted in a quotation has the other marks.
        """
        sentences: list[bool] = []
        reach = 0
        for block, marked in self.placed:
            if block.kind is BlockKind.HEADLINE or marked.close is None or marked.span[0] < reach:
                continue
            reach = marked.span[1]
            if self.text[marked.close[0] - 1] in ',.?!"”’':
                sentences.append(marked.style == "single")
        return 2 * sum(sentences) > len(sentences)

    def quotes(self, marked: Marked) -> bool:
        """Whether a stretch is in marks that the text quotes in: double ones, but for British."""
        return (marked.style == "single") is self.single

    @cached_property
    def quoted(self) -> list[tuple[Block, Marked]]:
        """Each stretch that closes in the marks that the text quotes in, but for headlines."""
        return [
            (block, marked)
            for block, marked in self.placed
            if self.quotes(marked)
            and marked.close is not None
            and block.kind is not BlockKind.HEADLINE
        ]

    @cached_property
    def closing(self) -> dict[int, Marked]:
        """The stretches that close, by where they open."""
        return {marked.open[0]: marked for marked in self.marks if marked.close}


Pass = Callable[[Page, Sequence[Attribution]], list[Attribution]]
"""The attributions found so far in, all of them out, with what the pass adds or puts right."""
