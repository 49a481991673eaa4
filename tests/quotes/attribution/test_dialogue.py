"""Dialogue: paragraphs of quotations alone, of two who take turns."""

from __future__ import annotations

import pytest

from quotes.attribution.dialogue import with_dialogue
from quotes.types import Attribution, Span, slices
from tests.quotes.attribution.parts import page

OPENING = '"Have you read it?" Smith asked.\n\n"I have," said Jones.'
SMITH, JONES = ("Smith", "asked", '"Have you read it?"'), ("Jones", "said", '"I have,"')


def at(text: str, phrase: str) -> tuple[Span, ...]:
    pieces = [piece for piece in phrase.split(" … ") if piece]
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def said(text: str, *given: tuple[str, str, str]) -> list[tuple[str, str]]:
    found = [Attribution(at(text, s), at(text, c), at(text, q), 0.9) for s, c, q in given]
    return [
        (slices(text, one.source), slices(text, one.content))
        for one in with_dialogue(page(text), found)
    ]


def test_two_speakers_take_turns() -> None:
    text = f'{OPENING}\n\n"And?"\n\n"It is bad."\n\n"Will it pass?"\n\n"No."\n\nThey left.'
    jones = ("Jones", "said", '"I have," … "And?" … "It is bad."')
    assert said(text, SMITH, jones) == [
        ("Smith", '"Have you read it?" … "And?" … "Will it pass?"'),
        ("Jones", '"I have," … "It is bad." … "No."'),
    ]


@pytest.mark.parametrize(
    ("text", "given"),
    [
        pytest.param(
            '"It is bad," said Smith.\n\n"I agree," said Jones.\n\n"So bad."\n\n"So wrong."',
            [
                ("Smith", "said", '"It is bad,"'),
                ("Jones", "said Jones", '"I agree," … "So bad." … "So wrong."'),
            ],
            id="nobody asks: one may go on",
        ),
        pytest.param(
            f'{OPENING}\n\n"And who did?"\n\n"Did you?"',
            [SMITH, ("Jones", "said", '"I have," … "And who did?" … "Did you?"')],
            id="a question after a question",
        ),
        pytest.param(
            '"Why?" said Jones.\n\n"It is bad," Jones went on.\n\n"So bad."\n\n"So wrong."',
            [
                ("Jones", "said", '"Why?"'),
                ("Jones", "went on", '"It is bad," … "So bad." … "So wrong."'),
            ],
            id="one speaker",
        ),
        pytest.param(
            f'{OPENING}\n\nThey sat down.\n\n"And?"\n\n"It is bad."',
            [SMITH, JONES],
            id="something between",
        ),
    ],
)
def test_what_may_be_one_speakers_stays(text: str, given: list[tuple[str, str, str]]) -> None:
    assert said(text, *given) == [(source, content) for source, _, content in given]


@pytest.mark.parametrize(
    ("asks", "content"),
    [
        ("I ask", '"How long has it been?"'),
        ("I say", '"How long has it been?" … "Since my father stopped."'),
        ("she asked", '"How long has it been?" … "Since my father stopped."'),
    ],
)
def test_who_writes_and_asks_is_answered_by_others(asks: str, content: str) -> None:
    text = f'"How long has it been?" {asks}.\n\n"Since my father stopped."\n\nIt rained.'
    both = '"How long has it been?" … "Since my father stopped."'
    source, cue = asks.split()
    assert said(text, (source, cue, both)) == [(source, content)]


def test_who_writes_asks_in_the_paragraph_below_a_colon() -> None:
    question = "“Why did you leave the party last year?”"
    text = f"Then I asked her:\n\n{question}\n\n“It left me.”\n\nIt rained."
    assert said(text, ("I", "asked", f"{question} … “It left me.”")) == [("I", question)]
