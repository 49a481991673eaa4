"""The author of an article, whom its "I" means outside of all quotations.

Opinion pieces name theirs in the byline, or below: "Raul Grijalva represents Arizona in …".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.speakers.bounds import PERSON
from quotes.speakers.parts import Part
from quotes.speakers.state import State

_ME = frozenset({"i", "me", "my", "myself", "mine"})
_LAST_PARAGRAPHS = 2
_LONGEST = 500
_BEFORE_NAME = re.compile(r"[*_—–\s-]*(?:(?:By|About the author:|Dr\.|Rep\.|Sen\.|Gov\.)\s+)?$")
_WHO_IT_IS = re.compile(
    r",? (?:(?:is|was|has been|serves|teaches|writes|covers|chairs) |an? [a-z])"
)


def author(state: State, part: Part) -> Sequence[int]:
    """ "I", "me" and "my" outside of quotations, where one person is known to have written it."""
    at = part.span[0]
    if part.word not in _ME or state.article.around(at, but=state.current):
        return ()
    if state.authors is None:
        state.authors = _authors(state)
    return state.authors


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
