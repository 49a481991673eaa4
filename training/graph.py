"""Write a torch module as the 8-bit ONNX graph that ships, and the settings that go with it."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn


def write_graph(
    module: nn.Module,
    example: tuple[Tensor, ...],
    file: Path,
    inputs: Sequence[str],
    outputs: Sequence[str],
    axes: Mapping[str, Mapping[int, str]],
    *,
    eight_bit: bool = True,
) -> None:
    """`axes` names, for inputs and outputs, the dimensions that may have another size."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            module,
            example,
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={name: dict(sizes) for name, sizes in axes.items()},
            opset_version=17,
            dynamo=False,
        )
        if eight_bit:
            quantize_dynamic(plain, file, weight_type=QuantType.QInt8, per_channel=True)
        else:
            shutil.copy(plain, file)


def version_of(file: Path) -> str:
    """What a model is called that is known by its bytes: eight of the digits of their SHA-256."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:8]


def write_config(folder: Path, **config: object) -> None:
    """Write `config.json` beside a graph."""
    text = json.dumps(config, indent=1) + "\n"
    (folder / "config.json").write_text(text, encoding="utf-8")
