"""The conditions that `find` and `export` share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.answers import Nothing, Several, find_speakers, target_for
from quotes.answers.classifying import catch_up
from quotes.cli.listening import TERMINAL
from quotes.cli.options import days
from quotes.types import Kind, SortBy, StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Find, SpeakerRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """The conditions as the options give them."""

    speaker: str | None
    about: str | None
    target: str | None
    stances: list[StanceLabel] | None
    sure: bool
    kind: Kind | None
    since: str | None
    until: str | None
    publisher: str | None
    limit: int
    order: SortBy = SortBy.DATE


def conditions(
    database: Database, wanted: Wanted, chosen: Mapping[str, SpeakerRow]
) -> Find | Nothing | Several:
    """What to look for, with the speaker's and the target's names looked up.

    What is found shows its stances, so that all targets are brought up to date first.
    """
    from db.values import Find

    catch_up(database, database.targets(), TERMINAL)
    speakers: tuple[SpeakerRow, ...] = ()
    since, until = days(wanted.since, wanted.until)
    if wanted.speaker is not None:
        found = find_speakers(database, wanted.speaker, chosen, since, until)
        if not isinstance(found, tuple):
            return found
        speakers = found
    target = wanted.target
    if target is not None:
        named = target_for(database, target, TERMINAL)
        if isinstance(named, Nothing):
            return named
        target = named
    return Find(
        speaker_ids=tuple(row.id for row in speakers),
        about=wanted.about,
        target=target,
        stances=tuple(wanted.stances or ()),
        sure=wanted.sure,
        kind=wanted.kind,
        since=since,
        until=until,
        publisher=wanted.publisher,
        limit=wanted.limit,
        order=wanted.order,
    )
