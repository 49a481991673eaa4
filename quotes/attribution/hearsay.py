"""What somebody is said to have said: "The mayor is understood to have told aides that …".

The model takes "is understood" for the cue, and the mayor for a part of what is said. The mayor is
the source, "told" the cue, and that others tell of it hedges the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.attribution.paragraphs import stripped
from quotes.types import Attribution

_HEARSAY = re.compile(
    r"(?:is|are|was|were|(?:has|have|had) been) (?:said|reported|understood|believed|thought"
    r"|alleged|known|rumou?red)",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\s*to have (?:[a-z]+ly )?(?P<cue>said|claimed|argued|insisted|suggested|complained|admitted"
    r"|(?P<hearer>told|warned|informed|assured|reminded|advised))\b"
)
_THAT = re.compile(r"[^.;:\"“”]{0,60}?\s(?=that\b)")
_HEARER = re.compile(
    r"\s(?:(?!that\b)[\w’'-]+\s){1,4}?(?=(?:an?|the|he|she|it|they|there|his|her|its|their)\s)"
)


def hearsay(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each such report given to who is said to have made it."""
    return [_of_its_source(page.text, one) for one in found]


def _of_its_source(text: str, one: Attribution) -> Attribution:
    cue = one.cue[0] if len(one.cue) == 1 else (0, 0)
    subject, rest = (one.source, one.content) if one.source else (one.content[:1], one.content[1:])
    if not _HEARSAY.fullmatch(text, *cue) or len(rest) != 1 or len(subject) != 1:
        return one
    start, end = rest[0]
    said = _SAID.match(text, start, end)
    beside = subject[0][1] <= cue[0] and not text[cue[1] : start].strip()
    if said is None or not beside:
        return one
    led = _THAT.match(text, said.end(), end)
    if led is None and said["hearer"]:
        led = _HEARER.match(text, said.end(), end)
    content = stripped(text, led.end() if led else said.end(), end)
    return replace(one, source=subject, cue=(said.span("cue"),), content=(content,))
