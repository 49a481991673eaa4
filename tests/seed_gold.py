"""Reading the gold of the sample documents in `seeds/`: what a person finds in each of them.

A file of `tests/cases/seeds` names its document and lists the attributions in order; each span is
[start, end, words], so that a person can read it and a test can hold it against the document.
`optional` marks what one reader would list and another would not (attitudes, plans, the report
around a report): finding it is not wrong, missing it is no loss.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.evaluation import Label
from quotes.types import Spans

GOLD = Path(__file__).parent / "cases" / "seeds"
SEEDS = Path(__file__).parents[1] / "seeds"
ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Seed:
    """One sample document with its gold; `text` is the file as it is."""

    id: str
    text: str
    attributions: tuple[dict[str, Any], ...]

    def labels(self, *, optional: bool) -> list[Label]:
        """The attributions that must be found, or those that may be."""
        return [_label(each) for each in self.attributions if each["optional"] is optional]


def seeds() -> list[Seed]:
    """The sample documents in order."""
    found = []
    for path in sorted(GOLD.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (SEEDS / gold["file"]).read_bytes().decode("utf-8")
        found.append(Seed(gold["id"], text, tuple(gold["attributions"])))
    return found


def spans(attribution: dict[str, Any], role: str) -> Spans:
    """The offsets of a role."""
    return tuple((start, end) for start, end, _ in attribution[role])


def _label(attribution: dict[str, Any]) -> Label:
    source, cue, content = (spans(attribution, role) for role in ROLES)
    return Label(source, cue, content, attribution["speaker"], attribution["speaker_kind"])
