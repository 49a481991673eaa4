"""From which score a label is sure."""

from __future__ import annotations

import random

import pytest

from quotes.stance import classify, load_weights
from quotes.stance.model import is_sure
from quotes.types import StanceLabel, Target
from tests.quotes.test_stance import unmark
from training.stance.sure import thresholds


def _judged(label: str, *scores: tuple[float, bool]) -> list[tuple[str, float, bool]]:
    rows = [(label, score, right) for score, right in scores]
    random.Random(1).shuffle(rows)
    return rows


def test_the_lowest_score_that_keeps_the_precision() -> None:
    good = [(0.9, True)] * 17 + [(0.8, False)] * 3
    worse = [(0.5, False)] * 10
    assert thresholds(_judged("support", *good, *worse)) == {"support": 0.8}


def test_too_few_or_too_often_wrong_is_never_sure() -> None:
    few = _judged("support", *[(0.9, True)] * 19)
    wrong = _judged("oppose", *[(0.9, True)] * 80, *[(0.95, False)] * 20)
    assert thresholds([*few, *wrong]) == {}


def test_labels_have_thresholds_of_their_own() -> None:
    rows = [*_judged("a", *[(0.7, True)] * 20), *_judged("b", *[(0.4, True)] * 20)]
    assert thresholds(rows) == {"a": 0.7, "b": 0.4}


def test_the_weights_say_from_where_on_they_are_sure() -> None:
    weights = load_weights()
    assert weights.sure and all(0.5 < least < 1 for least in weights.sure.values())
    for label, least in weights.sure.items():
        assert is_sure(weights.sure, label, least)
        assert not is_sure(weights.sure, label, least - 0.001)
    without = set(StanceLabel) - set(weights.sure)
    assert not any(is_sure(weights.sure, label, 1.0) for label in without)


@pytest.mark.parametrize(
    "marked",
    [
        "[He] {called for} <a truce>.",
        "[He] {said} <the truce began on Monday>.",
        "[He] {said} <he would accept the truce only if it held>.",
    ],
)
def test_a_stance_is_sure_from_there_on(marked: str) -> None:
    text, quotation = unmark(marked)
    weights = load_weights()
    (stance,) = classify(text, quotation, [Target("the truce")], weights=weights)
    assert stance.sure == is_sure(weights.sure, stance.label, stance.score)
