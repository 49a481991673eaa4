"""Questions on who is on whose side."""

from __future__ import annotations

from pathlib import Path

import pytest

import db
from quotes.answers import Answer, Nothing, ask
from quotes.types import StanceLabel

SUPPORT, OPPOSE, CONDITIONAL = StanceLabel.SUPPORT, StanceLabel.OPPOSE, StanceLabel.CONDITIONAL


@pytest.mark.parametrize(
    ("question", "understood", "total", "labels"),
    [
        (
            "who disagrees with Ida Brandt on the talks until 2014-02?",
            "Who disagrees with Ida Brandt on “the talks”, until 28 February 2014: who opposes it",
            1,
            {OPPOSE: 1, CONDITIONAL: 1},
        ),
        (
            "who agrees with Ida Brandt on negotiations?",
            "Who agrees with Ida Brandt on “the talks”: who supports it",
            1,
            {SUPPORT: 1, OPPOSE: 1, CONDITIONAL: 1},
        ),
    ],
)
def test_who_agrees_with_somebody_is_on_the_same_side(
    stored: Path, question: str, understood: str, total: int, labels: dict[StanceLabel, int]
) -> None:
    with db.open(stored) as database:
        answer = ask(database, question)
    assert isinstance(answer, Answer)
    assert answer.understood == understood
    assert answer.summary == (
        "Ida Brandt supports “the talks”: 1 support",
        "1 speaker, 1 quotation",
    )
    [group] = answer.groups
    assert (group.speaker, group.total, dict(group.labels)) == ("Tomas Brandt", total, labels)


@pytest.mark.parametrize(
    ("question", "name", "hint"),
    [
        ("who disagrees with Oduya on the talks?", "Mara Oduya", "Mara Oduya is quoted on: "),
        (
            "who disagrees with Tomas Brandt on the talks?",
            "Tomas Brandt",
            "stances of Tomas Brandt so far: 1 support, 1 oppose, 1 conditional",
        ),
    ],
)
def test_nobody_is_held_against_a_side_that_is_not_known(
    stored: Path, question: str, name: str, hint: str
) -> None:
    with db.open(stored) as database:
        answer = ask(database, question)
    assert isinstance(answer, Nothing)
    assert answer.reason == f"the side of {name} on “the talks” is not known"
    assert [each.startswith(hint) for each in answer.hints] == [True]
