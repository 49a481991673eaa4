"""Questions on who is on whose side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "who disagrees with Ida Brandt on the talks until 2014-02?",
            [
                "Who disagrees with Ida Brandt on “the talks”, until 28 February 2014: "
                "who opposes it",
                "Ida Brandt supports “the talks”: 1 support",
                "1 speaker, 1 quotation",
                "",
                "  1 Tomas Brandt · 1 of 2 quotations · 1 oppose, 1 conditional",
            ],
        ),
        (
            "who agrees with Ida Brandt on negotiations?",
            [
                "Who agrees with Ida Brandt on “the talks”: who supports it",
                "Ida Brandt supports “the talks”: 1 support",
                "1 speaker, 1 quotation",
                "",
                "  1 Tomas Brandt · 1 of 3 quotations · 1 support, 1 oppose, 1 conditional",
            ],
        ),
    ],
)
def test_who_agrees_with_somebody_is_on_the_same_side(
    run: Run, question: str, lines: list[str]
) -> None:
    assert run("ask", question).stdout.splitlines()[:5] == lines


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who disagrees with Oduya on the talks?", "the side of Mara Oduya on “the talks” is not"),
        ("who disagrees with Tomas Brandt on the talks?", "1 support, 1 oppose, 1 conditional"),
    ],
)
def test_nobody_is_held_against_a_side_that_is_not_known(
    run: Run, question: str, said: str
) -> None:
    result = run("ask", question)
    assert result.exit_code == 1
    assert said in result.stderr
