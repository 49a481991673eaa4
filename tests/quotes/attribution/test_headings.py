"""Quotations beside a name in a headline."""

from __future__ import annotations

import pytest

from quotes.attribution.headings import headed
from quotes.attribution.names import Name
from quotes.attribution.page import Page
from quotes.layout import Block, BlockKind
from quotes.marks import pair_marks
from quotes.types import Attribution, slices
from tests.quotes.attribution.parts import given

PEOPLE = ("Ann Lind", "Lind")


def read(text: str, *found: Attribution, kind: BlockKind = BlockKind.HEADLINE) -> list[str]:
    start = text.find("Lind") if text.find("Ann Lind") < 0 else text.find("Ann Lind")
    name = PEOPLE[0] if text.startswith(PEOPLE[0], start) else PEOPLE[1]
    names = [Name((start, start + len(name)), "PER", 0.9)] if start >= 0 else []
    span = (0, len(text))
    skip = ((0, 2),) if text.startswith("# ") else ()
    page = Page(text, [Block(kind, span, skip)], pair_marks(text, [span]), names)
    after = headed(page, found)
    return [f"{slices(text, one.source)} {slices(text, one.content)}" for one in after]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Ann Lind Is 'So in Love' With Karl Ott: 'He Makes Me Laugh' (Exclusive)",
         "Ann Lind 'He Makes Me Laugh'"),
        ("Ann Lind Gets Candid on Divorce: “It Was Very Hard”", "Ann Lind “It Was Very Hard”"),
        ("# Dr. Lind defends her plan: 'We had no choice'", "Dr. Lind 'We had no choice'"),
        ("'We were robbed' - Lind on Leeds defeat", "Lind 'We were robbed'"),
        ("'No chance at all' – Ann Lind", "Ann Lind 'No chance at all'"),
        ("“I have nothing to hide”: Mayor Lind on leak", "Mayor Lind “I have nothing to hide”"),
        ("'We will not bow': Iran's Lind on sanctions", "Iran's Lind 'We will not bow'"),
        ("'Not fit for purpose': MPs slam regulator", "MPs 'Not fit for purpose'"),
        ("'No one told us': Flood victims blame council", "Flood victims 'No one told us'"),
        ("'A bad day for us': Villagers' fury as bus axed", "Villagers 'A bad day for us'"),
        ("'I was told to smile': Former aide lifts lid", "Former aide 'I was told to smile'"),
        ("'Lucky to be alive': Woman, 92, recalls fall", "Woman 'Lucky to be alive'"),
        ("'We will fight on' - minister", "minister 'We will fight on'"),
        ("'The Long Night': Ann Lind reveals its secrets", None),
        ("'The Long Night': Actor on his new film", None),
        ("'Right to die': Peers reject bill", None),
        ("'I will kill you': Police officer jailed", None),
        ("'A kick in the teeth': fears over cuts", None),
        ("'This is our home': Inside the camp", None),
        ("Ann Lind Stars in New Film: 'The Long Night'", None),
        ("Ann Lind Gets Candid: 'She Is Happy Now' (Source)", None),
        ("Ann Lind is slammed by rival: 'She had no choice'", None),
        ("Ann Lind's Brother Speaks: 'She Had No Choice'", None),
        ("Ann Lind fans react: 'We had no choice'", None),
        ("Friends of Ann Lind rejoice: 'She had no choice'", None),
        ("'The Long Night' - Ann Lind shines in her best film", None),
        ("Review: 'The Long Night' - Ann Lind", None),
    ],
)  # fmt: skip
def test_who_is_quoted_beside_a_headline(headline: str, wanted: str | None) -> None:
    assert read(headline) == ([wanted] if wanted else [])


def test_what_is_in_the_text_or_is_somebodys_stays() -> None:
    text = "'We were robbed' - Lind on Leeds defeat"
    assert read(text, kind=BlockKind.PARAGRAPH) == []
    theirs = Attribution(((19, 23),), (), ((0, 16),), 0.9)
    assert read(text, theirs) == ["Lind 'We were robbed'"]


def test_who_reacts_may_have_a_verb_of_their_own() -> None:
    text = "'No one ever told us': Lind blames council"
    assert read(text, *given(text, ("Lind", "blames", "council"))) == [
        "Lind council",
        "Lind 'No one ever told us'",
    ]
