"""Blocks of invented articles, of the samples, and of text that is anything but an article."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.layout import Block, BlockKind, layout, plain_text
from quotes.layout.datelines import dateline

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/layout.toml").read_text(encoding="utf-8"))["case"]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def check_cover(text: str, blocks: tuple[Block, ...]) -> None:
    """Blocks are ordered, apart, tight, and leave out nothing but white space."""
    position = 0
    for block in blocks:
        start, end = block.span
        assert text[position:start].strip() == ""
        assert position <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        inside = start
        for a, b in block.skip:
            assert inside <= a < b <= end
            inside = b
        pieces = sorted([*block.running, *block.skip])
        assert "".join(text[a:b] for a, b in pieces) == text[start:end]
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_blocks(case: dict) -> None:
    text = case["text"]
    blocks = layout(text)
    check_cover(text, blocks)
    found = [[block.kind.value, plain_text(text, block)] for block in blocks]
    assert found == case["blocks"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("“He told me, ‘Go away.’”", BlockKind.PARAGRAPH),
        ("He left the room (it was the end of it.)", BlockKind.PARAGRAPH),
        ("He asked, ‘Who was the one who called?’)", BlockKind.PARAGRAPH),
        ("‘It was rain.’) He was sure of that", BlockKind.PARAGRAPH),
        ("Ott tells party: ‘Go away’", BlockKind.HEADLINE),
        ("Ott quits the party (again)", BlockKind.HEADLINE),
    ],
)
def test_a_sentence_ends_before_whatever_closes_behind_it(first: str, kind: BlockKind) -> None:
    body = "Karl Ott left the party on Monday, and nobody believed that he would come back to it."
    assert layout(f"{first}\n\n{body}\n\n{body}")[0].kind is kind


@pytest.mark.parametrize(
    ("paragraph", "length", "agency", "date"),
    [
        ("MONTREUX — Russia, the U.S.", 11, None, None),
        ("MOSCOW, February 05, 1:38 /ITAR-TASS/. The head", 39, "ITAR-TASS", None),
        ("WASHINGTON (AP) - The", 18, "AP", None),
        ("AUSTIN, Texas – May 11, 2023 – Velora", 31, None, "May 11, 2023"),
        ("AUSTIN, Texas--(BUSINESS WIRE)--Velora", 32, "BUSINESS WIRE", None),
        ("MS. HILL: (Inaudible) — I went", 0, None, None),
        ("LONDON, Jan 5 (Reuters) - The", 26, "Reuters", None),
        ("LONDON, Jan. 5, 2014 (Reuters) - The", 33, "Reuters", "Jan. 5, 2014"),
        ("DES MOINES, Iowa, Aug. 10 (UPI) — The", 34, "UPI", None),
        ("CHARLESTON, S.C.\xa0— “We", 19, None, None),
        ("New York (AFP) – The", 17, "AFP", None),
        ("(CNN) — The", 8, "CNN", None),
        ("(Reuters) The", 10, "Reuters", None),
        ("Geneva, 5 January 2014 – The", 25, None, "5 January 2014"),
        ("Kabul, Afghanistan — The", 21, None, None),
        ("6:45 pm – One", 10, None, None),
        ("NATO — the alliance — said", 0, None, None),
        ("Trump — We will", 0, None, None),
        ("Sen. Ted Ott (R-Texas) — Announced", 0, None, None),
        ("Maricopa County (Ariz.) Sheriff Jo Hill", 0, None, None),
        ("On March 3 – The day", 0, None, None),
        ("Ott said: LONDON — The", 0, None, None),
    ],
)
def test_datelines(paragraph: str, length: int, agency: str | None, date: str | None) -> None:
    text = f"Before. {paragraph}"
    found = dateline(text, 8, len(text), opening=True)
    if length == 0:
        assert found is None
    else:
        assert found is not None
        assert (found.end - 8, found.agency, found.date) == (length, agency, date)


def test_bare_datelines_open_articles_only() -> None:
    body = (
        "Karl Ott said on Monday that he would quit, and nobody in the party believed him. He left."
    )
    text = "\n\n".join([body, body, body, "TRUMP — We will win."])
    last = layout(text)[-1]
    assert plain_text(text, last) == "TRUMP — We will win."


BODY = "Karl Ott said on Monday that he would quit, and nobody in the party believed him. He left."


def kind_in_text(line: str) -> BlockKind:
    """What a line is between the paragraphs of an article."""
    text = f"Ott quits after vote\n\n{BODY}\n\n{line}\n\n{BODY}"
    return next(b.kind for b in layout(text) if text[slice(*b.span)] == line)


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by Lena Moor in Velden; Additional reporting by Jo Hill; Editing by Karl Ott",
        "Writing by Lena Moor, editing by Jo Hill and Ana Lind",
        "Research by Velden University",
        "(Additional reporting by Jo Hill, who is in Velden; editing by our desk)",
        "Translated by Ana Lind.",
    ],
)
def test_credits_have_names_alone(line: str) -> None:
    assert kind_in_text(line) is BlockKind.BYLINE


@pytest.mark.parametrize(
    "line",
    [
        "Research by Velden University suggests that rents will rise by 12%.",
        "Reporting by the Gate last year revealed that the company had known.",
        "Translated by Ana Lind, the novels have sold ten million copies.",
        "Writing by hand helps children learn, researchers said.",
        "Edited by two professors, the book argues that all is well.",
        "Copyright lawyers said the ruling would change little.",
        "Subscribe to the theory that markets know best, he said, and you will lose.",
        "Follow the money on Facebook ads, campaigners say.",
        "This story was published by the Gate and was wrong, Ott said.",
        "Various officials have said that it will go ahead (though not in May)",
        "In this bleak picture, analysts said, there was one bright spot.",
        "Photos by the team showed that the ice had lost three metres, the paper said.",
        "Image: a nation in decline, he said.",
    ],
)
def test_sentences_that_open_as_frames_do_are_text(line: str) -> None:
    assert kind_in_text(line) is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Copyright 2014 The Gate, which owns it", BlockKind.FURNITURE),
        ("Copyright The Gate and the Arland Press", BlockKind.FURNITURE),
        ("Copyright the Gate. All rights reserved.", BlockKind.FURNITURE),
        ("Subscribe to our letter for more", BlockKind.FURNITURE),
        ("Read more: It is over, Ott says", BlockKind.FURNITURE),
        ("function share() { open(1); }", BlockKind.FURNITURE),
        ("FILE - Ott leaves the court. He was innocent, he said.", BlockKind.CAPTION),
        ("In this May 3 photo, Ott leaves the court.", BlockKind.CAPTION),
        ("He was innocent, Ott said. Image: Jo Hill", BlockKind.CAPTION),
    ],
)
def test_frames_and_captions_by_their_opening(line: str, kind: BlockKind) -> None:
    assert kind_in_text(line) is kind


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_samples_keep_frame_out_of_paragraphs(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    blocks = layout(text)
    check_cover(text, blocks)
    body = "\n".join(plain_text(text, b) for b in blocks if b.kind is BlockKind.PARAGRAPH)
    for frame in (
        "The Moscow Times",
        "url",
        "http",
        "](",
        "**",
        "ITAR-TASS",
        "MONTREUX",
        "All news",
    ):
        assert frame not in body
    assert "Hosam Katan" not in body
    headlines = [plain_text(text, b) for b in blocks if b.kind is BlockKind.HEADLINE]
    assert len(headlines) == 1
    assert "#" not in headlines[0]


def test_samples_join_broken_sentences() -> None:
    joined = {
        "001_ce9271161a6415bd.txt": "the start of the meeting was delayed for at least 10 hours",
        "002_fa105d570f8d459d.txt": 'has proposed an "action plan" to implement local cease-fires',
    }
    for name, words in joined.items():
        text = (ROOT / "seeds" / name).read_bytes().decode("utf-8")
        assert sum(words in plain_text(text, block) for block in layout(text)) == 1


def test_nothing_to_lay_out() -> None:
    assert layout("") == ()
    assert layout(" \n\t\r\n\u2028\x0c\xa0") == ()


# fmt: off
PIECES = st.sampled_from([
    "\n", "\n\n", "\r\n", "\u2028", "\x0c", " ", "\xa0", "\u200b", "# ", "**", "*", "_", "[",
    "](#)", "<p>", "</p>", "<br>", "<h1>", "<", ">", "\\", "- ", "1. ", "—", "MOSCOW — ",
    "(AP) - ", "said", "By Jo Hill", "January 5, 2014", "Photo: Jo", "Original url:", "http://a.b",
    '"', "“", "”", ".", "?", ":", "the", "al-", "Ott", "---", "===", "title: x", "é", "中", "😀",
    "___", "Advertisement",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_is_covered_once(text: str) -> None:
    blocks = layout(text)
    check_cover(text, blocks)
    for block in blocks:
        plain_text(text, block)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("word " * 2_000_000, id="10 MB in one line"),
        pytest.param("\n" * 1_000_000, id="a million line ends"),
        pytest.param('He said "no. ' * 10_000, id="10,000 unclosed marks"),
        pytest.param('"no\n\n' * 10_000, id="10,000 unclosed marks in as many paragraphs"),
        pytest.param("*a [b](c <d " * 30_000, id="unclosed markup"),
        pytest.param("karl ott said\n\n" * 20_000, id="one sentence over all lines"),
        pytest.param("World\n\n" * 20_000, id="sections without end"),
        pytest.param("<p>" * 30_000, id="tags without end"),
        pytest.param("A" * 500_000, id="one word"),
    ],
)
def test_time_is_linear(text: str) -> None:
    start = time.process_time()
    check_cover(text, layout(text))
    # Quadratic time would take minutes here.
    assert time.process_time() - start < 15
