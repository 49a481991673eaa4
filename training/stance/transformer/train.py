"""Train the stance network: is a quotation about a target, and which side does its speaker take?

    python -m training.stance.transformer.train --data ../shared/data --out runs/stance --passes 4

Of the data's articles those held out by `training.stance.data.held_out` are never looked at. A
tenth of the others, and of those annotated for this project, is the development part, on which
every pass is scored. The averaged weights are written after each.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from sklearn.metrics import f1_score
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from quotes.stance.pairs import SPEAKER, Pieces, as_pieces
from training.reader.train import START, check
from training.stance.data import added_articles, read_articles
from training.stance.train import LABELS
from training.stance.transformer.model import StanceNetwork
from training.stance.transformer.queries import Pools, Queries, Query, one_of, recall
from training.stance.transformer.questions import Asked, asked, further
from training.steps import copied, update, warm_up_and_down

Row = tuple[Asked, Pieces]
MASK = 103
UNKNOWN = -100
# Queries a batch, and how many of their passages are read at once.
QUERIES, PASSAGES = 12, 24


def development(article: str) -> bool:
    """Whether an article is scored during training: a tenth, by SHA-1 of its id.

    Passages that were written are none: they are harder than news.
    """
    if is_written(article):
        return False
    number = int(hashlib.sha1(article.encode()).hexdigest(), 16)
    return number % 5 == 1 and number // 5 % 2 == 0


def is_written(article: str) -> bool:
    """Whether it is a passage that was written for what is hard."""
    return article.startswith("written-")


def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(START / "tokenizer.json"))
    made.no_truncation()
    made.no_padding()
    return made


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


def main() -> None:
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
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    cut = tokenizer()
    articles = [article for article in read_articles(args.data) if not article.held_out]
    if args.added:
        added = list(added_articles(args.data))
        articles += added + [a for a in added if is_written(a.id)] * (args.written - 1)

    def rows_of(questions: list[Asked]) -> list[Row]:
        return [(a, as_pieces(a.question, cut)) for a in questions]

    every = rows_of(list(asked(a for a in articles if not development(a.id))))
    annotated = [row for row in every if row[0].label]
    others = [row for row in every if not row[0].label]
    dev = rows_of(list(asked(a for a in articles if development(a.id))))
    first = rows_of([a for name in args.further for a in further(args.data / "stance", name)])
    print(len(annotated), "annotated", len(others), "others", len(first), "further", flush=True)

    def rows_in(number: int) -> list[Row]:
        if first and not number:
            return first + annotated
        return annotated + rng.sample(others, int(args.others * len(annotated)))

    queries = Queries(args.data, cut) if args.queries else None
    pools = queries.pools() if queries else []
    asked_for = [row for _ in range(args.queries) for row in queries.rows] if queries else []
    rng.shuffle(asked_for)
    found = [recall(right, range(0, -len(right), -1), answers) for _, right, answers in pools]
    print(len(asked_for), "queries; encoder", sum(found) / max(1, len(found)), flush=True)

    def searches_in(number: int) -> list[list[Query]]:
        part = asked_for[number :: args.passes]
        return [part[at : at + QUERIES] for at in range(0, len(part), QUERIES)]

    def batches_in(number: int) -> list[list[Row] | list[Query]]:
        every: list[list[Row] | list[Query]] = [
            *batches(rows_in(number), args.pieces, rng),
            *searches_in(number),
        ]
        rng.shuffle(every)
        return every

    model = StanceNetwork()
    if args.start:
        # Versions before the fourth read no searches.
        model.load_state_dict(load_file(args.start), strict=False)
    else:
        check(START / "model.safetensors")
        model.encoder.load_minilm(START / "model.safetensors")
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": args.rate},
            {"params": heads, "lr": args.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    total = sum(len(batches_in(n)) for n in range(args.passes))
    schedule = warm_up_and_down(optimizer, total)
    average = copied(model)
    print(f"{total} steps", Counter(a.label for a, _ in annotated), flush=True)
    began, step, shown = time.time(), 0, 0.0
    for number in range(args.passes):
        for batch in batches_in(number):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                if queries and isinstance(batch[0], Query):
                    loss = loss_of_queries(model, queries, batch, rng)
                else:
                    loss = loss_of(model, batch, rng, 0.05)
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
        result = scores(dev, *predict(model, dev))
        if pools:
            result["recall"] = search_recall(model, pools)
        print(f"pass {number + 1}", {k: round(v, 4) for k, v in result.items()}, flush=True)
        model.load_state_dict(live)


if __name__ == "__main__":
    main()
