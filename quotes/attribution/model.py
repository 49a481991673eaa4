"""Run the reader: one pass of a small encoder that finds cues, sources, contents and names.

Only onnxruntime and tokenizers are needed. A model is a folder with `encoder.onnx` (8-bit),
`links.npz` (the head that runs for cues only), `tokenizer.json` and `config.json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from quotes.attribution.decode import (
    Floats,
    Linked,
    LinkLabel,
    Settings,
    decode,
    find_cues,
    log_softmax,
)
from quotes.attribution.decode import Window as Scored
from quotes.attribution.links import LinkHead
from quotes.attribution.names import Name, find_names
from quotes.attribution.windows import FEATURE_OFFSETS, Window, pack
from quotes.attribution.words import Words
from quotes.onnx import load_session, load_tokenizer, open_config

SHIPPED = Path(__file__).parent.parent / "models" / "reader"
_KNOWN_FORMS = 200_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass over the words of a text found. `linked` holds their numbers."""

    linked: tuple[Linked, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """What the encoder says of one window, whose first word has the number `first`.

    Roles and names are log probabilities (words x labels); `vectors` are what links are scored
    from.
    """

    first: int
    roles: Floats
    names: Floats
    vectors: tuple[Floats, ...]


class Reader:
    """A loaded model. Safe to call from several threads; one a process is enough.

    `threads` is what onnxruntime may use for one window.
    """

    def __init__(self, folder: Path = SHIPPED, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads
        with open_config(folder, "attribution model") as config:
            self.config = config
            self.settings = Settings(**config["settings"])
            self.calibration: dict[str, float] = config.get("calibration", {})
        self._pieces: dict[str, list[int]] = {}

    @property
    def version(self) -> str:
        """The version of the model, as it stands in every decision."""
        return str(self.config["version"])

    @cached_property
    def _session(self) -> Any:
        return load_session(self.folder / "encoder.onnx", self.threads)

    @cached_property
    def _tokenizer(self) -> Any:
        return load_tokenizer(self.folder / "tokenizer.json")

    @cached_property
    def _links(self) -> LinkHead:
        with np.load(self.folder / "links.npz") as arrays:
            return LinkHead(
                *(arrays[name].astype(np.float32) for name in ("distance", "weight", "bias"))
            )

    def read(self, words: Words) -> Reading:
        """Find attributions and names among `words` (of `quotes.attribution.words.cut`)."""
        scores = self.scores(words)
        return Reading(self.decode(scores, self.settings), self.names(words, scores))

    def scores(self, words: Words) -> list[Scores]:
        """What the encoder says of the words, window by window."""
        size = int(self.config["window"])
        windows = pack(words, self._encode, size, self.config["cls"], self.config["sep"])
        return [self._run(window) for window in windows]

    def names(self, words: Words, scores: Sequence[Scores]) -> tuple[Name, ...]:
        """The names among `words`, whose scores these are."""
        named = [window.names for window in scores]
        return find_names(words, np.concatenate(named)) if named else ()

    def decode(self, scores: Sequence[Scores], settings: Settings) -> tuple[Linked, ...]:
        """The attributions of these scores, by the model's own settings or by others."""
        parts = decode([self._scored(window, settings) for window in scores], settings)
        return tuple(
            _shifted(found, window.first)
            for window, part in zip(scores, parts, strict=True)
            for found in part
            if found.content
        )

    def _scored(self, window: Scores, settings: Settings) -> Scored:
        """A window as `decode` wants it."""
        roles, vectors = window.roles, window.vectors
        cues = find_cues(roles, settings)
        if not cues:
            return roles, np.zeros((0, len(roles), len(LinkLabel)), dtype=np.float32), cues
        cue_wide, cue_narrow, word_wide, word_narrow = vectors
        at = np.array([first for first, _, _ in cues])
        links = self._links.scores(cue_wide[at], cue_narrow[at], word_wide, word_narrow, at)
        return roles, links, cues

    def _encode(self, form: str) -> list[int]:
        known = self._pieces.get(form)
        if known is None:
            if len(self._pieces) >= _KNOWN_FORMS:
                self._pieces.clear()
            ids = self._tokenizer.encode(form[:100], add_special_tokens=False).ids
            known = self._pieces[form] = ids or [self.config["unknown"]]
        return known

    def _run(self, window: Window) -> Scores:
        features = np.array([window.shapes, window.quoted, window.places], dtype=np.int64).T
        pieces = np.array([window.pieces], dtype=np.int64)
        roles, named, *vectors = self._session.run(
            None,
            {
                "pieces": pieces,
                "features": (features + FEATURE_OFFSETS)[None],
                "word_at": np.array([window.word_at], dtype=np.int64),
            },
        )
        return Scores(
            window.first,
            log_softmax(roles[0]),
            log_softmax(named[0]),
            tuple(vector[0] for vector in vectors),
        )


def _shifted(found: Linked, by: int) -> Linked:
    def moved(runs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        return tuple((first + by, last + by) for first, last in runs)

    return Linked(
        moved((found.cue,))[0],
        moved(found.source),
        moved(found.content),
        found.cue_score,
        found.source_score,
        found.content_score,
    )
