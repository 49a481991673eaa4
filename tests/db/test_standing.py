"""Who is listed for a side, when a speaker took both."""

from __future__ import annotations

from collections import Counter

import pytest

from db.standing import _is_other_side
from quotes.types import StanceLabel

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE
CONDITIONAL, NEUTRAL = StanceLabel.CONDITIONAL, StanceLabel.NEUTRAL


@pytest.mark.parametrize(
    ("asked", "taken", "left_out"),
    [
        ((OPPOSE,), {SUPPORT: 8, OPPOSE: 1}, True),
        ((OPPOSE,), {SUPPORT: 1, OPPOSE: 1}, False),
        ((OPPOSE,), {SUPPORT: 1, OPPOSE: 3}, False),
        ((SUPPORT,), {SUPPORT: 1, OPPOSE: 3}, True),
        ((SUPPORT, CONDITIONAL), {SUPPORT: 1, CONDITIONAL: 2, OPPOSE: 2}, False),
        ((SUPPORT, OPPOSE), {SUPPORT: 1, OPPOSE: 3}, False),
        ((NEUTRAL,), {NEUTRAL: 1, OPPOSE: 3}, False),
        ((), {OPPOSE: 3}, False),
    ],
)
def test_one_doubtful_label_makes_no_opponent(
    asked: tuple[StanceLabel, ...], taken: dict[StanceLabel, int], left_out: bool
) -> None:
    assert _is_other_side(asked, Counter(taken)) is left_out
