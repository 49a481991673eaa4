"""Run the ranker: of quotations that may answer a query, how likely does each?

It reads query, title and quotation together, so it is surer than any comparison of vectors, and too
slow for all that is stored: it puts the first of what was found in order. Only onnxruntime and
tokenizers are needed. A model is a folder with `ranker.onnx` (8-bit) and `config.json`;
`training/meaning` makes it. Its word pieces are those of the reader.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import StopRun
from quotes.onnx import load_session, load_tokenizer

if TYPE_CHECKING:
    from quotes.meaning.quotations import Wording

SHIPPED = Path(__file__).parent.parent / "models" / "ranking"
QUERY, TITLE, CONTENT, AROUND = range(4)
PARTS = 4
_CLS, _SEP = 101, 102
_MOST = {QUERY: 24, TITLE: 24, CONTENT: 112, AROUND: 64}
# A content that fills more of its sentence than this needs no sentence around it.
_NEARLY_ALL = 0.6


class Ranker:
    """A loaded model. Safe to call from several threads; one a process is enough.

    Raises StopRun where the folder holds no usable model.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        try:
            config = json.loads((folder / "config.json").read_text("utf-8"))
            self.version = str(config["version"])
        except (OSError, ValueError, KeyError) as error:
            raise StopRun(f"no usable ranker in {folder}: {error}") from error

    def scores(self, query: str, wordings: Sequence[Wording]) -> list[float]:
        """How likely each quotation answers the query: the higher, the likelier.

        One at a time: on a CPU that is as fast as batches, and a score does not depend on what
        else was scored.
        """
        import numpy as np

        tokenizer, session = self._loaded
        found = []
        for wording in wordings:
            ids, parts = as_pieces(query, wording, tokenizer)
            given = {"pieces": np.array([ids]), "parts": np.array([parts])}
            found.append(float(session.run(None, given)[0][0]))
        return found

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model, ready to run."""
        try:
            return load_tokenizer(), load_session(self.folder / "ranker.onnx", self.threads)
        # Neither package says which errors it raises.
        except Exception as error:
            raise StopRun(f"no usable ranker in {self.folder}: {error}") from error


def as_pieces(query: str, wording: Wording, tokenizer: Any) -> tuple[list[int], list[int]]:
    """Word pieces and the part that each belongs to: query, title, content, sentence around it.

    `tokenizer` is a `tokenizers.Tokenizer` without truncation and padding. Long parts are cut.
    """
    content, sentence = wording.content, wording.sentence
    around = "" if len(content) > _NEARLY_ALL * len(sentence) else sentence
    ids, parts = [_CLS], [QUERY]
    for part, text in enumerate((query, wording.title or "", content, around)):
        most = _MOST[part]
        encoded = tokenizer.encode(text[: 16 * most], add_special_tokens=False).ids[:most]
        ids += [*encoded, _SEP]
        parts += [part] * (len(encoded) + 1)
    return ids, parts
