"""Words: what is passed over, what the model is told of each, and where running text breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.attribution.words import Place, Quoted, Shape, Words, cut
from quotes.layout import BlockKind, layout
from quotes.types import Span, Spans


def words_of(text: str, skip: Spans = ()) -> Words:
    return cut(text, [((0, len(text)), skip)])


def at(text: str, *pieces: str) -> Spans:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def test_words_are_slices_and_marks_have_one_form() -> None:
    text = "“We don't,” ``he'' said: «3.5%»!"
    words = words_of(text)
    assert [text[start:end] for start, end in words.spans] == [
        *("“", "We", "don", "'", "t", ",", "”", "``", "he", "''", "said", ":"),
        *("«", "3", ".", "5", "%", "»", "!"),
    ]
    assert words.forms[0] == words.forms[6] == words.forms[7] == words.forms[9] == '"'
    assert words.forms[12] == words.forms[17] == '"'
    assert words.forms[3] == "'"
    assert len(words) == 19


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        ("said", Shape.LOWER),
        ("3rd", Shape.LOWER),
        ("Said", Shape.TITLE),
        ("I", Shape.TITLE),
        ("UN", Shape.UPPER),
        ("G20", Shape.UPPER),
        ("McKay", Shape.MIXED),
        ("iPhone", Shape.MIXED),
        ("中文", Shape.MIXED),
        ("2014", Shape.DIGIT),
        ("½", Shape.OTHER),
        (",", Shape.OTHER),
        ("😀", Shape.OTHER),
    ],
)
def test_shapes(form: str, shape: Shape) -> None:
    assert words_of(form).shapes == [shape]


# A letter for each word: n nothing, o opens, c closes, i inside, s stray; capitals are for single
# marks, which do not count inside double ones.
STATES = {
    "n": Quoted.OUTSIDE,
    "o": Quoted.OPENS,
    "c": Quoted.CLOSES,
    "i": Quoted.INSIDE,
    "s": Quoted.STRAY,
    "O": Quoted.SINGLE_OPENS,
    "C": Quoted.SINGLE_CLOSES,
    "I": Quoted.SINGLE_INSIDE,
}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ('"We go," she said.', "oiiicnnn"),
        ("'We go,' she said.", "OIIICnnn"),
        ("\"He said 'no' twice,\" she said.", "oiiiiiiicnnn"),
        ('She said "we go.', "nnoiii"),
        ('We go," she said.', "nnnsnnn"),
        ("``We go'' she said", "oiicnn"),
        ("the members' vote", "nnnn"),
        ("", ""),
    ],
)
def test_quotation_states(text: str, states: str) -> None:
    assert words_of(text).quoted == [STATES[state] for state in states]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She wrote:\n\n    We go.\n\n    All of us.\n\nThey went.", ["We go.", "All of us."]),
        ("She wrote:\n\n> We go.\n\n> All of us.\n\nThey went.", ["We go.", "All of us."]),
        ("  She wrote:\n\n  We go.", []),
        ("She wrote.\n\n    We go.", []),
        ("She wrote:\n\nWe go.\n\n> So they did.", []),
        ("She wrote:\n\n\tWe go.\n\nThey went.", ["We go."]),
        ("The plan:\n\n  - First we go.\n\n  - Then we stay.", []),
        ("Story:\n\n" + "\n\n".join(f"    It went on on day {n}." for n in range(9)), []),
        pytest.param(
            "Ott answered at once:\n\n> We quit.\n> — Karl Ott, Workers' Party\n\nHe left.",
            ["We quit."],
            id="its signature is not in it",
        ),
    ],
)
def test_a_block_quotation_is_as_if_in_marks(text: str, quoted: list[str]) -> None:
    read = [block for block in layout(text) if block.kind is BlockKind.PARAGRAPH]
    words = cut(text, [(block.span, block.skip) for block in read])
    inside = {words.paragraphs[i] for i, state in enumerate(words.quoted) if state}
    assert [text[slice(*read[number].span)].removeprefix("> ") for number in inside] == quoted
    assert Quoted.INSIDE in words.quoted or not quoted


def test_places_and_paragraphs() -> None:
    text = "One two.\n\nThree four."
    words = cut(text, [((0, 8), ()), ((10, 21), ())])
    assert words.places == [
        *(Place.TEXT_START, Place.INNER, Place.INNER),
        *(Place.PARAGRAPH_START, Place.INNER, Place.INNER),
    ]
    assert words.paragraphs == [0, 0, 0, 1, 1, 1]
    assert words.breaks == [True, False, False, True, False, False]


def test_what_is_skipped_is_no_word_and_breaks() -> None:
    text = "MONTREUX — Karl [Ott](#) said so"
    words = words_of(text, at(text, "MONTREUX —", "[", "](#)"))
    assert [words.forms[n] for n in range(len(words))] == ["Karl", "Ott", "said", "so"]
    assert words.breaks == [True, True, True, False]
    assert words.places[0] == Place.TEXT_START


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("It was _never_ so", ["It", "was", "never", "so"]),
        ("_Ann Lind_: “_We go._”", ["Ann", "Lind", ":", '"', "We", "go", ".", '"']),
        ("__Ann__ said", ["Ann", "said"]),
        ("the _Guardian_'s", ["the", "Guardian", "'", "s"]),
        ("@ann_lind said", ["@", "ann_lind", "said"]),
        ("fill in ___ here", ["fill", "in", "___", "here"]),
    ],
)
def test_emphasis_by_underscores_is_skipped_and_not_the_word(text: str, forms: list[str]) -> None:
    [block] = layout(text)
    assert cut(text, [(block.span, block.skip)]).forms == forms


def test_skips_that_touch_follow_and_end() -> None:
    text = "**Ott** said** so **"
    words = words_of(text, ((0, 2), (5, 7), (12, 14), (18, 20)))
    assert words.forms == ["Ott", "said", "so"]
    assert words.breaks == [True, True, True]


def test_a_word_that_is_skipped_in_part_is_no_word() -> None:
    assert words_of("one twothree four", ((7, 12),)).forms == ["one", "four"]


def test_a_mark_in_what_is_skipped_opens_no_word() -> None:
    text = 'see "(#) Ott" now'
    words = words_of(text, at(text, '"(#)'))
    assert words.forms == ["see", "Ott", '"', "now"]
    assert words.quoted == [Quoted.OUTSIDE, Quoted.INSIDE, Quoted.CLOSES, Quoted.OUTSIDE]


def test_nothing_to_cut() -> None:
    assert len(cut("", [])) == len(cut("  \n ", [((0, 4), ())])) == 0
    assert words_of("Ott", ((0, 3),)).forms == []


@st.composite
def skipped_texts(draw: st.DrawFn) -> tuple[str, list[tuple[Span, Spans]]]:
    """A text, some paragraphs of it, and some spans in each to skip."""
    pieces = st.sampled_from(
        [*"\"'“”’.,()[]*é中\x00\u200b", "''", "``", " ", "\n", "Ott", "go", "7"]
    )
    text = "".join(draw(st.lists(pieces | st.characters(), max_size=60)))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    paragraphs: list[tuple[Span, Spans]] = []
    while len(edges) >= 2:
        number = 2 * draw(st.integers(1, 3))
        (start, *inner, end), edges = edges[:number], edges[number:]
        paragraphs.append(((start, end), tuple(zip(inner[::2], inner[1::2], strict=False))))
    return text, paragraphs


@settings(max_examples=150, deadline=None)
@given(skipped_texts())
def test_any_text(case: tuple[str, list[tuple[Span, Spans]]]) -> None:
    text, paragraphs = case
    words = cut(text, paragraphs)
    lists = (words.forms, words.shapes, words.quoted, words.places, words.paragraphs, words.breaks)
    assert {len(each) for each in lists} == {len(words)}
    position = 0
    for (start, end), number in zip(words.spans, words.paragraphs, strict=True):
        (first, last), skip = paragraphs[number]
        assert max(position, first) <= start < end <= last
        assert not text[start:end].isspace()
        assert all(b <= start or end <= a for a, b in skip)
        position = end
    kept = sum(end - start for start, end in words.spans)
    letters = sum(
        text[place].isalnum() and not any(a <= place < b for a, b in skip)
        for (first, last), skip in paragraphs
        for place in range(first, last)
    )
    # Only words that a skip cuts through may be lost.
    assert kept >= letters or any(skip for _, skip in paragraphs)
