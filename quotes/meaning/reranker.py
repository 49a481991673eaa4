"""Read a query and a quotation together: does the quotation say something on it?

A cross-encoder: dearer than comparing vectors, and better, so it reads what these find first. Only
onnxruntime and tokenizers are needed. A model is a folder with `model.onnx` (8-bit) and
`config.json`; `training/reranker` makes it. Its word pieces are those of the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from quotes.chances import chance
from quotes.onnx import CLS, SEP, load_model, open_config
from quotes.types import Passage, Span

_WHAT = "reranker"
SHIPPED = Path(__file__).parent.parent / "models" / "reranker"
SPECIAL, QUERY, OTHER, CONTENT = range(4)
PARTS = 4
MOST_PIECES = 160
_MOST_QUERY, _MOST_OPENING = 32, 48
# Characters: of the article's opening, and of what is read before and behind a content.
_OPENING, _BEFORE, _BEHIND, _CONTENT = 200, 200, 60, 700


@dataclass(frozen=True, slots=True)
class Pieces:
    """A query and a quotation as ids of word pieces, each with the part it belongs to."""

    ids: list[int]
    parts: list[int]


def as_pieces(query: str, passage: Passage, tokenizer: Any) -> Pieces:
    """At most MOST_PIECES: query, the article's opening, the quotation and its context.

    `tokenizer` is a `tokenizers.Tokenizer` without truncation and padding.
    """

    def ids_of(words: str, most: int) -> list[int]:
        encoded: list[int] = tokenizer.encode(words, add_special_tokens=False).ids
        return encoded[:most]

    ids, parts = [CLS], [SPECIAL]
    for words, part, most in (
        (query[:300], QUERY, _MOST_QUERY),
        (_opening(passage), OTHER, _MOST_OPENING),
    ):
        found = ids_of(words, most)
        ids += [*found, SEP]
        parts += [*[part] * len(found), SPECIAL]
    start, end = _around(passage)
    encoded = tokenizer.encode(passage.text[start:end], add_special_tokens=False)
    room = MOST_PIECES - len(ids) - 1
    ids += [*encoded.ids[:room], SEP]
    parts += [_part(start + a, start + b, passage) for a, b in encoded.offsets[:room]]
    return Pieces(ids, [*parts, SPECIAL])


def _opening(passage: Passage) -> str:
    """The title, and the first words of the article unless they are the title."""
    text = passage.text[:_OPENING]
    title = (passage.title or "")[:_OPENING]
    return text if text.startswith(title) else f"{title}. {text}"


def _around(passage: Passage) -> Span:
    """The content with what stands before and behind it, from one blank to another."""
    first, last = passage.content[0][0], passage.content[-1][1]
    last = min(last, first + _CONTENT)
    start = max(0, first - _BEFORE)
    if start:
        start = max(passage.text.find(" ", start, first), start)
    end = min(len(passage.text), last + _BEHIND)
    if end < len(passage.text):
        end = max(passage.text.rfind(" ", last, end), last)
    return start, end


def _part(start: int, end: int, passage: Passage) -> int:
    return CONTENT if any(a <= start and end <= b for a, b in passage.content) else OTHER


class Reranker:
    """A loaded model. Safe to call from several threads; one a process is enough.

    `threads` is what onnxruntime may use for one text. Raises StopRun where the folder holds no
    usable model.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        with open_config(folder, _WHAT) as config:
            self.version = str(config["version"])
            self._slope, self._bias = float(config["slope"]), float(config["bias"])

    def scores(self, query: str, passages: Sequence[Passage]) -> list[float]:
        """For each quotation the chance that it says something on the query, 0 to 1.

        Raises StopRun where the model cannot be loaded.
        """
        import numpy as np

        tokenizer, session = self._loaded
        chances = []
        for passage in passages:
            pieces = as_pieces(query, passage, tokenizer)
            rows = {"pieces": pieces.ids, "parts": pieces.parts}
            given = {name: np.array([row], dtype=np.int64) for name, row in rows.items()}
            score = float(session.run(None, given)[0][0])
            chances.append(chance(self._slope * score + self._bias))
        return chances

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model, ready to run."""
        return load_model(self.folder / "model.onnx", self.threads, _WHAT)
