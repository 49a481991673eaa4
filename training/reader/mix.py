"""Average the weights of several runs, which is often better than each of them.

python -m training.reader.mix --runs runs/second runs/third --out runs/mixed
"""

from __future__ import annotations

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    every = [load_file(run / "reader.safetensors") for run in args.runs]
    mixed = {key: sum(one[key] for one in every) / len(every) for key in every[0]}
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(mixed, args.out / "reader.safetensors")


if __name__ == "__main__":
    main()
