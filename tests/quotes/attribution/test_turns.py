"""What the form of a text adds to what the model found, or puts right."""

from __future__ import annotations

import pytest

from quotes.attribution.turns import by_form
from quotes.layout import layout
from quotes.marks import pair_marks
from quotes.types import Attribution, Span, slices

Parts = tuple[str, str, str]
HORVAT = "> The reform is robbery.\n> — Ivan Horvat, Workers' Party"


def at(text: str, phrase: str) -> tuple[Span, ...]:
    if not phrase:
        return ()
    start = text.index(phrase)
    return ((start, start + len(phrase)),)


def formed(text: str, *given: Parts) -> list[Parts]:
    """Source, cue and content of each attribution, once the model has found those `given`."""
    blocks = layout(text)
    marks = pair_marks(text, [block.span for block in blocks])
    found = [
        Attribution(at(text, source), at(text, cue), at(text, content), 0.9)
        for source, cue, content in given
    ]
    return [
        (slices(text, a.source), slices(text, a.cue), slices(text, a.content))
        for a in by_form(text, blocks, marks, found)
    ]


@pytest.mark.parametrize(
    ("text", "given", "wanted"),
    [
        pytest.param(
            f"The opposition answered:\n\n{HORVAT}\n\nThe vote is on Friday.",
            [],
            [("Ivan Horvat, Workers' Party", "—", "The reform is robbery.")],
            id="a line below it",
        ),
        pytest.param(
            "They answered:\n\n> It is robbery.\n>\n> It stops here.\n>\n> — Ana Ott (@ott) 4 May",
            [],
            [("Ana Ott", "—", "It is robbery. … It stops here.")],
            id="two paragraphs and an account",
        ),
        pytest.param(
            f"Trade unions were angry:\n\n{HORVAT}",
            [("Trade unions", "were angry", "The reform is robbery.")],
            [("Ivan Horvat, Workers' Party", "—", "The reform is robbery.")],
            id="another source by the model",
        ),
        pytest.param(
            f"The deputy Horvat wrote:\n\n{HORVAT}",
            [("The deputy Horvat", "wrote", "The reform is robbery.")],
            [("The deputy Horvat", "wrote", "The reform is robbery.")],
            id="the same source by the model",
        ),
        pytest.param("He wrote:\n\n> ***\n> — Ivan Horvat", [], [], id="nothing quoted"),
    ],
)
def test_a_block_quotation_is_of_who_signs_it(
    text: str, given: list[Parts], wanted: list[Parts]
) -> None:
    assert formed(text, *given) == wanted
