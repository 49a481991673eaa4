"""Train the sentence encoder so that queries lie near the quotations that answer them.

    python -m training.meaning.train --data ../shared/data --out runs/meaning

Queries were written for PolNeAR articles (training/annotations/queries.jsonl); none of the articles
that `training.meaning.evaluate` searches is among them. Each query is to be nearer to an answer
than to other quotations: two of the same article that do not answer it, and those of the other
articles of the batch. Of the latter, what the published encoder finds nearly as near as the answer
is left out, since it may answer, too. A tenth of the articles is held out to measure on.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from quotes.meaning.quotations import TITLE, Wording, wording_text
from quotes.stance.words import split_sentences
from quotes.types import Spans, slices
from training import annotations as made
from training.meaning.export import start
from training.parts import part_of
from training.reader.data import load
from training.reader.encoder import WIDTH, Encoder
from training.reader.train import START
from training.stance.data import as_quotation
from training.steps import copied, update, warm_up_and_down

MOST_PIECES = 96
SCALE = 20.0
# What the published encoder finds nearer than the answer less this may be an answer.
MARGIN = 0.05
TOP = 5


@dataclass(frozen=True)
class Passage:
    """A quotation as it is read beside a query: its sentence, and the content's offsets there."""

    sentence: str
    content: Spans
    title: str
    speaker: str | None


@dataclass(frozen=True)
class Article:
    """The quotations of an article, and its queries with the places of their answers.

    A tenth of the articles is held out, to measure on.
    """

    id: str
    held_out: bool
    wordings: tuple[Wording, ...]
    passages: tuple[Passage, ...]
    queries: tuple[tuple[str, frozenset[int]], ...]


def articles(data: Path) -> list[Article]:
    """The articles that queries were written for."""
    asked = {row["id"]: row["queries"] for row in made.lines("queries")}
    found = []
    for row in load(data / "polnear/train.jsonl.gz"):
        if row["id"] not in asked:
            continue
        text, sentences = row["text"], split_sentences(row["text"])
        wordings, passages = [], []
        for item in row["attributions"]:
            quotation = as_quotation(item, text, sentences)
            start, end = quotation.sentence
            sentence = text[start:end]
            wordings.append(Wording(slices(text, quotation.content), sentence, row["title"]))
            content = tuple((a - start, b - start) for a, b in quotation.content)
            passages.append(Passage(sentence, content, row["title"], item.get("speaker")))
        queries = tuple(
            (each["query"], frozenset(number - 1 for number in each["answers"]))
            for each in asked[row["id"]]
        )
        found.append(
            Article(
                row["id"], part_of(row["id"], 10) == 0, tuple(wordings), tuple(passages), queries
            )
        )
    return found


