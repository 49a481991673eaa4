"""A stretch of text that names somebody, with the kind of what it names."""

from __future__ import annotations

from typing import NamedTuple

PERSON, ORGANISATION, PLACE, UNKNOWN = "PER", "ORG", "LOC", "UNK"

LABELS = {
    "PER": PERSON,
    "PERSON": PERSON,
    "ORG": ORGANISATION,
    "NORP": ORGANISATION,
    "LOC": PLACE,
    "GPE": PLACE,
    "FAC": ORGANISATION,
}
"""The labels of pipelines, as kinds of names."""


class Piece(NamedTuple):
    """Character offsets, half open, and a label: `PERSON`, `ORGANISATION` or `PLACE`."""

    start: int
    end: int
    label: str
