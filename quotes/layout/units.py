"""Runs of lines that are read as one, and what a line shows itself to be by its own form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotes.layout import dates, markup, signs
from quotes.layout.blocks import BlockKind
from quotes.layout.front import front_matter
from quotes.layout.lines import Line, continues, ends_open
from quotes.types import Span

_LONGEST_SIGN = 500  # characters; longer lines are text without a closer look
_HEADING = re.compile(r"[ \t>]{0,8}#{1,6}[ \t]+\S|<h[1-6]\b", re.I)
_UNDERLINE = re.compile(r"=+|-{3,}")
_FIGURE = re.compile(r"<figcaption\b", re.I)


@dataclass(slots=True)
class Unit:
    """A run of lines that is read as one; `kind` is None while it is only known to be text."""

    start: int
    end: int
    kind: BlockKind | None
    bare: str = ""  # without markup, where short enough to be anything but a paragraph
    lines: int = 1
    heading: bool = False
    inner: list[Span] = field(default_factory=list)

    def absorb(self, end: int, lines: int, bare: str) -> None:
        """Go on to `end`; where either part is too long for a sign, so is the whole."""
        self.end, self.lines = end, self.lines + lines
        self.bare = f"{self.bare} {bare}" if self.bare and bare else ""
        if len(self.bare) > _LONGEST_SIGN:
            self.bare = ""


def gather(text: str, lines: list[Line]) -> list[Unit]:
    """Units in the order of the text: lines of one paragraph together, signs each alone."""
    units: list[Unit] = []
    skip_to = front_matter(text, lines)
    if skip_to:
        units.append(Unit(lines[0].start, lines[skip_to - 1].end, BlockKind.FURNITURE))
    masthead = True
    before: Line | None = None
    for number in range(skip_to, len(lines)):
        line = lines[number]
        alone = line.gap and (number + 1 == len(lines) or lines[number + 1].gap)
        joins = (
            before is not None
            and not line.gap
            and units[-1].kind is None
            and continues(text, before, line)
        )
        if line.end - line.start > _LONGEST_SIGN:
            kind, bare, heading, masthead = None, "", False, False
        else:
            raw = text[line.start : line.end]
            bare = markup.bare(raw)
            in_text = joins and (units[-1].lines > 1 or not masthead or _open(text, before))
            stamped = line.gap and dates.is_stamp(bare)
            kind, heading = _line_kind(raw, bare, masthead or alone or stamped, in_text)
            if masthead and kind is None and len(bare) > 60 and signs.ends_like_sentence(bare):
                masthead = not units
        if kind is None and joins:
            units[-1].absorb(line.end, 1, bare)
        elif bare and _is_underline(bare) and _underlines(units, before, line):
            units[-1].end, units[-1].kind, units[-1].heading = line.end, BlockKind.HEADLINE, True
            units[-1].inner.append((line.start, line.end))
        else:
            units.append(Unit(line.start, line.end, kind, bare, heading=heading))
        before = line
    return units


def _open(text: str, line: Line | None) -> bool:
    return line is not None and ends_open(text, line.start, line.end)


def _line_kind(raw: str, bare: str, weak: bool, in_text: bool) -> tuple[BlockKind | None, bool]:
    """What a line is by itself, and whether it is marked as a heading.

    `weak` lets forms decide that also occur as a line of a paragraph; `in_text` says that the
    line goes on with a paragraph, so that no form but markup and links decides.
    """
    if raw[0] in "#<> \t" and _HEADING.match(raw) and bare:
        return BlockKind.HEADLINE, True
    if raw[0] == "<" and _FIGURE.match(raw):
        return BlockKind.CAPTION, False
    if signs.is_link(bare, raw):
        return BlockKind.FURNITURE, False
    if in_text:
        return None, False
    if signs.is_furniture(bare):
        return BlockKind.FURNITURE, False
    if signs.is_credit(bare):
        return BlockKind.BYLINE, False
    if weak:
        if signs.byline(bare):
            return BlockKind.BYLINE, False
        if dates.is_date_line(bare) or dates.date_beside(bare):
            return BlockKind.DATELINE, False
    return None, False


def _is_underline(bare: str) -> bool:
    return bare[0] in "=-" and bool(_UNDERLINE.fullmatch(bare))


def _underlines(units: list[Unit], before: Line | None, line: Line) -> bool:
    """Whether a line of `===` or `---` makes a heading of the single short line before it."""
    return (
        before is not None
        and not line.gap
        and units[-1].kind is None
        and units[-1].lines == 1
        and 0 < len(units[-1].bare) <= 200
    )
