"""A floor for speakers on labelled articles (skipped without the data).

Of PolNeAR only the articles that nothing was tuned on; of Wikinews, where those are five, all.
Names are those of the gold speakers themselves wherever they stand in the text, so that the
figure depends on neither the reader nor the pipeline.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc
from spacy.util import filter_spans

from quotes.evaluation.names import same_speaker
from quotes.layout import layout
from quotes.speakers import resolve
from quotes.types import Attribution, Spans
from training.parts import held_out

DATA = Path(__file__).parents[4] / "shared" / "data"
FLOORS = {"polnear/train": 0.78, "wikinews/labelled": 0.86}
NLP = spacy.blank("en")


def sample(corpus: str) -> list[dict[str, Any]]:
    path = DATA / f"{corpus}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path} is absent; it is no part of this project")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        row
        for row in rows
        if any(label.get("labelled") for label in row["attributions"])
        and (corpus.startswith("wikinews") or held_out(row["id"]))
    ]


def with_names(row: dict[str, Any]) -> Doc:
    """A Doc whose entities are the named gold speakers, and people's surnames."""
    doc = NLP(row["text"])
    spans = []
    for label in row["attributions"]:
        kind = {"person": "PER", "organisation": "ORG"}.get(label.get("speaker_kind", ""))
        for name in (label.get("speaker") or "").split(" & ") if kind else ():
            forms = {name} | ({name.split()[-1]} if kind == "PER" else set())
            for form in forms - {""}:
                for found in re.finditer(rf"\b{re.escape(form)}\b", row["text"]):
                    if form[0].isupper():
                        spans.append(
                            doc.char_span(*found.span(), label=kind, alignment_mode="expand")
                        )
    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc


def spans(value: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in value)


@pytest.mark.parametrize("corpus", FLOORS)
def test_speakers_of_labelled_articles(corpus: str) -> None:
    counts: Counter[str] = Counter()
    for row in sample(corpus):
        labels = row["attributions"]
        attributions = [
            Attribution(spans(a["source"]), spans(a["cue"]), spans(a["content"]), 1.0)
            for a in labels
        ]
        found = resolve(with_names(row), attributions, layout(row["text"]))
        for label, speakers in zip(labels, found, strict=True):
            if label.get("speaker_kind") not in ("person", "organisation"):
                continue
            if label["speaker"]:
                counts["n"] += 1
                name = " & ".join(speaker.name for speaker in speakers)
                counts["right"] += same_speaker(label["speaker"], name)
    assert counts["n"] > 500
    assert counts["right"] / counts["n"] >= FLOORS[corpus], counts
