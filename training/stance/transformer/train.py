"""Train the stance network: is a quotation about a target, and which side does its speaker take?

    python -m training.stance.transformer.train --data ../shared/data --out runs/stance --passes 4

Of the data's articles those held out by `training.parts` are never looked at. A tenth of the
others, and of those annotated for this project, is the development part, on which every pass is
scored. The averaged weights are written after each.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import f1_score
from torch import Tensor
from torch.nn import functional as F

from quotes.stance.pairs import SPEAKER, Pieces
from training.reader.train import START, check
from training.stance.train import LABELS
from training.stance.transformer.course import Course, Row
from training.stance.transformer.model import StanceNetwork
from training.stance.transformer.queries import Pools, Queries, Query, one_of, recall
from training.steps import copied, update, warm_up_and_down

MASK = 103
UNKNOWN = -100
PASSAGES = 24  # of searches, that are read at once


def collate(
    pieces: Sequence[Pieces], drop: float = 0.0, rng: random.Random | None = None
) -> list[Tensor]:
    """Pieces, parts, named and mask, each texts x pieces."""
    longest = max(len(p.ids) for p in pieces)

    def padded(rows: list[list[int]]) -> Tensor:
        return torch.tensor([row + [0] * (longest - len(row)) for row in rows])

    ids = [
        [
            MASK if rng and part > SPEAKER and rng.random() < drop else i
            for i, part in zip(p.ids, p.parts, strict=True)
        ]
        for p in pieces
    ]
    return [
        padded(ids),
        padded([p.parts for p in pieces]),
        padded([p.named for p in pieces]),
        padded([[1] * len(p.ids) for p in pieces]),
    ]


def loss_of(model: StanceNetwork, batch: list[Row], rng: random.Random, drop: float) -> Tensor:
    about, labels, _ = model(*collate([pieces for _, pieces in batch], drop, rng))
    gold = torch.tensor([LABELS.index(a.label) if a.label else UNKNOWN for a, _ in batch])
    total = about.new_zeros(())
    if (gold != UNKNOWN).any():
        total = F.cross_entropy(labels, gold, ignore_index=UNKNOWN, label_smoothing=0.05)
    known = torch.tensor([a.about is not None for a, _ in batch])
    if known.any():
        wanted = torch.tensor([float(bool(a.about)) for a, _ in batch])
        total = total + 0.5 * F.binary_cross_entropy_with_logits(about[known], wanted[known])
    return total


def loss_of_queries(
    model: StanceNetwork, queries: Queries, batch: list[Query], rng: random.Random
) -> Tensor:
    """Passages of like length go through together, since padding would be half of them."""
    pieces, sizes = queries.drawn(batch, rng)
    return one_of(_answers(model, pieces), sizes)


def _answers(model: StanceNetwork, pieces: Sequence[Pieces]) -> Tensor:
    """Scores as answers, in the order of `pieces`."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].ids))
    parts = [order[at : at + PASSAGES] for at in range(0, len(order), PASSAGES)]
    found = torch.cat([model.answering(*collate([pieces[i] for i in part])) for part in parts])
    return found[torch.tensor(order).argsort()]


@torch.no_grad()
def search_recall(model: StanceNetwork, pools: Pools) -> float:
    """Recall at 10 of the answers to held-out queries, of what the sentence encoder finds."""
    model.eval()
    shares = []
    for pieces, right, answers in pools:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            shares.append(recall(right, _answers(model, pieces).tolist(), answers))
    model.train()
    return sum(shares) / len(shares)


