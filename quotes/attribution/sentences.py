"""Where a sentence ends and another begins, in text that has not been cut into sentences."""

from __future__ import annotations

import re

from quotes.english.lexicon import ABBREVIATED_TITLES
from quotes.marks import Marked

_LONG_TITLES = "".join(rf"(?<!\b{title})" for title in sorted(ABBREVIATED_TITLES) if len(title) > 3)
END = (
    rf"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{{2}}){_LONG_TITLES}"
    r"[.?!…][\"”’'»]*\s+(?=[\"“‘'«A-Z])"
)
"""A pattern up to where the next sentence begins; not after an initial, "Mr." or "Capt."."""

_ENDED = re.compile(r"[.?!][\"”’'»)\]]*\s*$")
_LONGEST_END = 8  # characters


def ends_sentence(text: str, marked: Marked) -> bool:
    """Whether a stretch ends as a sentence does, be it in marks or brackets of its own."""
    start, end = marked.inside
    return _ENDED.search(text, max(start, end - _LONGEST_END), end) is not None
