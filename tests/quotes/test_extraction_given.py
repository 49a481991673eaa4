"""What the library is given and cannot take is said plainly."""

from __future__ import annotations

from typing import Any

import pytest

import quotes
from quotes.errors import SkipDocument, StopRun
from quotes.extraction import Extractor
from quotes.types import Target

SAID = '"We will not sign this paper," Ana Kovar told reporters on Monday.'


@pytest.mark.parametrize("given", [["the talks"], "the talks", [{"name": "the talks"}]])
def test_targets_that_are_none(given: Any) -> None:
    with pytest.raises(StopRun, match=r"is no target; one is made with quotes\.Target"):
        Extractor(targets=given)


def test_aliases_are_several() -> None:
    with pytest.raises(TypeError, match="aliases are several names"):
        Target("the talks", "negotiations")  # type: ignore[arg-type]


@pytest.mark.parametrize("given", [None, SAID.encode(), 3])
def test_what_is_neither_document_nor_text(given: Any) -> None:
    with pytest.raises(TypeError, match=r"not (NoneType|bytes|int)"):
        Extractor().extract(given)


def test_a_plain_text_that_fails_is_named() -> None:
    extractor = Extractor()
    extractor.__dict__["_nlp"] = None
    with pytest.raises(SkipDocument, match=r"^the text: could not be read"):
        extractor.extract(SAID)


def test_help_shows_what_is_loaded_late() -> None:
    assert set(quotes.__all__) <= set(dir(quotes))
