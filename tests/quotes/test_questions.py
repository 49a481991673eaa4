"""Questions in English: a table of cases, and the behaviour that a table cannot hold."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from quotes.errors import Unclear
from quotes.questions import (
    EXAMPLES,
    LONGEST,
    NotUnderstood,
    Question,
    names,
    parse,
    period,
    readings,
)
from quotes.questions.forms import compiled
from quotes.questions.patterns import PATTERNS
from quotes.types import StanceLabel

TODAY = dt.date(2025, 11, 19)
CASES = Path(__file__).parents[1] / "cases" / "questions.txt"


def _cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("=>") for line in lines if line.strip() and not line.startswith("#"))
    return [(question, expected.strip()) for question, expected in rows]


def _shown(question: Question) -> str:
    slots = {
        "speaker": question.speaker,
        "about": question.about,
        "target": question.target,
        "stances": ", ".join(question.stances),
        "since": question.since,
        "until": question.until,
        "order": question.order,
        "by": "country" if question.by_country else None,
        "denied": "yes" if question.denied else None,
        "among": question.among,
    }
    filled = [f"{name} = {value}" for name, value in slots.items() if value]
    return "; ".join([question.kind, *filled])


@pytest.mark.parametrize(("question", "expected"), _cases())
def test_table(question: str, expected: str) -> None:
    try:
        shown = _shown(parse(question, TODAY))
    except Unclear:
        shown = "unclear"
    assert shown == expected


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_examples_are_understood(example: str) -> None:
    assert parse(example, TODAY)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.template)
def test_every_template_is_a_regular_expression_with_known_slots(pattern: object) -> None:
    slots = set(compiled(pattern, False).groupindex)  # type: ignore[arg-type]
    assert slots <= {"speaker", "topic", "poss"}


def test_what_was_not_understood_comes_with_examples() -> None:
    with pytest.raises(Unclear) as caught:
        parse("paint the sky in blue!", TODAY)
    assert "paint the sky in blue" in str(caught.value)
    assert caught.value.suggestions == EXAMPLES


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("why is the dam unsafe?", "what was said about the dam unsafe?"),
        ("why did Ana Ott leave the talks?", "what did Ana Ott say about the talks?"),
        ("who mourned Bo Hill?", "who talked about Bo Hill?"),
        ("who never mentioned the talks?", "who talked about the talks?"),
        ("which publishers quote Bo Hill?", "what did Bo Hill say?"),
        ("which engineers support the dam?", "what do engineers say about the dam?"),
        ("which engineers quarrel with the dam?", "what do engineers say about the dam?"),
        ("which articles mention Bo Hill?", "what was said about Bo Hill?"),
        ("who disagrees that the dam is safe?", "who said that the dam is safe?"),
        ("how many engineers left the dam?", "what was said about engineers left the dam?"),
        ("is it true that the dam is safe?", "who said that the dam is safe?"),
        ("what is the evidence that the dam is safe?", "who said the dam is safe?"),
    ],
)
def test_what_is_like_a_question_comes_with_one_on_its_words(question: str, first: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(question, TODAY)
    assert caught.value.suggestions[0] == first
    assert [parse(each, TODAY).kind for each in caught.value.suggestions]


@pytest.mark.parametrize("question", ["who resigned?", "where did Ott say that?"])
def test_question_words_are_no_names(question: str) -> None:
    with pytest.raises(NotUnderstood) as caught:
        parse(question, TODAY)
    assert caught.value.suggestions == EXAMPLES


@pytest.mark.parametrize(
    ("question", "both"),
    [
        (
            "What did Ott say about Hill, and what did Hill say about Ott?",
            ("What did Ott say about Hill?", "what did Hill say about Ott?"),
        ),
        (
            "what did Ott say about the dam? And how did Hill react to the dam?",
            ("what did Ott say about the dam?", "how did Hill react to the dam?"),
        ),
        (
            "what did Ott say about the dam? What did Hill say about the port?",
            ("what did Ott say about the dam?", "What did Hill say about the port?"),
        ),
        (
            "who is Ana Ott and what did she say about the dam?",
            ("who is Ana Ott?", "what did Ana Ott say about the dam?"),
        ),
        (
            "what did Ott and Hill say about each other?",
            ("what did Ott say about Hill?", "what did Hill say about Ott?"),
        ),
    ],
)
def test_two_questions_are_named_as_two(question: str, both: tuple[str, str]) -> None:
    with pytest.raises(NotUnderstood, match="two questions") as caught:
        parse(question, TODAY)
    assert caught.value.suggestions == both


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("what did Ott say about the fire and who is behind it?", "the fire and who is behind it"),
        ('who said "what is done and what is to come"?', "what is done and what is to come"),
    ],
)
def test_a_topic_may_hold_what_only_looks_like_a_question(question: str, topic: str) -> None:
    assert parse(question, TODAY).about == topic


def test_bare_words_come_with_the_questions_that_they_may_stand_for() -> None:
    with pytest.raises(Unclear) as caught:
        parse("prisoner swap", TODAY)
    assert caught.value.suggestions[:2] == (
        "what did prisoner swap say?",
        "who said prisoner swap?",
    )


def test_an_ambiguous_date_offers_both_days() -> None:
    with pytest.raises(Unclear) as caught:
        parse("what did Lavrov say on 5/2/2014?", TODAY)
    assert caught.value.suggestions == ("2014-02-05", "2014-05-02")


def test_a_name_with_an_open_end_has_a_reading_for_each_end() -> None:
    found = readings("what is the position of the council on foreign relations on syria?", TODAY)
    assert [(q.speaker, q.target) for q in found] == [
        ("the council", "foreign relations on syria"),
        ("the council on foreign relations", "syria"),
    ]


def test_by_whom_something_was_said_may_be_a_part_of_the_topic() -> None:
    found = readings("what was said about the dam by the river?", TODAY)
    assert [(q.speaker, q.about) for q in found] == [
        ("the river", "the dam"),
        (None, "the dam by the river"),
    ]


def test_words_according_to_somebody_else_come_with_the_question_on_them() -> None:
    with pytest.raises(NotUnderstood, match="Hill according to Ott") as caught:
        parse("according to Ott, what did Hill say about the dam?", TODAY)
    assert caught.value.suggestions == ("what did Hill say about the dam?",)


def test_a_missing_apostrophe_leaves_both_readings() -> None:
    found = readings("whats lavrovs stance on the talks", TODAY)
    assert [q.speaker for q in found] == ["lavrovs", "lavrov"]


def test_a_question_with_one_reading_has_one() -> None:
    assert len(readings("what is Kerry's position on Assad?", TODAY)) == 1


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2014", (2014, 1, 1), (2014, 12, 31)),
        ("2014-02", (2014, 2, 1), (2014, 2, 28)),
        ("Feb 2012", (2012, 2, 1), (2012, 2, 29)),
        ("September of 2013", (2013, 9, 1), (2013, 9, 30)),
        ("2014-02-05", (2014, 2, 5), (2014, 2, 5)),
        ("the 5th of February 2014", (2014, 2, 5), (2014, 2, 5)),
        ("29 Feb", (2024, 2, 29), (2024, 2, 29)),
        ("13/2/2014", (2014, 2, 13), (2014, 2, 13)),
        ("today", (2025, 11, 19), (2025, 11, 19)),
        ("the day before yesterday", (2025, 11, 17), (2025, 11, 17)),
        ("a month ago", (2025, 10, 1), (2025, 10, 31)),
        ("9999 years ago", (1, 1, 1), (1, 12, 31)),
    ],
)
def test_period(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert period(text, TODAY) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("text", ["", "soon", "2014-13-01", "31 June 2014", "0", "5/2/2014"])
def test_no_period(text: str) -> None:
    with pytest.raises(Unclear):
        period(text, TODAY)


def test_a_month_back_from_a_long_month_ends_in_the_short_one() -> None:
    first, _ = period("the last 1 month", dt.date(2025, 3, 31))
    assert first == dt.date(2025, 2, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lavrov", ("Lavrov",)),
        ("Lavrov and Kerry", ("Lavrov", "Kerry")),
        ("Lavrov, Kerry and Pillay", ("Lavrov", "Kerry", "Pillay")),
        ("Lavrov, Kerry, & Pillay", ("Lavrov", "Kerry", "Pillay")),
        ("Anderson", ("Anderson",)),
        (", and ", ()),
        ("both Lavrov and Kerry", ("Lavrov", "Kerry")),
        ("Lavrov or Kerry", ("Lavrov", "Kerry")),
        ("Lavrov, Kerry as well as Pillay", ("Lavrov", "Kerry", "Pillay")),
        ("Both Sides", ("Both Sides",)),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


def test_stances_are_labels() -> None:
    assert parse("who opposes the talks?", TODAY).stances == (StanceLabel.OPPOSE,)


@pytest.mark.parametrize(
    "question",
    [
        "what did " + "a " * 495,
        "what did " + "say about " * 98,
        "is the " + "position of " * 80,
        "is " + "for " * 240,
        "who " + "said " * 190,
        "since 2014 " * 90,
        "between 5 and 2014 " * 50,
        "'" * LONGEST,
        "\u202e\u0000\ud800",
    ],
)
def test_odd_questions_are_answered_or_refused_quickly(question: str) -> None:
    started = time.perf_counter()
    try:
        assert readings(question, TODAY)
    except Unclear as error:
        assert str(error)
    assert time.perf_counter() - started < 3


def test_a_question_may_not_be_a_whole_article() -> None:
    with pytest.raises(Unclear, match="characters"):
        parse("what did Lavrov say about " + "Syria " * LONGEST, TODAY)


@pytest.mark.parametrize("days", ["in recent months", "a few days ago", "in the last week of May"])
def test_a_period_of_no_certain_days_is_named(days: str) -> None:
    with pytest.raises(Unclear, match=f"“{days}” is not a period") as caught:
        parse(f"what did Ott say {days} about the dam?", TODAY)
    for each in caught.value.suggestions:
        assert parse(f"what did Ott say {each}?", TODAY).about is None


def test_what_is_to_be_left_out_is_named() -> None:
    with pytest.raises(Unclear, match="“2020” cannot be left out"):
        parse("what did Ott say about the dam, but not in 2020?", TODAY)
