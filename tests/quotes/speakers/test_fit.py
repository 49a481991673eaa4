"""What the fit of the rankers writes."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from training.speakers import fit


def test_only_the_ranker_that_is_asked_for_is_fitted_anew() -> None:
    data: dict[str, list[fit.Example]] = {"unsaid": [], "person": [], "it": []}
    assert [name for name, _ in fit.chosen(data, "person")] == ["person"]
    assert [name for name, _ in fit.chosen(data, None)] == ["it", "person", "unsaid"]
