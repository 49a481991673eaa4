"""Annotated pairs as the network's questions, by the same code that asks them at run time."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.stance.about import surroundings
from quotes.stance.ask import question
from quotes.stance.pairs import Question
from quotes.stance.reading import read
from training.stance.data import Article
from training.stance.examples import Example, make_examples

# What the labels of the further sets are here; the rest of their rows says nothing of a side.
_SIDES = {"favor": "support", "against": "oppose", "none": "neutral"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers: `about` and `label` are None where the data does not say.

    `example` is what lexicon and rules see of the pair, where there is an article around it.
    """

    question: Question
    about: bool | None
    label: str | None
    example: Example | None = None


def asked(articles: Iterable[Article]) -> Iterator[Asked]:
    """Every annotated pair, and those others of an article that any word of the target is near."""
    for article in articles:
        targets = article.targets
        reading = read(article.text, targets, article.sentences)
        mentions = dict(zip(targets, reading.mentions, strict=True))
        for pair, example in zip(article.pairs, make_examples([article]), strict=True):
            if pair.label is not None or example.near:
                around = surroundings(reading, pair.quotation)
                named = mentions[pair.target]
                words = question(reading, pair.quotation, pair.target, named, around)
                yield Asked(words, pair.label is not None, pair.label, example)


def further(folder: Path, name: str) -> Iterator[Asked]:
    """The pairs of one of the further sets in `folder`: text as content, without cue."""
    for file in sorted(folder.glob(f"{name}*")):
        if "valid" in file.name or "devtest" in file.name:
            continue
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("label") in _SIDES:
                    yield _further(row)


def _further(row: dict[str, Any]) -> Asked:
    text = row["text"].replace("\n", " ")
    span = row.get("target_span")
    source = row.get("source_span")
    return Asked(
        Question(
            text,
            (0, len(text)),
            ((0, len(text)),),
            (),
            (tuple(source),) if source else (),
            (tuple(span),) if span else (),
            row["target"],
            row.get("source") or "",
        ),
        None,
        _SIDES[row["label"]],
    )
