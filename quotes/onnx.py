"""Load the parts of a shipped model: its settings, its graph and its word pieces."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quotes.errors import StopRun

TOKENIZER = Path(__file__).parent / "models" / "reader" / "tokenizer.json"
# Its pieces that open a text, and that end each part of one.
CLS, SEP = 101, 102


@contextmanager
def open_config(folder: Path, what: str) -> Iterator[dict[str, Any]]:
    """The settings in a model's folder, for a with block that reads them; `what` names the model.

    Raises StopRun where they are not there, or not as the block reads them.
    """
    try:
        yield json.loads((folder / "config.json").read_text("utf-8"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise StopRun(f"no usable {what} in {folder}: {error}") from error


def load_model(file: Path, threads: int, what: str) -> tuple[Any, Any]:
    """The tokenizer that all shipped models share and the graph in `file`, ready to run.

    Raises StopRun where one of them cannot be loaded.
    """
    try:
        return load_tokenizer(), load_session(file, threads)
    # Neither package says which errors it raises.
    except Exception as error:
        raise StopRun(f"no usable {what} in {file.parent}: {error}") from error


def load_session(file: Path, threads: int) -> Any:
    """An onnxruntime session on the CPU; `threads` is what it may use for one run.

    Raises whatever onnxruntime raises for a file that holds no graph.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # A sum and its normalisation as one step take an eighth of a run more than as two, on a CPU.
    apart = {"disabled_optimizers": ["SkipLayerNormFusion"]}
    return onnxruntime.InferenceSession(
        str(file), options, providers=["CPUExecutionProvider"], **apart
    )


def load_tokenizer(file: Path = TOKENIZER) -> Any:
    """A `tokenizers.Tokenizer` that neither cuts nor pads; all shipped models share one."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
