"""What is no target yet becomes one when it is asked for, under the name that articles have."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from typer.testing import Result

from quotes.answers import classifying

Run = Callable[..., Result]


def test_an_unknown_target_is_classified_at_once_and_kept(own: Run) -> None:
    result = own("stance", "show", "a prisoner swap")
    assert result.exit_code == 0
    assert "Mara Oduya" in result.stdout
    told = r"“prisoner swap” is a target from now on: [12] quotations? about it"
    assert re.search(told, result.stderr)
    assert "prisoner swap" in own("targets").stdout
    assert own("stance", "show", "the prisoner swap").stderr == ""


def test_a_target_is_found_however_it_is_spelled(own: Run) -> None:
    assert own("targets", "add", "the prisoner swáp", "-a", "swap").exit_code == 0
    assert own("stance", "show", "Prisoner-Swap").exit_code == 0


@pytest.mark.parametrize("given", ["Prisoner Swap", "a Prisoner swap", "PRISONER SWAP"])
def test_a_target_has_no_more_capitals_than_the_articles(own: Run, given: str) -> None:
    result = own("stance", "show", given)
    assert result.exit_code == 0
    assert "“prisoner swap” is a target from now on" in result.stderr
    assert "Mara Oduya" in result.stdout


@pytest.mark.parametrize(
    ("given", "texts", "name"),
    [
        ("the Prisoner Swap", ["Prisoner swaps.", "A prisoner\nswap"], "the prisoner swap"),
        ("White House", ["White House"] * 9 + ["a white house"], "White House"),
        ("Iran Deal", ["The Iran deal.", "IRAN DEAL"], "Iran deal"),
        ("iran deal", ["The Iran deal."], "iran deal"),
        ("May", ["may"], "May"),
        ("$15 Minimum Wage", ["a $15 minimum wage"], "$15 minimum wage"),
        ("Free Trade", [], "Free Trade"),
    ],
)
def test_capitals_of_a_new_target(given: str, texts: list[str], name: str) -> None:
    class Stored:
        def texts_naming(self, name: str) -> list[str]:
            return texts

    assert classifying._as_written(Stored(), given) == name  # type: ignore[arg-type]


def test_what_nothing_is_about_makes_no_target(own: Run) -> None:
    result = own("stance", "show", "free trade")
    assert result.exit_code == 1
    assert "“free trade” is not a target, and no stored quotation is about it" in result.stderr
    assert "free trade" not in own("targets").stdout


def test_a_question_on_a_new_target_is_answered(own: Run) -> None:
    result = own("ask", "where does Oduya stand on a prisoner swap?")
    assert result.exit_code == 0
    assert "a prisoner swap would build trust" in result.stdout


@pytest.mark.parametrize("words", ["the talks out of fear", "Ida Brandt on the talks"])
def test_words_that_no_article_has_so_make_no_target(own: Run, words: str) -> None:
    result = own("ask", f"who opposes {words}?")
    assert result.exit_code == 1
    assert f"“{words}” is not a target" in result.stderr
    assert "nearest: the talks" in result.stderr
    assert "or ask: where do people stand on the talks?" in result.stderr
    assert words not in own("targets").stdout
