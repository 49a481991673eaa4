"""Stances counted by country: whom a speaker speaks for."""

from __future__ import annotations

from db.values import SpeakerRow, Taken
from quotes.answers.groups import By, grouped
from quotes.types import SpeakerKind, StanceLabel


def test_people_are_told_by_their_roles_and_never_by_their_names() -> None:
    def speaker(id: int, name: str, kind: SpeakerKind, *roles: str) -> SpeakerRow:
        return SpeakerRow(id, name, kind, (), roles, 1, 1, None, None)

    rows = [
        speaker(1, "Jordan French", SpeakerKind.PERSON),
        speaker(2, "Ana Ott", SpeakerKind.PERSON, "diplomat", "Swiss envoy"),
        speaker(3, "Norway", SpeakerKind.ORGANISATION),
        speaker(4, "a Russian official", SpeakerKind.UNNAMED),
    ]

    def said(*speakers: int) -> Taken:
        names = tuple((id, rows[id - 1].name) for id in speakers)
        label = StanceLabel.OPPOSE
        return Taken(str(speakers), "d", None, None, label, 0.5, True, None, names)

    stances = [said(1), said(2), said(3), said(4), said(2, 1), said()]
    found = grouped(stances, By.COUNTRY, {row.id: row for row in rows})
    assert {group.name: group.quotations for group in found} == {
        "Switzerland": 2,
        "Norway": 1,
        "Russia": 1,
        "unknown": 2,
    }
    assert found[-1].name == "unknown"
