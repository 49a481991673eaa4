"""Layout on real articles: what people marked as quotations stays text. Skipped without data."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotes.layout import BlockKind, layout
from tests.quotes.test_layout import check_cover

DATA = Path(__file__).parents[3] / "shared" / "data"
DATED = re.compile(r"[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4}\s*\n")
TEXT_KINDS = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared corpora are not here")


def articles(name: str) -> Iterator[dict]:
    with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


@pytest.mark.parametrize(
    ("name", "floor"), [("polnear/dev.jsonl.gz", 0.999), ("wikinews/labelled.jsonl.gz", 0.995)]
)
def test_marked_contents_stay_text(name: str, floor: float) -> None:
    """Lost are only three banners in Wikinews that are quoted in captions."""
    kept = total = 0
    for article in articles(name):
        text = article["text"]
        is_text = bytearray(len(text))
        for block in layout(text):
            if block.kind in TEXT_KINDS:
                for start, end in block.running:
                    is_text[start:end] = b"\1" * (end - start)
        for attribution in article["attributions"]:
            total += 1
            kept += all(
                is_text[place] or text[place].isspace()
                for start, end in attribution["content"]
                for place in range(start, end)
            )
    assert kept / total >= floor


@pytest.mark.parametrize("name", ["polnear/dev.jsonl.gz", "wikinews/unlabelled.jsonl.gz"])
def test_articles_are_covered_once(name: str) -> None:
    for article in articles(name):
        check_cover(article["text"], layout(article["text"]))


def test_wikinews_dates_are_no_text() -> None:
    with_date = 0
    for article in articles("wikinews/labelled.jsonl.gz"):
        if DATED.match(article["text"]):
            with_date += 1
            assert layout(article["text"])[0].kind is BlockKind.DATELINE
    assert with_date > 30
