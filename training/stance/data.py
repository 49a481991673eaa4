"""Annotated stances as pairs: one quotation, one target, and its label, if it is about it."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.stance.statements import kind_by_marks
from quotes.stance.words import split_sentences
from quotes.types import Decision, Quotation, Span, Speaker, SpeakerKind, Target, spans_of
from training import annotations as made
from training.parts import held_out

SOURCES = ("polnear/train.jsonl.gz", "wikinews/labelled.jsonl.gz")


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation and a target; `label` is None where the annotator did not name the target."""

    quotation: Quotation
    target: Target
    label: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article: its pairs, and whether it is kept out of training."""

    id: str
    text: str
    sentences: tuple[Span, ...]
    held_out: bool
    pairs: tuple[Pair, ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every target that was annotated anywhere in the article."""
        return tuple(dict.fromkeys(pair.target for pair in self.pairs))


def read_articles(folder: Path) -> Iterator[Article]:
    """The articles with annotated stances, from the folder that holds polnear/ and wikinews/."""
    for source in SOURCES:
        with gzip.open(folder / source, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if any(item.get("stances") for item in row["attributions"]):
                    yield _article(row, held_out(row["id"]))


def added_articles(folder: Path) -> Iterator[Article]:
    """What was annotated for this project beside those, all of it for training."""
    for row in (
        *made.polnear(folder),
        *made.wikinews(folder),
        *(row for row in made.newswire(folder) if not held_out(row["id"])),
        *made.written(),
    ):
        yield _article(row, False)


def newswire_articles(folder: Path) -> Iterator[Article]:
    """The fifth of the annotated newswire that is held out."""
    for row in made.newswire(folder):
        if held_out(row["id"]):
            yield _article(row, True)


def unseen_passages() -> Iterator[Article]:
    """Passages written for what is hard, which are for measuring alone."""
    for row in made.written("unseen"):
        yield _article(row, True)


def _article(row: dict[str, Any], kept_out: bool) -> Article:
    text: str = row["text"]
    sentences = split_sentences(text)
    items = [item for item in row["attributions"] if item.get("labelled")]
    named = dict.fromkeys(s["target"] for item in items for s in item.get("stances") or [])
    targets = {name: Target(name) for name in named}
    pairs = []
    for item in items:
        if not item["content"]:
            continue
        quotation = as_quotation(item, text, sentences)
        labels = {s["target"]: s["label"] for s in item.get("stances") or []}
        pairs += [Pair(quotation, target, labels.get(name)) for name, target in targets.items()]
    return Article(row["id"], text, sentences, kept_out, tuple(pairs))


def as_quotation(item: dict[str, Any], text: str, sentences: tuple[Span, ...]) -> Quotation:
    """An annotated attribution as a Quotation, less its stances."""
    source, cue, content = (spans_of(item[key]) for key in ("source", "cue", "content"))
    offsets = [offset for span in source + cue + content for offset in span]
    return Quotation(
        id="",
        source=source,
        cue=cue,
        content=content,
        kind=kind_by_marks(text, content),
        sentence=_sentence(min(offsets), max(offsets), sentences),
        confidence=1.0,
        speakers=_speakers(item),
        decision=Decision("annotator"),
    )


def _speakers(item: dict[str, Any]) -> tuple[Speaker, ...]:
    name = item.get("speaker")
    if not name:
        return ()
    return (Speaker(name, SpeakerKind.UNNAMED, (0, 0), Decision("annotator")),)


def _sentence(start: int, end: int, sentences: tuple[Span, ...]) -> Span:
    touched = [span for span in sentences if span[0] < end and start < span[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)
