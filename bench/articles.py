"""The articles that the benchmarks read: always the same ones, from PolNeAR."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from quotes.evaluation import Labelled, of_json
from quotes.types import Document

_SEED = 2016


def gold(data: Path, parts: Sequence[str], number: int | None = None) -> list[Labelled]:
    """Labelled articles of `parts` ("dev", "train"), `number` of them by a fixed choice, or all.

    `data` is the folder that holds polnear/. A smaller number gives a part of a larger choice.
    """
    articles = sorted(
        (of_json(row) for part in parts for row in _rows(data / "polnear" / f"{part}.jsonl.gz")),
        key=lambda article: article.id,
    )
    random.Random(_SEED).shuffle(articles)
    return articles[:number]


def documents(articles: Sequence[Labelled]) -> list[Document]:
    """The articles as extraction takes them."""
    return [Document(article.id, article.text) for article in articles]


def words(articles: Sequence[Document]) -> int:
    """How many words, parted by white space, the articles have."""
    return sum(len(article.text.split()) for article in articles)


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
