"""The benchmark's clocks sit on functions that extraction calls."""

from __future__ import annotations

import pytest

from bench.parts import clocks
from quotes.extraction import Extractor
from quotes.types import Document, Target


@pytest.mark.models
def test_every_part_of_the_work_is_timed() -> None:
    extractor = Extractor(targets=[Target("the talks")], topics=True)
    with clocks(extractor) as parts:
        extractor.extract(Document("a", "Anna Lind welcomed the peace talks in Geneva."))
    assert set(parts.seconds) == {
        "spaCy pipeline",
        "layout, words, marks",
        "attribution model",
        "speakers",
        "stances",
        "topics",
        "the rest",
    }
