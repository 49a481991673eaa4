"""News agencies that wrap a report, after or around it.

- "…, Gennady Gatilov said on Friday, Interfax reported."
- "Ahmad Jarba has confirmed that …, the Foreign Ministry reported."

The agency's credit says where the report was read; who spoke is the one inside. The outer
attribution gives way to the inner one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.types import Attribution, Decision

_CREDIT = re.compile(r"(?:has |have |had )?report(?:ed|s)\b", re.IGNORECASE)
_WRAPPED = re.compile(
    r"(?P<content>.{15,}?),[\"”’']{0,2} (?P<source>(?:[A-Z]|an? |the )[^,;:\"“”\n]{2,90}?) "
    r"(?P<cue>said|says|added|stressed|noted|told [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"
    r"(?: (?:on |in |late |early |earlier |this |last )*[\w.]+){0,3}[,.\s]*",
    re.DOTALL,
)
_LED = re.compile(
    r"(?P<source>(?:[A-Z]|an? |the )[^\"“”\n]{2,160}?),? "
    r"(?P<cue>(?:has |have |had )?(?:said|confirmed|announced|stated|warned|promised)) "
    r"(?P<content>that .{15,})",
    re.DOTALL,
)
_END = re.compile(r"[.!?]\s+(?=[A-Z])|\n\s*")
_LONGEST = 400  # characters of a sentence before what it reports
_SCORE = 0.6


def unwrapped(text: str, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each wrapped report given to its own speaker instead of the agency."""
    result = list(found)
    for outer in found:
        inner = _inner(text, outer)
        if inner is None:
            continue
        start, end = outer.content[0]
        result = [
            one
            for one in result
            if one is not outer and not any(start <= s and e <= end for s, e in one.content)
        ]
        result.append(inner)
    return result


def _inner(text: str, outer: Attribution) -> Attribution | None:
    if len(outer.cue) != 1 or not outer.source:
        return None
    start, end = outer.content[0]
    if not _CREDIT.match(text[slice(*outer.cue[0])]) or outer.source[0][0] < end:
        return None
    wrapped = _WRAPPED.fullmatch(text, start, end) or _LED.fullmatch(text, start, end)
    if wrapped is None and text.startswith("that ", start):
        # Who confirmed "that …" was left out of what the agency reports.
        wrapped = _LED.fullmatch(text, _sentence(text, start), end)
    if wrapped is None:
        return None
    return Attribution(
        (wrapped.span("source"),),
        (wrapped.span("cue"),),
        (wrapped.span("content"),),
        min(outer.confidence, _SCORE),
        Decision("credit", _SCORE),
    )


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins that holds a place; the place itself if that is too far away."""
    ends = [match.end() for match in _END.finditer(text, max(0, at - _LONGEST), at)]
    return max(ends, default=0 if at <= _LONGEST else at)
