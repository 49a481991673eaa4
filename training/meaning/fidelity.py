"""How near the 8-bit encoder is to the one that was trained, and how quick it is.

    python -m training.meaning.fidelity --data ../shared/data --run runs/meaning

On the contents of PolNeAR dev: the cosine of 8-bit with 32-bit vectors, how the cosines of pairs
correlate, and texts a second of this process.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from pathlib import Path

import numpy as np
from safetensors.torch import load_file

from quotes.meaning import Encoder
from quotes.types import slices
from training.meaning.export import export


def contents(data: Path, number: int) -> list[str]:
    """The first contents of PolNeAR dev."""
    found = []
    with gzip.open(data / "polnear/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for item in row["attributions"]:
                found.append(slices(row["text"], tuple(map(tuple, item["content"]))))
    return found[:number]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="the training that was shipped")
    parser.add_argument("--number", type=int, default=500)
    args = parser.parse_args()
    texts = contents(args.data, args.number)
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} contents of {words:.1f} words")
    with tempfile.TemporaryDirectory() as folder:
        weights = load_file(args.run / "encoder.safetensors")
        export(Path(folder), eight_bit=False, weights=weights)
        made = {}
        for name, encoder in (("8-bit", Encoder()), ("32-bit", Encoder(Path(folder)))):
            encoder.encode(texts[:5])
            started = time.process_time()
            made[name] = encoder.encode(texts)
            seconds = time.process_time() - started
            print(f"{name}: {len(texts) / seconds:.0f} texts a CPU second")
    cosines = (made["8-bit"] * made["32-bit"]).sum(axis=1)
    pairs = [(vectors @ vectors.T)[np.triu_indices(len(texts), 1)] for vectors in made.values()]
    print(f"cosine with 32-bit: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    print(f"cosines of pairs: correlation {np.corrcoef(np.stack(pairs))[0, 1]:.4f}")


if __name__ == "__main__":
    main()
