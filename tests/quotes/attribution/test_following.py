"""Sentences in marks that nobody has, right behind a sentence that reports."""

from __future__ import annotations

import pytest

from quotes.attribution.following import followed
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page


def at(text: str, phrase: str) -> tuple[Span, ...]:
    return ((text.index(phrase), text.index(phrase) + len(phrase)),) if phrase else ()


@pytest.mark.parametrize(
    ("text", "given", "content"),
    [
        ("“We lost,” she said. “Nobody else came.”", ("she", "said", "“We lost,”"),
         "“We lost,” … “Nobody else came.”"),
        ("‘We lost,’ she said. ‘Nobody else came.’", ("she", "said", "‘We lost,’"),
         "‘We lost,’ … ‘Nobody else came.’"),
        ("“We lost,” she said. ‘Nobody else came.’ It was “late.”",
         ("she", "said", "“We lost,”"), "“We lost,”"),
        ("“We lost,” said Ann Bo, the mayor. “Nobody at all came.”",
         ("Ann Bo, the mayor", "said", "“We lost,”"), "“We lost,” … “Nobody at all came.”"),
        ("Dr. Ott called it a failure. “Nobody came there.”",
         ("Dr. Ott", "called it", "a failure"), "a failure … “Nobody came there.”"),
        ("Ott called it a failure. Rain fell. “Nobody came there.”",
         ("Ott", "called it", "a failure"), "a failure"),
        ("Ott called it a failure. Élodie fell. “Nobody came there.”",
         ("Ott", "called it", "a failure"), "a failure"),
        ("Ott called it a failure. “Nobody came there. “It rained all day.” He left.",
         ("Ott", "called it", "a failure"),
         "a failure … “Nobody came there. … “It rained all day.”"),
        ("They met Capt. Ott on Friday. “Nobody came there.”", ("They", "met", "on Friday"),
         "on Friday … “Nobody came there.”"),
        ("It was called a failure. “Nobody came there.”", ("", "called", "a failure"),
         "a failure"),
        ("Ott called it a failure. “He said: ‘Nobody came.’”", ("Ott", "called it", "a failure"),
         "a failure … “He said: ‘Nobody came.’”"),
        ("I asked who won the vote. “Nobody won it.”", ("I", "asked", "who won the vote"),
         "who won the vote"),
        ("Ott was asked who won. “Nobody won it.”", ("Ott", "was asked", "who won"), "who won"),
        ("Does Ott regret it? “Nobody asked me.”", ("Ott", "regret", "it"), "it"),
        ("Ott called it a failure. “Nobody” came there.", ("Ott", "called it", "a failure"),
         "a failure"),
        ("Ott called it a failure: “Nobody came there.”", ("Ott", "called it", "a failure"),
         "a failure"),
        ("Ott called it a failure.\n\n“Nobody came there.”", ("Ott", "called it", "a failure"),
         "a failure"),
    ],
)  # fmt: skip
def test_whose_sentence(text: str, given: tuple[str, str, str], content: str) -> None:
    source, cue, said = (at(text, part) for part in given)
    (one,) = followed(page(text), [Attribution(source, cue, said, 0.9)])
    assert slices(text, one.content) == content


def test_what_somebody_has_stays() -> None:
    text = "“We lost,” she said. “Nobody came,” he said. “It rained all day.”"
    found = [
        Attribution(at(text, "she"), at(text, "said"), at(text, "“We lost,”"), 0.9),
        Attribution(at(text, "he said")[:1], (), at(text, "“Nobody came,”"), 0.9),
    ]
    assert followed(page(text), found) == found
