"""Quotation marks: a table of cases, what holds for any text, and time on texts full of marks."""

from __future__ import annotations

import re
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.marks import Marked, pair_marks
from quotes.types import Span

FILE = Path(__file__).parents[1] / "cases" / "marks.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]
SIGNS = str.maketrans("", "", "⟦⟪⟧⟩")


def paragraphs(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"\S(?:.|\n(?!\n))*", text)]


def drawn(text: str, found: list[Marked]) -> str:
    """The text with the signs of the table around what was found."""
    signs: dict[int, str] = {}
    for marked in sorted(found, key=lambda each: each.span[1] - each.span[0]):
        start, end = marked.span
        signs[end] = ("⟧" if marked.close else "⟩") + signs.get(end, "")
    for marked in sorted(found, key=lambda each: each.span[0] - each.span[1]):
        start = marked.span[0]
        signs[start] = signs.get(start, "") + ("⟪" if marked.continues else "⟦")
    return "".join(signs.get(at, "") + text[at : at + 1] for at in range(len(text) + 1))


def parameter(case: dict[str, Any]) -> Any:
    known = [pytest.mark.xfail(strict=True, reason=case["fails"])] if "fails" in case else []
    return pytest.param(case, id=case["name"], marks=known)


@pytest.mark.parametrize("case", map(parameter, CASES))
def test_pairs(case: dict[str, Any]) -> None:
    wanted = case["marked"].strip("\n")
    text = wanted.translate(SIGNS)
    found = pair_marks(text, paragraphs(text))
    assert drawn(text, found) == wanted
    if "styles" in case:
        assert [marked.style for marked in found] == case["styles"]


def test_marks_have_their_own_spans() -> None:
    text = "So ``we go'' and “stay"
    closed, never = pair_marks(text, [(0, len(text))])
    assert [text[slice(*span)] for span in (closed.open, closed.inside)] == ["``", "we go"]
    assert closed.close is not None and text[slice(*closed.close)] == "''"
    assert never.close is None
    assert text[slice(*never.inside)] == "stay"


def test_paragraphs_are_looked_at_alone() -> None:
    text = '"We go, she said.\n\nThey stay," he said.'
    assert [marked.close for marked in pair_marks(text, paragraphs(text))] == [None]


def test_an_empty_paragraph_between_does_not_end_a_continuation() -> None:
    text = '"We go.\n\n   \n\n"We stay."'
    found = pair_marks(text, [(0, 7), (9, 12), (14, len(text))])
    assert [marked.continues for marked in found] == [False, True]


def test_nothing_to_look_at() -> None:
    assert pair_marks("", []) == []
    assert pair_marks('"We go," she said.', []) == []
    assert pair_marks('"We go," she said.', [(8, 18)]) == []


PIECES = st.sampled_from(
    [*"\"“”„‟«»‹›'‘’‚", "''", "``", " ", "\n", "\n\n", ",", ".", "(", "go", "s", "5", "é", "😀"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_any_text(text: str) -> None:
    spans = paragraphs(text)
    found = pair_marks(text, spans)
    assert [marked.span for marked in found] == sorted(marked.span for marked in found)
    ends: dict[Span, list[tuple[str, int]]] = {}
    for marked in found:
        start, end = marked.span
        (home,) = [span for span in spans if span[0] <= start and end <= span[1]]
        assert marked.open[0] == start < marked.open[1] <= end
        if marked.close is not None:
            assert marked.open[1] <= marked.close[0] < marked.close[1] == end
        # Two stretches of one style are apart.
        for style, before in ends.setdefault(home, []):
            assert style != marked.style or before <= start
        ends[home].append((marked.style, end))


@pytest.mark.parametrize(
    ("text", "at_least"),
    [
        pytest.param('He said "no. ' * 10_000, 5_000, id="straight, in one paragraph"),
        pytest.param("He said “no. " * 10_000, 5_000, id="curly, in one paragraph"),
        pytest.param("He said 'no. " * 10_000, 0, id="single, in one paragraph"),
        pytest.param('"no\n\n' * 10_000, 10_000, id="straight, in as many paragraphs"),
        pytest.param('"' * 10_000, 5_000, id="nothing but marks"),
        pytest.param("'a" * 10_000, 0, id="apostrophes without end"),
    ],
)
def test_time_is_linear(text: str, at_least: int) -> None:
    start = time.process_time()
    found = pair_marks(text, paragraphs(text))
    # Quadratic time would take far longer.
    assert time.process_time() - start < 3
    assert len(found) >= at_least


def test_time_is_linear_in_one_very_long_paragraph() -> None:
    text = "He said “no. " * 160_000
    start = time.process_time()
    found = pair_marks(text, [(0, len(text))])
    assert time.process_time() - start < 4
    assert len(found) >= 80_000
