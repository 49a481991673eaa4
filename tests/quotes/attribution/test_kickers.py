"""What a headline has before its colon, and nobody says."""

from __future__ import annotations

import pytest

from quotes.attribution.kickers import unlabelled, without_topics
from quotes.attribution.page import Page
from quotes.layout import Block, BlockKind, plain_text
from tests.quotes.attribution.parts import given, told


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Opinion: The bus is late", "The bus is late"),
        ("POLICE BLOTTER: Man claims bear drove bus", "Man claims bear drove bus"),
        ("Fact check: No, the bus is not late", "No, the bus is not late"),
        ("Opinion | The bus is late", "The bus is late"),
        ("Letters to the Editor: The bus is late", "The bus is late"),
        ("Report: The bus is late", "Report: The bus is late"),
        ("Poll: The bus is late", "Poll: The bus is late"),
        ("Opinion on the bus: it is late", "Opinion on the bus: it is late"),
        ("Opinion:", "Opinion:"),
    ],
)
def test_kickers(headline: str, wanted: str) -> None:
    block = Block(BlockKind.HEADLINE, (0, len(headline)))
    assert plain_text(headline, unlabelled(headline, block)).strip() == wanted
    paragraph = Block(BlockKind.PARAGRAPH, (0, len(headline)))
    assert unlabelled(headline, paragraph) is paragraph


def test_markup_around_a_kicker() -> None:
    text = "**Opinion: The bus** is late"
    block = Block(BlockKind.HEADLINE, (0, len(text)), ((0, 2), (18, 20)))
    found = unlabelled(text, block)
    assert found.skip == ((0, 11), (18, 20))
    assert plain_text(text, found) == "The bus is late"


@pytest.mark.parametrize(
    ("headline", "said", "wanted"),
    [
        ("Syria war: Russia 'must pay', says Ott", "Syria war: Russia 'must pay'",
         "Russia 'must pay'"),
        ("Budget 2025: Nothing in it, says Ott", "Budget 2025: Nothing in it", "Nothing in it"),
        ("One thing we know for certain: It fails, says Ott",
         "One thing we know for certain: It fails", "One thing we know for certain: It fails"),
        ("Two questions: why and how, says Ott", "Two questions: why and how",
         "Two questions: why and how"),
    ],
)  # fmt: skip
def test_a_topic_is_nobodys_words(headline: str, said: str, wanted: str) -> None:
    found = given(headline, ("Ott", "says", said))
    heading = Page(headline, [Block(BlockKind.HEADLINE, (0, len(headline)))])
    assert told(headline, without_topics(heading, found)) == [("Ott", "says", wanted)]
    plain = Page(headline, [Block(BlockKind.PARAGRAPH, (0, len(headline)))])
    assert without_topics(plain, found) == found
