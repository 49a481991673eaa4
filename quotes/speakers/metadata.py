"""The author whom an article's metadata name, where its text is in the first person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.english.lexicon import ORGANISATION_NAMES
from quotes.english.names import fold
from quotes.speakers.mentions.bounds import CAPITAL
from quotes.speakers.sources.parts import ME
from quotes.speakers.weights import VERSION, precision
from quotes.types import ANSWER, TRANSCRIPT, Decision, Quotation, Span, Speaker, SpeakerKind

_PARTICLE = r"(?:(?:al|bin|da|de|del|der|di|la|le|van|von) )?"
_ONE_NAME = re.compile(rf"(?:[Bb]y )?(?P<name>{CAPITAL}(?: {_PARTICLE}{CAPITAL}){{1,3}})")
_SPEAKING = re.compile(r"(?<![\w.’'-])(?:I|me|my|My|myself)(?![\w.-])")
_NEWSROOM = frozenset(("staff", "editor", "editors", "desk", "writers", "reporters", "team"))
_FEWEST = 2
_TURNS = frozenset((TRANSCRIPT, ANSWER))


def written_by(
    text: str,
    author: str,
    quoted: Iterable[Span],
    bylines: Iterable[Span],
    quotations: Sequence[Quotation],
) -> list[Quotation]:
    """The quotations, the "I" outside of all others given to the one author that metadata name.

    So it is where the piece itself is in the first person outside of what is `quoted`: all
    stretches in quotation marks. In an interview "I" may be anybody, and a byline with another
    name goes before metadata.
    """
    named = _ONE_NAME.fullmatch(" ".join(author.split()))
    last = fold(named["name"].split()[-1]) if named else ""
    if named is None or last in ORGANISATION_NAMES | _NEWSROOM:
        return list(quotations)
    if not all(last in fold(text[start:end]) for start, end in bylines):
        return list(quotations)
    others = [*quoted, *(span for one in quotations for span in one.content)]

    def outside(at: int) -> bool:
        return not any(start <= at < end for start, end in others)

    spoken = sum(outside(found.start()) for found in _SPEAKING.finditer(text))
    if spoken < _FEWEST or any(one.decision.by in _TURNS for one in quotations):
        return list(quotations)
    result: list[Quotation] = []
    for one in quotations:
        words = [text[start:end].strip().lower() for start, end in one.source]
        if not one.speakers and len(words) == 1 and words[0] in ME and outside(one.source[0][0]):
            decision = Decision("author", precision("author"), VERSION)
            speaker = Speaker(named["name"], SpeakerKind.PERSON, one.source[0], decision)
            one = replace(one, speakers=(speaker,))
        result.append(one)
    return result
