"""Whether speakers changed their mind on a target, and who did.

Between sure labels an unsure one makes no turn of mind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.meaning import among, find, understood
from quotes.answers.ranking import by_country, by_speaker, ranking
from quotes.answers.sides import doubt, nobody, toward, where_stands
from quotes.answers.values import Answer, Nothing, Ranked
from quotes.answers.weighing import Side, numbers, sides
from quotes.phrases import day, quoted
from quotes.questions import Question
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

_WORDS = 160
"""Characters of a quotation that are shown with a turn."""


def changed_mind(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """Where the speakers stand, the oldest quotation first, with the turns that they took."""
    found = where_stands(db, replace(question, order=None), speakers, 0)
    if isinstance(found, Nothing):
        return found
    hits = _oldest_first(found.hits)
    targets = dict.fromkeys(stance.target for hit in hits for stance in hit.stances)
    summary = tuple(line for target in targets for line in _turns(sides(hits, target), target))
    return replace(found, hits=hits[: limit or None], summary=summary)


def who_changed(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """The speakers who took more than one side on the target, each with the turns, oldest first.

    Those with the most sure turns come first.
    """
    target = question.target or ""
    question = replace(question, order=None)
    everything = _oldest_first(toward(target, find(db, question, speakers, target=target)))
    whose = by_country(db, everything) if question.by_country else by_speaker(everything)
    groups = [
        group
        for who, hits in whose.items()
        if who.name is not None and (group := _turning(who.name, sides(hits, target)))
    ]
    if not groups:
        return nobody(understood(question, speakers), sides(everything, target))
    total = sum(group.total for group in groups)
    return ranking(question, speakers, groups, total, limit, among(question))


def _oldest_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: hit.date or dt.date.min))


def _turning(name: str | None, theirs: Sequence[Side]) -> Ranked | None:
    """A speaker's turns as a part of a ranking; None where there was no change."""
    turns, _ = turns_of(theirs)
    if len(turns) < 2:
        return None
    sure, unsure = numbers(theirs)
    return Ranked(
        name,
        tuple(side.hit for side in turns),
        len(turns),
        weight=len(turns),
        labels=sure,
        sure=sum(side.stance.sure for side in turns),
        unsure=unsure.total(),
    )


def turns_of(theirs: Sequence[Side]) -> tuple[list[Side], int]:
    """The first side taken and those that differ from the one before, in the order of time.

    An unsure label between sure ones makes no turn; the number says how many labels that differ
    were left out so. Before the first sure label and after the last it does.
    """
    taken = [side for side in theirs if side.stance.label is not StanceLabel.NEUTRAL]
    sure = [at for at, side in enumerate(taken) if side.stance.sure]
    between = range(sure[0], sure[-1]) if sure else range(0)
    turns: list[Side] = []
    left_out = 0
    for at, side in enumerate(taken):
        if turns and turns[-1].stance.label is side.stance.label:
            # The same side, and words that say it surely.
            if side.stance.sure and not turns[-1].stance.sure:
                turns[-1] = side
        elif at in between and not side.stance.sure:
            left_out += 1
        else:
            turns.append(side)
    return turns, left_out


def _turns(theirs: Sequence[Side], target: str) -> list[str]:
    """The turns on one line, each with its day; then the words of each, on a line of its own."""
    turns, left_out = turns_of(theirs)
    if not turns:
        return [f"{target}: takes no side"]
    shown = ", then ".join(
        f"{doubt(stance)}{stance.label} ({day(hit.date)})" for hit, stance in turns
    )
    ending = "; no change seen" if len(turns) == 1 else ""
    if len(turns) > 1 and not any(side.stance.sure for side in turns):
        ending = "; none of these labels is sure, so look at the words"
    if left_out:
        ending += f"; {left_out:,} unsure in between left out"
    return [f"{target}: {shown}{ending}", *map(_turn, turns)]


def _turn(side: Side) -> str:
    words = side.hit.content
    words = words if len(words) <= _WORDS else f"{words[:_WORDS].rsplit(' ', 1)[0]} …"
    label = f"{doubt(side.stance)}{side.stance.label}"
    return f"{day(side.hit.date)} · {label} · {side.hit.cue}: {quoted(words)}"
