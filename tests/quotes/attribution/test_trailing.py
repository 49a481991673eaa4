"""Headlines that end in who says them."""

from __future__ import annotations

import pytest

from quotes.attribution.names import Name
from quotes.attribution.page import Page
from quotes.attribution.trailing import trailing
from quotes.layout import Block, BlockKind
from tests.quotes.attribution.parts import given, told

NAMES = {"Lind": "PER", "NLC": "ORG", "Rovers": "ORG", "BBC News": "ORG"}


def page(text: str, kind: BlockKind = BlockKind.HEADLINE) -> Page:
    names = [
        Name((text.index(name), text.index(name) + len(name)), label, 0.9)
        for name, label in NAMES.items()
        if name in text
    ]
    return Page(text, [Block(kind, (0, len(text)))], (), names)


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Two dead, one missing: police", ("police", ":", "Two dead, one missing")),
        ("Half of adults now obese: study", ("study", ":", "Half of adults now obese")),
        ("No question of new taxes: Finance minister",
         ("Finance minister", ":", "No question of new taxes")),
        ("Three killed as bus falls: Officials", ("Officials", ":", "Three killed as bus falls")),
        ("Rovers will win it: Lind", ("Lind", ":", "Rovers will win it")),
        ("Reforms are here to stay: PM Lind", ("PM Lind", ":", "Reforms are here to stay")),
        ("Rain likely in the north this week: IMD",
         ("IMD", ":", "Rain likely in the north this week")),
        ("Union will not yield – Lind", ("Lind", "–", "Union will not yield")),
        ("Party will not zone posts - Chairman", ("Chairman", "-", "Party will not zone posts")),
        ("Man of the match: Lind", None),
        ("How the vote was won: Lind", None),
        ("Five lessons of the vote: analysis", None),
        ("City v Rovers: player ratings", None),
        ("How we made it: The Office", None),
        ("Who will win the vote? Officials", None),
        ("Two dead: police", None),
        ("Senate to vote on bill - BBC News", None),
        ("Police arrest forty in raid - Photos", None),
    ],
)  # fmt: skip
def test_who_says_a_headline(headline: str, wanted: tuple[str, str, str] | None) -> None:
    assert told(headline, trailing(page(headline), [])) == ([wanted] if wanted else [])


@pytest.mark.parametrize(
    ("headline", "found", "wanted"),
    [
        ("Fracking ban to stay, minister insists", None,
         ("minister", "insists", "Fracking ban to stay")),
        ("Waiting lists to grow, warns think tank", None,
         ("think tank", "warns", "Waiting lists to grow")),
        ("House prices to crash, economist tells BBC", None,
         ("economist", "tells", "House prices to crash")),
        ("I was wrong on vote, admits Lind", None, ("Lind", "admits", "I was wrong on vote")),
        ("Boy died in fire, inquest hears", None, ("inquest", "hears", "Boy died in fire")),
        ("Rents to rise again, says Lind", ("", "says", "Rents to rise again"),
         ("Lind", "says", "Rents to rise again")),
        ("League: Rovers will win, says Lind", ("League", "says", "Rovers will win"),
         ("Lind", "says", "Rovers will win")),
        ("Covid: Schools to reopen, PM says", ("Covid", ":", "Schools to reopen"),
         ("PM", "says", "Covid: Schools to reopen")),
        ("Firm cuts more jobs, warns investors", None, None),
        ("Macron visits Rovers, tells Lind to wait", None, None),
        ("Snow hits the north, roads claim lives", None, None),
        ("Police find a body, confirm identity", None, None),
    ],
)  # fmt: skip
def test_who_tells_a_headline_by_a_verb(
    headline: str, found: tuple[str, str, str] | None, wanted: tuple[str, str, str] | None
) -> None:
    before = given(headline, found) if found else []
    assert told(headline, trailing(page(headline), before)) == ([wanted] if wanted else [])


def test_what_is_in_the_text_or_is_somebodys_stays() -> None:
    text = "Rovers will win it: Lind"
    assert trailing(page(text, BlockKind.PARAGRAPH), []) == []
    found = given(text, ("Lind", ":", "Rovers will win it"))
    assert trailing(page(text), found) == found


def test_who_is_reported_inside_stays() -> None:
    text = "Lind says deal is close: report"
    found = given(text, ("Lind", "says", "deal is close"))
    assert told(text, trailing(page(text), found)) == [
        ("Lind", "says", "deal is close"),
        ("report", ":", "Lind says deal is close"),
    ]
