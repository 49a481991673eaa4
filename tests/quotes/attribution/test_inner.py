"""Reports inside reports, as the shipped reader finds them."""

from __future__ import annotations

import pytest

from quotes.attribution.find import find
from quotes.attribution.manner import kind_of
from quotes.attribution.model import Reader
from quotes.layout import layout
from quotes.types import Kind

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "Reuters reported on Friday that Sergei Lavrov had said that the talks would go on.",
            "Sergei Lavrov",
            "had said",
            "that the talks would go on",
        ),
        (
            "Politico quoted Tim Manning as saying that the agency had an important role to play.",
            "Tim Manning",
            "as saying",
            "that the agency had an important role to play",
        ),
        (
            "Garda Anne Moran told the court that when she came Mr Foy replied: “I was going to"
            " put it back.”",
            "Mr Foy",
            "replied",
            "“I was going to put it back.”",
        ),
        (
            "“My constituent Mrs Wray tells me that she might as well buy a horse,” said Jo Hill.",
            "My constituent Mrs Wray",
            "tells",
            "that she might as well buy a horse",
        ),
        (
            "The ministry said the rebels had claimed that they shot down the plane.",
            "the rebels",
            "had claimed",
            "that they shot down the plane",
        ),
    ],
)
def test_a_report_inside_another_is_found(
    reader: Reader, text: str, source: str, cue: str, content: str
) -> None:
    found = find(text, layout(text), reader)
    every = [*found.attributions, *found.inner]
    parts = [
        tuple(" ".join(text[a:b] for a, b in spans) for spans in (one.source, one.cue, one.content))
        for one in every
    ]
    assert (source, cue, content) in parts
    assert len(every) >= len(found.attributions)


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov said the talks would go on.",
        "“I said what I had to say,” Kerry told reporters.",
        "The minister said it was raining in Geneva.",
    ],
)
def test_one_report_holds_no_other(reader: Reader, text: str) -> None:
    assert find(text, layout(text), reader).inner == ()


def test_marks_around_a_report_are_not_its_own(reader: Reader) -> None:
    text = "‘The council called it a “triumph for the people” and walked away,’ said Alan Moss."
    found = find(text, layout(text), reader)
    (one,) = found.inner
    assert [text[a:b] for a, b in one.content] == ["it a “triumph for the people” and walked away"]
    assert kind_of(text, one.content, found.marks, one.cue) is Kind.MIXED
    (outer,) = found.attributions
    assert kind_of(text, outer.content, found.marks, outer.cue) is Kind.DIRECT


def test_marks_around_a_part_of_a_report_stay(reader: Reader) -> None:
    text = (
        "HILL: Who taught you?\n\nOTT: My mother. The neighbours laughed, and my sister said, "
        "“You will never finish.”\n\nHILL: And did you?\n\nOTT: I did, in May."
    )
    found = find(text, layout(text), reader)
    (one,) = found.inner
    assert [text[a:b] for a, b in one.content] == ["“You will never finish.”"]


def test_inner_reports_can_be_left_out(reader: Reader) -> None:
    text = "Reuters reported on Friday that Sergei Lavrov had said that the talks would go on."
    assert find(text, layout(text), reader, inner=False).inner == ()
