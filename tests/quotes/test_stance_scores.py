"""Scored floors on annotated articles that the stance weights were not made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.stance import load_weights
from training.parts import held_out
from training.stance.data import read_articles
from training.stance.evaluate import about_scores, by_rules, by_weights, judged, stance_scores
from training.stance.examples import Example, make_examples

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(
    not (DATA / "polnear" / "train.jsonl.gz").exists(),
    reason="needs the annotated articles in ../shared/data",
)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    return list(make_examples(article for article in read_articles(DATA) if article.held_out))


def test_stance_on_articles_not_trained_on(examples: list[Example]) -> None:
    labelled = [example for example in examples if example.pair.label is not None]
    scores = stance_scores(judged(labelled, by_weights(load_weights())))
    assert scores["pairs"] > 1300
    assert scores["macro-F1"] >= 0.54
    assert scores["sides right"] >= 0.72
    assert scores["calibration error"] <= 0.04


def test_weights_beat_rules_alone(examples: list[Example]) -> None:
    labelled = [example for example in examples if example.pair.label is not None]
    rules = stance_scores(judged(labelled, by_rules))
    weights = stance_scores(judged(labelled, by_weights(load_weights())))
    assert rules["macro-F1"] >= 0.46
    assert weights["macro-F1"] > rules["macro-F1"] + 0.05


def test_aboutness_on_articles_not_trained_on(examples: list[Example]) -> None:
    scores = about_scores(examples, load_weights())
    assert scores["precision"] >= 0.62
    assert scores["recall"] >= 0.57


def test_whole_articles_are_held_out(examples: list[Example]) -> None:
    assert len({example.article for example in examples}) > 40
    assert all(held_out(example.article) for example in examples)
