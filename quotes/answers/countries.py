"""The country of a speaker, as answers and counts by country take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from db.values import SpeakerRow

_NAMED = (SpeakerKind.ORGANISATION, SpeakerKind.GROUP)


def country(row: SpeakerRow) -> str | None:
    """By roles, which say it of people, and by names, which say it of anything but people."""
    from quotes.countries import country_of

    names = (row.name, *row.aliases) if row.kind in _NAMED else ()
    described = (row.name,) if row.kind is SpeakerKind.UNNAMED else ()
    return country_of((*row.roles, *described), names)
