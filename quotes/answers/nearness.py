"""What is on a topic apart from what is only near it, and what to ask where there is neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotes.answers.meaning import find, understood, what_else
from quotes.answers.suggesting import suggestions
from quotes.answers.values import NEAREST, Nothing
from quotes.questions import Question

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

NEAR = 5
"""Quotations that are shown of what is only near the topic."""

NONE_SAYS_SO = "nothing found plainly says so; the nearest:"
_SUGGESTED = 2


def apart(hits: Iterable[Hit]) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """The answers, and the best of what is only near the topic, each in the order given."""
    from db.values import Fit

    hits = tuple(hits)
    near = sorted(
        (hit for hit in hits if hit.fit is Fit.NEAR), key=lambda hit: hit.relevance, reverse=True
    )
    best = {hit.id for hit in near[:NEAR]}
    return (
        tuple(hit for hit in hits if hit.fit is Fit.ANSWER),
        tuple(hit for hit in hits if hit.id in best),
    )


def nothing_said(db: Database, question: Question, speakers: Sequence[SpeakerRow]) -> Nothing:
    """That nothing is on the topic nor near it, with what there is to ask instead."""
    ids = tuple(row.id for row in speakers)
    topics = tuple(db.nearest_topics(question.about, NEAREST, ids)) if question.about else ()
    hints = what_else(db, question, speakers)
    if ids and question.about and apart(find(db, question, (), limit=NEAREST))[0]:
        hints += (f"others are quoted on it; ask: who talked about {question.about}?",)
    if not hints:
        hints = to_ask(db)
    return Nothing(f"nothing found: {understood(question, speakers)}", topics, hints)


def to_ask(db: Database) -> tuple[str, ...]:
    """Lines on what this database can answer; none where it is empty."""
    fitting = suggestions(db)
    if not fitting:
        return ()
    asked = tuple(f"ask: {question}" for question in fitting[:_SUGGESTED])
    return (*asked, "quotes speakers lists who is quoted, quotes find the quotations")
