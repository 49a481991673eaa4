"""`quotes ask` where there is no one answer: what is asked back, offered instead, and returned."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_a_name_that_fits_several_is_asked_back(run: Run) -> None:
    result = run("ask", "what did Brandt say?")
    assert result.exit_code == 3
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert lines[0] == "“Brandt” fits 2 speakers:"
    assert "Tomas Brandt (opposition member): 3 quotations in 3 articles" in lines[1]
    assert "Ida Brandt (analyst): 2 quotations in 2 articles" in lines[2]


def test_an_unknown_name_offers_the_nearest(run: Run) -> None:
    result = run("ask", "what did Tomas Brand say?")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "nobody called “Tomas Brand” is quoted" in result.stderr
    assert "nearest: Tomas Brandt" in result.stderr


def test_an_unknown_topic_offers_the_nearest_and_what_there_is(run: Run) -> None:
    result = run("ask", "what did Oduya say about the prisonner swop?")
    assert result.exit_code == 1
    assert "nothing found: Mara Oduya on “the prisonner swop”" in result.stderr
    assert "nearest: prisoner swap" in result.stderr
    assert "Mara Oduya is quoted on: " in result.stderr


def test_neither_the_topic_asked_for_nor_one_of_others_is_offered_instead(run: Run) -> None:
    result = run("ask", "what did Ida Brandt say about the prisoner swap?", "--no-meaning")
    assert result.exit_code == 1
    assert "nearest" not in result.stderr
    late = run("ask", "what did Oduya say about the prisoner swap in June 2014?", "--no-meaning")
    assert "nearest" not in late.stderr


def test_what_others_are_quoted_on_is_said_where_the_one_asked_for_is_not(run: Run) -> None:
    result = run("ask", "what did Ida Brandt say about a prisoner swap?")
    assert result.exit_code == 1
    others = "others are quoted on it; ask: who talked about a prisoner swap?"
    assert result.stderr.splitlines()[-1].strip() == others
    assert "others" not in run("ask", "what did Ida Brandt say about football?").stderr


def test_several_are_quoted_and_one_is(run: Run) -> None:
    several = run("ask", "what did Oduya and Ida Brandt say about football?")
    assert "Mara Oduya and Ida Brandt are quoted on: " in several.stderr


def test_an_unknown_target_offers_those_there_are(run: Run) -> None:
    result = run("ask", "who opposes free trade?")
    assert result.exit_code == 1
    assert "“free trade” is not a target" in result.stderr
    assert "nearest: the talks" in result.stderr


def test_no_stance_of_the_kind_tells_which_there_are(run: Run) -> None:
    result = run("ask", "who opposes the talks?", "--since", "2014-02")
    assert result.exit_code == 1
    assert "stances on it so far: 2 support, 1 conditional" in result.stderr


def test_words_that_no_quotation_has_all_of_are_said_to_be_missing(run: Run) -> None:
    result = run("ask", "what did Oduya say about trust and cheese and wine?")
    assert result.exit_code == 0
    assert "nothing found plainly says so; the nearest:" in result.stdout
    result = run("ask", "what did Oduya say about trust and cheese and wine?", "--format", "jsonl")
    assert [json.loads(line)["fit"] for line in result.stdout.splitlines()] == ["near"]
    assert "nothing found plainly says so; the nearest:" in result.stderr


def test_who_asks_what_nobody_speaks_of_is_told_what_to_ask(run: Run) -> None:
    result = run("ask", "who said that cheese is good?")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing found: Who is quoted on “cheese is good”" in result.stderr
    assert "  ask: what did Mara Oduya say" in result.stderr
    assert "quotes speakers lists who is quoted" in result.stderr


def test_where_several_stand_is_said_of_each(run: Run) -> None:
    lines = run("ask", "do Ida Brandt and Mara Oduya agree on the talks?").stdout.splitlines()
    assert lines[1].startswith("Ida Brandt on the talks: 1 support")
    assert lines[2] == "Mara Oduya on the talks: no stance"


def test_a_question_that_is_none_gets_examples(run: Run) -> None:
    result = run("ask", "paint the sky in blue?")
    assert result.exit_code == 2
    lines = result.stderr.splitlines()
    assert lines[0] == "error: “paint the sky in blue” is not a question that can be answered"
    assert "  try: who opposes the talks?" in lines


def test_examples_are_of_what_the_database_holds(run: Run) -> None:
    lines = run("ask", "paint the sky in blue?").stderr.splitlines()
    tries = [line.removeprefix("  try: ") for line in lines[1:]]
    assert len(tries) > 4
    for each in tries:
        assert run("ask", each).exit_code in (0, 1), each
    assert not any(word in " ".join(tries) for word in ("Lavrov", "Kerry", "SPEAKER"))


def test_without_a_database_examples_name_what_to_fill_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTES_DB", str(tmp_path / "none.db"))
    result = run("ask", "paint the sky in blue?")
    assert "  try: what did SPEAKER say about TOPIC?" in result.stderr.splitlines()
    assert not (tmp_path / "none.db").exists()


def test_nothing_found_is_an_empty_list_for_a_program(run: Run) -> None:
    result = run("ask", "what did Smith say?", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == []


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "\x00",
        "?" * 5000,
        "what did " + "x" * 500 + " say?",
        "what did \u202eمحمد say about 🍕?",
        "what did \" say about '?",
        'who said "\'; DROP TABLE quotation; --"?',
        "what did Oduya say about *?",
        "what did Oduya say about AND OR NOT NEAR(?",
    ],
)
def test_odd_questions_end_in_words(run: Run, question: str) -> None:
    result = run("ask", question)
    assert result.exit_code in (0, 1, 2)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert result.stdout or result.stderr


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Mrs. Oduya", True),
        ("Mr. Brandt", True),
        ("Mrs. Brandt", True),
        ("Mr Oduya", False),
        ("Queen Oduya", True),
        ("King Oduya", False),
        ("Ms. Ida Brandt", True),
    ],
)
def test_a_title_tells_a_woman_from_a_man(run: Run, name: str, found: bool) -> None:
    result = run("ask", f"what did {name} say?")
    assert result.exit_code == (0 if found else 1)
    assert "fits" not in result.stderr
    if not found:
        assert f"nobody called “{name}” is quoted" in result.stderr
        assert "nearest: Mara Oduya" in result.stderr


@pytest.mark.parametrize(
    ("who", "code", "line"),
    [
        ("Oduya", 0, "Mara Oduya on “the cease-fire”"),
        ("the river", 0, "Everyone on “the cease-fire by the river”"),
        ("Brandt", 3, "“Brandt” fits 2 speakers"),
    ],
)
def test_a_name_that_fits_several_is_likelier_than_none(
    run: Run, who: str, code: int, line: str
) -> None:
    result = run("ask", f"what was said about the cease-fire by {who}?", "--no-meaning")
    assert result.exit_code == code
    assert line in result.output
