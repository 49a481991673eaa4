"""Claims that are reports, and those that take lives."""

from __future__ import annotations

import pytest

from quotes.attribution.claims import no_verb, takes_lives
from quotes.types import Attribution

LIVES = ["more than 130,000 lives", "the lives of two", "its first victims", "thousands of lives"]
REPORTS = ["lives were lost", "responsibility for two lives", "that it saved lives", "victory"]


def claim(content: str) -> tuple[str, Attribution]:
    text = f"It has claimed {content}."
    return text, Attribution(((0, 2),), ((3, 14),), ((15, len(text) - 1),), 0.9)


@pytest.mark.parametrize("content", LIVES)
def test_what_takes_lives_claims_nothing(content: str) -> None:
    assert takes_lives(*claim(content))


@pytest.mark.parametrize("content", REPORTS)
def test_other_claims_are_reports(content: str) -> None:
    assert not takes_lives(*claim(content))


@pytest.mark.parametrize(
    ("cue", "bare"),
    [("can", True), ("has been", True), ("the", True), ("can say", False), ("was asked", False),
     ("in", False), (":", False), ("does not", False)],
)  # fmt: skip
def test_an_auxiliary_alone_reports_nothing(cue: str, bare: bool) -> None:
    text = f"She {cue} so."
    one = Attribution(((0, 3),), ((4, 4 + len(cue)),), ((5 + len(cue), 7 + len(cue)),), 0.9)
    assert no_verb(text, one) is bare
