"""Counts that add up, and the figures made of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SPEAKER = "speaker"
SPEAKER_MATCHED = "speaker of matched"
METRICS = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Count:
    """How many were right, how many were predicted, how many are in the gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def wrong(self) -> int:
        """Predictions that are not in the gold (false positives)."""
        return self.predicted - self.right

    @property
    def missed(self) -> int:
        """Gold that was not predicted (false negatives)."""
        return self.gold - self.right

    @property
    def precision(self) -> float:
        """Share of the predictions that is right; 0 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts of each measure over some documents; the scores of two sets add up.

    Measures: "source exact" and "source token" (also cue, content), "content match", "relation",
    "relation exact", "relation, direct" (mixed, indirect), and where the gold names speakers
    "speaker" (recall: of all gold; precision: of those that name any) and "speaker of matched"
    (recall: of those whose content was found).
    """

    counts: Mapping[str, Count] = field(default_factory=dict)
    documents: int = 0

    def __add__(self, other: Scores) -> Scores:
        names = [*self.counts, *(name for name in other.counts if name not in self.counts)]
        counts = {name: self[name] + other[name] for name in names}
        return Scores(counts, self.documents + other.documents)

    def __getitem__(self, name: str) -> Count:
        return self.counts.get(name, Count())


def total(parts: Iterable[Scores]) -> Scores:
    """The scores of all parts together."""
    return sum(parts, Scores())


Interval = tuple[float, float]


def intervals(
    parts: Sequence[Scores], samples: int, seed: int = 0
) -> dict[str, dict[str, Interval]]:
    """95 % intervals by the bootstrap over documents (Efron 1979), for each measure and metric.

    `parts` holds the scores of single documents. Each sample draws as many documents, with
    replacement; an interval leaves out 2.5 % of the samples at either end. The same parts,
    samples and seed give the same intervals.
    """
    if not parts or samples < 1:
        return {}
    names = list(total(parts).counts)
    rows = [_flat(part, names) for part in parts]
    dice = random.Random(seed)
    drawn: dict[str, list[Count]] = {name: [] for name in names}
    for _ in range(samples):
        sums = [sum(column) for column in zip(*dice.choices(rows, k=len(rows)), strict=True)]
        for place, name in enumerate(names):
            count = Count(*sums[3 * place : 3 * place + 3])
            # A sample in which no gold speaker stands says nothing about speakers.
            if count.gold or not name.startswith(SPEAKER):
                drawn[name].append(count)
    return {
        name: {metric: _middle([getattr(count, metric) for count in counts]) for metric in METRICS}
        for name, counts in drawn.items()
        if counts
    }


def _flat(part: Scores, names: Sequence[str]) -> list[int]:
    counts = [part[name] for name in names]
    return [number for count in counts for number in (count.right, count.predicted, count.gold)]


def _middle(values: list[float]) -> Interval:
    values.sort()
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]
