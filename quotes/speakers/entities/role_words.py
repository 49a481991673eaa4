"""The words that stand for a role: one office each, without article, praise or "now"."""

from __future__ import annotations

import re

from quotes.english import phrases
from quotes.english.lexicon import PREPOSITIONS
from quotes.english.names import fold
from quotes.speakers.mentions.bounds import after_label
from quotes.types import Span

_NOW = re.compile(r"(?:now|currently) (?=\w)")
_LEADING = re.compile(r"(?:the|an?|his|her|its|their|our)\s+(?=\w)", re.IGNORECASE)
# What a writer thinks of somebody is no part of an office; "acting", "senior" and "veteran" are.
_PRAISED = re.compile(
    r"(?:(?:(?:(?:very|highly|widely|hugely|much|most|once|well)[ -])?"
    r"(?:excellent|brilliant|outstanding|exceptional|extraordinary|remarkable|superb|fantastic"
    r"|wonderful|amazing|impressive|inspirational|inspiring|talented|gifted|clever|charismatic"
    r"|tireless|passionate|heroic|courageous|beloved|loved|liked|popular|respected|admired"
    r"|regarded|esteemed|renowned|famous|famed|acclaimed|celebrated|legendary|iconic|infamous"
    r"|notorious|controversial|outspoken|flamboyant|hapless|incompetent|embattled|beleaguered"
    r"|disgraced)|(?:well|widely|best)[ -]known)(?: and |,? ))+(?=\w)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\w(?:[’']s|s[’'])\s")
_JOINED = re.compile(r",?\s+and\s+")


def bare(text: str, start: int, end: int) -> Span:
    """A role without the article or pronoun before it, so that "Its chairman" is "the chairman".

    Not where they belong to an owner: "the country's chief diplomat". Nor is praise or blame part
    of it ("the *excellent* political adviser"), nor the "now" of "now its leader".
    """
    start = after_label(text, start, end)
    now = _NOW.match(text, start, end)
    start = now.end() if now else start
    phrase = phrases.read(text, start, end)
    leading = _LEADING.match(text, start, end)
    if phrase is not None and leading is not None and not _OWNER.search(text, *phrase.core):
        start = leading.end()
    praised = _PRAISED.match(text, start, end)
    return praised.end() if praised else start, end


def offices(text: str, start: int, end: int) -> list[Span]:
    """The single offices of a role: "party leader and Prime Minister" names two.

    Not so after a preposition ("aide to the governor and the mayor"), which may govern both.
    """
    found = []
    for joint in _JOINED.finditer(text, start, end):
        before = [fold(word) for word in text[start : joint.start()].split()]
        after = [fold(word) for word in text[joint.end() : end].split()]
        own = next((n for n, word in enumerate(after) if word in PREPOSITIONS), len(after))
        ends = (
            bool(before) and phrases.is_role(before[-1]) and not PREPOSITIONS.intersection(before)
        )
        if ends and any(map(phrases.is_role, after[:own])):
            found.append((start, joint.start()))
            start = joint.end()
    return [*found, (start, end)]
