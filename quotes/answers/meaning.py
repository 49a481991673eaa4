"""What is found for a question, and how what it was taken to mean is put in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.answers.values import NEAREST
from quotes.phrases import amount, count, days, listed, quoted, stance_words
from quotes.questions import Asks, Question
from quotes.types import SpeakerKind, StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

_NAMED = 4  # of a group, in the words of what was understood


def find(
    db: Database,
    question: Question,
    speakers: Sequence[SpeakerRow],
    *,
    target: str | None = None,
    stances: tuple[StanceLabel, ...] = (),
    order: str | None = None,
    limit: int = 0,
) -> tuple[Hit, ...]:
    """The quotations of these speakers on the question's topic, in its time."""
    from db.values import Find, Fit

    wanted = Find(
        speaker_ids=tuple(row.id for row in speakers),
        about=question.about,
        target=target,
        stances=stances,
        fits=(Fit.ANSWER, Fit.NEAR) if question.about else (),
        since=question.since,
        until=question.until,
        publisher=question.publisher,
        order=order or ("relevance" if question.about else "date"),
        limit=limit,
    )
    return tuple(db.find(wanted))


def understood(question: Question, speakers: Sequence[SpeakerRow]) -> str:
    """What the question was taken to mean, in words."""
    subject = _called(question.speaker, speakers) or "Everyone"
    if question.kind is Asks.WHO_STANCE:
        subject = f"Who {stance_words(question.stances)}"
    elif question.kind is Asks.WHO_AGREES:
        agree = "agrees" if question.stances == (StanceLabel.SUPPORT,) else "disagrees"
        subject = f"Who {agree} with {subject}"
    elif question.kind is Asks.WHO_CHANGED:
        subject = "Who took more than one side"
    elif question.kind is Asks.WHO_SAID:
        subject = "Who is quoted"
    topic = question.target or question.about
    if question.denied:
        subject += " denying"
    if topic:
        direct = question.denied or question.kind is Asks.WHO_STANCE
        subject += (" " if direct else " on ") + quoted(topic)
    if question.publisher:
        subject += f", in {question.publisher}"
    subject += days(question.since, question.until)
    if question.by_country:
        subject += ", by country"
    return f"{subject}, the {question.order} first" if question.order else subject


def _called(asked: str | None, speakers: Sequence[SpeakerRow]) -> str:
    """The names of the speakers, each once; of many the first, behind the word that they share."""
    once: dict[str, str] = {}
    for row in speakers:
        once.setdefault(row.name.casefold(), row.name)
    called = list(once.values())
    if len(called) <= _NAMED:
        return listed(called, "and")
    others = [name for name in called if asked is None or name.casefold() != asked.casefold()]
    shown = [*others[:_NAMED], count(len(others) - _NAMED, "other")]
    few = listed(shown if len(others) > _NAMED else others, "and")
    return f"{asked[:1].upper()}{asked[1:]} ({few})" if asked else few


def among(question: Question) -> tuple[str, ...]:
    """That all speakers are shown where some alone were asked for, whom nothing here tells."""
    if question.among is None:
        return ()
    return (f"who of them are {quoted(question.among)} is not known: all speakers are shown",)


def counted(hits: Sequence[Hit]) -> str:
    """How much was found: "3 quotations in 2 articles"."""
    return amount(len(hits), len({hit.document_id for hit in hits}))


def what_else(db: Database, question: Question, speakers: Sequence[SpeakerRow]) -> tuple[str, ...]:
    """A line on what the speakers are quoted on, if anything."""
    if not speakers:
        return ()
    hits = find(db, Question(Asks.SAID), speakers, limit=20)
    topics = list(dict.fromkeys(topic for hit in hits for topic in hit.topics))[:NEAREST]
    name = _called(None, speakers)
    plural = len(speakers) > 1 or speakers[0].kind is SpeakerKind.GROUP
    be = "are" if plural else "is"
    return (f"{name} {be} quoted on: {', '.join(topics)}",) if topics else ()
