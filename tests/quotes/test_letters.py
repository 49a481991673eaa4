"""Capitals of all Latin alphabets, in one definition."""

from __future__ import annotations

import re

import pytest

from quotes.attribution.credits import unwrapped
from quotes.attribution.displayed import SIGNATURE
from quotes.attribution.sentences import END
from quotes.attribution.tails import tailed
from quotes.layout import BlockKind, layout
from quotes.letters import compiled
from quotes.types import Attribution, Decision, slices
from tests.quotes.attribution.parts import page


@pytest.mark.parametrize("letter", "AZÀÉÖØÞĀŁŞİŐŻŽƏȘẞỄ")
def test_capitals(letter: str) -> None:
    assert compiled("[A-Z]").fullmatch(letter)
    assert not compiled("[^A-Z]").fullmatch(letter)


@pytest.mark.parametrize("letter", "azàéöøþßāłşıőżžșễ×÷1-_Ж")
def test_what_is_no_capital(letter: str) -> None:
    assert not compiled("[A-Z]").fullmatch(letter)


def test_flags_are_kept() -> None:
    assert compiled("[A-Z]b", re.IGNORECASE).fullmatch("éB")


def test_a_sentence_begins_with_any_capital_and_ends_after_any_letter() -> None:
    assert compiled(END).split("He went to Beşiktaş. Şule stayed. Élodie left") == [
        "He went to Beşiktaş",
        "Şule stayed",
        "Élodie left",
    ]
    assert compiled(END).split("It was Ö. Şen") == ["It was Ö. Şen"]


def test_a_signature() -> None:
    assert SIGNATURE.match(" — Şule Öz")


def test_who_follows_on_what_is_quoted() -> None:
    text = "It rained. “We will stay here for now,” Şule Öz said on Friday."
    (found,) = tailed(page(text), [])
    assert slices(text, found.source) == "Şule Öz"


def test_an_agency_that_wraps_a_report() -> None:
    text = "The road will stay closed for a week, Özgür Şen said on Friday, Interfax reported."
    cue, source = text.index("reported"), text.index("Interfax")
    outer = Attribution(
        ((source, cue - 1),), ((cue, cue + 8),), ((0, source - 2),), 0.9, Decision("reader", 0.9)
    )
    (found,) = unwrapped(page(text), [outer])
    assert slices(text, found.source) == "Özgür Şen"


def test_layout() -> None:
    text = "Ott quits\n\nŞule Öz, senior reporter\n\nİZMİR — Karl Ott said on Monday that he quits."
    kinds = [block.kind for block in layout(text)]
    assert kinds == [BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.PARAGRAPH]
    assert layout(text)[-1].skip
