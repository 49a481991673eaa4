"""The way from lines to blocks: units, what each of them is, and which of them belong together."""

from __future__ import annotations

from quotes.layout import captions, markup
from quotes.layout.blocks import Block, BlockKind
from quotes.layout.datelines import dateline
from quotes.layout.headlines import find_headlines
from quotes.layout.lines import begins_like_name, begins_lower, ends_open, split_lines, unended
from quotes.layout.units import Unit, gather

_BETWEEN = 3  # blocks of furniture or captions that may interrupt one sentence
_LEADS = 2  # paragraphs, less short ones, in which a place and a dash make a dateline
_SHORT = 60


def layout(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order; every character that is not blank is in exactly one.

    Time and memory are linear in the length of the text. A text without any recognisable layout
    is one paragraph, or as many as it has blank lines or whole lines.
    """
    lines = split_lines(text)
    if not lines:
        return ()
    units = gather(text, lines)
    _mark_captions(text, units)
    units = _rejoin(text, units)
    find_headlines(text, units)
    return tuple(_blocks(text, units))


def _mark_captions(text: str, units: list[Unit]) -> None:
    for unit in units:
        if unit.kind is None and unit.bare:
            raw = text[unit.start : unit.end]
            if captions.is_credited(raw, unit.bare):
                unit.kind = BlockKind.CAPTION


def _rejoin(text: str, units: list[Unit]) -> list[Unit]:
    """Units with those joined that are one sentence broken over a blank line.

    Furniture and captions in the gap of such a sentence become part of what is skipped.
    """
    joined: list[Unit] = []
    for unit in units:
        last = _broken(text, joined, unit)
        if last is None:
            joined.append(unit)
            continue
        head = joined[last]
        head.inner += [(between.start, between.end) for between in joined[last + 1 :]]
        head.inner += unit.inner
        del joined[last + 1 :]
        head.absorb(unit.end, unit.lines, unit.bare)
    return joined


def _broken(text: str, units: list[Unit], unit: Unit) -> int | None:
    """The index of the unit that `unit` goes on with in mid-sentence, or None."""
    if unit.kind is not None or markup.bullet(text, unit.start, unit.end):
        return None
    lower = begins_lower(text, unit.start, unit.end)
    for index in range(len(units) - 1, max(-1, len(units) - 2 - _BETWEEN), -1):
        candidate = units[index]
        if candidate.kind in (BlockKind.FURNITURE, BlockKind.CAPTION):
            continue
        if candidate.kind is not None or not unended(text, candidate.start, candidate.end):
            return None
        if not lower:
            return index if ends_open(text, candidate.start, candidate.end) else None
        long_enough = candidate.end - candidate.start >= 100
        if begins_like_name(text, unit.start, unit.end) and not long_enough:
            return None
        return index
    return None


def _blocks(text: str, units: list[Unit]) -> list[Block]:
    blocks: list[Block] = []
    leads = 0
    for unit in units:
        kind = unit.kind or BlockKind.PARAGRAPH
        start, end = unit.start, unit.end
        skip = [*unit.inner, *markup.marks(text, start, end, heading=unit.heading)]
        if kind in (BlockKind.PARAGRAPH, BlockKind.HEADLINE):
            if item := markup.bullet(text, start, end):
                skip.append(item)
            if kind is BlockKind.PARAGRAPH:
                if found := dateline(text, start, end, opening=leads < _LEADS):
                    skip.append((start, found.end))
                leads += end - start >= _SHORT
        blocks.append(Block(kind, (start, end), markup.merge(skip, start, end) if skip else ()))
    return blocks
