"""Write a trained stance network as the folder that ships: 8-bit ONNX and its settings.

    python -m training.stance.transformer.export --run runs/stance --out quotes/models/stance

Temperature and thresholds are chosen on the development part of the training articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression
from torch import Tensor

from quotes.stance.network import Network, _odds
from training.stance.data import read_articles
from training.stance.sure import thresholds
from training.stance.train import LABELS
from training.stance.transformer.model import StanceNetwork
from training.stance.transformer.questions import Asked, asked
from training.stance.transformer.train import development


def export(weights: dict[str, Tensor], out: Path) -> None:
    """The graph in 8 bits, with settings that change nothing."""
    model = StanceNetwork()
    model.load_state_dict(weights)
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    example = torch.randint(1, 3, (2, 40))
    names = ["pieces", "parts", "named", "mask"]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx"
        torch.onnx.export(
            model,
            (example, example, torch.zeros_like(example), torch.ones_like(example)),
            str(plain),
            input_names=names,
            output_names=["about", "labels", "added"],
            dynamic_axes={name: {0: "texts", 1: "pieces"} for name in names}
            | {"about": {0: "texts"}, "labels": {0: "texts"}, "added": {0: "texts", 1: "pieces"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(plain, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    version = hashlib.sha256((out / "model.onnx").read_bytes()).hexdigest()[:8]
    _write(out, version, 1.0, {"words": 0.0, "network": 1.0, "bias": 0.0}, 0.5, {})


def _write(
    out: Path,
    version: str,
    temperature: float,
    about: dict[str, float],
    threshold: float,
    sure: dict[str, float],
) -> None:
    config = {
        "version": version,
        "labels": LABELS,
        "temperature": round(temperature, 3),
        "about": {name: round(float(weight), 4) for name, weight in about.items()},
        "about_threshold": threshold,
        "sure": sure,
    }
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def tune(out: Path, rows: Sequence[Asked]) -> None:
    """Choose temperature, what makes a quotation one on a target, and when a label is sure."""
    network = Network(out)
    answers = network.answer([row.question for row in rows])
    pairs = [(r.label, a.scores) for r, a in zip(rows, answers, strict=True) if r.label]
    gold = np.array([LABELS.index(label) for label, _ in pairs])
    logits = np.log([[scores[label] for label in network.labels] for _, scores in pairs])

    def chances(temperature: float) -> np.ndarray:
        powers = np.exp(logits / temperature)
        result: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
        return result

    def cost(temperature: float) -> float:
        return -float(np.log(chances(temperature)[np.arange(len(gold)), gold]).mean())

    temperature = float(min(np.arange(0.7, 2.6, 0.05), key=cost))
    found = chances(temperature)
    guess, score = found.argmax(axis=1), found.max(axis=1)
    judged = zip((LABELS[k] for k in guess), score.tolist(), (guess == gold).tolist(), strict=True)
    sure = {label: round(least, 3) for label, least in sorted(thresholds(judged).items())}

    near = [(row, answer) for row, answer in zip(rows, answers, strict=True) if row.near]
    truth = np.array([bool(row.about) for row, _ in near])
    odds = np.array([[_odds(row.by_words), _odds(answer.about)] for row, answer in near])
    joint = LogisticRegression().fit(odds, truth)
    said = joint.predict_proba(odds)[:, 1]
    (words, by_network), bias = joint.coef_[0], joint.intercept_[0]
    about = {"words": words, "network": by_network, "bias": bias}
    _write(out, network.version, temperature, about, _best(said, truth), sure)
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
    articles = (a for a in read_articles(args.data) if not a.held_out and development(a.id))
    tune(args.out, list(asked(articles)))


if __name__ == "__main__":
    main()
