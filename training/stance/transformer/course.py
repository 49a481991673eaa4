"""What the stance network is trained on: rows and searches, in batches, pass by pass."""

from __future__ import annotations

import argparse
import random

from tokenizers import Tokenizer

from quotes.stance.pairs import Pieces, as_pieces
from training.parts import part_of
from training.reader.train import START
from training.stance.data import added_articles, read_articles
from training.stance.transformer.queries import Queries, Query, recall
from training.stance.transformer.questions import Asked, asked, further

Row = tuple[Asked, Pieces]
QUERIES = 12  # a batch


def development(article: str) -> bool:
    """Whether an article is scored during training: a tenth, by SHA-1 of its id.

    Passages that were written are none: they are harder than news.
    """
    return not is_written(article) and part_of(article, 10) == 1


def is_written(article: str) -> bool:
    """Whether it is a passage that was written for what is hard."""
    return article.startswith("written-")


def tokenizer() -> Tokenizer:
    """The word pieces of the encoder that training starts from, neither cut nor padded."""
    made = Tokenizer.from_file(str(START / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


def batches(rows: list[Row], pieces: int, rng: random.Random) -> list[list[Row]]:
    """Rows of like length together, about `pieces` pieces a batch, in random order."""
    rows = sorted(rows, key=lambda row: len(row[1].ids) + rng.random() * 30)
    out: list[list[Row]] = [[]]
    for row in rows:
        if (len(out[-1]) + 1) * len(row[1].ids) > pieces and out[-1]:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


class Course:
    """What is read in each pass: pairs of a quotation and a target, and searches.

    `dev` are the rows that every pass is scored on, `pools` the held-out searches.
    """

    def __init__(self, args: argparse.Namespace, rng: random.Random) -> None:
        self.args, self.rng = args, rng
        cut = tokenizer()
        articles = [article for article in read_articles(args.data) if not article.held_out]
        if args.added:
            added = list(added_articles(args.data))
            articles += added + [a for a in added if is_written(a.id)] * (args.written - 1)

        def rows_of(questions: list[Asked]) -> list[Row]:
            return [(a, as_pieces(a.question, cut)) for a in questions]

        every = rows_of(list(asked(a for a in articles if not development(a.id))))
        self.annotated = [row for row in every if row[0].label]
        self.others = [row for row in every if not row[0].label]
        self.dev = rows_of(list(asked(a for a in articles if development(a.id))))
        self.first = rows_of(
            [a for name in args.further for a in further(args.data / "stance", name)]
        )
        sizes = len(self.annotated), "annotated", len(self.others), "others"
        print(*sizes, len(self.first), "further", flush=True)
        self.queries = Queries(args.data, cut) if args.queries else None
        self.pools = self.queries.pools() if self.queries else []
        rows = self.queries.rows if self.queries else []
        self.searches = [row for _ in range(args.queries) for row in rows]
        rng.shuffle(self.searches)
        found = [
            recall(right, range(0, -len(right), -1), answers) for _, right, answers in self.pools
        ]
        share = sum(found) / max(1, len(found))
        print(len(self.searches), "queries; encoder", share, flush=True)

    def batches(self, number: int) -> list[list[Row] | list[Query]]:
        """The batches of a pass, by its number from 0, in random order."""
        every: list[list[Row] | list[Query]] = [
            *batches(self._rows(number), self.args.pieces, self.rng),
            *self._searches(number),
        ]
        self.rng.shuffle(every)
        return every

    def _rows(self, number: int) -> list[Row]:
        if self.first and not number:
            return self.first + self.annotated
        size = int(self.args.others * len(self.annotated))
        return self.annotated + self.rng.sample(self.others, size)

    def _searches(self, number: int) -> list[list[Query]]:
        part = self.searches[number :: self.args.passes]
        return [part[at : at + QUERIES] for at in range(0, len(part), QUERIES)]
