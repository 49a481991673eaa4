"""Who stands where on a target.

Labels that are not sure are never left out: few are sure, and whoever asks is to see the words and
the doubt, not an empty answer. But nobody with unsure labels alone comes before one with a sure
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from quotes.answers.meaning import among, counted, find, understood, what_else
from quotes.answers.ranking import EVIDENCE, by_speaker, countries_of, fit, in_order, ranking
from quotes.answers.said import said
from quotes.answers.values import Answer, Nothing, Ranked
from quotes.answers.weighing import (
    Side,
    among_labels,
    count_labels,
    numbers,
    scores,
    sides,
    takes,
)
from quotes.phrases import day, listed
from quotes.questions import Order, Question
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, HitStance, SpeakerRow

_SIDE_BY_SIDE = 4  # speakers


def who_stance(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The speakers who take one of the sides asked for, ranked by how much and how surely.

    Not among them are `speakers`, whom the others are held against.
    """
    target = question.target or ""
    wanted = question.stances or tuple(StanceLabel)
    meant = understood(question, speakers)
    everything = toward(target, find(db, question, (), target=target))
    others = {row.id for row in speakers}
    takers = {
        who: hits
        for who, hits in by_speaker(everything).items()
        if who.id not in others and takes(sides(hits, target), wanted)
    }
    if question.by_country:
        takers = countries_of(db, everything, takers)
    groups = [
        _taken(who.name, sides(hits, target), wanted, question.order)
        for who, hits in takers.items()
    ]
    if not groups:
        return nobody(meant, sides(everything, target))
    theirs = tuple(dict.fromkeys(chain.from_iterable(takers.values())))
    fitting = among_labels(sides(theirs, target), wanted)
    unsure = "none of these labels is sure: the words decide"
    more = among(question)
    if not any(side.stance.sure for side in fitting):
        more = (*more, unsure)
    return ranking(question, speakers, groups, len(fitting), limit, more)


def nobody(meant: str, every: Sequence[Side]) -> Nothing:
    """That nobody is found, with the stances on the target that there are."""
    hints = (f"stances on it so far: {count_labels(every)}",) if every else ()
    return Nothing(f"nothing found: {meant}", hints=hints)


def _taken(
    name: str | None,
    taken: Sequence[Side],
    wanted: Sequence[StanceLabel],
    order: Order | None = None,
) -> Ranked:
    """The quotations that take one of the sides, the surest first; or the newest, or oldest."""
    fitting = among_labels(taken, wanted)
    if order is None:
        fitting.sort(key=lambda side: (-side.stance.sure, -side.stance.score))
        sure, weight = scores(fitting)
    else:
        fitting.sort(key=lambda side: -fit(side.hit, order))
        sure, weight = 0.0, fit(fitting[0].hit, order)
    labels, unsure = numbers(taken)
    hits = tuple(side.hit for side in fitting[:EVIDENCE])
    return Ranked(name, hits, len(fitting), weight, labels, sure, unsure.total())


def where_stands(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The quotations of speakers that take any side on the target, the newest first, summed up."""
    wanted = tuple(StanceLabel)
    if question.target is None:
        hits = find(db, question, speakers, stances=wanted)
        targets = list(dict.fromkeys(stance.target for hit in hits for stance in hit.stances))
    else:
        target = question.target
        hits = toward(target, find(db, question, speakers, target=target, stances=wanted))
        targets = [target]
    meant = understood(question, speakers)
    if not hits:
        return Nothing(f"nothing found: {meant}", hints=what_else(db, question, speakers))
    hits = in_order(hits, question.order)
    summary = tuple(line for target in targets for line in _each_standing(hits, target, speakers))
    return Answer(
        question,
        tuple(speakers),
        f"{meant}: {counted(hits)}",
        hits[: limit or None],
        len(hits),
        summary,
    )


def thinks(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """Where the speakers stand, if the topic is a target and they take a side; else their words."""
    if question.target is not None:
        found = where_stands(db, replace(question, about=None), speakers, limit)
        if isinstance(found, Answer):
            return found
    return said(db, replace(question, target=None), speakers, limit)


def toward(target: str, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The quotations with their stances toward this target alone, which is all that was asked."""
    return tuple(
        replace(hit, stances=tuple(each for each in hit.stances if each.target == target))
        for hit in hits
    )


def _each_standing(
    hits: Sequence[Hit], target: str, speakers: Sequence[SpeakerRow]
) -> tuple[str, ...]:
    """A line on all; where a few speakers were asked for, one on each to hold side by side."""
    if not 1 < len(speakers) <= _SIDE_BY_SIDE:
        return (_standing(sides(hits, target), target),)
    lines = []
    for row in speakers:
        taken = sides([hit for hit in hits if row.id in hit.speaker_ids], target)
        standing = _standing(taken, target) if taken else f"{target}: no stance"
        lines.append(f"{row.name} on {standing}")
    return tuple(lines)


def _standing(taken: Sequence[Side], target: str) -> str:
    """One line: how many quotations take which side, and which one was last."""
    line = f"{target}: {count_labels(taken)}"
    dates = [side.hit.date for side in taken if side.hit.date]
    if dates:
        last = [stance for hit, stance in taken if hit.date == max(dates)]
        clear = {each.label for each in last if each.sure}
        told = [each for each in last if each.sure or each.label not in clear]
        labels = list(dict.fromkeys(f"{doubt(each)}{each.label}" for each in told))
        line += f"; latest: {listed(labels, 'and')} on {day(max(dates))}"
    return line


def doubt(stance: HitStance) -> str:
    """What stands before a label that is not sure."""
    return "" if stance.sure else "unsure "
