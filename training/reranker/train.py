"""Train the reranker to put the quotations that answer a query first, and to know them.

    python -m training.reranker.train --data ../shared/data --start runs/stance --out runs/reranker

Each step has two judged queries and some of PolNeAR's. What is learnt: the order of a query's
quotations (cross entropy over them), and of each whether it answers.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from quotes.meaning.reranker import Pieces, as_pieces
from quotes.types import Passage
from training.reader.train import START, check
from training.reranker.data import Query, judged, written
from training.reranker.model import Network
from training.steps import copied, update, warm_up_and_down

# Queries a step.
JUDGED_A_STEP, WRITTEN_A_STEP = 2, 3
TOP = 10
NAME = "reranker.safetensors"
# Quotations that are read at once when measuring.
BATCH = 32


class Pairs:
    """Queries and quotations to tensors."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def pieces(self, query: str, passages: Sequence[Passage]) -> list[Pieces]:
        """The query with each of the quotations."""
        return [as_pieces(query, passage, self.tokenizer) for passage in passages]

    def score(self, network: Network, pairs: Sequence[Pieces]) -> Tensor:
        """Log-odds (pairs)."""
        longest = max(len(pair.ids) for pair in pairs)
        ids, parts, mask = (
            torch.tensor([row + [0] * (longest - len(row)) for row in rows])
            for rows in (
                [pair.ids for pair in pairs],
                [pair.parts for pair in pairs],
                [[1] * len(pair.ids) for pair in pairs],
            )
        )
        scores: Tensor = network(ids, parts, mask)
        return scores


def loss(scores: Tensor, grades: Sequence[int]) -> Tensor:
    """Of one query: in what order its quotations stand, and which answer at all."""
    right = torch.tensor(grades, dtype=torch.float32)
    each = F.binary_cross_entropy_with_logits(scores, right.clamp(max=1))
    if not right.any():
        return each
    return each - (right / right.sum() * F.log_softmax(scores, dim=0)).sum()


@torch.no_grad()
def measure(network: Network, pairs: Pairs, queries: Sequence[Query]) -> tuple[float, float]:
    """Recall at 10 among what was judged, and the mean loss of "answers at all"."""
    network.eval()
    shares, costs = [], []
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for query in queries:
            pieces = pairs.pieces(query.text, query.passages)
            parts = [pieces[at : at + BATCH] for at in range(0, len(pieces), BATCH)]
            scores = torch.cat([pairs.score(network, part) for part in parts])
            grades = torch.tensor(query.grades)
            truth = (grades > 0).float()
            costs.append(float(F.binary_cross_entropy_with_logits(scores, truth)))
            if answers := int(truth.sum()):
                best = scores.topk(min(TOP, len(scores))).indices
                shares.append(float(truth[best].sum()) / min(TOP, answers))
    network.train()
    return sum(shares) / len(shares), sum(costs) / len(costs)


def begin(network: Network, run: Path | None) -> None:
    """Take the weights of a run, of the stance network's or of this one; else those published."""
    if run is None:
        check(START / "model.safetensors")
        network.encoder.load_minilm(START / "model.safetensors")
    elif (run / NAME).exists():
        network.load_state_dict(load_file(run / NAME))
    else:
        network.take_stance(load_file(run / "stance.safetensors"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--start", type=Path, help="run to begin with: the stance network's, or one of these"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=3, help="over the judged queries")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    network, pairs = Network(), Pairs()
    begin(network, args.start)
    learnt, measured = judged(args.data)
    others = written(args.data)
    print(len(learnt), len(measured), len(others), measure(network, pairs, measured), flush=True)
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=args.rate, weight_decay=0.01, fused=True)
    schedule = warm_up_and_down(optimizer, len(learnt) // JUDGED_A_STEP * args.passes)
    average, step, begun = copied(network), 0, time.time()
    for number in range(args.passes):
        rng.shuffle(learnt)
        total = 0.0
        for at in range(0, len(learnt) - JUDGED_A_STEP + 1, JUDGED_A_STEP):
            batch = [*learnt[at : at + JUDGED_A_STEP], *rng.sample(others, WRITTEN_A_STEP)]
            drawn = [(query, *query.drawn(rng)) for query in batch]
            pieces = [pairs.pieces(query.text, passages) for query, passages, _ in drawn]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = pairs.score(network, [piece for some in pieces for piece in some])
            sizes = [len(some) for some in pieces]
            grades = [grade for _, _, grade in drawn]
            parts: list[Tensor] = list(torch.split(scores, sizes))
            cost = torch.stack(list(map(loss, parts, grades))).mean()
            cost.backward()
            step += 1
            total += cost.item()
            update(network, optimizer, schedule, average, step, args.average)
            if step % 20 == 0:
                print(step, round(time.time() - begun), round(cost.item(), 3), flush=True)
        latest = copied(network)
        network.load_state_dict(average)
        save_file(average, args.out / NAME)
        reached = measure(network, pairs, measured)
        print(f"pass {number + 1}", total / (len(learnt) // JUDGED_A_STEP), reached, flush=True)
        network.load_state_dict(latest)


if __name__ == "__main__":
    main()
