"""The annotations of training/annotations: their form, and that they fit the texts they are of."""

from __future__ import annotations

import gzip
import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from quotes.types import StanceLabel
from training import annotations as made

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the texts lie in ../shared, not here")
LABELS = {str(label) for label in StanceLabel}
KINDS = {"person", "organisation", "group", "document", "author", "unnamed", None}


def _spans(attribution: dict[str, Any]) -> list[list[int]]:
    return [span for role in ("source", "cue", "content") for span in attribution[role]]


@pytest.mark.parametrize(("name", "least"), [("written", 1000), ("unseen", 500)])
def test_written_passages_hold_their_spans_and_labels(name: str, least: int) -> None:
    rows = made.lines(name)
    assert len(rows) > least
    for row in rows:
        spans = sorted(_spans(row))
        assert row["content"] and row["targets"], row["text"]
        assert all(0 <= a < b <= len(row["text"]) for a, b in spans), row["text"]
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
        assert {stance["label"] for stance in row["targets"]} <= LABELS | {"none"}


@pytest.mark.parametrize(
    ("name", "all_labelled"), [("wikinews", True), ("polnear", True), ("newswire", False)]
)
def test_labels_are_those_of_the_guide(name: str, all_labelled: bool) -> None:
    for row in made.lines(name):
        # A few articles were annotated for attribution alone, to measure agreement.
        labelled = [one for one in row["attributions"] if all_labelled or "stances" in one]
        for attribution in labelled:
            assert attribution["speaker_kind"] in KINDS
            assert all(stance["target"] for stance in attribution["stances"])
            assert {stance["label"] for stance in attribution["stances"]} <= LABELS


@needs_data
def test_offsets_lie_in_the_texts() -> None:
    rows = made.wikinews(DATA)
    assert len(rows) > 150
    for row in rows:
        for attribution in row["attributions"]:
            assert attribution["cue"] and attribution["content"], row["id"]
            assert all(0 <= a < b <= len(row["text"]) for a, b in _spans(attribution))


@needs_data
def test_attributions_of_newswire_lie_in_the_texts() -> None:
    rows = made.newswire(DATA)
    assert len(rows) > 300
    for row in rows:
        for attribution in row["attributions"]:
            assert attribution["content"], row["id"]
            assert all(0 <= a < b <= len(row["text"]) for a, b in _spans(attribution))


@needs_data
def test_labels_of_polnear_are_of_attributions_without() -> None:
    rows = made.polnear(DATA)
    assert len(rows) > 300
    known = {row["id"] for row in made.lines("polnear")}
    assert {row["id"] for row in rows} < known, "some were annotated to measure agreement alone"


@needs_data
def test_answers_of_queries_are_attributions() -> None:
    with gzip.open(DATA / "polnear/train.jsonl.gz", "rt", encoding="utf-8") as rows:
        counts = {row["id"]: len(row["attributions"]) for row in map(json.loads, rows)}
    for row in made.lines("queries"):
        for query in row["queries"]:
            assert query["query"].strip()
            assert query["answers"]
            assert all(1 <= number <= counts[row["id"]] for number in query["answers"])
