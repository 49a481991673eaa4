"""Whom the names in a question mean: one speaker, several, or nobody."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotes.answers.titles import fitting_the_title
from quotes.answers.values import NEAREST, Nothing, Several
from quotes.countries import names_of
from quotes.phrases import day, quoted
from quotes.questions import names
from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow

_DIGITS = 19
"""A number of so many digits is no speaker's."""


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


def find_speaker(
    db: Database, name: str, chosen: Mapping[str, SpeakerRow]
) -> SpeakerRow | Nothing | Several:
    """The one speaker of a name, role, spelling or number."""
    found = find_speakers(db, name, chosen)
    if not isinstance(found, tuple):
        return found
    # "Critics" are all critics to who asks, but one speaker goes by just that.
    called = [row for row in found if row.name.casefold() == name.casefold()]
    one = called if len(called) == 1 else found
    return one[0] if len(one) == 1 else several(db, name, found)


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
    return db.speaker_row(int(text)) if text.isdecimal() and len(text) < _DIGITS else None


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
