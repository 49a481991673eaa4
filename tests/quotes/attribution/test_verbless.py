"""Quotations with a source right behind them and no verb."""

from __future__ import annotations

import pytest

from quotes.attribution.names import Name
from quotes.attribution.verbless import verbless
from quotes.types import Attribution, Decision, slices
from tests.quotes.attribution.parts import page

PEOPLE = ("Chatterjee", "Sunita Rao", "Dr Ott")


def said(text: str, *found: Attribution) -> list[tuple[str, str, str]]:
    starts = {name: text.find(name) for name in PEOPLE}
    names = [Name((at, at + len(name)), "PER", 0.9) for name, at in starts.items() if at >= 0]
    return [
        (slices(text, one.source), slices(text, one.cue), slices(text, one.content))
        for one in verbless(page(text, names), found)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "Dr Chatterjee",
        "Dr. Chatterjee",
        "Dr Ott",
        "Sunita Rao",
        "Sunita Rao, a farmer from Pune",
        "the spokesman for the ministry",
        "an official in the U.S. embassy",
        "the company",
    ],
)
def test_a_name_or_an_office_alone_is_the_source(source: str) -> None:
    words = "“We lost two of our wards,”"
    assert said(f"The flood came. {words} {source}.") == [(source, "", words)]
    assert said(f'"We lost two of our wards", {source}. It rained.') == [
        (source, "", '"We lost two of our wards"')
    ]


def test_what_is_quoted_right_behind_is_of_the_same_source() -> None:
    text = "“We lost two of our wards,” Dr Chatterjee. “It is bad.” He left. “It is,” all said."
    assert said(text) == [("Dr Chatterjee", "", "“We lost two of our wards,” … “It is bad.”")]


def test_marks_within_the_quotation_are_not_behind_it() -> None:
    text = "“We lost ‘two’ of our wards,” Dr Chatterjee. “It is bad.”"
    assert said(text) == [("Dr Chatterjee", "", "“We lost ‘two’ of our wards,” … “It is bad.”")]


def test_many_are_read_as_fast_as_few() -> None:
    words = "“We lost two of our wards,”"
    assert len(said(f"{words} the company. They left. " * 5_000)) == 5_000
    assert said(f"{words}{' ' * 100_000}the company") == []


@pytest.mark.parametrize(
    "text",
    [
        "“We lost two of our wards,” Sunita Rao said.",
        "“We lost two of our wards,” Sunita Rao and others wept.",
        "“We lost two of our wards.” Sunita Rao.",
        "“We lost two of our wards,” the best film of the year.",
        "“We lost two of our wards,” the minister of health insists.",
        "“Two wards,” Sunita Rao.",
        "They call it “the place with no wards at all,” a term of the press.",
        "They call it “the place with no wards at all,” the spokesman.",
        "“We lost two of our wards,” Pune.",
        "“We lost two of our wards,” the farmers.",
        "“- - - - -,” Sunita Rao.",
    ],
)
def test_other_words_are_none(text: str) -> None:
    assert said(text) == []


def test_what_somebody_has_stays() -> None:
    text = "“We lost two of our wards,” Sunita Rao."
    owner = Attribution(((28, 38),), (), ((0, 27),), 0.9, Decision("reader"))
    assert len(said(text, owner)) == 1
