"""Chances as log odds, in which they can be weighed and added."""

from __future__ import annotations

import math

_LEAST = 1e-4


def log_odds(chance: float) -> float:
    """The logarithm of the odds; a chance of nearly 0 or 1 counts as 1 in 10,000 from it."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))
