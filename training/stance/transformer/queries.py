"""Search queries as further questions to the stance network: which quotations answer them?

A task to learn beside; the head for it is not shipped, since it puts what a search finds in no
better order than the sentence encoder (training/meaning). The queries are those of
training/annotations/queries.jsonl. An answer is to stand before other quotations of its article,
and before those of other articles that the sentence encoder finds near. What it finds as near as
an answer may be one, and is left out. A tenth of the articles is held out to measure on.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from quotes.meaning import Encoder
from quotes.meaning.quotations import vectors
from quotes.stance.pairs import Pieces, Question, as_pieces
from training.meaning.train import Article, Passage, articles

# Of other quotations of the article, and of others', to one answer.
BESIDE, ELSEWHERE = 3, 2
# An answer in another article is hardly less near than the nearest one that is known.
MARGIN = 0.05
NEAREST = 40
# Of the first so many that the encoder finds, those that the network puts first are looked at.
POOL, TOP = 50, 10
MEASURED = 120

# For each query the pieces of what was found, whether each answers, and how many answers there are.
Pools = list[tuple[list[Pieces], list[bool], int]]


@dataclass(frozen=True)
class Query:
    """A query with its answers, and what is to stand behind them."""

    text: str
    answers: tuple[Passage, ...]
    beside: tuple[Passage, ...]
    elsewhere: tuple[Passage, ...]


class Queries:
    """Queries to learn from and to measure on."""

    def __init__(self, data: Path, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.encoder = Encoder()
        every = articles(data)
        self.held = [article for article in every if article.held_out]
        self.rows = self._rows([article for article in every if not article.held_out])

    def _rows(self, every: Sequence[Article]) -> list[Query]:
        wordings = [wording for article in every for wording in article.wordings]
        passages = [passage for article in every for passage in article.passages]
        owners = np.array([n for n, a in enumerate(every) for _ in a.wordings])
        pool = unit(vectors(self.encoder, wordings))
        made = []
        for number, article in enumerate(every):
            own = owners == number
            for query, answers in article.queries:
                near = pool @ unit([self.encoder.query(query)])[0]
                best = max(near[own][list(answers)])
                near[own | (near > best - MARGIN)] = -1.0
                made.append(
                    Query(
                        query,
                        tuple(article.passages[i] for i in sorted(answers)),
                        tuple(p for i, p in enumerate(article.passages) if i not in answers),
                        tuple(passages[i] for i in np.argsort(-near)[:NEAREST]),
                    )
                )
        return made

    def asked(self, query: str, passages: Sequence[Passage]) -> list[Pieces]:
        return [as_pieces(as_question(query, passage), self.tokenizer) for passage in passages]

    def drawn(self, batch: Sequence[Query], rng: random.Random) -> tuple[list[Pieces], list[int]]:
        """One answer to each query, what is to stand behind it, and how many these are."""
        pieces, sizes = [], []
        for row in batch:
            chosen = [
                rng.choice(row.answers),
                *rng.sample(row.beside, min(BESIDE, len(row.beside))),
                *rng.sample(row.elsewhere, ELSEWHERE),
            ]
            sizes.append(len(chosen))
            pieces += self.asked(row.text, chosen)
        return pieces, sizes

    def pools(self) -> Pools:
        """What the encoder finds first for some of the held-out queries."""
        places = [
            (n, i) for n, article in enumerate(self.held) for i in range(len(article.wordings))
        ]
        pool = unit(vectors(self.encoder, [self.held[n].wordings[i] for n, i in places]))
        every = [(n, query, right) for n, a in enumerate(self.held) for query, right in a.queries]
        made = []
        for number, query, right in random.Random(0).sample(every, min(MEASURED, len(every))):
            first = np.argsort(-(pool @ unit([self.encoder.query(query)])[0]))[:POOL]
            found = [places[i] for i in first]
            pieces = self.asked(query, [self.held[n].passages[i] for n, i in found])
            made.append((pieces, [n == number and i in right for n, i in found], len(right)))
        return made


def as_question(query: str, passage: Passage) -> Question:
    """Whether the passage answers the query, as the network is asked; the title stands before."""
    title = f"{passage.title}. " if passage.title else ""
    text = title + passage.sentence
    content = tuple((start + len(title), end + len(title)) for start, end in passage.content)
    return Question(text, (0, len(text)), content, (), (), (), query, passage.speaker or "")


def one_of(scores: Tensor, sizes: Sequence[int]) -> Tensor:
    """Cross entropy of the first of each group of scores."""
    parted = [F.pad(s, (0, max(sizes) - len(s)), value=-1e4) for s in scores.split(list(sizes))]
    return F.cross_entropy(torch.stack(parted), torch.zeros(len(sizes), dtype=torch.long))


def recall(right: Sequence[bool], scores: Sequence[float], answers: int) -> float:
    """The share of the answers among the first TOP by score; of more than TOP answers, of TOP."""
    best = sorted(range(len(right)), key=lambda i: -scores[i])[:TOP]
    return sum(right[i] for i in best) / min(TOP, answers)


def unit(packed: Sequence[bytes]) -> NDArray[np.float32]:
    """Packed vectors as unit vectors (texts x width)."""
    given = np.stack([np.frombuffer(each, dtype=np.int8) for each in packed]).astype(np.float32)
    given /= np.maximum(np.linalg.norm(given, axis=1, keepdims=True), 1.0)
    return given
