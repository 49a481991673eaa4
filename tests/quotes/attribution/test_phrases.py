"""Contents do not end in an article, and a name stands with its description."""

from __future__ import annotations

import pytest

from quotes.attribution.phrases import (
    apposed,
    asking,
    bridged,
    cue_alone,
    finished,
    in_one_sentence,
    negated_verb,
    reaching,
    unbroken,
    unlinked,
)
from quotes.attribution.words import Words, cut
from tests.quotes.attribution.parts import run


def words_of(text: str) -> Words:
    return cut(text, [((0, len(text)), ())])


@pytest.mark.parametrize(
    ("text", "content", "whole"),
    [
        ("He praised the strength of the American economy.", "the strength of the",
         "the strength of the American economy"),
        ("An idea Washington opposes was dropped.", "An", "An idea"),
        ("It is unlike her deputy, Dr. Hamid Rao, he said.", "unlike her deputy , Dr .",
         "unlike her deputy , Dr . Hamid Rao"),
        ("It is unlike its chief, Adm. Hamid Rao, he said.", "unlike its chief , Adm .",
         "unlike its chief , Adm . Hamid Rao"),
        ("He called him a doctor. It was so.", "a doctor .", "a doctor ."),
        ("They came to prepare for Geneva, he said.", "prepare for", "prepare for Geneva"),
        ("The court sentenced her in May.", "her", "her"),
        ("He backs what it stands for.", "what it stands for", "what it stands for"),
        ("He praised the economy of Velmar.", "the economy", "the economy"),
    ],
)  # fmt: skip
def test_contents_go_on_to_the_end_of_the_phrase(text: str, content: str, whole: str) -> None:
    words = words_of(text)
    taken = [run(words, "Washington")] if "Washington" in text else []
    assert finished(words, run(words, content), taken) == run(words, whole)


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("Ann Lind, of Lind Events, insisted it was so.", "Ann Lind , of",
         "Ann Lind , of Lind Events"),
        ("One girl in front of me insisted it was so.", "One girl in front of",
         "One girl in front of me"),
        ("The idea Ann stands for, he insisted, was so.", "Ann stands for", "Ann stands for"),
        ("Ann came to. “Stay,” he insisted.", "Ann came to", "Ann came to"),
        ("Ann Lind insisted it was so.", "Ann Lind", "Ann Lind"),
    ],
)  # fmt: skip
def test_a_source_that_breaks_off_goes_on_to_the_next_cue(
    text: str, source: str, whole: str
) -> None:
    words = words_of(text)
    assert reaching(words, run(words, source), [run(words, "insisted")]) == run(words, whole)


@pytest.mark.parametrize(
    ("text", "source", "whole"),
    [
        ("The UN mediator for Syria, Staffan de Mistura, has proposed a plan.",
         "The UN mediator for Syria ,", "The UN mediator for Syria , Staffan de Mistura ,"),
        ("The mayor, Anna Lind, has proposed a plan.", "The mayor", "The mayor , Anna Lind ,"),
        ("The mayor, in a long speech, has proposed a plan.", "The mayor", "The mayor"),
        ("The mayor has proposed a plan.", "The mayor", "The mayor"),
    ],
)  # fmt: skip
def test_a_name_between_commas_belongs_to_the_source(text: str, source: str, whole: str) -> None:
    words = words_of(text)
    assert apposed(words, run(words, source), run(words, "has proposed")) == run(words, whole)


@pytest.mark.parametrize(
    ("text", "source", "cue", "right"),
    [
        ('"Why wait?" the bench asked counsel Amy Wu.', "counsel Amy Wu", "asked", "the bench"),
        ("'Go,' his own board told Mr Wu.", "Mr Wu", "told", "his own board"),
        ('"Go," said the board.', "the board", "said", "the board"),
        ('"Go," the next day said Amy Wu.', "Amy Wu", "said", "Amy Wu"),
        ('"Go," the board said, told by Wu.', "Wu", "told", "Wu"),
        ("When the board asked Amy Wu, she left.", "Amy Wu", "asked", "Amy Wu"),
        ('"Go." Then the board asked Amy Wu to stay.', "Amy Wu", "asked", "Amy Wu"),
    ],
)  # fmt: skip
def test_who_asks_is_not_who_is_asked(text: str, source: str, cue: str, right: str) -> None:
    words = words_of(text)
    first, end = asking(words, run(words, source), run(words, cue))
    assert " ".join(words.forms[first:end]) == right


@pytest.mark.parametrize(
    ("text", "source", "cue", "right"),
    [
        ("So said Mr Mills. Ann Bo rose.", "Mr Mills . Ann Bo", "said", "Mr Mills"),
        ("He left the chamber. Ann Bo said so.", "the chamber . Ann Bo", "said", "Ann Bo"),
        ("Then Sen. Ann Bo said so.", "Sen . Ann Bo", "said", "Sen . Ann Bo"),
        ("Then J. Reed said so.", "J . Reed", "said", "J . Reed"),
    ],
)
def test_a_source_ends_with_its_sentence(text: str, source: str, cue: str, right: str) -> None:
    words = words_of(text)
    assert in_one_sentence(words, run(words, source), run(words, cue)) == run(words, right)


