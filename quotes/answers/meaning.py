"""Whom the names in a question mean, what is found for it, and how that is put in words."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotes.answers.titles import fitting_the_title
from quotes.answers.values import Nothing, Several
from quotes.countries import names_of
from quotes.phrases import amount, count, day, days, listed, quoted, stance_words
from quotes.questions import Asks, Question, names
from quotes.types import SpeakerKind, StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

DIGITS = 19
"""A number of so many digits is no speaker's."""

_NAMED = 4  # of a group, in the words of what was understood

NEAREST = 5
"""How many names or topics are offered in place of one that is not there."""


def find_speakers(
    db: Database,
    name: str,
    chosen: Mapping[str, SpeakerRow],
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> tuple[SpeakerRow, ...] | Nothing | Several:
    """The speaker of a name, role, spelling or number; the speakers of "Lavrov and Kerry".

    `chosen` holds the choices that were made for names that fit several. A role means who had it
    between the two days.
    """
    if name in chosen:
        return (chosen[name],)
    if numbered := _of_number(db, name):
        return (numbered,)
    country = names_of(name)
    fitting = fitting_the_title(name, db.speakers_named(name, since, until, country))
    parts = names(name)
    # "Lena Foss and Jonas Foss" fits Lena Foss, too: a first name, words between and a surname.
    if len(parts) > 1 and all(row.kind is SpeakerKind.PERSON for row in fitting):
        each = _speakers_of(db, parts, chosen, since, until)
        # "Foss, Lena" is the name of one.
        unclear = isinstance(each, Several) and "," not in name
        if isinstance(each, tuple) or unclear or not fitting:
            return each
    # Unnamed speakers cannot be told apart by name, so that all of them are meant, and beside them
    # the only one who has a name.
    named = [row.kind for row in fitting if row.kind is not SpeakerKind.UNNAMED]
    if (
        len(named) > 1
        and any(kind is not SpeakerKind.GROUP for kind in named)
        and not db.is_group(name, roles=not country)
    ):
        return several(db, name, fitting)
    if fitting:
        return fitting
    nearest = tuple(row.name for row in db.nearest_speakers(name, NEAREST))
    return Nothing(f"nobody called {quoted(name)} is quoted", nearest)


def _speakers_of(
    db: Database,
    parts: Sequence[str],
    chosen: Mapping[str, SpeakerRow],
    since: dt.date | None,
    until: dt.date | None,
) -> tuple[SpeakerRow, ...] | Nothing | Several:
    """The speakers of all these names, each once; what keeps the first of them from being found."""
    found: dict[int, SpeakerRow] = {}
    for part in parts:
        speakers = find_speakers(db, part, chosen, since, until)
        if not isinstance(speakers, tuple):
            return speakers
        found |= {row.id: row for row in speakers}
    return tuple(found.values())


def _of_number(db: Database, text: str) -> SpeakerRow | None:
    """The speaker whose number a text is, if it is one."""
    return db.speaker_row(int(text)) if text.isdecimal() and len(text) < DIGITS else None


def several(db: Database, name: str, fitting: Sequence[SpeakerRow]) -> Several:
    """The speakers whom a name fits, with what tells apart those of one name."""
    called = Counter(row.name.casefold() for row in fitting)
    twins = [row for row in fitting if called[row.name.casefold()] > 1]
    return Several(name, tuple(fitting), {row.id: _article(db, row) for row in twins})


def _article(db: Database, row: SpeakerRow) -> str:
    """An article that quotes a speaker; "" where none does any more."""
    from db.values import Find

    hit = next(iter(db.find(Find(speaker_ids=(row.id,), limit=1))), None)
    if hit is None:
        return ""
    named = quoted(hit.title) if hit.title else hit.document_id
    date = day(hit.date) if hit.date else None
    return ", ".join(filter(None, (named, hit.publisher, date)))


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
