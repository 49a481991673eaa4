"""What a speaker says of a target elsewhere in an article: a hint at the side taken here.

A side is told from one quotation and the sentence before it. Where that leaves doubt, the other
quotations of the same speaker on the same target weigh in: few people change sides within an
article. `training/stance/README.md` has what it gives.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from quotes.types import StanceLabel

Chances = Mapping[StanceLabel, float]

# How much the others' leaning counts, between the sides and away from them.
_SIDE, _NEUTRAL = 0.5, 0.2
# More than this (in log odds) the others together never say.
_MOST = 3.0
_LEAST = 1e-4


def in_accord(
    chances: Sequence[Chances], keys: Sequence[Hashable | None]
) -> list[dict[StanceLabel, float]]:
    """The chances of each quotation's labels, moved toward those of its companions.

    Companions have the same key, which is the speaker and the target; None has none.
    """
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key is not None:
            groups[key].append(number)
    moved = [dict(each) for each in chances]
    for group in groups.values():
        if len(group) == 1:
            continue
        leanings = [_leaning(chances[number]) for number in group]
        sums = [sum(column) for column in zip(*leanings, strict=True)]
        share = math.sqrt(len(group) - 1)
        for number, own in zip(group, leanings, strict=True):
            side, neutral = (
                min(max((total - x) / share, -_MOST), _MOST)
                for total, x in zip(sums, own, strict=True)
            )
            moved[number] = _moved(chances[number], _SIDE * side, _NEUTRAL * neutral)
    return moved


def _leaning(chances: Chances) -> tuple[float, float]:
    """Log odds of support against oppose, and of neutral against both."""
    support, oppose = chances[StanceLabel.SUPPORT], chances[StanceLabel.OPPOSE]
    return (
        _log(support) - _log(oppose),
        _log(chances[StanceLabel.NEUTRAL]) - _log(support + oppose),
    )


def _moved(chances: Chances, side: float, neutral: float) -> dict[StanceLabel, float]:
    by = {
        StanceLabel.SUPPORT: side / 2,
        StanceLabel.OPPOSE: -side / 2,
        StanceLabel.NEUTRAL: neutral,
    }
    powers = {label: max(x, _LEAST) * math.exp(by.get(label, 0.0)) for label, x in chances.items()}
    return {label: power / sum(powers.values()) for label, power in powers.items()}


def _log(chance: float) -> float:
    return math.log(max(chance, _LEAST))
