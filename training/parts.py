"""Which part of the data an article belongs to, so that some of it is never trained on."""

from __future__ import annotations

import hashlib


def part_of(id: str, parts: int = 5) -> int:
    """The number of the part, from 0, by SHA-1 of the id."""
    return int(hashlib.sha1(id.encode()).hexdigest(), 16) % parts


def held_out(id: str) -> bool:
    """Whether an article is kept for measuring alone: a fifth."""
    return part_of(id) == 0
