"""GAP's pronouns between two names: an outside check of "he" and "she".

    python -m training.speakers.gap ../shared/data --cache build/gap.spacy

GAP (Webster et al. 2018, Apache-2.0; passages of Wikipedia, CC BY-SA) gives a pronoun and two
names, of which one or neither is meant. Each pronoun stands for the source of an attribution
without cue and content. Counted are passages where one name is right: the share where the
resolver's answer is a referent whose forms hold that name.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from quotes.layout import layout
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import find
from quotes.speakers.resolving import State
from quotes.speakers.rules import run, start
from quotes.types import Attribution, Span
from training.speakers.articles import read_docs

PARTS = {"train": "coref/gap-train.jsonl.gz", "dev": "coref/gap-dev.jsonl.gz"}


@dataclass(frozen=True)
class Passage:
    """A passage with its pronoun, the name that it means, and the name that it does not."""

    id: str
    doc: Doc
    pronoun: Span
    right: Span
    wrong: Span


def load(data: Path, part: str, cache: Path | None = None) -> Iterator[Passage]:
    """The passages of a part where one of the two names is meant; `cache` as in `articles.load`."""
    with gzip.open(data / PARTS[part], "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["a_coref"] != row["b_coref"]]
    kept = cache.with_stem(f"{cache.stem}-{part}") if cache else None
    for row, doc in zip(rows, read_docs([row["text"] for row in rows], kept), strict=True):
        right, wrong = ("a", "b") if row["a_coref"] else ("b", "a")
        spans = [(row[key][0], row[key][1]) for key in ("pronoun", right, wrong)]
        yield Passage(row["id"], doc, *spans)


def begin(passage: Passage) -> State:
    """The state before the pronoun is resolved."""
    asked = Attribution((passage.pronoun,), (), (), 1.0)
    article = Article(passage.doc, (asked,), layout(passage.doc.text))
    return start(article, find(passage.doc, article))


def named_by(state: State, span: Span) -> set[int]:
    """The referents that have a name within these characters."""
    return {m.entity for m in state.mentions if m.start < span[1] and m.end > span[0]}


def measure(passages: list[Passage]) -> Counter[str]:
    """Passages, those whose right name was found as a person's, and those answered rightly."""
    counts: Counter[str] = Counter()
    for passage in passages:
        state = begin(passage)
        run(state)
        right = named_by(state, passage.right)
        chosen = {answer.entity for answer in state.answers[0]}
        counts.update(n=1, found=bool(right), answered=bool(chosen), right=bool(chosen & right))
        counts["wrong_name"] += bool(chosen & named_by(state, passage.wrong) - right)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--cache", type=Path, help="file that keeps the read texts for the next run"
    )
    parser.add_argument("--part", choices=list(PARTS), default="dev")
    args = parser.parse_args()
    counts = measure(list(load(args.data, args.part, args.cache)))
    share = counts["right"] / counts["n"]
    print(f"{dict(counts)}: {share:.3f} of all, {counts['right'] / counts['found']:.3f} of found")


if __name__ == "__main__":
    main()
