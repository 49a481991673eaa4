"""From a question to its answer: whom and what it means, and what the database holds on that.

Nothing here prints: what is classified on the way is told to a listener. An answer that there is
not, or a name that fits several, is a value too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotes.answers.agreeing import who_agrees
from quotes.answers.meaning import NEAREST, find_speakers, several
from quotes.answers.nearness import NONE_SAYS_SO, apart, to_ask
from quotes.answers.publishers import in_publisher
from quotes.answers.said import MOST, said, who_said
from quotes.answers.sides import thinks, where_stands, who_stance
from quotes.answers.targets import target_for, with_target
from quotes.answers.turns import changed_mind, who_changed
from quotes.answers.values import Answer, Nothing, Ranked, Several
from quotes.answers.who_is import who_is
from quotes.questions import Asks, Question

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow
    from quotes.listening import Listener

__all__ = [
    "MOST",
    "NEAREST",
    "NONE_SAYS_SO",
    "Answer",
    "Nothing",
    "Ranked",
    "Several",
    "answer",
    "apart",
    "find_speakers",
    "several",
    "target_for",
    "to_ask",
]

_KINDS = {
    Asks.SAID: said,
    Asks.WHO_SAID: who_said,
    Asks.WHO_STANCE: who_stance,
    Asks.WHO_AGREES: who_agrees,
    Asks.WHERE_STANDS: where_stands,
    Asks.CHANGED_MIND: changed_mind,
    Asks.WHO_CHANGED: who_changed,
    Asks.THINKS: thinks,
    Asks.WHO_IS: who_is,
}


def answer(
    db: Database,
    readings: Sequence[Question],
    limit: int,
    listener: Listener,
    chosen: Mapping[str, SpeakerRow] | None = None,
) -> Answer | Nothing | Several:
    """Answer a question in the first of its readings whose speaker is known.

    `limit` is how many quotations, or how many speakers of a ranking, to show; 0 for all. The
    listener hears of stored quotations that are classified for the answer.
    """
    refusals: list[Nothing | Several] = []
    for question in readings:
        speakers: tuple[SpeakerRow, ...] = ()
        if not question.speaker and any(isinstance(each, Several) for each in refusals):
            break  # A name that fits several is likelier than none.
        if question.speaker:
            found = find_speakers(
                db, question.speaker, chosen or {}, question.since, question.until
            )
            if not isinstance(found, tuple):
                refusals.append(found)
                continue
            speakers = found
        on_target = with_target(db, in_publisher(db, question), listener)
        if isinstance(on_target, Nothing):
            return on_target
        return _KINDS[question.kind](db, on_target, speakers, limit)
    unclear = [refusal for refusal in refusals if isinstance(refusal, Several)]
    return (unclear or refusals)[0]
