"""What looks like a report and is none.

- what stands behind a signature: "“Go away.” — Ott, *on the vote*"
- a war that "has claimed more than 130,000 lives"
- a cue that is an auxiliary and no more: somebody "can" or "did"
- what a question begins with for content: "*What do* the experts think?", "*whether*"
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.types import Attribution, slices

_CLAIM = re.compile(r"\bclaim(?:s|ed|ing)?$")
_LIVES = re.compile(
    r"(?:(?:the|its|his|her|their|more|less|fewer|than|nearly|about|around|some|at|least|up|to|over"
    r"|of|many|first|\d[\d,.]*|[a-z]*(?:hundreds?|thousands?|dozens?|tens)|innocent|young|human)\s+)*"
    r"(?:lives|life|victims?)\b(?!\s+(?:is|are|was|were)\b)"
)

_BARE = re.compile(r"(?:is|are|am|be|(?:ha(?:s|ve|d) )?been|being|did|does|do|can|the|nothing)")

_DASH = re.compile("[-–—―]{1,2}")
_ASKS = re.compile(
    r"whether|(?:what|who|how|why|when|where|which) (?:do|does|did|has|have|had|is|are|was|were"
    r"|will|would|can|could|should)",
    re.IGNORECASE,
)


def only_asks(text: str, one: Attribution) -> bool:
    """Whether its content is no more than a question begins with."""
    return len(one.content) == 1 and _ASKS.fullmatch(text, *one.content[0]) is not None


def signed(text: str, one: Attribution) -> Attribution:
    """An attribution whose cue is a dash, with what stands before the dash alone."""
    if not one.cue or not all(_DASH.fullmatch(text, *span) for span in one.cue):
        return one
    before = tuple(span for span in one.content if span[1] <= one.cue[0][0])
    return replace(one, content=before or one.content)


def no_verb(text: str, one: Attribution) -> bool:
    """Whether all of its cue is an auxiliary, or a word that is no verb either."""
    return all(_BARE.fullmatch(text, *span) for span in one.cue)


def takes_lives(text: str, one: Attribution) -> bool:
    """Whether it is of the other claiming."""
    claims = any(_CLAIM.search(text, *span) for span in one.cue)
    return claims and _LIVES.match(slices(text, one.content)) is not None
