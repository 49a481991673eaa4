"""Who is on the same side of a target as somebody, and who is on the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.meaning import find, understood, what_else
from quotes.answers.sides import toward, who_stance
from quotes.answers.values import Answer, Nothing
from quotes.answers.weighing import SIDES, count_labels, sides, takes
from quotes.phrases import listed, quoted, stance_words
from quotes.questions import Asks, Question
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow


def who_agrees(
    db: Database, question: Question, speakers: Sequence[SpeakerRow], limit: int
) -> Answer | Nothing:
    """Who takes the side of the speakers on the target, or the opposite one.

    Their own side, with how often they took which, stands below what was understood; where they
    took none, or both as often, there is nothing to hold the others against.
    """
    target = question.target or ""
    theirs = sides(toward(target, find(db, question, speakers, target=target)), target)
    taken = [side for side in StanceLabel if side in SIDES and takes(theirs, [side])]
    names = listed([row.name for row in speakers], "and")
    if len(taken) != 1:
        so_far = (f"stances of {names} so far: {count_labels(theirs)}",) if theirs else ()
        return Nothing(
            f"the side of {names} on {quoted(target)} is not known",
            hints=so_far or what_else(db, question, speakers),
        )
    same = question.stances == (StanceLabel.SUPPORT,)
    wanted = tuple(taken if same else SIDES - set(taken))
    asked = replace(question, kind=Asks.WHO_STANCE, speaker=None, stances=wanted)
    found = who_stance(db, asked, speakers, limit)
    does = stance_words(taken)
    side = f"{names} {does} {quoted(target)}: {count_labels(theirs)}"
    if isinstance(found, Nothing):
        return replace(found, hints=(side, *found.hints))
    meant = f"{understood(question, speakers)}: who {stance_words(wanted)} it"
    return replace(found, question=question, understood=meant, summary=(side, *found.summary))
