"""Rules for who writes "I" outside of all quotations, and for who answers in an interview."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import ME, Part
from quotes.types import ANSWER


def author(state: State, part: Part) -> Sequence[int]:
    """ "I", "me" and "my" outside of quotations, where one person is known to have written it."""
    at = part.span[0]
    if part.word not in ME or state.article.around(at, but=state.current):
        return ()
    return state.authorship.at(at)


def interviewed(state: State, part: Part) -> Sequence[int]:
    """The "A:", the "I" and the unlabelled answers of an interview: whom it introduces."""
    if state.article.attributions[state.current].decision.by != ANSWER:
        if part.phrase is not None and part.phrase.words != ("a",):
            return ()
        if not state.interview.is_answer(part.span[0]):
            return ()
    return state.interview.introduced
