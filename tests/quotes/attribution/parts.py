"""Attributions by their words, as the tests of rules write them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotes.attribution.names import Name
from quotes.attribution.page import Page
from quotes.attribution.words import Run, Words
from quotes.layout import layout
from quotes.marks import pair_marks
from quotes.types import Attribution, Span, slices

Parts = tuple[str, str, str]


def run(words: Words, part: str) -> Run:
    """Where the words of a part stand first."""
    wanted = part.split()
    for first in range(len(words)):
        if list(words.forms[first : first + len(wanted)]) == wanted:
            return first, first + len(wanted)
    raise AssertionError(part)


def page(text: str, names: Sequence[Name] = ()) -> Page:
    """A text as the passes see it."""
    blocks = layout(text)
    return Page(text, blocks, pair_marks(text, [block.span for block in blocks]), names)


def given(text: str, *parts: Parts) -> list[Attribution]:
    """Attributions by source, cue and content, each where it stands first; "" for none."""

    def at(phrase: str) -> tuple[Span, ...]:
        return ((text.index(phrase), text.index(phrase) + len(phrase)),) if phrase else ()

    return [Attribution(at(s), at(c), at(w), 0.9) for s, c, w in parts]


def told(text: str, found: Iterable[Attribution]) -> list[Parts]:
    """The words of each source, cue and content."""
    return [
        (slices(text, one.source), slices(text, one.cue), slices(text, one.content))
        for one in found
    ]
