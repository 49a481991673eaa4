"""Claims that are reports, and those that take lives."""

from __future__ import annotations

import pytest

from quotes.attribution.claims import no_verb, of_itself, only_asks, signed, takes_lives
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
    [("can", True), ("has been", True), ("was", True), ("will", True), ("just", True), ("a", True),
     ("the", True), ("can say", False), ("was asked", False), ("has", False), ("just said", False),
     ("in", False), (":", False), ("does not", False)],
)  # fmt: skip
def test_an_auxiliary_alone_reports_nothing(cue: str, bare: bool) -> None:
    text = f"She {cue} so."
    one = Attribution(((0, 3),), ((4, 4 + len(cue)),), ((5 + len(cue), 7 + len(cue)),), 0.9)
    assert no_verb(text, one) is bare


@pytest.mark.parametrize(
    ("content", "empty"),
    [("What do", True), ("Where is", True), ("whether", True), ("what", False), ("What", True),
     ("What does it cost", False), ("how it works", False)],
)  # fmt: skip
def test_what_a_question_begins_with_is_no_content(content: str, empty: bool) -> None:
    text = f"{content} the experts think?"
    end = len(content)
    cue = (len(text) - len("think?"), len(text) - 1)
    one = Attribution(((end + 1, cue[0] - 1),), (cue,), ((0, end),), 0.9)
    assert only_asks(text, one) is empty


@pytest.mark.parametrize(
    ("cue", "content"), [("—", ((0, 8),)), ("--", ((0, 8),)), ("said", ((0, 8), (20, 23)))]
)
def test_what_stands_behind_a_signature(cue: str, content: tuple[tuple[int, int], ...]) -> None:
    text = f"Go away. {cue:<5}Ott, on it"
    one = Attribution(((14, 17),), ((9, 9 + len(cue)),), ((0, 8), (20, 23)), 0.9)
    assert signed(text, one).content == content


@pytest.mark.parametrize(
    ("source", "cue", "itself"),
    [
        ("This press release", "contains", True),
        ("This announcement", "may contain", True),
        ("The following", "includes", True),
        ("police", "was compiled from", True),
        ("The report", "contains", False),
        ("This report", "says", False),
        ("The company", "includes", False),
        ("Ott", "compiled", False),
    ],
)
def test_what_a_text_says_of_itself(source: str, cue: str, itself: bool) -> None:
    text = f"{source} {cue} it."
    end = len(source) + 1 + len(cue)
    cues, content = ((len(source) + 1, end),), ((end + 1, end + 3),)
    one = Attribution(((0, len(source)),), cues, content, 0.9)
    assert of_itself(text, one) is itself
