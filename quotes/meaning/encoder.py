"""Run the sentence encoder: texts in, unit vectors out; their dot product is their cosine.

Only onnxruntime and tokenizers are needed. A model is a folder with `encoder.onnx` (8-bit) and
`config.json`; `training/meaning` makes it. Its word pieces are those of the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.onnx import load_model, open_config

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_WHAT = "sentence encoder"
SHIPPED = Path(__file__).parent.parent / "models" / "meaning"


class Encoder:
    """A loaded model. Safe to call from several threads; one a process is enough.

    `threads` is what onnxruntime may use for one text. Raises StopRun where the folder holds no
    usable model.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        with open_config(folder, _WHAT) as config:
            self.version = str(config["version"])
            self.width = int(config["width"])
            self._longest = int(config["longest"])

    def query(self, text: str) -> bytes:
        """The vector of one text, packed."""
        return self.packed(self.encode([text])[0])

    def packed(self, vector: Floats | float) -> bytes:
        """A vector of any length (width floats) as signed bytes, of which the direction counts."""
        import numpy as np

        given = np.broadcast_to(np.asarray(vector, dtype=np.float32), (self.width,))
        largest = float(np.abs(given).max()) or 1.0
        return np.round(given * (127 / largest)).astype(np.int8).tobytes()

    def encode(self, texts: Sequence[str]) -> Floats:
        """Unit vectors (texts x width); long texts are cut.

        One text at a time: on a CPU that is faster than batches, which would not stay in the cache,
        and a vector does not depend on what else was encoded.
        """
        import numpy as np

        tokenizer, session = self._loaded
        vectors = np.empty((len(texts), self.width), dtype=np.float32)
        for row, encoded in enumerate(tokenizer.encode_batch(list(texts))):
            pieces = np.array([encoded.ids], dtype=np.int64)
            vectors[row] = session.run(None, {"pieces": pieces})[0][0]
        return vectors

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model, ready to run."""
        tokenizer, session = load_model(self.folder / "encoder.onnx", self.threads, _WHAT)
        tokenizer.enable_truncation(self._longest)
        return tokenizer, session
