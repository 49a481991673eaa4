"""Who stands where on a target, and how that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.cli.answers.meaning import find, find_target, understood, what_else
from quotes.cli.answers.said import EVIDENCE, by_speaker, ranking
from quotes.cli.answers.values import Answer, Nothing, Ranked
from quotes.cli.phrases import day, listed
from quotes.questions import Question
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow


def who_stance(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The speakers who take one of the sides asked for, ranked by how much and how surely."""
    target = find_target(db, question.target)
    if not isinstance(target, str):
        return target
    wanted = question.stances or tuple(StanceLabel)
    meant = understood(replace(question, target=target), speakers)
    everything = find(db, question, speakers, target=target)
    groups = [
        group
        for who, hits in by_speaker(everything).items()
        if (group := _taking_sides(who.name, hits, target, wanted)).total
    ]
    if not groups:
        sides = _numbers(_side(hit, target)[0] for hit in everything)
        hints = (f"stances on it so far: {_count_labels(sides)}",) if sides else ()
        return Nothing(f"nothing found: {meant}", hints=hints)
    fitting = sum(_side(hit, target)[0] in wanted for hit in everything)
    return ranking(meant, groups, fitting, limit)


def _taking_sides(
    name: str | None, hits: Iterable[Hit], target: str, wanted: Sequence[StanceLabel]
) -> Ranked:
    """A speaker's quotations that take one of the sides, the surest first."""
    sides = [(hit, *_side(hit, target)) for hit in hits]
    fitting = sorted((side for side in sides if side[1] in wanted), key=lambda side: -side[2])
    return Ranked(
        name,
        tuple(hit for hit, _, _ in fitting[:EVIDENCE]),
        len(fitting),
        sum(score for _, _, score in fitting),
        _numbers(label for _, label, _ in sides),
    )


def where_stands(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The quotations of speakers that take any side on the target, the newest first, summed up."""
    wanted = tuple(StanceLabel)
    if question.target is None:
        hits = find(db, question, speakers, stances=wanted)
        targets = list(dict.fromkeys(stance.target for hit in hits for stance in hit.stances))
    else:
        target = find_target(db, question.target)
        if not isinstance(target, str):
            return target
        question = replace(question, target=target)
        hits = find(db, question, speakers, target=target, stances=wanted)
        targets = [target]
    meant = understood(question, speakers)
    if not hits:
        return Nothing(f"nothing found: {meant}", hints=what_else(db, question, speakers))
    summary = tuple(_standing(hits, target) for target in targets)
    return Answer(meant, hits[: limit or None], len(hits), summary)


def changed_mind(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The same, the oldest first, with the turns that the speakers took."""
    found = where_stands(db, question, speakers, 0)
    if isinstance(found, Nothing):
        return found
    hits = tuple(sorted(found.hits, key=lambda hit: hit.date or dt.date.min))
    targets = dict.fromkeys(stance.target for hit in hits for stance in hit.stances)
    if question.target is not None:
        target = find_target(db, question.target)
        targets = {str(target): None}
    summary = tuple(_turns(hits, target) for target in targets)
    return replace(found, hits=hits[: limit or None], summary=summary)


def _side(hit: Hit, target: str) -> tuple[StanceLabel | None, float]:
    for stance in hit.stances:
        if stance.target == target:
            return stance.label, stance.score
    return None, 0.0


def _numbers(labels: Iterable[StanceLabel | None]) -> dict[StanceLabel, int]:
    found = list(labels)
    return {label: found.count(label) for label in StanceLabel if label in found}


def _count_labels(numbers: Mapping[StanceLabel, int]) -> str:
    return ", ".join(f"{number:,} {label}" for label, number in numbers.items())


def _standing(hits: Sequence[Hit], target: str) -> str:
    """One line: how many quotations take which side, and which one was last."""
    sides = [(hit, label) for hit in hits if (label := _side(hit, target)[0])]
    numbers = _numbers(label for _, label in sides)
    line = f"{target}: {_count_labels(numbers)}"
    dated = [(hit.date, label) for hit, label in sides if hit.date]
    if dated:
        last = max(date for date, _ in dated)
        labels = list(dict.fromkeys(label for date, label in dated if date == last))
        line += f"; latest: {listed(labels, 'and')} on {day(last)}"
    return line


def _turns(hits: Sequence[Hit], target: str) -> str:
    """One line: the sides in the order of time, each with the day from which it was taken."""
    turns: list[tuple[StanceLabel, dt.date | None]] = []
    for hit in hits:
        label = _side(hit, target)[0]
        takes_a_side = label not in (None, StanceLabel.NEUTRAL)
        if label and takes_a_side and (not turns or turns[-1][0] is not label):
            turns.append((label, hit.date))
    if not turns:
        return f"{target}: takes no side"
    shown = ", then ".join(f"{label} ({day(date)})" for label, date in turns)
    return f"{target}: {shown}" + ("; no change seen" if len(turns) == 1 else "")
