"""What looks like a report and is none.

- a war that "has claimed more than 130,000 lives"
- a cue that is an auxiliary and no more: somebody "can" or "did"
"""

from __future__ import annotations

import re

from quotes.types import Attribution, slices

_CLAIM = re.compile(r"\bclaim(?:s|ed|ing)?$")
_LIVES = re.compile(
    r"(?:(?:the|its|his|her|their|more|less|fewer|than|nearly|about|around|some|at|least|up|to|over"
    r"|of|many|first|\d[\d,.]*|[a-z]*(?:hundreds?|thousands?|dozens?|tens)|innocent|young|human)\s+)*"
    r"(?:lives|life|victims?)\b(?!\s+(?:is|are|was|were)\b)"
)

_BARE = re.compile(r"(?:is|are|am|be|(?:ha(?:s|ve|d) )?been|being|did|does|do|can|the|nothing)")


def no_verb(text: str, one: Attribution) -> bool:
    """Whether all of its cue is an auxiliary, or a word that is no verb either."""
    return all(_BARE.fullmatch(text, *span) for span in one.cue)


def takes_lives(text: str, one: Attribution) -> bool:
    """Whether it is of the other claiming."""
    claims = any(_CLAIM.search(text, *span) for span in one.cue)
    return claims and _LIVES.match(slices(text, one.content)) is not None
