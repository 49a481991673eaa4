"""Stances counted by speaker, publisher, month or country. Pure functions, values to values."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from quotes.answers.countries import country
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from db.values import SpeakerRow, Taken

UNKNOWN = "unknown"
_SIGNS = {StanceLabel.SUPPORT: 1.0, StanceLabel.OPPOSE: -1.0}


class By(StrEnum):
    """What stances are counted by."""

    SPEAKER = "speaker"
    PUBLISHER = "publisher"
    MONTH = "month"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Group:
    """The stances of one speaker, publisher, month or country.

    `sure` and `unsure` count labels. `balance` goes from -1 (all oppose) to 1 (all support), each
    label with the weight of its score.
    """

    name: str
    sure: Mapping[StanceLabel, int]
    unsure: Mapping[StanceLabel, int]
    articles: int
    balance: float
    first: dt.date | None
    last: dt.date | None

    @property
    def quotations(self) -> int:
        """How many quotations there are, sure or not."""
        return sum(self.sure.values()) + sum(self.unsure.values())


def grouped(
    stances: Iterable[Taken], by: By, speakers: Mapping[int, SpeakerRow] | None = None
) -> list[Group]:
    """The groups: months in their order, of others those with the most sure labels first.

    What two speakers said together counts for both, and once for a country of both. `speakers`
    are needed for countries alone.
    """
    found: dict[object, list[Taken]] = defaultdict(list)
    names = _names(by, speakers or {})
    shown: dict[object, str] = {}
    for stance in stances:
        for key, name in names(stance).items():
            found[key].append(stance)
            shown[key] = name
    groups = [_group(shown[key], several) for key, several in found.items()]
    if by is By.MONTH:
        return sorted(groups, key=lambda group: (group.first is None, group.name))
    return sorted(
        groups,
        key=lambda group: (
            group.name == UNKNOWN,
            -sum(group.sure.values()),
            -group.quotations,
            group.name,
        ),
    )


def _names(by: By, speakers: Mapping[int, SpeakerRow]) -> Callable[[Taken], dict[object, str]]:
    """From a stance to the groups that it is in: what tells them apart, and their names."""
    countries = {id: country(row) or UNKNOWN for id, row in speakers.items()}

    def by_speaker(stance: Taken) -> dict[object, str]:
        return dict(stance.speakers) or {None: UNKNOWN}

    def by_country(stance: Taken) -> dict[object, str]:
        found = {countries.get(id, UNKNOWN) for id, _ in stance.speakers} or {UNKNOWN}
        known = found - {UNKNOWN} or found
        return {name: name for name in known}

    def by_publisher(stance: Taken) -> dict[object, str]:
        return {stance.publisher: stance.publisher or UNKNOWN}

    def by_month(stance: Taken) -> dict[object, str]:
        month = f"{stance.date:%Y-%m}" if stance.date else "undated"
        return {month: month}

    return {
        By.SPEAKER: by_speaker,
        By.COUNTRY: by_country,
        By.PUBLISHER: by_publisher,
        By.MONTH: by_month,
    }[by]


def _group(name: str, stances: list[Taken]) -> Group:
    dates = [stance.date for stance in stances if stance.date]
    signed = sum(_SIGNS.get(stance.label, 0.0) * stance.score for stance in stances)
    return Group(
        name=name,
        sure=Counter(stance.label for stance in stances if stance.sure),
        unsure=Counter(stance.label for stance in stances if not stance.sure),
        articles=len({stance.document_id for stance in stances}),
        balance=signed / len(stances),
        first=min(dates, default=None),
        last=max(dates, default=None),
    )
