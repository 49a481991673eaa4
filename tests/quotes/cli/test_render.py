"""What is shown of a quotation beside its words."""

from __future__ import annotations

from dataclasses import replace

from quotes.cli.render import chips
from tests.quotes.answers.hits import hit


def test_a_doubtful_attribution_is_not_called_unsure_as_stances_are() -> None:
    doubtful = replace(hit("q", 1.0, complete=True), confidence=0.494)
    assert [chip.plain for chip in chips(doubtful)] == ["direct", "confidence 0.49"]
