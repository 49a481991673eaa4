"""Courts and inquests that are told something are no sources."""

from __future__ import annotations

import pytest

from quotes.attribution.hearers import unheard, was_told
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page


def at(text: str, phrase: str) -> tuple[Span, ...]:
    pieces = [piece for piece in phrase.split(" … ") if piece]
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        ("Fraud trial told accountant 'moved money'\n\nIt rained.",
         ("Fraud trial", "told", "'moved money'"), ("", "accountant 'moved money'")),
        ("Inquest told of failings at prison\n\nIt rained.",
         ("Inquest", "told of", "failings at prison"), ("", "failings at prison")),
        ("Court hears man 'stole bread'\n\nIt rained.",
         ("Court", "hears", "man 'stole bread'"), ("", "man 'stole bread'")),
        ("Court hears man 'stole bread'\n\nIt rained.\n\n'Two loaves' went.",
         ("Court", "hears", "'stole bread' … 'Two loaves'"),
         ("", "man 'stole bread' … 'Two loaves'")),
        ("The wall fell, the High Court in Leeds has heard.",
         ("the High Court in Leeds", "has heard", "The wall fell"), ("", "The wall fell")),
        ("Voters were first asked who won.", ("Voters", "were first asked", "who won"),
         ("", "who won")),
        ("Ott was last night accused of 'theft'.", ("Ott", "was last night accused of", "'theft'"),
         ("", "'theft'")),
        ("It was decided that it rained.", ("It", "was decided", "that it rained"),
         ("", "that it rained")),
        ("It was disappointed by the rain.", ("It", "was disappointed by", "the rain"),
         ("It", "the rain")),
        ("It rained, Ott was told by Hill.", ("Hill", "was told by", "It rained"),
         ("Hill", "It rained")),
        ("Ott was quoted as saying it rained.", ("Ott", "was quoted as saying", "it rained"),
         ("Ott", "it rained")),
        ("The wall fell, an inquest was told.",
         ("an inquest", "was told", "The wall fell"), ("", "The wall fell")),
        ("Members heard that it was unsafe.", ("Members", "heard", "that it was unsafe"),
         ("", "that it was unsafe")),
        ("The wall fell, the planning committee was told.",
         ("the planning committee", "was told", "The wall fell"), ("", "The wall fell")),
        ("The committee said he must pay.",
         ("The committee", "said", "he must pay"), ("The committee", "he must pay")),
        ("The High Court told Smith: 'You ruined many lives.'",
         ("The High Court", "told", "'You ruined many lives.'"),
         ("The High Court", "'You ruined many lives.'")),
        ("The court told him to pay (at once)",
         ("The court", "told", "to pay (at once)"), ("The court", "to pay (at once)")),
        ("The jury told him they were sure…",
         ("The jury", "told", "they were sure"), ("The jury", "they were sure")),
        ("Jurors told reporters: ‘We were sure…’",
         ("Jurors", "told", "‘We were sure…’"), ("Jurors", "‘We were sure…’")),
        ("It rained.\n\n> Jurors told reporters they were sure of it.",
         ("Jurors", "told", "they were sure of it"), ("Jurors", "they were sure of it")),
        ("The court told him to pay.",
         ("The court", "told", "to pay"), ("The court", "to pay")),
        ("The court said he must pay.",
         ("The court", "said", "he must pay"), ("The court", "he must pay")),
        ("Minister told man to go\n\nIt rained.",
         ("Minister", "told", "to go"), ("Minister", "to go")),
    ],
)  # fmt: skip
def test_who_is_told_is_no_source(
    text: str, given: tuple[str, str, str], wanted: tuple[str, str]
) -> None:
    source, cue, content = (at(text, part) for part in given)
    (one,) = unheard(page(text), [Attribution(source, cue, content, 0.9)])
    assert (slices(text, one.source), slices(text, one.content)) == wanted


@pytest.mark.parametrize(
    ("source", "cue", "told"),
    [("", "heard", True), ("She", "heard", False), ("", "feared", False)],
)
def test_what_is_heard_was_told(source: str, cue: str, told: bool) -> None:
    text = f"She {cue} that it rained."
    one = Attribution(at(text, source), at(text, cue), at(text, "that it rained"), 0.9)
    assert was_told(text, one) is told
