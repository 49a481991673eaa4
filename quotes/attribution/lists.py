"""Contents that lack the first of several names: "Paris, [London and Rome agree], Ott said".

Before its speaker a content begins with its sentence; where only a name and a comma are left of
that, and more names follow, they are one list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.types import Attribution, Span

_OPENS = re.compile(r"(?:^|[\n.?!:…—–][\"”’)\]]*\s|\s--?\s)\s*(?P<the>[Tt]he\s)?$")
_COMMA = re.compile(r",\s")
_AND = re.compile(r"(?:,\s(?!who\b|which\b)[^,.;\n]{1,40}){0,3},?\s(?:and|or)\s(?:the\s)?")
_LONGEST = 60  # characters that may stand before a name for it to be looked at


def listed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such contents from the beginning of their list."""
    starts = {name.span[0]: name.span for name in page.names}
    ends = {name.span[1]: name.span for name in page.names}
    return [_from_first(page.text, starts, ends, one) for one in found]


def _from_first(
    text: str, starts: dict[int, Span], ends: dict[int, Span], one: Attribution
) -> Attribution:
    if not one.content or not one.source or one.source[0][0] < one.content[-1][1]:
        return one
    start, end = one.content[0]
    first = ends.get(start - len(", "))
    if first is None or not _COMMA.match(text, first[1]):
        return one
    opens = _OPENS.search(text[max(0, first[0] - _LONGEST) : first[0]])
    second = starts.get(start) or starts.get(start + len("the "))
    if opens is None or second is None or text[start : second[0]] not in ("", "the "):
        return one
    joined = _AND.match(text, second[1], end)
    if joined is None or joined.end() not in starts:
        return one
    whole = first[0] - len(opens["the"] or "")
    return replace(one, content=((whole, end), *one.content[1:]))
