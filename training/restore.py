"""Read a shipped 8-bit graph back into 32-bit weights, so that a training can go on from them.

    python -m training.restore quotes/models/reader runs/shipped/reader.safetensors

What 8 bits rounded away stays lost, which a few hundred training steps make good.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor


def weights_of(file: Path) -> dict[str, Tensor]:
    """Parameters by their names in torch, from a graph that `training.graph` wrote."""
    graph = onnx.load(file).graph
    given = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    found = {name: array for name, array in given.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        stored = node.input[1] if node.op_type == "MatMulInteger" else ""
        if stored in given:
            name = re.sub(r"^/|/MatMul_.*|/Gemm_.*", "", node.name).replace("/", ".")
            found[f"{name}.weight"] = _floats(given, stored.removesuffix("_quantized")).T
    for name in given:
        if name.endswith(".weight_quantized") and name.removesuffix("_quantized") not in found:
            whole = name.removesuffix("_quantized")
            found[whole] = _floats(given, whole)
    return {
        name.removeprefix("reader."): torch.from_numpy(array.astype(np.float32).copy())
        for name, array in found.items()
    }


def _floats(given: dict[str, np.ndarray], name: str) -> np.ndarray:
    stored = given[f"{name}_quantized"].astype(np.float32)
    zero = given[f"{name}_zero_point"].astype(np.float32)
    floats: np.ndarray = (stored - zero) * given[f"{name}_scale"]
    return floats


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="quotes/models/reader or quotes/models/stance")
    parser.add_argument("out", type=Path, help="the .safetensors file to write")
    args = parser.parse_args()
    graph = next(args.model.glob("*.onnx"), None)
    if graph is None:
        raise SystemExit(f"{args.model} holds no graph")
    weights = weights_of(graph)
    links = args.model / "links.npz"
    if links.exists():
        head = np.load(links)
        names = {"distance": "distance.weight", "weight": "links.weight", "bias": "links.bias"}
        weights |= {name: torch.from_numpy(head[key]) for key, name in names.items()}
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_file(weights, args.out)


if __name__ == "__main__":
    main()
