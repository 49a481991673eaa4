"""Who comes first among those who said something, and what is shown of a quotation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import db
from db.values import Fit, SpeakerName, SpeakerRow
from quotes.answers import Answer, ask, said
from quotes.answers.denials import denials
from quotes.answers.meaning import understood
from quotes.answers.ranking import Who, by_speaker, ranking
from quotes.answers.said import _best_first, _most, _saying_so
from quotes.phrases import day
from quotes.questions import Asks, Question
from quotes.types import SpeakerKind
from tests.quotes.answers.hits import hit


def test_all_the_words_once_go_before_much_that_is_near_in_meaning() -> None:
    near = [hit(f"near {number}", 0.7, complete=False) for number in range(5)]
    groups = [
        _best_first("Near", near, None),
        _best_first("Exact", [hit("exact", 0.5, complete=True)], None),
        _best_first("Once", [hit("once", 0.7, complete=False)], None),
        _best_first(None, [hit("nobody's", 0.9, complete=True)], None),
    ]
    ranked = ranking(Question(Asks.WHO_SAID), (), groups, 8, 0).groups
    assert [group.speaker for group in ranked] == ["Exact", "Near", "Once", None]


def test_what_two_said_together_counts_for_both_under_their_own_names() -> None:
    publishers, ana = SpeakerName(2, "Simon & Schuster"), SpeakerName(1, "Ana")
    together, alone = hit("both", speakers=(publishers, ana)), hit("one", speakers=(publishers,))
    nobodys = hit("none", speakers=())
    assert together.speaker == "Simon & Schuster & Ana"
    assert by_speaker([together, alone, nobodys]) == {
        Who(*publishers): [together, alone],
        Who(*ana): [together],
        Who(None, None): [nobodys],
    }


def test_one_word_of_a_clause_does_not_say_it() -> None:
    kill = replace(hit("kill", 0.7, complete=False), matched=("sanctions", "kill", "talks"))
    two = replace(kill, id="two", matched=("sanctions", "kill"), relevance=0.3)
    one = replace(kill, id="one", matched=("sanctions",), similarity=0.5)
    same = replace(kill, id="same", matched=(), similarity=0.6)
    fits = {each.id: each.fit for each in _saying_so((kill, two, one, same))}
    assert [id for id, fit in fits.items() if fit is Fit.ANSWER] == ["kill", "two", "same"]
    assert fits["one"] is Fit.NEAR


def test_of_one_speaker_the_quotation_with_all_the_words_is_shown_first() -> None:
    group = _best_first(
        "Ana",
        [
            hit("near", 0.8, complete=False),
            hit("exact", 0.6, complete=True),
            hit("far", 0.4, complete=False),
        ],
        None,
    )
    assert [each.id for each in group.hits] == ["exact", "near"]
    assert group.total == 3


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("who is quoted most?", "4 speakers, 8 quotations; the first 1:"),
        ("who talked about the talks?", "at least 2 speakers, 2 quotations; the first 1:"),
        ("what did Mara Oduya say?", "Mara Oduya: at least 2 quotations in 2 articles"),
        ("what was the first thing Mara Oduya said?", "23 January 2014"),
    ],
)
def test_what_comes_first_is_looked_for_among_all(
    stored: Path, monkeypatch: pytest.MonkeyPatch, question: str, line: str
) -> None:
    monkeypatch.setattr(said, "MOST", 2)
    with db.open(stored) as database:
        answer = ask(database, question, limit=1)
    assert isinstance(answer, Answer)
    assert line in (answer.understood, *answer.summary, day(answer.hits[0].date))
    assert not _most(Question(Asks.WHO_SAID, about="the fire", denied=True), 10)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Lavrov", "Kerry"], "Lavrov and Kerry"),
        (["Scientists", "scientists", "Ann Shaw"], "Scientists and Ann Shaw"),
        (["Scientists", "A", "B", "C", "D"], "Scientists (A, B, C and D)"),
        (["A", "B", "C", "D", "E", "F"], "Scientists (A, B, C, D and 2 others)"),
    ],
)
def test_of_many_speakers_a_few_are_named_once_each(names: list[str], said: str) -> None:
    rows = [
        SpeakerRow(number, name, SpeakerKind.GROUP, (), (), 1, 1, None, None)
        for number, name in enumerate(names)
    ]
    assert understood(Question(Asks.SAID, "scientists"), rows) == said


@pytest.mark.parametrize(
    ("cue", "content", "denies"),
    [
        ("denied", "any part in the fire", True),
        ("has denied", "the fire was set", True),
        ("dismissed", "the claim as groundless", True),
        ("rejected", "the allegations", True),
        ("said", "the report of a fire is untrue", True),
        ("said", "we deny it", True),
        ("said", "the fire was set", False),
        ("said", "he was denied a visa after the fire", False),
        ("rejected", "the offer of help after the fire", False),
        ("said", "nobody was hurt in the fire", False),
    ],
)
def test_a_denial_is_told_by_its_words(cue: str, content: str, denies: bool) -> None:
    said = replace(hit("q", 1.0, complete=True), cue=cue, content=content)
    assert denials([said]) == (((said,), (), ()) if denies else ((), (said,), ()))
    assert denials([replace(said, negated=True)])[0] == ()


def test_who_denies_nothing_is_counted_beside_who_does() -> None:
    denied = replace(hit("denied", 0.5, complete=True), cue="denied")
    near = replace(hit("near", 0.4, complete=False), cue="denies", fit=Fit.NEAR)
    far = replace(near, id="far", cue="said")
    answers, others, remark = denials([hit("said", 0.9, complete=True), denied, near, far])
    assert [each.id for each in (*answers, *others)] == ["denied", "near"]
    assert remark == ("not shown: 1 quotation on it without a word of denial",)
    assert understood(Question(Asks.WHO_SAID, about="the fire", denied=True), ()) == (
        "Who is quoted denying “the fire”"
    )
