"""From which score a label is shown without a doubt."""

from __future__ import annotations

from collections.abc import Iterable

PRECISION = 0.85
LEAST = 20
"""Labels with this score or more that a threshold must have been seen on."""

Judged = tuple[str, float, bool]


def thresholds(
    judged: Iterable[Judged], precision: float = PRECISION, least: int = LEAST
) -> dict[str, float]:
    """For each label the lowest score from which the share of right ones is `precision`.

    `judged` are label, score and whether it was right, of articles that the model was not trained
    on. A label that never is that often right, among `least` or more, has no threshold.
    """
    by_label: dict[str, list[tuple[float, bool]]] = {}
    for label, score, right in judged:
        by_label.setdefault(label, []).append((score, right))
    found = {}
    for label, rows in by_label.items():
        hits = 0
        for number, (score, right) in enumerate(sorted(rows, reverse=True), start=1):
            hits += right
            if number >= least and hits / number >= precision:
                found[label] = score
    return found
