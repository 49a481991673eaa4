"""Agreement on labels, against values worked out elsewhere."""

from __future__ import annotations

import pytest

from quotes.evaluation.agreement import agreement

pytest.importorskip("nltk")

# Four observers and twelve units: the example by which Krippendorff explains alpha, 0.743 for
# nominal data (Computing Krippendorff's Alpha-Reliability, 2011, part C).
_TABLE = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def _labels(table: dict[str, str]) -> dict[str, dict[object, str]]:
    return {
        name: {unit: label for unit, label in enumerate(row.split()) if label != "."}
        for name, row in table.items()
    }


def test_alpha_is_as_its_author_works_it_out() -> None:
    found = agreement(_labels(_TABLE))
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert found.both == 11


@pytest.mark.parametrize(
    ("a", "b", "both", "same", "alpha"),
    [
        ("s o s o", "s o s o", 4, 1.0, 1.0),
        ("s s s s", "s s s s", 4, 1.0, None),
        ("s o . .", ". . s o", 0, None, None),
        ("s o s .", "s o o n", 3, 2 / 3, 4 / 9),
        ("", "", 0, None, None),
    ],
)
def test_two_annotators(a: str, b: str, both: int, same: float | None, alpha: float | None) -> None:
    found = agreement(_labels({"a": a, "b": b}))
    assert (found.both, found.same) == (both, pytest.approx(same) if same else same)
    assert found.alpha == (pytest.approx(alpha) if alpha else alpha)


def test_what_only_one_labelled_does_not_count() -> None:
    more = agreement(_labels({"a": "s o s o s s s", "b": "s o s o . . ."}))
    assert more == agreement(_labels({"a": "s o s o", "b": "s o s o"}))
