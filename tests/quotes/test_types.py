"""The words that spans stand for."""

from __future__ import annotations

import pytest

from quotes.types import slices


@pytest.mark.parametrize(
    ("text", "pieces", "wanted"),
    [
        ("We will go, she said, at once", ("We will go", "at once"), "We will go … at once"),
        ("stop the **cycle** lanes", ("stop the", "cycle", "lanes"), "stop the cycle lanes"),
        ("it is a *mess*, I say", ("it is a", "mess", ", I say"), "it is a mess, I say"),
        ("the [plan](https://a.example/b) is", ("the", "plan", "is"), "the plan is"),
        ("a <b>big</b> plan", ("a", "big", "plan"), "a big plan"),
        ("It fell.\n\nIt broke.", ("It fell.", "It broke."), "It fell. … It broke."),
        ("Go", ("Go",), "Go"),
        ("Go", (), ""),
    ],
)
def test_slices(text: str, pieces: tuple[str, ...], wanted: str) -> None:
    spans, start = [], 0
    for piece in pieces:
        start = text.index(piece, start)
        spans.append((start, start + len(piece)))
        start += len(piece)
    assert slices(text, tuple(spans)) == wanted
