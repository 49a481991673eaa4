"""The value that layout returns: a block of the text, and what kind of text it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.types import Span, Spans


class BlockKind(StrEnum):
    """What a block is. Quotations are looked for in `PARAGRAPH` and `HEADLINE` blocks alone."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Block:
    """One logical paragraph of a text.

    `span` begins and ends at a character that is not blank and may hold line breaks, since a
    paragraph that is broken in the middle of a sentence is one block. `skip` are ordered,
    non-overlapping spans inside it that are not running text: marks of markup, the targets of
    links, a bullet, a leading dateline, furniture that interrupts the paragraph.
    """

    kind: BlockKind
    span: Span
    skip: Spans = ()

    @property
    def running(self) -> Spans:
        """The spans of the block that are running text: `span` less `skip`, in order."""
        kept: list[Span] = []
        position = self.span[0]
        for start, end in self.skip:
            if start > position:
                kept.append((position, start))
            position = end
        if position < self.span[1]:
            kept.append((position, self.span[1]))
        return tuple(kept)


def plain_text(text: str, block: Block) -> str:
    """The block's running text for a reader, with single spaces for all white space.

    What was skipped leaves no gap inside a word: `**Mos**cow` reads "Moscow".
    """
    pieces: list[str] = []
    position = block.span[0]
    for start, end in block.running:
        skipped = text[position:start]
        if "\n" in skipped or "<br" in skipped.lower():
            pieces.append(" ")
        pieces.append(text[start:end])
        position = end
    return " ".join("".join(pieces).split())
