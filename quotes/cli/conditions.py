"""The conditions that `find` and `export` share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from quotes.cli.answers import Nothing, Several, find_speakers, target_for
from quotes.cli.classifying import catch_up
from quotes.cli.listening import TERMINAL
from quotes.cli.options import days
from quotes.types import Kind, StanceLabel

if TYPE_CHECKING:
    from db import Database
    from db.values import Find, SpeakerRow


def conditions(
    database: Database,
    chosen: Mapping[str, SpeakerRow],
    *,
    speaker: str | None,
    about: str | None,
    target: str | None,
    stances: list[StanceLabel] | None,
    sure: bool,
    kind: Kind | None,
    since: str | None,
    until: str | None,
    publisher: str | None,
    limit: int,
    order: str = "date",
) -> Find | Nothing | Several:
    """What to look for, with the speaker's and the target's names looked up.

    What is found shows its stances, so that all targets are brought up to date first.
    """
    from db.values import Find

    catch_up(database, database.targets(), TERMINAL)
    speakers: tuple[SpeakerRow, ...] = ()
    first, last = days(since, until)
    if speaker is not None:
        found = find_speakers(database, speaker, chosen, first, last)
        if not isinstance(found, tuple):
            return found
        speakers = found
    if target is not None:
        named = target_for(database, target, TERMINAL)
        if isinstance(named, Nothing):
            return named
        target = named
    return Find(
        speaker_ids=tuple(row.id for row in speakers),
        about=about,
        target=target,
        stances=tuple(stances or ()),
        sure=sure,
        kind=kind,
        since=first,
        until=last,
        publisher=publisher,
        limit=limit,
        order=order,
    )
