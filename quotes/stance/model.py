"""The weights of the stance decision: two small log-linear models kept in one JSON file.

Logistic regression over named features (training/stance says how and from what the weights are
made). The file holds `about`, feature to weight; `labels` with a bias each; `features`, feature
to one weight a label; the thresholds from which a quotation counts as about a target; and `sure`,
label to the score from which it is right often enough to be shown without a doubt.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.chances import chance, shares
from quotes.errors import StopRun
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from quotes.stance.features import Feature


_HANDICAP = 0.75


def is_sure(least: Mapping[StanceLabel, float], label: StanceLabel, score: float) -> bool:
    """Whether a label with this score was right in 85 of 100 cases; never where none was."""
    return score >= least.get(label, math.inf)


@dataclass(frozen=True, slots=True)
class Weights:
    """Loaded weights; `version` names the file's contents in every decision."""

    version: str
    about_weights: Mapping[str, float]
    about_threshold: float
    reference_threshold: float
    conditional_score: float
    labels: tuple[StanceLabel, ...]
    bias: tuple[float, ...]
    features: Mapping[str, tuple[float, ...]]
    sure: Mapping[StanceLabel, float]

    def about(self, features: Mapping[str, float]) -> float:
        """The probability that a quotation with these features is about the target."""
        weights = self.about_weights
        total = sum(value * weights.get(name, 0.0) for name, value in features.items())
        return chance(total)

    def total(self, features: Iterable[Feature]) -> list[float]:
        """The summed weight of features for each label, without the bias."""
        totals = [0.0] * len(self.labels)
        known = self.features
        for feature in features:
            weights = known.get(feature.name)
            if weights is not None:
                for index, weight in enumerate(weights):
                    totals[index] += weight * feature.value
        return totals

    def scores(self, *totals: list[float]) -> dict[StanceLabel, float]:
        """Probabilities of the labels from the summed weights of all features."""
        logits = [sum(parts) for parts in zip(self.bias, *totals, strict=True)]
        return dict(zip(self.labels, shares(logits), strict=True))

    def decide(
        self, scores: Mapping[StanceLabel, float], *, sided: bool, conditional: bool
    ) -> tuple[StanceLabel, float]:
        """The label for these scores and for what the words around the target say, and its score.

        A condition on a side is taken at its word, since annotated ones are too few to learn
        from; its score is at least how often that was right on the training articles. Where the
        words take a side, neutral has to be likelier by a third.
        """
        if conditional:
            score = max(scores[StanceLabel.CONDITIONAL], self.conditional_score)
            return StanceLabel.CONDITIONAL, score
        handicap = {StanceLabel.NEUTRAL: _HANDICAP if sided else 1.0}
        plain = (label for label in scores if label is not StanceLabel.CONDITIONAL)
        best = max(plain, key=lambda label: scores[label] * handicap.get(label, 1.0))
        return best, scores[best]

    def pull(self, feature: Feature, label: StanceLabel) -> float:
        """How much a feature speaks for a label, against the mean of the others."""
        weights = self.features.get(feature.name)
        if weights is None:
            return 0.0
        index = self.labels.index(label)
        rest = (sum(weights) - weights[index]) / (len(weights) - 1)
        return (weights[index] - rest) * feature.value


@lru_cache(maxsize=4)
def load_weights(path: Path | None = None) -> Weights:
    """The packaged weights, or those of a file made by training/stance.

    Raises:
        StopRun: the file is missing or is not such a file.
    """
    source = path or files("quotes.stance").joinpath("weights.json")
    try:
        return weights_from(json.loads(source.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StopRun(f"{source}: stance weights cannot be used: {error}") from error


def weights_from(table: Mapping[str, Any]) -> Weights:
    """The weights that a parsed file holds; KeyError, TypeError or ValueError where it is none."""
    return Weights(
        version=str(table["version"]),
        about_weights={name: float(weight) for name, weight in table["about"].items()},
        about_threshold=float(table["about_threshold"]),
        reference_threshold=float(table["reference_threshold"]),
        conditional_score=float(table["conditional_score"]),
        labels=tuple(StanceLabel(label) for label in table["labels"]),
        bias=tuple(float(weight) for weight in table["bias"]),
        features={name: tuple(weights) for name, weights in table["features"].items()},
        sure={StanceLabel(label): float(least) for label, least in table["sure"].items()},
    )
