"""Turn annotated texts into windows with labels for the reader's heads."""

from __future__ import annotations

import gzip
import json
import random
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.attribution.decode import LinkLabel, RoleLabel
from quotes.attribution.names import LABELS as NAMES
from quotes.attribution.windows import Encode, Window, pack
from quotes.attribution.words import Words, cut
from training.parts import part_of

Json = dict[str, Any]
Link = tuple[int, int, dict[int, int]]


@dataclass
class Example:
    """A window with its labels; `roles` or `names` is empty where the data does not say.

    `links` holds, for each cue in it, its first and last word and the link labels of other words.
    """

    window: Window
    roles: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def load(path: Path) -> list[Json]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def held_back(document: Json) -> bool:
    """Whether a Wikinews article is kept for measuring alone: two fifths, since there are few."""
    return part_of(document["id"]) in (0, 1)


def cut_lines(text: str) -> Words:
    """Words of a text whose paragraphs are its lines."""
    return cut(text, [(m.span(), ()) for m in re.finditer(r"[^\n\r\f\v\u2028\u2029\x85]+", text)])


class Labelled:
    """A text cut into words, with the labels of each word; windows are drawn from it anew."""

    def __init__(self, document: Json) -> None:
        text = document["text"]
        self.words = cut_lines(text)
        self.starts = [start for start, _ in self.words.spans]
        self.ends = [end for _, end in self.words.spans]
        self.roles: list[int] = []
        self.names: list[int] = []
        self.links: list[Link] = []
        if "attributions" in document:
            self._attributions(document["attributions"])
        if "ents" in document:
            self.names = [0] * len(self.words)
            for start, end, label in document["ents"]:
                for position, index in enumerate(self._inside(start, end)):
                    self.names[index] = NAMES.index(("I-" if position else "B-") + label)

    def _inside(self, start: int, end: int) -> range:
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def _attributions(self, attributions: list[Json]) -> None:
        roles = self.roles = [0] * len(self.words)
        for role in ("content", "source", "cue"):  # the last one wins where they overlap
            for attribution in attributions:
                for start, end in attribution[role]:
                    for position, index in enumerate(self._inside(start, end)):
                        roles[index] = RoleLabel[f"{'I' if position else 'B'}_{role.upper()}"]
        for attribution in attributions:
            cue = [i for start, end in attribution["cue"] for i in self._inside(start, end)]
            if not cue:
                continue
            labels: dict[int, int] = {}
            for role in ("content", "source"):
                for start, end in attribution[role]:
                    for position, index in enumerate(self._inside(start, end)):
                        if index not in cue:
                            labels[index] = LinkLabel[f"{'I' if position else 'B'}_{role.upper()}"]
            self.links.append((cue[0], cue[-1], labels))

    def examples(
        self, encode: Encode, size: int, cls: int, sep: int, lead: int = 0
    ) -> Iterator[Example]:
        for window in pack(self.words, encode, size, cls, sep, lead):
            first, last = window.first, window.last
            yield Example(
                window,
                self.roles[first:last],
                self.names[first:last],
                [
                    (
                        cue - first,
                        min(end, last - 1) - first,
                        {i - first: v for i, v in labels.items() if first <= i < last},
                    )
                    for cue, end, labels in self.links
                    if first <= cue < last
                ],
            )


def leads(size: int, rng: random.Random) -> int:
    """A random length for a text's first window, so that cuts fall elsewhere in each pass."""
    return rng.randint(size // 3, size)
