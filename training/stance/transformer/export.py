"""Write a trained stance network as the folder that ships: 8-bit ONNX and its settings.

    python -m training.stance.transformer.export --run runs/stance --out quotes/models/stance

Temperature and thresholds are chosen on the development part of the data's own training articles,
which no version of the network has learnt from.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression
from torch import Tensor

from quotes.chances import log_odds
from quotes.stance.about import aboutness
from quotes.stance.accord import in_accord
from quotes.stance.model import Weights, weights_from
from quotes.stance.network import Network
from quotes.types import StanceLabel
from training.graph import version_of, write_config, write_graph
from training.stance.data import read_articles
from training.stance.evaluate import key, label_scores
from training.stance.examples import make_examples
from training.stance.sure import thresholds
from training.stance.train import LABELS, weights_of
from training.stance.transformer.course import development
from training.stance.transformer.model import StanceNetwork
from training.stance.transformer.questions import Asked, asked

# How much the lexicon's odds count beside the network's.
WORDS_WEIGHT = 0.8
SETTINGS: dict[str, Any] = {
    "temperature": 1.0,
    "words_weight": 0.0,
    "about": {"words": 0.0, "network": 1.0, "bias": 0.0},
    "about_threshold": 0.5,
    "least_by_words": 0.0,
    "sure": {},
}


def export(weights: dict[str, Tensor], out: Path) -> None:
    """The graph in 8 bits, with settings that change nothing."""
    model = StanceNetwork()
    model.load_state_dict(weights)
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    example = torch.randint(1, 3, (1, 40))
    names = ["pieces", "parts", "named"]
    write_graph(
        model,
        (example, example, torch.zeros_like(example)),
        out / "model.onnx",
        names,
        ["about", "labels", "added"],
        {name: {1: "pieces"} for name in (*names, "added")},
    )
    _write(out, version_of(out / "model.onnx"), **SETTINGS)


def _write(out: Path, version: str, **settings: Any) -> None:
    write_config(out, version=version, labels=LABELS, **settings)


def tune(out: Path, rows: Sequence[Asked], weights: Weights) -> None:
    """Choose temperature, what makes a quotation one on a target, and when a label is sure.

    Also from which aboutness by words on the network is asked at all.

    `weights` are those of lexicon and rules, made without the articles of `rows`.
    """
    network = Network(out)
    answers = [network.answer(row.question) for row in rows]
    found = [(r, r.example, a) for r, a in zip(rows, answers, strict=True) if r.example]

    near = [(row, example, answer) for row, example, answer in found if example.near]
    truth = np.array([bool(row.about) for row, _, _ in near])
    by_words = np.array([aboutness(e.traces, weights).score for _, e, _ in near])
    odds = [[log_odds(w), log_odds(a.about)] for w, (_, _, a) in zip(by_words, near, strict=True)]
    joint = LogisticRegression().fit(odds, truth)
    said = joint.predict_proba(odds)[:, 1]
    (words, by_network), bias = joint.coef_[0], joint.intercept_[0]
    about = {"words": words, "network": by_network, "bias": bias}
    threshold = _best(said, truth)
    settings = SETTINGS | {
        "about": {name: round(float(weight), 4) for name, weight in about.items()},
        "about_threshold": threshold,
        # Spares the network most questions, and loses one in a hundred of those on the target.
        "least_by_words": round(float(np.quantile(by_words[(said >= threshold) & truth], 0.01)), 4),
        "words_weight": WORDS_WEIGHT,
    }

    def judged(temperature: float) -> list[tuple[str, dict[StanceLabel, float]]]:
        _write(out, network.version, **(settings | {"temperature": temperature}))
        shipped = Network(out)
        labelled = [each for each in found if each[0].label]
        chances = [
            shipped.joined(answer, label_scores(weights, example))
            for _, example, answer in labelled
        ]
        moved = in_accord(chances, [key(row) for row, _, _ in labelled])
        return [(str(row.label), each) for (row, _, _), each in zip(labelled, moved, strict=True)]

    def cost(temperature: float) -> float:
        rows = judged(temperature)
        return -sum(math.log(scores[StanceLabel(gold)]) for gold, scores in rows)

    temperature = round(float(min(np.arange(0.8, 3.0, 0.1), key=cost)), 2)
    best = [
        (max(scores.items(), key=lambda item: item[1]), gold)
        for gold, scores in judged(temperature)
    ]
    sure = thresholds((str(label), score, gold == label) for (label, score), gold in best)
    settings |= {"temperature": temperature}
    settings |= {"sure": {label: round(least, 3) for label, least in sorted(sure.items())}}
    _write(out, network.version, **settings)
    print((out / "config.json").read_text())


def _best(said: np.ndarray, truth: np.ndarray) -> float:
    def f1(level: float) -> float:
        hits = float((truth & (said >= level)).sum())
        return 2 * hits / max(1.0, float(truth.sum() + (said >= level).sum()))

    return float(round(max(np.arange(0.1, 0.8, 0.02), key=f1), 2))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("quotes/models/stance"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    export(load_file(args.run / "stance.safetensors"), args.out)
    articles = [article for article in read_articles(args.data) if not article.held_out]
    seen = make_examples(article for article in articles if not development(article.id))
    weights = weights_from(weights_of(list(seen)))
    rows = asked(article for article in articles if development(article.id))
    tune(args.out, list(rows), weights)


if __name__ == "__main__":
    main()
