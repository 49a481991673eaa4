"""Load the parts of a shipped model: its graph and its word pieces, each for one process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

TOKENIZER = Path(__file__).parent / "models" / "reader" / "tokenizer.json"
# Its pieces that open a text, and that end each part of one.
CLS, SEP = 101, 102


def load_session(file: Path, threads: int) -> Any:
    """An onnxruntime session on the CPU; `threads` is what it may use for one run.

    Raises whatever onnxruntime raises for a file that holds no graph.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def load_tokenizer(file: Path = TOKENIZER) -> Any:
    """A `tokenizers.Tokenizer` that neither cuts nor pads; all shipped models share one."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