class Texts:
    """Texts to unit vectors (texts x 384), by the mean of the states of their own pieces."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
        self.tokenizer.enable_truncation(MOST_PIECES)
        self.tokenizer.no_padding()

    def __call__(self, encoder: Encoder, texts: Sequence[str]) -> Tensor:
        ids = [encoded.ids for encoded in self.tokenizer.encode_batch(list(texts))]
        longest = max(map(len, ids))
        pieces = torch.tensor([row + [0] * (longest - len(row)) for row in ids])
        mask = torch.tensor([[1.0] * len(row) + [0.0] * (longest - len(row)) for row in ids])
        states = encoder(pieces, torch.zeros(1, 1, WIDTH), mask).float()
        mean = (states * mask.unsqueeze(-1)).sum(dim=1) / mask.sum(dim=1, keepdim=True)
        return F.normalize(mean, dim=-1)

    def quotations(self, encoder: Encoder, wordings: Sequence[Wording]) -> Tensor:
        """As `quotes.meaning.vectors` joins content and title."""
        titles = list(dict.fromkeys(each.title or "" for each in wordings))
        at = torch.tensor([titles.index(each.title or "") for each in wordings])
        contents = self(encoder, [wording_text(each) for each in wordings])
        named = torch.tensor([bool(each.title) for each in wordings]).unsqueeze(-1)
        return F.normalize(contents + TITLE * named * self(encoder, titles)[at], dim=-1)


@torch.no_grad()
def measure(encoder: Encoder, texts: Texts, held: Sequence[Article]) -> float:
    """Recall at 5 of the answers among the quotations of all articles that are measured on."""
    encoder.eval()
    vectors = [texts.quotations(encoder, article.wordings) for article in held]
    starts = [0]
    for each in vectors:
        starts.append(starts[-1] + len(each))
    pool = torch.cat(vectors)
    shares = []
    for number, article in enumerate(held):
        near = texts(encoder, [query for query, _ in article.queries]) @ pool.T
        for row, (_, answers) in zip(near, article.queries, strict=True):
            best = set(row.topk(TOP).indices.tolist())
            hits = sum(starts[number] + answer in best for answer in answers)
            shares.append(hits / min(TOP, len(answers)))
    encoder.train()
    return sum(shares) / len(shares)


Row = tuple[Article, str, frozenset[int]]


def loss_of(
    encoder: Encoder, guide: Encoder, texts: Texts, batch: Sequence[Row], rng: random.Random
) -> Tensor:
    """Cross entropy of one answer to each query among the quotations of the batch."""
    chosen: list[Wording] = []
    right: list[int] = []
    of: list[int] = []
    for number, (article, _, answers) in enumerate(batch):
        others = [i for i in range(len(article.wordings)) if i not in answers]
        answer = rng.choice(sorted(answers))
        places = [answer, *rng.sample(others, min(2, len(others)))]
        right.append(len(chosen))
        chosen += [article.wordings[i] for i in places]
        of += [number] * len(places)
    queries = [query for _, query, _ in batch]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        near = texts(encoder, queries) @ texts.quotations(encoder, chosen).T
        with torch.no_grad():
            guess = texts(guide, queries) @ texts.quotations(guide, chosen).T
    gold = torch.tensor(right)
    elsewhere = torch.tensor(of)[None, :] != torch.arange(len(batch))[:, None]
    same = torch.tensor([[a.id == batch[n][0].id for n in of] for a, _, _ in batch]) & elsewhere
    doubtful = elsewhere & (guess >= guess.gather(1, gold[:, None]) - MARGIN)
    scores = (SCALE * near.float()).masked_fill(doubtful | same, -1e4)
    return F.cross_entropy(scores, gold)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--rate", type=float, default=3e-5)
    parser.add_argument("--average", type=float, default=0.98)
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    rng = random.Random(0)
    args.out.mkdir(parents=True, exist_ok=True)
    every = articles(args.data)
    held = [article for article in every if article.held_out]
    rows = [(a, query, right) for a in every if not a.held_out for query, right in a.queries]
    encoder, guide, texts = start(), start(), Texts()
    if args.start:
        encoder.load_state_dict(load_file(args.start))
    for parameter in guide.parameters():
        parameter.requires_grad_(False)
    print(f"{len(rows)} queries, {sum(len(a.queries) for a in held)} to measure on", flush=True)
    print(f"before: {measure(encoder, texts, held):.3f}", flush=True)
    encoder.train()
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=args.rate, weight_decay=0.01, fused=True)
    schedule = warm_up_and_down(optimizer, len(rows) // args.batch * args.passes)
    average = copied(encoder)
    began, step = time.time(), 0
    for number in range(args.passes):
        rng.shuffle(rows)
        for at in range(0, len(rows) - args.batch + 1, args.batch):
            loss = loss_of(encoder, guide, texts, rows[at : at + args.batch], rng)
            loss.backward()
            step += 1
            update(encoder, optimizer, schedule, average, step, args.average)
            if step % 10 == 0:
                print(f"{step} loss {loss.item():.4f} {time.time() - began:.0f}s", flush=True)
        live = copied(encoder)
        save_file(average, args.out / "encoder.safetensors")
        encoder.load_state_dict(average)
        print(f"pass {number + 1}: {measure(encoder, texts, held):.3f}", flush=True)
        encoder.load_state_dict(live)


if __name__ == "__main__":
    main()
