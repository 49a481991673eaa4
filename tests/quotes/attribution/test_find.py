"""From a text to attributions: every span is a slice of running text, whatever the text is."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.attribution.decode import Linked, Settings
from quotes.attribution.find import READ, Found, find
from quotes.attribution.model import SHIPPED, Reader, Reading
from quotes.attribution.names import Name
from quotes.attribution.words import Words
from quotes.errors import StopRun
from quotes.layout import Block, BlockKind, layout
from quotes.types import Span, slices

needs_model = [
    pytest.mark.models,
    pytest.mark.skipif(
        not (SHIPPED / "config.json").exists(), reason="the reader's model is not here"
    ),
]


class Guesser(Reader):
    """Reads nothing, and finds attributions and names anywhere, all over the words."""

    def __init__(self, seed: int, most: int = 8) -> None:
        self.dice = random.Random(seed)
        self.most = most
        self.calibration = {}
        self.config = {"version": "guess"}
        self.settings = Settings()

    def read(self, words: Words) -> Reading:
        def run(longest: int) -> Span:
            first = self.dice.randrange(len(words))
            return first, min(len(words), first + self.dice.randint(1, longest))

        if not len(words):
            return Reading((), ())
        linked = []
        for _ in range(self.most):
            source = (run(3),) if self.dice.random() < 0.8 else ()
            contents = sorted(run(12) for _ in range(self.dice.randint(1, 3)))
            linked.append(Linked(run(2), source, tuple(contents), 0.9, 0.8, 0.7))
        return Reading(tuple(linked), (Name(words.spans[0], "PER", 0.9),))


def check(text: str, blocks: tuple[Block, ...], found: Found) -> None:
    running = [
        (piece, number)
        for number, block in enumerate(blocks)
        if block.kind in READ
        for piece in block.running
    ]
    position: tuple[Span, object] | None = None
    for attribution in found.attributions:
        assert attribution.content
        for spans in (attribution.source, attribution.cue, attribution.content):
            for start, end in spans:
                assert 0 <= start < end <= len(text)
                assert not text[start].isspace() and not text[end - 1].isspace()
                assert any(a <= start and end <= b for (a, b), _ in running)
            assert list(spans) == sorted(spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        assert 0.0 <= attribution.confidence <= 1.0
        key = (attribution.content[0], attribution.cue)
        assert position is None or position <= key
        position = key
    for name in found.names:
        assert any(a <= name.span[0] and name.span[1] <= b for (a, b), _ in running)


PIECES = st.sampled_from(
    [
        *("\n", "\n\n", "\r\n", "\u2028", " ", "\xa0", "\u200b", "\x07", "\x1b[0m", "\ufeff"),
        *("# ", "**", "[", "](#)", "<p>", "</p>", "- ", "MOSCOW — ", "(AP) - ", "Photo: Jo"),
        *('"', "“", "”", "''", "'", "«", ".", ",", "?", ":", "..."),
        *("said", " Ott said ", " told ", "she", "the talks", "Ott", "al-", "not", "2014"),
        *("é", "中文", "😀", "👩‍👩‍👧", "\u202e", "שלום", "مرحبا", "e\u0301", "ﬁ", "İ", "ß"),
        *("By Jo Hill\n\n", "Original url: http://a.b\n", '"We will go," Ott said.\n\n'),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=120
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(0, 10_000))
def test_every_span_is_running_text_whatever_a_model_says(text: str, seed: int) -> None:
    blocks = layout(text)
    check(text, blocks, find(text, blocks, Guesser(seed)))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


class TestWithModel:
    """What the trained model finds; its own figures are scored elsewhere."""

    pytestmark = needs_model

    @settings(max_examples=40, deadline=None)
    @given(TEXTS)
    def test_every_span_is_running_text(self, reader: Reader, text: str) -> None:
        blocks = layout(text)
        check(text, blocks, find(text, blocks, reader))

    def test_clear_quotations(self, reader: Reader) -> None:
        text = (
            "# Kovar Rejects the Deal\n\nMONTREUX — “We will not sign this paper,” Foreign "
            "Minister **Ana Kovar** told reporters on Monday.\n\nThe mayor, [Pavel Orlin](#), "
            "said that the army\nwould stay in the valley.\n\nOriginal url: http://example.org/1\n"
        )
        blocks = layout(text)
        found = find(text, blocks, reader)
        check(text, blocks, found)
        pieces = [
            "|".join(text[start:end] for start, end in attribution.content)
            for attribution in found.attributions
        ]
        assert "“We will not sign this paper,”" in pieces
        assert any(re.search("army\\swould stay in the valley", piece) for piece in pieces)
        sources = {text[slice(*span)] for a in found.attributions for span in a.source}
        assert "MONTREUX" not in " ".join(sources)
        people = {text[slice(*name.span)] for name in found.names if name.label == "PER"}
        assert {"Ana Kovar", "Pavel Orlin"} <= people

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            (
                "- Police say two men were arrested\n\n"
                "- The men deny the charges, their lawyer said\n\n- A trial will begin in May",
                [("Police", "two men were arrested"), ("their lawyer", "The men deny the charges")],
            ),
            (
                "Explosion in Leeds: what we know\n\n"
                "- Two people have died, West Yorkshire Police said\n- A gas leak caused it",
                [("West Yorkshire Police", "Two people have died")],
            ),
        ],
    )
    def test_items_of_a_list_are_read_by_themselves(
        self, reader: Reader, text: str, wanted: list[tuple[str, str]]
    ) -> None:
        found = [
            (slices(text, one.source), slices(text, one.content))
            for one in find(text, layout(text), reader).attributions
        ]
        assert found == wanted

    def test_the_same_again(self, reader: Reader) -> None:
        text = '"We will go," Ana Kovar said on Monday.'
        blocks = layout(text)
        assert find(text, blocks, reader) == find(text, blocks, Reader())

    def test_nothing_to_read(self, reader: Reader) -> None:
        assert find("", (), reader) == Found((), (), ())
        text = "Photo: Jo Hill"
        caption = (Block(BlockKind.CAPTION, (0, len(text))),)
        assert find(text, caption, reader) == Found((), (), ())


def test_captions_and_furniture_are_not_looked_at() -> None:
    text = "Ott said so.\n\nPhoto: Ott said so."
    blocks = (Block(BlockKind.PARAGRAPH, (0, 12)), Block(BlockKind.CAPTION, (14, 33)))
    found = find(text, blocks, Guesser(1))
    assert found.attributions
    assert max(end for a in found.attributions for _, end in a.content) <= 12


def test_a_missing_model_is_said_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match="no usable attribution model") as caught:
        Reader(tmp_path)
    assert "\n" not in str(caught.value)
    for broken in ("{", "{}"):
        (tmp_path / "config.json").write_text(broken, encoding="utf-8")
        with pytest.raises(StopRun, match="no usable attribution model"):
            Reader(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "OTT: We will **not** go to [Norland](#).\n\nHILL: Why not?\n\nOTT: We won't.\n\n"
            "HILL: So be it.\n\nOTT: So be it.",
            id="transcript with markup",
        ),
        pytest.param(
            "“We will never **ever** go to [Norland](#) again.” ― Ana Hill",
            id="signed, with markup",
        ),
        pytest.param("“We will never **ever** go there again.”", id="alone, with markup"),
    ],
)
def test_what_form_gives_away_is_running_text(text: str) -> None:
    blocks = layout(text)
    found = find(text, blocks, Guesser(1, most=0))
    assert found.attributions
    check(text, blocks, found)
