"""Fitted numbers: weights of the facts in candidates.py, and the measured precision of each rule."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def _read(name: str) -> dict[str, dict[str, float]]:
    text = resources.files("quotes.speakers").joinpath(name).read_text("utf-8")
    table: dict[str, dict[str, float]] = json.loads(text)
    return table


def weights(ranker: str) -> dict[str, float]:
    """Fact -> weight for one of the rankers; "none" weighs the answer that nobody fits."""
    return _read("weights.json")[ranker]
