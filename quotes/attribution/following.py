"""Sentences in marks right behind a sentence that reports, of which the model is sure of none.

- "“We lost,” *she* said. “Nobody came.”", "*Ott* called it a failure. “Nobody came.”"

A mark may be opened again before the first has closed: “We lost. “Nobody came.”

What nobody has is whose the sentence before it is, unless that one asks, or tells who asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, untaken
from quotes.attribution.sentences import END, ends_sentence
from quotes.layout import BlockKind
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution

_FEWEST_WORDS = 3
_LONGEST = 400  # characters of the sentence before
_ENDED = re.compile(r"[.!]\s*$")
_ASKS = re.compile(r"(?:\w+ ){0,2}ask(?:s|ed|ing)?\b")
_BREAK = compiled(END)


def followed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such sentences in the contents of those that the sentence before is of."""
    text, result = page.text, list(found)
    free = untaken(found)
    cues = sorted((one.cue[0][0], n) for n, one in enumerate(found) if one.source and one.cue)
    asking = {n for n, one in enumerate(found) if one.cue and _ASKS.match(text, *one.cue[0])}
    reopens: dict[int, int] = {}  # where a stretch that never closed is opened again: whose it is
    for block, marked in page.placed:
        if block.kind is BlockKind.HEADLINE or not page.quotes(marked):
            continue
        if not _is_sentence(text, marked) or not free(marked.span):
            continue
        start = marked.span[0]
        last = bisect_left(cues, (start, 0)) - 1
        number = reopens.get(start)
        if last >= 0 and cues[last][0] >= _sentence(text, block.span[0], start):
            number = cues[last][1]
        if number is None or number in asking:
            continue
        content = (*result[number].content, *running(text, block, marked.span))
        result[number] = replace(result[number], content=tuple(sorted(content)))
        if marked.close is None:
            reopens[marked.span[1]] = number
    return result


def _is_sentence(text: str, marked: Marked) -> bool:
    words = text[slice(*marked.inside)].split()
    begins = len(words) >= _FEWEST_WORDS and words[0][0].isupper()
    return begins and ends_sentence(text, marked)


def _sentence(text: str, start: int, end: int) -> int:
    """Where the sentence begins that ends right before `end`; `end` if none does."""
    low = max(start, end - _LONGEST)
    if not _ENDED.search(text, low, end):
        return end
    breaks = [match.end() for match in _BREAK.finditer(text, low, end) if match.end() < end]
    return breaks[-1] if breaks else low
