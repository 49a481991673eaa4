"""What is tuned is what ships."""

from __future__ import annotations

from pathlib import Path

import pytest

import quotes
from quotes.attribution.calibrate import confidences
from quotes.attribution.model import SHIPPED, Reader

SEEDS = sorted(Path("seeds").glob("*.txt"))

pytestmark = [
    pytest.mark.models,
    pytest.mark.skipif(
        not (SHIPPED / "config.json").exists(), reason="the reader's model is not here"
    ),
]


def test_with_the_shipped_settings_tuning_scores_what_the_library_finds() -> None:
    tune = pytest.importorskip("training.reader.tune")
    reader, extractor = Reader(), quotes.Extractor()
    for text in (path.read_text() for path in SEEDS):
        article = tune.Article({"text": text}, reader)
        linked = article.decoded(reader.settings)
        found = article.final(linked, confidences(article.words, linked, reader.calibration))
        assert [(one["source"], one["cue"], one["content"]) for one in found] == [
            (one.source, one.cue, one.content)
            for one in extractor.extract(text).quotations
            if one.within is None
        ]
