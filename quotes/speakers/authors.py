"""The author of an article, whom its "I" means outside of all quotations.

Opinion pieces name theirs in the byline, or below: "Raul Grijalva represents Arizona in …"; letters
are signed, one after the other. Where the text names nobody, the document's metadata may.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.speakers.bounds import CAPITAL, PERSON
from quotes.speakers.lexicon import ABBREVIATED_TITLES, ORGANISATION_NAMES
from quotes.speakers.names import fold
from quotes.speakers.parts import Part
from quotes.speakers.state import NOBODY, State
from quotes.speakers.weights import VERSION, precision
from quotes.types import ANSWER, TRANSCRIPT, Decision, Quotation, Span, Speaker, SpeakerKind

_ME = frozenset({"i", "me", "my", "myself", "mine"})
_LAST_PARAGRAPHS = 2
_LONGEST = 500
_TITLE = rf"(?:{'|'.join(sorted(ABBREVIATED_TITLES))})\.?"
_BEFORE_NAME = re.compile(rf"[*_—–\s-]*(?:(?:By|About the author:|{_TITLE})\s+)?$")
_WHO_IT_IS = re.compile(
    r"(?:, [^,\n]{2,30},|,)? (?:(?:is|was|has been|serves|teaches|writes|covers|chairs) |an? \w)"
)
_SIGNED = re.compile(rf"(?:{_TITLE} )?")
_HANDLE = re.compile(r"@\w+\.?")
_BELOW_LETTERS = 4
_LETTER = 80
_PARTICLE = r"(?:(?:al|bin|da|de|del|der|di|la|le|van|von) )?"
_ONE_NAME = re.compile(rf"(?:[Bb]y )?(?P<name>{CAPITAL}(?: {_PARTICLE}{CAPITAL}){{1,3}})")
_SPEAKING = re.compile(r"(?<![\w.’'-])(?:I|me|my|My|myself)(?![\w.-])")
_NEWSROOM = frozenset(("staff", "editor", "editors", "desk", "writers", "reporters", "team"))
_FEWEST = 2
_TURNS = frozenset((TRANSCRIPT, ANSWER))


def author(state: State, part: Part) -> Sequence[int]:
    """ "I", "me" and "my" outside of quotations, where one person is known to have written it."""
    at = part.span[0]
    if part.word not in _ME or state.article.around(at, but=state.current):
        return ()
    if state.authors is None:
        state.authors = _authors(state)
        state.signatures = () if state.authors else _signatures(state)
    if state.authors:
        return state.authors
    signer = next((entity for start, entity in state.signatures if start > at), NOBODY)
    return () if signer == NOBODY else (signer,)


def _authors(state: State) -> tuple[int, ...]:
    """Who is named in the byline, or introduced in a note below the text; one at most."""
    article = state.article
    people = [m for m in state.mentions if m.label == PERSON]
    named = {m.entity for m in people if article.kind(m.start) == "byline"}
    if not named:
        for start, end in article.paragraphs[-_LAST_PARAGRAPHS:]:
            first = next((m for m in people if start <= m.start < end), None)
            if first is None or len(first.tokens) < 2 or end - start > _LONGEST:
                continue
            opens = _BEFORE_NAME.fullmatch(article.text, start, first.start)
            new = all(m.start >= start for m in state.entities[first.entity].mentions)
            if opens and new and _WHO_IT_IS.match(article.text, first.end):
                named.add(first.entity)
    return tuple(named) if len(named) == 1 else ()


def _signatures(state: State) -> tuple[tuple[int, int], ...]:
    """Who signs what stands above, down to the article's end: places, and whom they name.

    A name that stands so between paragraphs heads what follows, unless such names end the text.
    A handle signs, too, but names nobody.
    """
    article = state.article
    signed: list[tuple[int, int]] = []
    last = 0
    for number, ((_, above), (start, end)) in enumerate(itertools.pairwise(article.paragraphs), 1):
        if above - article.paragraphs[number - 1][0] < _LETTER:
            continue
        if _HANDLE.fullmatch(article.text, start, end):
            signed.append((start, NOBODY))
            last = number
            continue
        at = bisect_left(state.starts, start)
        mention = state.mentions[at] if at < len(state.mentions) else None
        if mention is None or mention.label != PERSON or len(mention.tokens) < 2:
            continue
        opens = _SIGNED.fullmatch(article.text, start, mention.start)
        new = all(start <= m.start for m in state.entities[mention.entity].mentions)
        if opens and new and not article.text[mention.end : end].strip(" .\n"):
            signed.append((start, mention.entity))
            last = number
    return tuple(signed) if len(article.paragraphs) - last <= _BELOW_LETTERS else ()


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
        if not one.speakers and len(words) == 1 and words[0] in _ME and outside(one.source[0][0]):
            decision = Decision("author", precision("author"), VERSION)
            speaker = Speaker(named["name"], SpeakerKind.PERSON, one.source[0], decision)
            one = replace(one, speakers=(speaker,))
        result.append(one)
    return result
