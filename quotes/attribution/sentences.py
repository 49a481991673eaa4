"""Where a sentence ends and another begins, in text that has not been cut into sentences."""

from __future__ import annotations

from quotes.english.lexicon import ABBREVIATED_TITLES

_LONG_TITLES = "".join(rf"(?<!\b{title})" for title in sorted(ABBREVIATED_TITLES) if len(title) > 3)
END = (
    rf"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{{2}}){_LONG_TITLES}"
    r"[.?!…][\"”’'»]*\s+(?=[\"“‘'«A-Z])"
)
"""A pattern up to where the next sentence begins; not after an initial, "Mr." or "Capt."."""
