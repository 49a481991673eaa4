"""What a person is asked where a name fits several speakers."""

from __future__ import annotations

import pytest

from quotes.cli.asking_back import _numbers


@pytest.mark.parametrize(
    ("fitting", "shown"),
    [
        ([7], "7"),
        ([7, 12], "7 or 12"),
        (range(1, 11), "1, 2, 3, 4, 5, 6, 7, 8, 9 or 10"),
        (range(1, 12), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 1 more"),
        (range(1, 3001), "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 2,990 more"),
    ],
)
def test_no_more_than_ten_numbers_are_given_to_choose_from(fitting: range, shown: str) -> None:
    assert _numbers(fitting) == shown
