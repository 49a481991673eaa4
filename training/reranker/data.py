"""What the reranker learns from: queries, and quotations that answer them or do not.

- `judged/`: queries over Worldwide Newswire and over PolNeAR, each with what several ways of
  searching put first, judged (2 says something on just this, 1 on part of it or on more, 0
  neither);
- the other queries of training/annotations for articles of PolNeAR: their answers, other
  quotations of the article, and those of other articles that the sentence encoder finds near, but
  not so near as the answers, since what is may answer, too.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.meaning import Encoder, Wording, vectors
from quotes.stance.words import split_sentences
from quotes.types import Passage, slices
from training.annotations import lines
from training.parts import part_of
from training.reader.data import load
from training.stance.data import as_quotation

JUDGED = Path(__file__).parent / "judged"
# Of the quotations that are drawn for a judged query, and of these how many may answer it.
DRAWN, ANSWERS = 20, 8
# The same for a query of PolNeAR: answers, others of the article, those of others.
WRITTEN = (2, 3, 3)
_MARGIN, _NEAREST = 0.05, 40


@dataclass(frozen=True)
class Query:
    """A query with quotations and how much each answers: 0, 1 or 2.

    `near` are further quotations, of other articles, that hardly answer it.
    """

    text: str
    passages: tuple[Passage, ...]
    grades: tuple[int, ...]
    near: tuple[Passage, ...] = ()

    def drawn(self, rng: random.Random) -> tuple[list[Passage], list[int]]:
        """Some of the quotations with their grades."""
        right = [i for i, grade in enumerate(self.grades) if grade]
        wrong = [i for i, grade in enumerate(self.grades) if not grade]
        answers, beside, elsewhere = WRITTEN if self.near else (ANSWERS, None, 0)
        chosen = rng.sample(right, min(answers, len(right)))
        rest = DRAWN - len(chosen) if beside is None else beside
        chosen += rng.sample(wrong, min(rest, len(wrong)))
        others = rng.sample(self.near, min(elsewhere, len(self.near)))
        grades = [self.grades[i] for i in chosen] + [0] * len(others)
        return [self.passages[i] for i in chosen] + others, grades


def judged(data: Path) -> tuple[list[Query], list[Query]]:
    """The judged queries: those to learn from, and an eighth of newswire's, to measure on."""
    newswire = load(data / "ner/worldwide_newswire-train.jsonl.gz")
    learnt, measured = _judged("newswire", {row["id"]: (row["text"], None) for row in newswire})
    polnear = load(data / "polnear/train.jsonl.gz")
    more = _judged("polnear", {row["id"]: (row["text"], row["title"]) for row in polnear})
    return learnt + more[0] + more[1], measured


def _judged(name: str, texts: dict[str, tuple[str, str | None]]) -> tuple[list[Query], list[Query]]:
    """The judged queries over these texts with titles, an eighth apart, by hash."""
    parts: tuple[list[Query], list[Query]] = ([], [])
    for row in _lines(name):
        found = [
            (Passage(*texts[id], tuple(map(tuple, spans))), grade)
            for id, quotations in row["found"].items()
            for grade, spans in quotations
        ]
        passages, grades = zip(*found, strict=True)
        parts[part_of(row["query"], 8) == 0].append(Query(row["query"], passages, grades))
    return parts


def _lines(name: str) -> Iterator[dict[str, Any]]:
    for file in sorted(JUDGED.glob(f"{name}-*.jsonl")):
        with file.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def written(data: Path) -> list[Query]:
    """The queries for articles of PolNeAR that were not judged."""
    known = {row["query"] for row in _lines("polnear")}
    asked = {
        row["id"]: [each for each in row["queries"] if each["query"] not in known]
        for row in lines("queries")
    }
    rows = [row for row in load(data / "polnear/train.jsonl.gz") if row["id"] in asked]
    encoder = Encoder()
    passages, wordings, owners = [], [], []
    for number, row in enumerate(rows):
        sentences = split_sentences(row["text"])
        for place, item in enumerate(row["attributions"], start=1):
            quotation = as_quotation(item, row["text"], sentences)
            if not quotation.content:
                continue
            content, (start, end) = quotation.content, quotation.sentence
            passages.append(Passage(row["text"], row["title"], content))
            words = slices(row["text"], content)
            wordings.append(Wording(words, row["text"][start:end], row["title"]))
            owners.append((number, place))
    pool, owner = _unit(vectors(encoder, wordings)), np.array(owners)[:, 0]
    made = []
    for number, row in enumerate(rows):
        own = np.flatnonzero(owner == number)
        for each in asked[row["id"]]:
            answers = [owners[i][1] in each["answers"] for i in own]
            if not any(answers):
                continue
            near = pool @ _unit([encoder.query(each["query"])])[0]
            best = max(near[own[answers]])
            near[(owner == number) | (near > best - _MARGIN)] = -1.0
            made.append(
                Query(
                    each["query"],
                    tuple(passages[i] for i in own),
                    tuple(2 * answered for answered in answers),
                    tuple(passages[i] for i in np.argsort(-near)[:_NEAREST]),
                )
            )
    return made


def _unit(packed: Sequence[bytes]) -> NDArray[np.float32]:
    given = np.stack([np.frombuffer(each, dtype=np.int8) for each in packed]).astype(np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(given, axis=1, keepdims=True)
    given /= np.maximum(lengths, 1.0)
    return given
