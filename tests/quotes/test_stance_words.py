"""Words, stems and sentences, and the lexicon that is written in them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from quotes.stance.lexicon import Sort, find_hits, lexicon
from quotes.stance.words import split_sentences, split_words, stem, stems_of


@pytest.mark.parametrize(
    "forms",
    [
        "endorse endorses endorsed endorsing",
        "deny denies denied denying",
        "plan plans planned planning",
        "dismiss dismisses dismissed dismissing",
        "agree agrees agreed agreeing",
        "criticise criticize criticised criticizing criticises",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "take takes took taken taking",
        "try tries tried trying",
        "support supports supported supporting",
        "welcome welcomes welcomed welcoming",
        "treaty treaties",
        "Lavrov Lavrov's Lavrov’s LAVROV",
    ],
)
def test_inflection_is_undone(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("need", "needle"),
        ("proceed", "process"),
        ("hope", "help"),
        ("talks", "tall"),
        ("us", "use"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They don't, can't.", ["They", "do", "n't", ",", "ca", "n't", "."]),
        ("We’ve won’t", ["We", "’ve", "wo", "n’t"]),
        ("Syria's al-Maleh", ["Syria's", "al", "-", "Maleh"]),
        ("O'Hara 3.5%", ["O'Hara", "3", ".", "5", "%"]),
        ("", []),
    ],
)
def test_words_and_their_offsets(text: str, forms: list[str]) -> None:
    words = split_words(text)
    assert list(words.forms) == forms
    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == forms


def test_sentences_cover_what_is_written() -> None:
    text = 'He left. "Why?" she asked.\n\nNobody knew the U.S. plan… Then it rained'
    cut = [text[a:b].strip() for a, b in split_sentences(text)]
    assert cut == ["He left.", '"Why?" she asked.', "Nobody knew the U.S. plan…", "Then it rained"]
    assert split_sentences("  \n\n ") == ()


@pytest.mark.parametrize(
    ("offset", "sentence"), [(0, 0), (4, 0), (9, 1), (10, 1), (20, 2), (999, 2)]
)
def test_the_sentence_at_an_offset(offset: int, sentence: int) -> None:
    words = split_words("One two. Three four. Five.", ((0, 9), (9, 20), (20, 26)))
    assert words.sentence_at(offset) == sentence


def _found(text: str) -> list[tuple[str, Sort, int]]:
    words = split_words(text)
    hits = find_hits(words, 0, len(words.forms))
    return [(" ".join(words.forms[h.start : h.end]), h.sort, h.sign) for h in hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He rejected it", [("rejected", Sort.DENIAL, -1)]),
        ("walked away from it", [("walked away", Sort.ACT, -1)]),
        ("takes the talks seriously", [("takes the talks seriously", Sort.ACT, 1)]),
        ("only if they do", [("only if", Sort.CONDITION, 0)]),
        ("a waste of time", [("waste of time", Sort.JUDGEMENT, -1)]),
        ("the table stood there", []),
    ],
)
def test_phrases_are_found_in_any_inflection(text: str, found: list[tuple[str, Sort, int]]) -> None:
    assert _found(text) == found


def test_the_longest_phrase_hides_the_shorter() -> None:
    assert [words for words, _, _ in _found("They called for an end")] == ["called for an end"]


def test_no_phrase_is_listed_on_both_sides() -> None:
    tables = tomllib.loads(files("quotes.stance").joinpath("lexicon.toml").read_text("utf-8"))
    for section, (one, other) in {
        "acts": ("for", "against"),
        "judgements": ("good", "bad"),
        "outcomes": ("good", "bad"),
        "effects": ("good", "bad"),
        "attitudes": ("for", "against"),
    }.items():
        good = {stems_of(phrase) for phrase in tables[section][one]}
        bad = {stems_of(phrase) for phrase in tables[section][other]}
        assert not good & bad, section


def test_every_phrase_can_be_matched() -> None:
    assert sum(map(len, lexicon().values())) > 1500
    for first, entries in lexicon().items():
        for entry in entries:
            assert entry.stems and entry.stems[0] == first
            assert first != "*" and entry.stems[-1] != "*"
