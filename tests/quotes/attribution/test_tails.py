"""Quotations that nobody has, with their clause right behind them."""

from __future__ import annotations

import pytest

from quotes.attribution.tails import tailed
from quotes.types import Attribution, Decision, slices
from tests.quotes.attribution.parts import given, page


def said(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    return [
        (slices(text, one.source), slices(text, one.cue), slices(text, one.content))
        for one in tailed(page(text), found)
    ]


@pytest.mark.parametrize(
    ("behind", "source", "cue"),
    [
        (
            "an unnamed source at the ministry said of the talks",
            "an unnamed source at the ministry",
            "said",
        ),
        ("said Ann Hill, the mayor", "Ann Hill", "said"),
        ("he has said", "he", "has said"),
        ("added the mayor on Friday", "the mayor", "added"),
    ],
)
def test_who_says_it_right_behind(behind: str, source: str, cue: str) -> None:
    words = "“There will be a meeting of both sides,”"
    assert said(f"{words} {behind}, Hina reported.") == [(source, cue, words)]


@pytest.mark.parametrize(
    "text",
    [
        "“A meeting,” said Ann Hill.",
        "“There will be a meeting of both sides”, which the mayor said.",
        "“There will be a meeting of both sides.” Ann Hill left, and Jan Ost said nothing.",
        "She called it “the worst of all the meetings” and he said so.",
    ],
)
def test_other_clauses_are_none(text: str) -> None:
    assert said(text) == []


def test_what_somebody_has_stays() -> None:
    text = "“There will be a meeting of both sides,” Ann Hill said."
    owner = Attribution(((41, 49),), ((50, 54),), ((0, 40),), 0.9, Decision("reader"))
    assert said(text, owner) == [("Ann Hill", "said", "“There will be a meeting of both sides,”")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "wanted"),
    [
        ("She left. “It's a mess,” said one.", "She", "said", "“It's a mess,”",
         ("one", "said", "“It's a mess,”")),
        ("Ott left. “Why?” asked her friend Zoe.", "", "asked", "“Why?”",
         ("her friend Zoe", "asked", "“Why?”")),
        ("“If we tell you,” he continued, “go.”", "he", "continued", "“go.”",
         ("he", "continued", "“If we tell you,” … “go.”")),
        ("Ott, who wrote “The Road,” told the BBC in May it was late.", "Ott", "told",
         "“The Road,”", ("Ott", "told", "“The Road,”")),
        ("“The Road,” he continued, was late.", "he", "continued", "was late",
         ("he", "continued", "was late")),
    ],
)  # fmt: skip
def test_the_clause_right_behind_it_puts_right_who_has_it(
    text: str, source: str, cue: str, content: str, wanted: tuple[str, str, str]
) -> None:
    assert said(text, *given(text, (source, cue, content))) == [wanted]
