"""Write a trained reader as the folder that ships: 8-bit ONNX, link head, tokenizer, settings.

python -m training.reader.export --run runs/reader --out quotes/models/reader
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from quotes.attribution.decode import Settings
from quotes.attribution.windows import FEATURE_OFFSETS
from training.graph import write_config, write_graph
from training.reader.batches import CLS, SEP, UNKNOWN
from training.reader.model import Reader
from training.reader.train import START


class Graph(nn.Module):
    """What runs on every window; the link head itself runs outside, for cues only."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, features: Tensor, word_at: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        states = reader.encode(pieces, features, None)
        words = reader.at_words(states, word_at)
        return (
            reader.roles(words),
            reader.names(words),
            reader.cue_wide(words),
            reader.cue_narrow(words),
            reader.word_wide(words),
            reader.word_narrow(words),
        )


def export(weights: dict[str, Tensor], out: Path, version: str, eight_bit: bool = True) -> None:
    reader = Reader()
    reader.load_state_dict(weights)
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(1000, 2000, (1, 40))
    features = torch.tensor(FEATURE_OFFSETS).repeat(1, 40, 1)
    word_at = torch.arange(1, 31)[None]
    write_graph(
        Graph(reader),
        (pieces, features, word_at),
        out / "encoder.onnx",
        ["pieces", "features", "word_at"],
        ["roles", "names", "cue_wide", "cue_narrow", "word_wide", "word_narrow"],
        {
            "pieces": {0: "texts", 1: "pieces"},
            "features": {0: "texts", 1: "pieces"},
            "word_at": {0: "texts", 1: "words"},
        },
        eight_bit=eight_bit,
    )
    np.savez(
        out / "links.npz",
        distance=weights["distance.weight"].numpy(),
        weight=weights["links.weight"].numpy(),
        bias=weights["links.bias"].numpy(),
    )
    shutil.copy(START / "tokenizer.json", out / "tokenizer.json")
    write_config(
        out,
        version=version,
        # Shorter than in training: the figures stay, and attention costs less.
        window=160,
        cls=CLS,
        sep=SEP,
        unknown=UNKNOWN,
        settings=asdict(Settings()),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1")
    parser.add_argument(
        "--names", type=float, default=0.0, help="what to take off the score of being no name"
    )
    parser.add_argument("--full", action="store_true", help="32-bit floats, to compare")
    args = parser.parse_args()
    weights = load_file(args.run / "reader.safetensors")
    weights["names.bias"][0] -= args.names
    export(weights, args.out, args.version, not args.full)


if __name__ == "__main__":
    main()