@torch.no_grad()
def predict(model: StanceNetwork, rows: Sequence[Row], size: int = 32) -> tuple[Tensor, Tensor]:
    """About and label logits of rows, in their order."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][1].ids))
    about, labels = torch.zeros(len(rows)), torch.zeros(len(rows), len(LABELS))
    for at in range(0, len(order), size):
        chosen = order[at : at + size]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            a, b, _ = model(*collate([rows[i][1] for i in chosen]))
        about[chosen], labels[chosen] = a, b
    model.train()
    return about, labels


def scores(rows: Sequence[Row], about: Tensor, labels: Tensor) -> dict[str, float]:
    """Figures on annotated pairs, and of "is about" at a half over all rows."""
    gold = [a.label for a, _ in rows]
    at = [i for i, label in enumerate(gold) if label]
    wanted = [gold[i] for i in at]
    guess = [LABELS[int(i)] for i in labels[at].argmax(dim=1)]
    both = [(g, p) for g, p in zip(wanted, guess, strict=True) if {g, p} <= {"support", "oppose"}]
    truth = torch.tensor([bool(a.about) for a, _ in rows])
    said = about > 0
    hits = float((truth & said).sum())
    return {
        "macro-F1": float(f1_score(wanted, guess, labels=list(LABELS[:3]), average="macro")),
        "sides": sum(g == p for g, p in both) / max(1, len(both)),
        "about P": hits / max(1.0, float(said.sum())),
        "about R": hits / max(1.0, float(truth.sum())),
    }


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=3000, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument(
        "--others", type=float, default=0.5, help="unannotated pairs to one annotated"
    )
    parser.add_argument("--added", action="store_true", help="with training/annotations")
    parser.add_argument(
        "--queries", type=int, default=0, help="passes over the search queries, spread over all"
    )
    parser.add_argument(
        "--written", type=int, default=1, help="times that written passages are read in a pass"
    )
    parser.add_argument("--further", nargs="*", default=[], help="further sets, in the first pass")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many (a trial)")
    return parser.parse_args()


def network(start: Path | None) -> StanceNetwork:
    """The weights of an earlier run, or those of the published encoder with new heads."""
    model = StanceNetwork()
    if start:
        # Versions before the fourth read no searches.
        model.load_state_dict(load_file(start), strict=False)
    else:
        check(START / "model.safetensors")
        model.encoder.load_minilm(START / "model.safetensors")
    return model


def optimizer_of(model: StanceNetwork, rate: float, head_rate: float) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and one for the heads."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = list(model.encoder.parameters())
    return torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}],
        weight_decay=0.01,
        fused=True,
    )


def loss_of_batch(
    model: StanceNetwork, course: Course, batch: list[Row] | list[Query], rng: random.Random
) -> Tensor:
    """The loss of a batch, which is of rows or of searches."""
    searches = [each for each in batch if isinstance(each, Query)]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        if course.queries and searches:
            return loss_of_queries(model, course.queries, searches, rng)
        rows = [each for each in batch if not isinstance(each, Query)]
        return loss_of(model, rows, rng, 0.05)


def scored(model: StanceNetwork, course: Course) -> dict[str, float]:
    """The figures on the development part."""
    result = scores(course.dev, *predict(model, course.dev))
    if course.pools:
        result["recall"] = search_recall(model, course.pools)
    return {name: round(value, 4) for name, value in result.items()}


def train(model: StanceNetwork, course: Course, args: argparse.Namespace) -> None:
    """All passes; after each the averaged weights are written and scored."""
    optimizer = optimizer_of(model, args.rate, args.head_rate)
    total = sum(len(course.batches(n)) for n in range(args.passes))
    schedule = warm_up_and_down(optimizer, total)
    average = copied(model)
    print(f"{total} steps", Counter(a.label for a, _ in course.annotated), flush=True)
    began, step, shown = time.time(), 0, 0.0
    for number in range(args.passes):
        for batch in course.batches(number):
            loss = loss_of_batch(model, course, batch, course.rng)
            loss.backward()
            step += 1
            update(model, optimizer, schedule, average, step, args.average)
            shown += loss.item()
            if step % 25 == 0:
                print(f"{step} loss {shown / 25:.4f} {time.time() - began:.0f}s", flush=True)
                shown = 0.0
            if args.steps and step >= args.steps:
                return
        live = copied(model)
        save_file(average, args.out / "stance.safetensors")
        model.load_state_dict(average)
        print(f"pass {number + 1}", scored(model, course), flush=True)
        model.load_state_dict(live)


def main() -> None:
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    course = Course(args, random.Random(args.seed))
    train(network(args.start), course, args)


if __name__ == "__main__":
    main()
