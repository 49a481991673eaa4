"""Chances as log odds, in which they can be weighed and added."""

from __future__ import annotations

import math
from collections.abc import Sequence

_LEAST = 1e-4
_FARTHEST = 700.0


def log_odds(chance: float) -> float:
    """The logarithm of the odds; a chance of nearly 0 or 1 counts as 1 in 10,000 from it."""
    chance = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(chance / (1 - chance))


def chance(odds: float) -> float:
    """The chance that log odds stand for; those past 700 would not fit a number."""
    return 1 / (1 + math.exp(-max(odds, -_FARTHEST)))


def shares(odds: Sequence[float]) -> list[float]:
    """The chances, together 1, of which these are the logarithms less a common term."""
    highest = max(odds)
    powers = [math.exp(each - highest) for each in odds]
    whole = sum(powers)
    return [power / whole for power in powers]
