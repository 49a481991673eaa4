"""The target that a question is on, which stored quotations are classified toward beforehand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.classifying import (
    catch_up,
    known_target,
    nearest_targets,
    new_target,
    targets_within,
)
from quotes.answers.values import Nothing
from quotes.phrases import quoted
from quotes.questions import Asks, Question

if TYPE_CHECKING:
    from db import Database
    from quotes.listening import Listener

_ON_A_TARGET = (Asks.WHO_STANCE, Asks.WHO_AGREES, Asks.WHO_CHANGED)
_ON_ANY = (Asks.WHERE_STANDS, Asks.CHANGED_MIND)


def with_target(db: Database, question: Question, listener: Listener) -> Question | Nothing:
    """The question with its target under the stored name, whose stances are up to date then.

    All targets are where a question on stances names none. What somebody thinks about is a target
    only if it is one already.
    """
    if question.kind is Asks.THINKS:
        row = known_target(db.targets(), question.about or "")
        if row is not None:
            catch_up(db, [row], listener)
            return replace(question, target=row.name)
    elif question.target is not None or question.kind in _ON_A_TARGET:
        target = target_for(db, question.target or "", listener)
        return target if isinstance(target, Nothing) else replace(question, target=target)
    elif question.kind in _ON_ANY:
        catch_up(db, db.targets(), listener)
    return question


def target_for(db: Database, name: str, listener: Listener) -> str | Nothing:
    """The target that goes by a name or an alias; case and articles do not matter.

    Stored quotations are classified toward it first where that is still to be done; so a name
    that is no target yet becomes one, if an article has it and any quotation is about it.
    """
    targets = db.targets()
    row = known_target(targets, name)
    if row is not None:
        catch_up(db, [row], listener)
        return row.name
    made = new_target(db, name, listener)
    if made is not None:
        return made.name
    within = targets_within(targets, name)
    return Nothing(
        f"{quoted(name)} is not a target, and no stored quotation is about it",
        nearest_targets(targets, name),
        (
            *(f"or ask: where do people stand on {row.name}?" for row in within[:1]),
            f"or ask: who spoke about {name}?",
        ),
    )
