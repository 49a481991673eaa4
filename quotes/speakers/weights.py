"""Fitted numbers: weights of the facts about candidates, measured precision of each rule."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

VERSION = "10"
"""Of the rules and their weights; stands in every decision."""


@cache
def _read(name: str) -> dict[str, dict[str, float]]:
    text = resources.files("quotes.speakers").joinpath(name).read_text("utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def precision(rule: str) -> float:
    """Share of a rule's answers that were right on the articles it was tuned on."""
    return _read("precision.json")["rules"].get(rule, 0.5)


def weights(ranker: str) -> dict[str, float]:
    """Fact -> weight for one of the rankers; "none" weighs the answer that nobody fits."""
    return _read("weights.json")[ranker]
