"""Transcripts whose speakers stand on lines of their own, as in those of companies' calls.

    Ana Hill -- Chief Executive Officer

    Thank you. We had a good quarter.

    Operator

    Our first question comes from Jo Ott.

Headings are such lines, too; in a transcript two of them at least come again, one of them a name in
full, and what stands below is in the first person or speaks to somebody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.types import Span, Spans

_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:al|bin|de[lnr]?|di|du|el|la|le|van|von) )?[A-Z][\w.'’-]*){0,3}"
_LINE = compiled(
    rf"[*_]{{0,3}}(?P<name>{_NAME})[*_]{{0,3}}"
    r"(?:,\s[^?!:\n]{2,100}?(?<!\.)|(?: --?| [–—―|])\s[^?!:\n]{2,100}?)?[*_:]{0,3}"
)
TALKS = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our|[Tt]hanks|[Tt]hank|[Pp]lease)\b")
"""What those say who talk to somebody, and tables and lists do not."""

_FEWEST_TURNS = 5
_FEWEST_NAMES = 2
_LONGEST_LINE = 140
_LONGEST_TURN = 60  # paragraphs


def turns_below(page: Page) -> list[tuple[Span, Spans]]:
    """The name and the words of each turn; none where the text is no such transcript."""
    text, turns = page.text, list(_turns(page))
    again = Counter(text[slice(*name)] for name, _ in turns)
    talks = sum(any(TALKS.search(text, *span) for span in words) for _, words in turns)
    names = [name for name, count in again.items() if count > 1]
    few = len(names) < _FEWEST_NAMES or len(turns) < _FEWEST_TURNS or 3 * talks < 2 * len(turns)
    if few or not any(" " in name for name in names):
        return []
    dropped = {name for name in again if again[name] == 1 and " " not in name}
    return [turn for turn in turns if text[slice(*turn[0])] not in dropped]


def _turns(page: Page) -> Iterator[tuple[Span, Spans]]:
    """Each line that may be a name, with the paragraphs below; below the last line the first."""
    text, blocks = page.text, page.blocks
    lines = [(n, found) for n, block in enumerate(blocks) if (found := _line(text, block))]
    ends = [number for number, _ in lines[1:]] + [lines[-1][0] + 2] if lines else []
    for (number, label), end in zip(lines, ends, strict=True):
        below = blocks[number + 1 : end]
        if 0 < len(below) <= _LONGEST_TURN and below[0].kind is BlockKind.PARAGRAPH:
            words = tuple(
                span
                for block in below
                if block.kind is BlockKind.PARAGRAPH
                for span in running(text, block, block.span)
            )
            name = running(text, blocks[number], label.span("name"))
            if words and len(name) == 1:
                yield name[0], words


def _line(text: str, block: Block) -> re.Match[str] | None:
    start, end = block.span
    return _LINE.fullmatch(text, start, end) if end - start <= _LONGEST_LINE else None
