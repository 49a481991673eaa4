"""Paragraphs without quotation marks below "The minister said:" are all of the minister."""

from __future__ import annotations

import pytest

from quotes.attribution.statements import stated
from quotes.types import Attribution, slices
from tests.quotes.attribution.parts import page

SAID = "The rail company met on Monday in Leeds.\n\nIts head, Ana Lind, said:\n\n"
FIRST = "The strike has gone on for too long."


def read(text: str, *given: tuple[str, str, str]) -> list[tuple[str, str]]:
    """Source and content of each after `given` (source, cue, content), each found in the text."""

    def at(phrase: str) -> tuple[int, int]:
        return text.index(phrase), text.index(phrase) + len(phrase)

    found = [Attribution((at(s),), (at(c),), (at(w),), 0.9) for s, c, w in given]
    return [
        (slices(text, one.source), slices(text, one.content)) for one in stated(page(text), found)
    ]


@pytest.mark.parametrize(
    ("below", "wanted"),
    [
        (f"{FIRST} It must end.", f"{FIRST} It must end."),
        (f"{FIRST}\n\nTrains are late.\n\nWe want it to end.",
         f"{FIRST} … Trains are late. … We want it to end."),
        (f"{FIRST}\n\nI want it to end.\n\nIts staff have been out since May.",
         f"{FIRST} … I want it to end."),
        (f"{FIRST}\n\nIts staff have been out since May.", FIRST),
        (f"{FIRST}\n\nOtt said: “We will not go back.”", FIRST),
        (f"{FIRST}\n\nLind left at noon.\n\nWe were told nothing of it.", FIRST),
        (f"{FIRST}\n\nThe union added:\n\nWe will stay out.", f"{FIRST} || We will stay out."),
        (f"{FIRST}\n\n## What we know\n\nWe will stay out.", FIRST),
        (f"{FIRST}\n\n• We will stay out.", FIRST),
        ("“The strike has gone on for too long.”", ""),
        ("• The strike has gone on for too long.", ""),
        ("Too long.", ""),
    ],
)  # fmt: skip
def test_a_statement_is_whole(below: str, wanted: str) -> None:
    found = read(f"{SAID}{below}")
    assert " || ".join(content for _, content in found) == wanted
    assert not found or found[0][0] == "Its head, Ana Lind,"


def test_what_is_found_already_is_filled() -> None:
    text = f"{SAID}{FIRST}\n\nI told them that it must end."
    said = ("Its head, Ana Lind,", "said", "The strike")
    told = ("I told", "told", "it must end")
    other = ("The rail company", "met", "on Monday")
    assert read(text, other, said, told) == [
        ("The rail company", "on Monday"),
        ("Its head, Ana Lind,", f"{FIRST} … I told them that it must end."),
    ]


def test_who_said_i_before_is_no_author() -> None:
    union = "The union said:\n\nWe are all out.\n\nWe will stay out."
    assert [content for _, content in read(f"{SAID}{FIRST}\n\nI want it to end.\n\n{union}")] == [
        f"{FIRST} … I want it to end.",
        "We are all out. … We will stay out.",
    ]
    text = f"The head wrote:\n\n    I saw all of it.\n\nAna Lind said:\n\n{FIRST}\n\nI want an end."
    letter = ("The head", "wrote", "I saw all of it.")
    assert read(text, letter)[1:] == [("Ana Lind", f"{FIRST} … I want an end.")]


def test_what_others_have_of_a_statement_is_taken_from_them() -> None:
    text = f"{SAID}{FIRST}\n\nI want it to end.\n\nThe inquiry continues."
    given = ("The inquiry", "continues", "I want it to end.")
    assert read(text, given) == [("Its head, Ana Lind,", f"{FIRST} … I want it to end.")]


def test_an_author_who_says_i_ends_it() -> None:
    text = f"I was there.\n\nAna Lind said:\n\n{FIRST}\n\nI went home."
    assert read(text) == [("Ana Lind", FIRST)]


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("Following the talks they issued the following statement:", "they"),
        ("In a statement, the Ministry of Trade said:", "the Ministry of Trade"),
        ("The talks are over. The company said in a statement on Monday:", "The company"),
        ("Ott told reporters in Leeds:", "Ott"),
        ("These are the rules:", None),
        ("They said a joint “no” to:", None),
    ],
)
def test_clauses_that_lead_to_statements(lead: str, source: str | None) -> None:
    found = read(f"It rained in Leeds.\n\n{lead}\n\n{FIRST}")
    assert found == ([(source, FIRST)] if source else [])
