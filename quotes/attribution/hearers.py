"""Who is told and says nothing: courts, juries and inquests before which something is said.

- "Fraud trial told accountant 'moved money'", "Inquest hears of failings": of headlines
- "The wall was unsafe, an inquest was told", "…, the High Court has heard"

No source is named; in a headline all that follows is what they were told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.layout import Block
from quotes.types import Attribution, Spans

_HEARERS = re.compile(
    r"(?:.*\s)?(?:court|trial|jury|jurors|inquest|inquiry|tribunal|hearing)"
    r"(?:\s(?:in|at)\s[A-Z][\w'’-]*)?",
    re.IGNORECASE | re.DOTALL,
)
_HEARD = re.compile(r"(?:(?:has|have|had)\s)?hear(?:s|d)?\b|(?:was|were|(?:has|had) been)\stold\b")
_TOLD = re.compile(r"(?:hears|told)\b")
_ENDS = '.?!:"”'
_OBJECT = re.compile(r"\s*(?:of|how|that)\s")


def unheard(text: str, blocks: Sequence[Block], found: Sequence[Attribution]) -> list[Attribution]:
    """`found` without such sources."""
    # Not all headlines are known for what they are: a paragraph has a full stop.
    headlines = tuple(b.span for b in blocks if text[b.span[1] - 1] not in _ENDS or b.skip)
    result = []
    for one in found:
        if len(one.source) == 1 and len(one.cue) == 1 and _HEARERS.fullmatch(text, *one.source[0]):
            one = _unsourced(text, headlines, one)
        result.append(one)
    return result


def _unsourced(text: str, headlines: Spans, one: Attribution) -> Attribution:
    (start, end), (_, source_end) = one.cue[0], one.source[0]
    if _HEARD.match(text, start):
        one = replace(one, source=())
    around = next((span for span in headlines if span[0] <= start < span[1]), None)
    if around is None or not _TOLD.match(text, start) or text[source_end:start].strip():
        return one
    led = _OBJECT.match(text, end)
    first = led.end() if led else end + len(text[end:]) - len(text[end:].lstrip())
    last = max(stop for _, stop in one.content)
    content = ((min(first, one.content[0][0]), last),) if one.content[0][0] >= end else one.content
    return replace(one, source=(), content=content)
