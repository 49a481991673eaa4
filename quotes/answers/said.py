"""What somebody said, and who said something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.classifying import known_target
from quotes.answers.denials import denials
from quotes.answers.meaning import among, counted, find, understood
from quotes.answers.nearness import NONE_SAYS_SO, apart, nothing_said
from quotes.answers.ranking import EVIDENCE, by_country, by_speaker, fit, in_order, ranking
from quotes.answers.values import Answer, Nothing, Ranked
from quotes.questions import Asks, Order, Question

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

MOST = 1000
"""Quotations that are looked at, at least where the best are found first."""

_SAME = 0.6  # similarity
# What stands before a topic, not before a clause.
_TOPICAL = frozenset(
    ("about", "concerning", "of", "on", "over", "regarding", "to", "towards", "with")
)


def said(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The quotations of the speakers on a topic, the most relevant first, else the newest.

    Where the question says which are to come first, those. What is only near the topic is apart.
    """
    most = _most(question, limit)
    found = _with_sides(db, question, speakers, find(db, question, speakers, limit=most), most)
    hits, near, more = _fitting(found, question)
    if not hits:
        return _only_near(db, question, speakers, near)
    hits = in_order(hits, question.order)
    least = "at least " if _cut(found, most) else ""
    meant = f"{understood(question, speakers)}: {least}{counted(hits)}"
    more += _how_near(question, hits)
    shown = hits[: limit or None]
    return Answer(question, tuple(speakers), meant, shown, len(hits), more, near=near)


def who_said(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The speakers who are quoted on a topic, whoever said just that first."""
    most = _most(question, limit)
    found = find(db, question, speakers, limit=most)
    if question.lead not in _TOPICAL:
        found = _saying_so(found)
    hits, near, more = _fitting(found, question)
    if not hits:
        return _only_near(db, question, speakers, near)
    whose = by_country(db, hits) if question.by_country else by_speaker(hits)
    groups = [_best_first(who.name, theirs, question.order) for who, theirs in whose.items()]
    more += (*_how_near(question, hits), *among(question))
    cut = _cut(found, most)
    ranked = ranking(question, speakers, groups, len(hits), limit, more, cut=cut)
    return replace(ranked, near=near)


def _with_sides(
    db: Database,
    question: Question,
    speakers: Sequence[SpeakerRow],
    found: tuple[Hit, ...],
    most: int,
) -> tuple[Hit, ...]:
    """What was found, and where the topic is a target, whatever has a stance on it as an answer."""
    from db.values import Fit

    target = known_target(db.targets(), question.about) if question.about else None
    if target is None or question.denied:
        return found
    on_it = find(db, replace(question, about=None), speakers, target=target.name, limit=most)
    sides = {hit.id for hit in on_it}
    words = {hit.id for hit in found}
    answers = (replace(hit, fit=Fit.ANSWER) if hit.id in sides else hit for hit in found)
    return (*answers, *(hit for hit in on_it if hit.id not in words))


def _saying_so(found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The same for a whole clause, which one of its words does not say: that is near it.

    An answer has half as many of the words as the best has, or nearly the clause's meaning.
    """
    from db.values import Fit

    least = max((len(hit.matched) for hit in found), default=0) / 2
    return tuple(
        hit
        if hit.complete or len(hit.matched) >= least or (hit.similarity or 0.0) >= _SAME
        else replace(hit, fit=Fit.NEAR)
        for hit in found
    )


def _most(question: Question, limit: int) -> int:
    """How many quotations to look for; 0, which is all, where more come to the answer.

    The database finds the newest first, or the most relevant: who is quoted most, what came first
    and what denies something may stand behind any number of them.
    """
    newest = question.order in (None, Order.NEWEST) and question.kind is not Asks.WHO_SAID
    best = newest if question.about is None else question.order is None
    return max(limit, MOST) if limit and best and not question.denied else 0


def _cut(found: Sequence[Hit], most: int) -> bool:
    """Whether there may be more than were looked at."""
    return bool(most) and len(found) >= most


def _fitting(
    found: Sequence[Hit], question: Question
) -> tuple[tuple[Hit, ...], tuple[Hit, ...], tuple[str, ...]]:
    """The answers, what is only near, and a remark on what else is on the topic."""
    if not question.denied:
        return (*apart(found), ())
    hits, near, others = denials(found)
    return (hits, near, others) if question.about else (hits, (), ())


def _only_near(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], near: tuple[Hit, ...]
) -> Answer | Nothing:
    if not near:
        return nothing_said(db, question, speakers)
    meant = understood(question, speakers)
    return Answer(question, tuple(speakers), meant, (), 0, (NONE_SAYS_SO,), near=near)


def _best_first(name: str | None, hits: Sequence[Hit], order: Order | None) -> Ranked:
    """A speaker's quotations, and the weight of the one that fits best.

    It counts alone: several that mean something like it do not make up for the words.
    """
    best = sorted(hits, key=lambda hit: fit(hit, order), reverse=True)
    return Ranked(name, tuple(best[:EVIDENCE]), len(hits), fit(best[0], order))


def _how_near(question: Question, hits: Sequence[Hit]) -> tuple[str, ...]:
    if not question.about or any(hit.complete for hit in hits):
        return ()
    return ("no quotation has all of these words; the nearest in meaning:",)