@pytest.mark.parametrize(
    ("text", "cue", "content", "right"),
    [
        ('"We lost," she said in a statement.', "said in a", "We lost", "said"),
        ('"We lost," he said of the vote.', "said of", "We lost", "said"),
        ("He said of the vote, It is lost.", "said of", "It is lost", "said"),
        ("He spoke of the vote.", "spoke of", "the vote", "spoke of"),
        ("She never missed an opportunity to say it is lost.", "never missed an", "it is lost",
         "never missed"),
        ("He was at the market, it was learned.", "the", "market", "the"),
        ("She called for a vote.", "called for a", "vote", "called for"),
    ],
)  # fmt: skip
def test_a_cue_ends_in_no_article(text: str, cue: str, content: str, right: str) -> None:
    words = words_of(text)
    first, end = cue_alone(words, run(words, cue), [run(words, content)])
    assert " ".join(words.forms[first:end]) == right


@pytest.mark.parametrize(
    ("text", "content", "cue", "right"),
    [
        ("However, the talks go on, he said.", "However , the talks go on", "said",
         "the talks go on"),
        ("Still, it rains, he said.", "Still , it rains", "said", "it rains"),
        ("However the talks go, he said.", "However the talks go", "said",
         "However the talks go"),
        ("Instead, the talks go on, he said.", "Instead , the talks go on", "said",
         "Instead , the talks go on"),
        ("He said: However, the talks go on.", "However , the talks go on", "said",
         "However , the talks go on"),
    ],
)  # fmt: skip
def test_what_links_a_sentence_is_not_reported(
    text: str, content: str, cue: str, right: str
) -> None:
    words = words_of(text)
    assert unlinked(words, run(words, content), run(words, cue)) == run(words, right)


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("He cited the rules, which the U.S. Supreme Court put on hold, too.",
         "the rules , which the U", "the rules , which the U . S . Supreme Court put on hold"),
        ("So say experts on Mrs. Hill's tax plans, she said.", "experts on Mrs",
         "experts on Mrs . Hill ' s tax plans"),
        ("He said that 34.9 million copies had been sold.", "that 34",
         "that 34 . 9 million copies had been sold"),
        ("So said the vice-president of it.", "the vice", "the vice - president of it"),
        ("He spoke to Mrs. Hill. Then Ott left.", "to Mrs", "to Mrs . Hill"),
        ("It grew by 3.5. Then Ott left.", "by 3", "by 3 . 5"),
        ("He met the vice-president. Then Ott left.", "the vice", "the vice - president"),
        ("He said that COVID-19 had gone. Ott left.", "that COVID", "that COVID - 19 had gone"),
        ("He lived in the U.S. The court ruled.", "in the U . S", "in the U . S"),
        ("He said that it rained. Ott left.", "that it rained", "that it rained"),
    ],
)  # fmt: skip
def test_no_part_breaks_off_within_a_word(text: str, part: str, whole: str) -> None:
    words = words_of(text)
    assert unbroken(words, run(words, part), []) == run(words, whole)


@pytest.mark.parametrize(
    ("text", "runs", "taken", "wanted"),
    [
        ('Ott says "too early" to declare victory', ['" too early "', "victory"], "Ott says",
         ['" too early " to declare victory']),
        ('"We fish," Ott says. "We sell."', ['" We fish , "', '" We sell . "'], "Ott says",
         ['" We fish , "', '" We sell . "']),
        ("We fish says he they sell", ["We fish", "they sell"], "says he",
         ["We fish", "they sell"]),
        ("We fish and now and then sell", ["We fish", "sell"], "", ["We fish", "sell"]),
    ],
)  # fmt: skip
def test_no_short_gap_in_a_content(
    text: str, runs: list[str], taken: str, wanted: list[str]
) -> None:
    words = words_of(text)
    own = [run(words, taken)] if taken else []
    assert bridged(words, [run(words, each) for each in runs], own) == [
        run(words, each) for each in wanted
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        ("It does not recognise the vote.", "does not", "the vote", "does not recognise"),
        ("It does not recognise the vote.", "does not", "recognise the vote", "does not"),
        ("It does recognise the vote.", "does", "the vote", "does"),
        ("It was not Ott the vote.", "was not", "the vote", "was not"),
    ],
)
def test_a_negated_verb_is_in_its_cue(text: str, cue: str, content: str, whole: str) -> None:
    words = words_of(text)
    found = negated_verb(words, run(words, cue), [run(words, content)])
    assert found == run(words, whole)
