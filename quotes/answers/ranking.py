"""Quotations by speaker or by country, and the groups in their order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.answers.countries import country
from quotes.answers.meaning import understood
from quotes.answers.values import Answer, Ranked
from quotes.phrases import count
from quotes.questions import Order, Question

if TYPE_CHECKING:
    from db import Database
    from db.values import Hit, SpeakerRow

EVIDENCE = 2
"""Quotations that are shown of each speaker in a ranking."""


_AGES = dt.date.max.toordinal()


class Who(NamedTuple):
    """A speaker in a ranking; two of one name are two, and nobody known is one, too.

    A country has no number.
    """

    id: int | None
    name: str | None


def by_speaker(hits: Iterable[Hit]) -> dict[Who, list[Hit]]:
    """What each speaker said; what two said together counts for both."""
    found: dict[Who, list[Hit]] = defaultdict(list)
    for hit in hits:
        for who in hit.speakers or ((None, None),):
            found[Who(*who)].append(hit)
    return found


def by_country(db: Database, hits: Iterable[Hit]) -> dict[Who, list[Hit]]:
    """What speakers of each country said, once for a country of both of two speakers."""
    hits = tuple(hits)
    countries = _countries(db, {id for hit in hits for id in hit.speaker_ids})
    found: dict[Who, list[Hit]] = defaultdict(list)
    for hit in hits:
        theirs = {countries.get(id) for id in hit.speaker_ids} or {None}
        for name in theirs - {None} or theirs:
            found[Who(None, name)].append(hit)
    return found


def countries_of(
    db: Database, hits: Iterable[Hit], speakers: Iterable[Who]
) -> dict[Who, list[Hit]]:
    """What was said in the countries of these speakers, by all who speak for them.

    So a country's numbers are the same whatever side was asked for. Where no country is known,
    only what these speakers said counts: the others have nothing to do with them.
    """
    ids = {who.id for who in speakers}
    countries = _countries(db, {id for id in ids if id is not None})
    named = set(countries.values()) - {None}
    found = {who: theirs for who, theirs in by_country(db, hits).items() if who.name in named}
    stateless = ids - {id for id, name in countries.items() if name}
    unknown = [hit for hit in hits if stateless & set(hit.speaker_ids or (None,))]
    others = {hit.id for theirs in found.values() for hit in theirs}
    if unknown := [hit for hit in unknown if hit.id not in others]:
        found[Who(None, None)] = unknown
    return found


def _countries(db: Database, ids: Iterable[int]) -> dict[int, str | None]:
    return {row.id: country(row) for row in db.speakers_with(sorted(ids))}


def fit(hit: Hit, order: Order | None) -> float:
    """How relevant, new or old a quotation is; to have all the words is more than any of that."""
    if order is None:
        return hit.complete + hit.relevance
    if hit.date is None:
        return _AGES * (hit.complete - 1)
    day = hit.date.toordinal()
    return _AGES * hit.complete + (day if order is Order.NEWEST else -day)


def in_order(hits: tuple[Hit, ...], order: Order | None) -> tuple[Hit, ...]:
    """The newest or the oldest first; as they are where none is asked for."""
    if order is None:
        return hits
    return tuple(sorted(hits, key=lambda hit: fit(hit, order), reverse=True))


def ranking(
    question: Question,
    speakers: Sequence[SpeakerRow],
    groups: Iterable[Ranked],
    total: int,
    limit: int,
    more: tuple[str, ...] = (),
    *,
    cut: bool = False,
) -> Answer:
    """The groups in the order of how surely and how well they fit, then how often; unknown last.

    `cut` says that there may be more quotations, and speakers, than were looked at.
    """
    ranked = sorted(
        groups,
        key=lambda group: (group.speaker is None, -group.sure, -group.weight, -group.total),
    )
    shown = tuple(ranked[: limit or None])
    named = sum(group.speaker is not None for group in ranked)
    noun = ("country", "countries") if question.by_country else ("speaker", None)
    line = f"{'at least ' if cut else ''}{count(named, *noun)}, {count(total, 'quotation')}"
    if len(shown) < len(ranked):
        line += f"; the first {len(shown)}:"
    hits = {hit.id: hit for group in shown for hit in group.hits}
    return Answer(
        question,
        tuple(speakers),
        understood(question, speakers),
        tuple(hits.values()),
        total,
        (line, *more),
        shown,
    )
