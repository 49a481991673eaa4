"""Who gives the answers in an article of questions and answers."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.letters import compiled
from quotes.speakers.entities import Entity
from quotes.speakers.parts import Part
from quotes.speakers.state import State
from quotes.types import ANSWER

_QUESTION = compiled(r"(?:^|\n)Q(?:[:.]\s|(?=[A-Z][a-z]))")
_FEWEST_QUESTIONS = 2
_ASKS = compiled(
    r"\s(?:\w+\s){0,2}(?:(?:(?:spoke|speaks|talked|talks|chatted)\s(?:to|with)"
    r"|(?:sat down|sits down|met|caught up)(?:\swith)?|asks|asked|interviews|interviewed)"
    r"\s(?:her|him|them)\b"
    r"|(?:(?:sat|sits) down with|caught up with|asks|asked|interviews|interviewed)\s(?=[A-Z]))"
)


def interviewed(state: State, part: Part) -> Sequence[int]:
    """The "A:", the "I" and the unlabelled answers of an interview: whom it introduces."""
    article = state.article
    if article.attributions[state.current].decision.by != ANSWER:
        if part.phrase is not None and part.phrase.words != ("a",):
            return ()
        if state.questions is None:
            state.questions = tuple(found.start() for found in _QUESTION.finditer(article.text))
        if len(state.questions) < _FEWEST_QUESTIONS or not article.paragraphs:
            return ()
        start = article.paragraphs[article.paragraph(part.span[0])][0]
        if _QUESTION.match(article.text, max(start - 1, 0)):
            return ()
    if state.interviewed is None:
        state.interviewed = _introduced(state)
    return state.interviewed


def _introduced(state: State) -> tuple[int, ...]:
    """The person whom headline and introduction are about, not the one who asks.

    "Peter Smith spoke to her": he asks; "Anna Jones spoke to us", "to the Gazette": she is asked.
    Whom they talk about may be named more often, further down.
    """
    article = state.article
    answers = [a for a in article.attributions if a.decision.by == ANSWER]
    begins = [start for answer in answers for start, _ in answer.content]
    end = min(begins) if begins else (state.questions or (0,))[0]

    def above(entity: Entity) -> list[int]:
        return [m.start for m in entity.mentions if m.start < end and not m.aside]

    def asks(entity: Entity) -> bool:
        return any(_ASKS.match(article.text, m.end) for m in entity.mentions)

    people = [e for e in state.entities if e.is_person and above(e)]
    told = [e for e in people if not asks(e)]
    named = [e for e in told if any(m.headline for m in e.mentions)] or told
    if not named:
        return ()
    return (max(named, key=lambda e: (len(above(e)), -above(e)[0])).index,)
