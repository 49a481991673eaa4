"""Key phrases of a content, on Docs with hand-set tags."""

from __future__ import annotations

import pytest
from spacy.lang.en import EnglishDefaults
from spacy.tokens import Doc
from spacy.vocab import create_vocab

from quotes.topics import Topics
from quotes.types import Spans

_VOCAB = create_vocab("en", EnglishDefaults)
_TAGS = {
    "a": "ADJ",
    "n": "NOUN",
    "p": "PROPN",
    "v": "VERB",
    "d": "DET",
    "i": "ADP",
    "c": "CCONJ",
    "x": "PUNCT",
    "m": "NUM",
    "s": "PART",
    "r": "PRON",
}


def _doc(tagged: str) -> Doc:
    """A Doc from "word/tag word/tag+ …"; "+" says that no space follows."""
    parts = [part.rsplit("/", 1) for part in tagged.split()]
    words = [word for word, _ in parts]
    return Doc(
        _VOCAB,
        words=words,
        pos=[_TAGS[tag[0]] for _, tag in parts],
        lemmas=[word.lower().removesuffix("s") for word in words],
        spaces=["+" not in tag for _, tag in parts],
        sent_starts=[index == 0 for index in range(len(words))],
    )


def _all(doc: Doc) -> Spans:
    return ((0, len(doc.text)),)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("The/d prisoner/n swap/n begins/v ./x", ["prisoner swap"]),
        ("He/r wants/v an/d Aleppo/p ceasefire/n ./x", ["Aleppo ceasefire"]),
        ("The/d release/n of/i detainees/n failed/v ./x", ["release of detainees"]),
        ("a/d cease/n+ -/x+ fire/n plan/n failed/v", ["cease-fire plan"]),
        ("the/d next/a round/n of/i peace/n talks/n opens/v", ["peace talks"]),
        ("on/i Monday/p night/n they/r met/v", []),
        ("in/i the/d last/a three/m weeks/n", []),
        ("Mr./p Oruna/p left/v", ["Oruna"]),
        ("at/i 9/m a.m./n on/i arrival/n", ["arrival"]),
        ("see/v http://example.org/a/p now/v", []),
        ("They/r said/v so/c", []),
    ],
)
def test_phrases(tagged: str, expected: list[str]) -> None:
    doc = _doc(tagged)
    assert list(Topics(doc).of(_all(doc))) == expected


def test_the_capital_of_a_beginning_goes_where_the_article_shows_it_may() -> None:
    doc = _doc("Peace/n talks/n began/v ./x The/d peace/n talks/n failed/v ./x")
    assert Topics(doc).of(((0, 17),)) == ("peace talks",)
    doc = _doc("Peace/n talks/n began/v ./x")
    assert Topics(doc).of(_all(doc)) == ("Peace talks",)
    doc = _doc("Prisoner/n Swap/n begins/v for/i a/d prisoner/n swap/n")
    assert Topics(doc).of(((0, 13),)) == ("Prisoner Swap",)


def test_words_that_the_article_returns_to_come_first() -> None:
    doc = _doc(
        "The/d harbour/n treaty/n and/c the/d local/a weather/n ./x The/d harbour/n opened/v ./x"
        " The/d treaty/n holds/v ./x"
    )
    assert Topics(doc).of(((0, 40),)) == ("harbour treaty", "local weather")
    assert Topics(doc).of(((0, 40),), limit=1) == ("harbour treaty",)
    assert Topics(doc).of(((0, 40),), limit=0) == ()


def test_a_phrase_inside_a_better_one_is_left_out() -> None:
    doc = _doc("The/d harbour/n treaty/n stands/v ./x The/d treaty/n holds/v ./x")
    assert Topics(doc).of(_all(doc)) == ("harbour treaty",)


def test_only_the_content_counts() -> None:
    doc = _doc("The/d dam/n failed/v ,/x he/r said/v of/i the/d bridge/n")
    dam, bridge = doc.text.index("dam"), doc.text.index("bridge")
    assert Topics(doc).of(((0, dam + 3),)) == ("dam",)
    assert Topics(doc).of(((0, dam + 3), (bridge, bridge + 6))) == ("dam", "bridge")
    # A phrase that the content cuts is none of its own.
    assert Topics(doc).of(((0, dam + 2),)) == ()
    assert Topics(doc).of(()) == ()


def test_without_tags_there_are_no_topics() -> None:
    doc = Doc(_VOCAB, words=["The", "prisoner", "swap", "begins"])
    assert Topics(doc).of(_all(doc)) == ()
    empty = Doc(_VOCAB, words=[])
    assert Topics(empty).of(((0, 0),)) == ()
