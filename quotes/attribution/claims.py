"""What looks like a report and is none.

- what stands behind a signature: "“Go away.” — Ott, *on the vote*"
- a war that "has claimed more than 130,000 lives"
- a cue that is an auxiliary and no more: somebody "can" or "did"
- what a question begins with for content: "*What do* the experts think?", "*whether*", or is all
  of, as a heading: "*What* they said"
- what a text says of itself: "This release contains …", "The following was compiled from …"
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

_BARE = re.compile(
    r"(?:is|are|am|be|was|were|(?:ha(?:s|ve|d) )?been|being|have|had|did|does|do|can|will|would"
    r"|also|even|just|an?|the|nothing)"
)

_DASH = re.compile("[-–—―]{1,2}")
_ASKS = re.compile(
    r"whether|(?:what|who|how|why|when|where|which) (?:do|does|did|has|have|had|is|are|was|were"
    r"|will|would|can|could|should)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:what|who|how|why|when|where)", re.IGNORECASE)
_ITSELF = re.compile(
    r"(?:this|the following)(?: (?:press|news|media))?"
    r"(?: (?:release|announcement|communication|document|article|report|presentation|story|post))?",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"(?:(?:may|also) )?(?:contain|include|compris|constitut)\w*")
_COMPILED = re.compile(
    r"(?:(?:was|were|is|are|has been) )?(?:compiled|adapted|taken|drawn|gathered|edited) from"
)


def only_asks(text: str, one: Attribution) -> bool:
    """Whether its content is no more than a question begins with, or a heading's "What"."""
    if len(one.content) != 1:
        return False
    start, end = one.content[0]
    lone = text[start].isupper() and all(start < a for a, _ in (*one.source, *one.cue))
    return bool(
        _ASKS.fullmatch(text, start, end) or (lone and _HEADING.fullmatch(text, start, end))
    )


def of_itself(text: str, one: Attribution) -> bool:
    """Whether a text tells what it holds, or where it was taken from."""
    if any(_COMPILED.fullmatch(text, *span) for span in one.cue):
        return True
    holds = any(_HOLDS.fullmatch(text, *span) for span in one.cue)
    return holds and any(_ITSELF.fullmatch(text, *span) for span in one.source)


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
