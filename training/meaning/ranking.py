"""Train the ranker: of quotations that may answer a query, which do?

    python -m training.meaning.ranking --data ../shared/data --out runs/ranking --passes 3

Where the sentence encoder compares a query with a vector made long before, the ranker reads query,
title and quotation together. It learns from the queries that the encoder learnt from
(training/annotations/queries.jsonl): an answer is to stand before other quotations of its article,
and before those of other articles that the encoder finds near. What it finds as near as an answer
may be one, and is left out. The same tenth of the articles is held out to measure on.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F

from quotes.meaning import Encoder as Shipped
from quotes.meaning.quotations import Wording, vectors
from quotes.meaning.ranker import CONTENT, PARTS, as_pieces
from training.meaning.train import TOP, Article, articles
from training.reader.encoder import WIDTH, Encoder
from training.reader.train import START, check
from training.steps import copied, update, warm_up_and_down

# Of other quotations of the article, and of others', to one answer.
BESIDE, ELSEWHERE = 4, 3
# An answer in another article is hardly less near than the nearest one that is known.
MARGIN = 0.05
NEAREST = 40
POOL = 50
MEASURED = 150


class RankingNetwork(nn.Module):
    """MiniLM over query, title and quotation; the higher its score, the likelier an answer."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.parts = nn.Embedding(PARTS, WIDTH)
        nn.init.normal_(self.parts.weight, std=0.02)
        self.score = nn.Linear(2 * WIDTH, 1)

    def forward(self, pieces: Tensor, parts: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores (texts) from ids and parts (texts x pieces)."""
        states = self.encoder(pieces, self.parts(parts), mask)
        said = (parts == CONTENT).unsqueeze(-1).to(states.dtype)
        mean = (states * said).sum(dim=1) / said.sum(dim=1).clamp(min=1)
        scores: Tensor = self.score(torch.cat([states[:, 0], mean], dim=-1))
        return scores.float().squeeze(-1)


@dataclass(frozen=True)
class Row:
    """A query with its answers, and what is to stand behind them."""

    query: str
    answers: tuple[Wording, ...]
    beside: tuple[Wording, ...]
    elsewhere: tuple[Wording, ...]


def rows_of(every: Sequence[Article], encoder: Shipped) -> list[Row]:
    """The queries of some articles; what lies elsewhere is of these articles, too."""
    wordings = [wording for article in every for wording in article.wordings]
    owners = np.array([n for n, a in enumerate(every) for _ in a.wordings])
    pool = unit(vectors(encoder, wordings))
    made = []
    for number, article in enumerate(every):
        own = owners == number
        for query, answers in article.queries:
            near = pool @ unit([encoder.query(query)])[0]
            best = max(near[own][list(answers)])
            near[own | (near > best - MARGIN)] = -1.0
            made.append(
                Row(
                    query,
                    tuple(article.wordings[i] for i in sorted(answers)),
                    tuple(w for i, w in enumerate(article.wordings) if i not in answers),
                    tuple(wordings[i] for i in np.argsort(-near)[:NEAREST]),
                )
            )
    return made


def unit(packed: Sequence[bytes]) -> NDArray[np.float32]:
    """Packed vectors as unit vectors (texts x width)."""
    given = np.stack([np.frombuffer(each, dtype=np.int8) for each in packed]).astype(np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(given, axis=1, keepdims=True)
    return given / np.maximum(lengths, 1.0)


def collate(asked: Sequence[tuple[str, Wording]], tokenizer: Tokenizer) -> list[Tensor]:
    """Pieces, parts and mask, each texts x pieces."""
    rows = [as_pieces(query, wording, tokenizer) for query, wording in asked]
    longest = max(len(ids) for ids, _ in rows)

    def padded(each: Sequence[list[int]]) -> Tensor:
        return torch.tensor([row + [0] * (longest - len(row)) for row in each])

    ids, parts = ([row[n] for row in rows] for n in (0, 1))
    return [padded(ids), padded(parts), padded([[1] * len(each) for each in ids])]


def loss_of(
    model: RankingNetwork, batch: Sequence[Row], tokenizer: Tokenizer, rng: random.Random
) -> Tensor:
    """Cross entropy of one answer to each query among what is to stand behind it."""
    asked, sizes = [], []
    for row in batch:
        chosen = [
            rng.choice(row.answers),
            *rng.sample(row.beside, min(BESIDE, len(row.beside))),
            *rng.sample(row.elsewhere, ELSEWHERE),
        ]
        sizes.append(len(chosen))
        asked += [(row.query, wording) for wording in chosen]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(*collate(asked, tokenizer))
    parted = [F.pad(s, (0, max(sizes) - len(s)), value=-1e4) for s in scores.split(sizes)]
    return F.cross_entropy(torch.stack(parted), torch.zeros(len(batch), dtype=torch.long))


@torch.no_grad()
def measure(
    model: RankingNetwork | None, held: Sequence[Article], encoder: Shipped, tokenizer: Tokenizer
) -> float:
    """Recall at TOP of the answers in the held-out articles, of what the encoder finds first.

    Without a model in the encoder's own order.
    """
    wordings = [(n, i) for n, article in enumerate(held) for i in range(len(article.wordings))]
    pool = unit(vectors(encoder, [held[n].wordings[i] for n, i in wordings]))
    asked = [(n, query, right) for n, a in enumerate(held) for query, right in a.queries]
    shares = []
    for number, query, right in random.Random(0).sample(asked, min(MEASURED, len(asked))):
        first = np.argsort(-(pool @ unit([encoder.query(query)])[0]))[:POOL]
        if model is not None:
            pairs = [(query, held[wordings[i][0]].wordings[wordings[i][1]]) for i in first]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                first = first[np.argsort(-model(*collate(pairs, tokenizer)).numpy())]
        hits = sum(wordings[i] in {(number, each) for each in right} for i in first[:TOP])
        shares.append(hits / min(TOP, len(right)))
    return sum(shares) / len(shares)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(0)
    rng = random.Random(0)
    args.out.mkdir(parents=True, exist_ok=True)
    encoder = Shipped()
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    every = articles(args.data)
    held = [article for article in every if article.held_out]
    rows = rows_of([article for article in every if not article.held_out], encoder)
    print(f"{len(rows)} queries; encoder {measure(None, held, encoder, tokenizer):.3f}", flush=True)
    model = RankingNetwork()
    check(START / "model.safetensors")
    model.encoder.load_minilm(START / "model.safetensors")
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": args.rate},
            {"params": heads, "lr": 10 * args.rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    schedule = warm_up_and_down(optimizer, len(rows) // args.batch * args.passes)
    average = copied(model)
    began, step = time.time(), 0
    for number in range(args.passes):
        rng.shuffle(rows)
        for at in range(0, len(rows) - args.batch + 1, args.batch):
            loss = loss_of(model, rows[at : at + args.batch], tokenizer, rng)
            loss.backward()
            step += 1
            update(model, optimizer, schedule, average, step, args.average)
            if step % 25 == 0:
                print(f"{step} loss {loss.item():.4f} {time.time() - began:.0f}s", flush=True)
        live = copied(model)
        save_file(average, args.out / "ranking.safetensors")
        model.load_state_dict(average)
        model.eval()
        found = measure(model, held, encoder, tokenizer)
        model.train()
        print(f"pass {number + 1}: {found:.3f}", flush=True)
        model.load_state_dict(live)


if __name__ == "__main__":
    main()
