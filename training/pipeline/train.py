"""Trains the English pipeline from scratch on UD EWT and GUM, on one CPU core."""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from thinc.api import fix_random_seed

from training.pipeline.evaluate import SETTINGS, examples, score
from training.pipeline.treebank import Sentence, build_doc, read_treebank
from training.pipeline.variants import training_docs

log = logging.getLogger("training.pipeline")
WARM_UP = 250


def learning_rate(step: int, steps: int, peak: float) -> float:
    """Linear warm-up over `WARM_UP` steps, then linear decay to a fiftieth of the peak."""
    if step < WARM_UP:
        return peak * (step + 1) / WARM_UP
    return peak * max(0.02, 1 - (step - WARM_UP) / max(1, steps - WARM_UP))


def batches(made: Sequence[Example], words: int) -> list[list[Example]]:
    """Cut examples into batches of about `words` words."""
    cut: list[list[Example]] = [[]]
    size = 0
    for example in made:
        if size >= words:
            cut.append([])
            size = 0
        cut[-1].append(example)
        size += len(example.reference)
    return cut


def train(
    nlp: Language,
    documents: Sequence[Sequence[Sentence]],
    dev: Sequence[Sequence[Sentence]],
    *,
    passes: int,
    words: int,
    minutes: float,
    seed: int,
    dropout: float,
    peak: float,
    out: Path,
) -> None:
    """Train; write the best pipeline by dev tag accuracy plus LAS to `out`/best, a log beside it.

    The learning rate falls with the passes or the minutes, whichever runs out first.
    """
    chance = random.Random(seed)
    labels = [build_doc(nlp.vocab, document) for document in documents]
    space = training_docs(documents, nlp.vocab, chance)
    optimizer = nlp.initialize(lambda: [Example(nlp.make_doc(d.text), d) for d in labels + space])
    dev_made = {setting: examples(nlp, dev, setting) for setting in SETTINGS[1:]}
    total = sum(len(doc) for doc in labels)
    steps = passes * total // words
    best, step, start = 0.0, 0, time.monotonic()
    for number in range(passes):
        docs = training_docs(documents, nlp.vocab, chance)
        made = [Example(nlp.make_doc(doc.text), doc) for doc in docs]
        losses: dict[str, float] = {}
        for batch in batches(made, words):
            spent = (time.monotonic() - start) / (60 * minutes)
            optimizer.learn_rate = learning_rate(max(step, int(spent * steps)), steps, peak)
            nlp.update(batch, drop=dropout, sgd=optimizer, losses=losses)
            step += 1
        minutes_spent = (time.monotonic() - start) / 60
        late = minutes_spent >= minutes or number + 1 == passes
        if number % 3 == 2 or late:
            with nlp.use_params(optimizer.averages):
                fresh = [Example(nlp.make_doc(e.y.text), e.y) for e in dev_made[SETTINGS[2]]]
                scores = score(nlp, fresh)
                if scores["tag"] + scores["las"] > best:
                    best = scores["tag"] + scores["las"]
                    nlp.to_disk(out / "best")
        else:
            scores = {}
        entry = {"pass": number + 1, "minutes": round(minutes_spent, 1), **losses, **scores}
        log.info(" ".join(f"{k}={v:.4g}" for k, v in entry.items()))
        with (out / "log.jsonl").open("a") as file:
            file.write(json.dumps({k: round(float(v), 4) for k, v in entry.items()}) + "\n")
        if late:
            break


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the treebanks, train, and leave the result under the folder given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("training/pipeline/out"))
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.cfg"))
    parser.add_argument("--passes", type=int, default=30)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--words", type=int, default=1000, help="words a batch")
    parser.add_argument("--documents", type=int, help="train on the first N only, to try it out")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    config = load_config(options.config, interpolate=True)
    nlp = load_model_from_config(config, auto_fill=True)
    settings = nlp.config["training"]
    fix_random_seed(settings["seed"])
    ud = options.data / "ud"
    documents = [
        document
        for name in ("ewt-train", "gum-train")
        for document in read_treebank(ud / f"{name}.conllu.gz")
    ][: options.documents]
    dev = list(read_treebank(ud / "ewt-dev.conllu.gz"))
    train(
        nlp,
        documents,
        dev,
        passes=options.passes,
        words=options.words,
        minutes=options.minutes,
        seed=settings["seed"],
        dropout=settings["dropout"],
        peak=settings["optimizer"]["learn_rate"],
        out=options.out,
    )


if __name__ == "__main__":
    main()
