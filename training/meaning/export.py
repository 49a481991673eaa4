"""Write the sentence encoder as the folder that ships: 8-bit ONNX and settings.

python -m training.meaning.export --out quotes/models/meaning
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.graph import version_of, write_config, write_graph
from training.reader.encoder import WIDTH, Encoder
from training.reader.train import START, check

LONGEST = 256


class Graph(nn.Module):
    """Piece ids (texts x pieces) to unit vectors (texts x 384), by the mean of the states."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        states = self.encoder(pieces, torch.zeros(1, 1, WIDTH), torch.ones_like(pieces))
        return nn.functional.normalize(states.mean(dim=1), dim=-1)


def start() -> Encoder:
    """The published weights; refuses any others."""
    file = START / "model.safetensors"
    check(file)
    encoder = Encoder()
    encoder.load_minilm(file)
    return encoder.eval()


def export(out: Path, eight_bit: bool = True, weights: dict[str, Tensor] | None = None) -> None:
    """Write the folder; without `weights` those that are published.

    The version, which stands in every row made with these weights, is a hash of the graph.
    """
    out.mkdir(parents=True, exist_ok=True)
    encoder = start()
    if weights is not None:
        encoder.load_state_dict(weights)
    pieces = torch.randint(1000, 2000, (1, 40))
    write_graph(
        Graph(encoder),
        (pieces,),
        out / "encoder.onnx",
        ["pieces"],
        ["vectors"],
        {"pieces": {0: "texts", 1: "pieces"}},
        eight_bit=eight_bit,
    )
    version = version_of(out / "encoder.onnx")
    write_config(out, version=version, longest=LONGEST, width=WIDTH)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="32-bit floats, to compare")
    parser.add_argument("--run", type=Path, help="the folder of a training")
    args = parser.parse_args()
    weights = load_file(args.run / "encoder.safetensors") if args.run else None
    export(args.out, not args.full, weights)


if __name__ == "__main__":
    main()
