"""Average the weights of several runs, which is often better than each of them.

python -m training.mix --runs runs/second runs/third --out runs/mixed
"""

from __future__ import annotations

import argparse
from pathlib import Path

from safetensors.torch import load_file, save_file


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, nargs="+", required=True)
    parser.add_argument("--shares", type=float, nargs="+", help="of each run; equal without")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    shares = args.shares or [1 / len(args.runs)] * len(args.runs)
    (name,) = {file.name for run in args.runs for file in run.glob("*.safetensors")}
    every = [(share, load_file(run / name)) for share, run in zip(shares, args.runs, strict=True)]
    keys = dict.fromkeys(key for _, one in every for key in one)
    # A head that an older run lacks is taken from those that have it.
    having = {key: [(share, one[key]) for share, one in every if key in one] for key in keys}
    mixed = {
        key: sum(share * weights for share, weights in parts) / sum(share for share, _ in parts)
        for key, parts in having.items()
    }
    args.out.mkdir(parents=True, exist_ok=True)
    save_file(mixed, args.out / name)


if __name__ == "__main__":
    main()
