"""Names from labels of words: joined, trimmed, and of one kind throughout an article."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from quotes.attribution.names import LABELS, find_names
from quotes.attribution.words import cut


def found(text: str, labels: dict[int, tuple[str, float]]) -> list[tuple[str, str]]:
    """Names of a text whose words have the labels given by number, with their chances."""
    words = cut(text, [((0, len(text)), ())])
    chances = np.full((len(words), len(LABELS)), 1e-6)
    for index in range(len(words)):
        label, chance = labels.get(index, ("O", 0.99))
        chances[index, LABELS.index(label)] = chance
    return [(text[slice(*name.span)], name.label) for name in find_names(words, np.log(chances))]


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    [
        ("Ana Perez spoke", {0: ("B-PER", 0.9), 1: ("I-PER", 0.9)}, [("Ana Perez", "PER")]),
        ("Ana Perez spoke", {0: ("I-PER", 0.9), 1: ("I-PER", 0.9)}, [("Ana Perez", "PER")]),
        (
            "Kerri-Ann Currie",
            {0: ("B-PER", 0.9), 2: ("B-PER", 0.9), 3: ("I-PER", 0.9)},
            [("Kerri-Ann Currie", "PER")],
        ),
        ("U.Khurel spoke", {0: ("B-PER", 0.9), 2: ("B-PER", 0.9)}, [("U.Khurel", "PER")]),
        (
            "Lee - Park",
            {0: ("B-PER", 0.9), 2: ("B-PER", 0.9)},
            [("Lee", "PER"), ("Park", "PER")],
        ),
        ("Simon* left", {0: ("B-PER", 0.9), 1: ("I-PER", 0.9)}, [("Simon", "PER")]),
        ("A. Ott left", dict.fromkeys(range(3), ("I-PER", 0.9)), [("A. Ott", "PER")]),
        (
            "Ivan Duque left. Duque won.",
            {0: ("B-PER", 0.9), 1: ("I-PER", 0.9), 4: ("B-LOC", 0.95)},
            [("Ivan Duque", "PER"), ("Duque", "PER")],
        ),
        (
            "MAS lost, MAS said, MAS won",
            {0: ("B-PER", 0.6), 3: ("B-ORG", 0.9), 6: ("B-ORG", 0.9)},
            [("MAS", "ORG")] * 3,
        ),
        ("* * *", dict.fromkeys(range(3), ("B-PER", 0.9)), []),
        ("", {}, []),
    ],
)
def test_names(
    text: str, labels: dict[int, tuple[str, float]], expected: list[tuple[str, str]]
) -> None:
    if not text:
        assert find_names(cut("", []), np.zeros((0, len(LABELS)))) == ()
    else:
        assert found(text, labels) == expected


@pytest.mark.parametrize(
    "pieces", [[((0, 3), ()), ((4, 9), ())], [((0, 9), ((3, 4),))]], ids=["paragraph", "running"]
)
def test_a_name_ends_with_its_paragraph_and_running_text(pieces: list[Any]) -> None:
    text = "Ana\nPerez"
    words = cut(text, pieces)
    chances = np.log(np.array([[0.01, 0.9] + [0.01] * 5, [0.01, 0.01, 0.9] + [0.01] * 4]))
    assert [text[slice(*name.span)] for name in find_names(words, chances)] == ["Ana", "Perez"]
