"""How sure an attribution is: the chance that its relation is right, by a fitted curve."""

from __future__ import annotations

import math
from collections.abc import Mapping

from quotes.attribution.decode import Linked


def features(linked: Linked) -> dict[str, float]:
    """What the chance is computed from: log odds of the parts, and whether there is a source."""
    return {
        "cue": _odds(linked.cue_score),
        "source": _odds(linked.source_score),
        "content": _odds(linked.content_score),
        "sourceless": float(not linked.source),
        "long": math.log(sum(end - first for first, end in linked.content) + 1.0),
        "bias": 1.0,
    }


def confidence(linked: Linked, weights: Mapping[str, float]) -> float:
    """The calibrated chance, 0 to 1; without weights, the product of the parts' chances."""
    if not weights:
        return round(linked.cue_score * linked.source_score * linked.content_score, 3)
    total = sum(weights.get(name, 0.0) * value for name, value in features(linked).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))
