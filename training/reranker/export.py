"""Write a trained reranker as the folder that ships: 8-bit ONNX, its scores made chances.

    python -m training.reranker.export --data ../shared/data --run runs/reranker

Slope and bias are fitted on the judged queries that are measured on (`data.judged`).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression

from quotes.chances import log_odds
from quotes.meaning.reranker import Reranker
from training.graph import version_of, write_config, write_graph
from training.reranker.data import Query, judged
from training.reranker.model import Network

TOP = 10


def export(run: Path, out: Path) -> None:
    """The graph in 8 bits, with chances as the network gives them."""
    network = Network()
    network.load_state_dict(load_file(run / "reranker.safetensors"))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    example = torch.randint(1, 4, (1, 40))
    names = ["pieces", "parts"]
    axes = {name: {1: "pieces"} for name in names}
    write_graph(network, (example, example), out / "model.onnx", names, ["scores"], axes)
    _write(out, slope=1.0, bias=0.0)


def calibrate(out: Path, queries: list[Query]) -> None:
    """Make the scores chances, and print what they are worth."""
    reranker = Reranker(out)
    scores = [np.array(reranker.scores(each.text, each.passages)) for each in queries]
    truth = [np.array(each.grades) > 0 for each in queries]
    odds = [[log_odds(score)] for score in np.concatenate(scores)]
    fitted = LogisticRegression(C=1e6).fit(odds, np.concatenate(truth))
    _write(
        out, slope=round(float(fitted.coef_[0][0]), 4), bias=round(float(fitted.intercept_[0]), 4)
    )
    shares = [
        right[np.argsort(-given)[:TOP]].sum() / min(TOP, right.sum())
        for given, right in zip(scores, truth, strict=True)
        if right.any()
    ]
    chances, right = fitted.predict_proba(odds)[:, 1], np.concatenate(truth)
    print(f"recall at {TOP} of what was judged, {len(shares)} queries: {np.mean(shares):.3f}")
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        kept = chances >= least
        precision, recall = right[kept].mean(), right[kept].sum() / right.sum()
        print(f"chance of {least} or more: precision {precision:.2f}, recall {recall:.2f}")


def _write(out: Path, slope: float, bias: float) -> None:
    write_config(out, version=version_of(out / "model.onnx"), slope=slope, bias=bias)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("quotes/models/reranker"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    export(args.run, args.out)
    calibrate(args.out, judged(args.data)[1])


if __name__ == "__main__":
    main()
