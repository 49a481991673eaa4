"""Posts without quotation marks are of whoever signs them."""

from __future__ import annotations

import pytest

from quotes.attribution.posts import posted
from tests.quotes.attribution.parts import Parts, given, page, told

SIGNED = "— Ann Lind (@alind) June 8, 2023"
BEFORE = "The chain took milk off the menu on Monday, to the dismay of many.\n\n"


def read(text: str, *parts: Parts) -> list[Parts]:
    return told(text, posted(page(text), given(text, *parts)))


@pytest.mark.parametrize(
    ("post", "wanted"),
    [
        (f"Good riddance to it!\n\n{SIGNED}", "Good riddance to it!"),
        (f"Good riddance to it! {SIGNED}", "Good riddance to it!"),
        (f"Good riddance! pic.twitter.com/ab12 https://t.co/x\n\n{SIGNED}", "Good riddance!"),
        (f"Good riddance to it!\n\n{SIGNED}\n\n{SIGNED}", "Good riddance to it!"),
        (f"Out!\n\n{SIGNED}", None),
        ("Good riddance to it!\n\n— Ann Lind, who lives in Leeds", None),
    ],
)
def test_a_post_is_of_who_signs_it(post: str, wanted: str | None) -> None:
    assert read(BEFORE + post) == ([("Ann Lind", "—", wanted)] if wanted else [])


@pytest.mark.parametrize(
    ("lead", "post", "given", "kept"),
    [
        ("Many were sad.", "I think it is bad.", ("I", "think", "it is bad"), False),
        ("Lind tweeted:", "It is bad.", ("Lind", "tweeted", "It is bad."), True),
        ("Many were sad.", "Ott said “no way” to it.", ("Ott", "said", "“no way”"), True),
    ],
)
def test_what_is_found_in_a_post(lead: str, post: str, given: Parts, kept: bool) -> None:
    found = read(f"{lead}\n\n{post}\n\n{SIGNED}", given)
    assert found == ([given] if kept else [("Ann Lind", "—", post)])
