"""From a question to its answer: what it asks for, whom and what it means, what is held on that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotes.answers.agreeing import who_agrees
from quotes.answers.publishers import in_publisher
from quotes.answers.said import said, who_said
from quotes.answers.sides import thinks, where_stands, who_stance
from quotes.answers.speakers import find_speakers
from quotes.answers.suggesting import with_examples
from quotes.answers.targets import with_target
from quotes.answers.turns import changed_mind, who_changed
from quotes.answers.values import Answer, Nothing, Several
from quotes.answers.who_is import who_is
from quotes.listening import SILENT, Listener
from quotes.questions import Asks, NotUnderstood, Question, readings

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow

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


def ask(
    db: Database,
    question: str,
    *,
    limit: int = 10,
    since: dt.date | None = None,
    until: dt.date | None = None,
    today: dt.date | None = None,
    chosen: Mapping[str, SpeakerRow] | None = None,
    listener: Listener = SILENT,
) -> Answer | Nothing | Several:
    """Answer a question in plain English: who said what, who stands where, who is who.

    `limit`, `chosen` and the listener are as for `answer`, the dates as for `understand`. Topics
    are looked for by what they mean, too, if the database was opened with an encoder.

    Raises:
        NotUnderstood: the question is of no known form, or names nobody ("he"); the suggestions
            are questions that this database can answer.
        Unclear: it is too long, or holds a date that does not exist or is ambiguous.
        StopRun: the database cannot be used, or a model that is needed is missing.
    """
    try:
        asked = understand(question, today or dt.date.today(), since, until)
    except NotUnderstood as refused:
        raise with_examples(refused, db) from None
    return answer(db, asked, limit=limit, chosen=chosen, listener=listener)


def understand(
    question: str, today: dt.date, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[Question, ...]:
    """What a question may ask for, likeliest first, as `quotes.questions.readings` says.

    Its dates are relative to `today`; the days given, both inclusive, go before its own. Raises
    as `readings` does.
    """
    return tuple(
        replace(each, since=since or each.since, until=until or each.until)
        for each in readings(question, today)
    )


def answer(
    db: Database,
    readings: Sequence[Question],
    *,
    limit: int = 10,
    chosen: Mapping[str, SpeakerRow] | None = None,
    listener: Listener = SILENT,
) -> Answer | Nothing | Several:
    """Answer a question in the first of its readings whose speaker is known.

    `limit` is how many quotations, or how many speakers of a ranking, to give; 0 for all. The
    listener hears of stored quotations that are classified for the answer, and of a new target
    that the question makes. A name that fits several speakers gives `Several`: ask again with the
    one that is meant, `chosen={several.name: several.speakers[0]}`.

    Raises:
        StopRun: the database cannot be used, or a model that is needed is missing.
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
