"""Confidence: a chance from the parts, the form, and the rivals of an attribution."""

from __future__ import annotations

import pytest

from quotes.attribution.calibrate import confidences, features
from quotes.attribution.decode import Linked
from quotes.attribution.words import cut

TEXT = "He said the talks would fail. They went on all the same, it was announced."
WORDS = cut(TEXT, [((0, len(TEXT)), ())])
WEIGHTS = {"cue": 1.0, "source": 0.5, "content": 1.0, "sourceless": -1.0, "bias": 0.2}


def linked(
    score: float, source: bool = True, content: tuple[tuple[int, int], ...] = ((2, 6),)
) -> Linked:
    return Linked((1, 2), ((0, 1),) if source else (), content, score, score, score)


@pytest.mark.parametrize("weights", [{}, WEIGHTS])
def test_confidence_is_a_chance_that_grows_with_the_scores(weights: dict[str, float]) -> None:
    values = [confidences(WORDS, [linked(score)], weights)[0] for score in (0, 0.2, 0.6, 0.9, 1)]
    assert values == sorted(values)
    assert values[1] < values[3]
    assert all(0.0 <= value <= 1.0 for value in values)


def test_a_source_counts() -> None:
    sourced, sourceless = confidences(WORDS, [linked(0.9), linked(0.9, source=False)], WEIGHTS)
    assert sourceless < sourced


def test_rivals_for_the_same_content_are_told() -> None:
    weak, strong, other = (
        linked(0.4),
        linked(0.9, content=((2, 7),)),
        linked(0.9, content=((8, 12),)),
    )
    one, two, three = features(WORDS, [weak, strong, other])
    assert one["rival"] == two["rival"] == pytest.approx(4 / 5)
    assert one["surer rival"] > 0 > two["surer rival"]
    assert three["rival"] == three["surer rival"] == 0.0


def test_form_of_an_attribution() -> None:
    (row,) = features(WORDS, [linked(0.9)])
    assert row["content after"] == 1.0
    assert row["content apart"] == row["quoted"] == 0.0
    assert row["sentence ends"] == 1.0


def test_nothing_decoded_has_no_confidences() -> None:
    assert confidences(WORDS, [], WEIGHTS) == []
