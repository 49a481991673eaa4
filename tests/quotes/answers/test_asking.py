"""A question to a database, as the library takes it, of every kind that there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

import db
from quotes.answers import Answer, Nothing, Several, ask, find_speakers
from quotes.errors import Unclear
from quotes.listening import Listener
from quotes.questions import Asks, NotUnderstood

ODUYA, TOMAS, IDA = "Mara Oduya", "Tomas Brandt", "Ida Brandt"
SWAP = "a prisoner swap would build trust"
PROCESS = '"We have launched a difficult process,"'
DECEPTION = "the peace talks as a deception"
ONLY_IF = "he would join the talks only if all prisoners were released"
LIVES = 'The talks have "saved lives,"'
WELCOME = "the talks."
TALKS = "the talks"


@pytest.fixture
def database(stored: Path) -> Iterator[db.Database]:
    with db.open(stored, create=False) as opened:
        yield opened


def answered(database: db.Database, question: str, **options: object) -> Answer:
    answer = ask(database, question, **options)  # type: ignore[arg-type]
    assert isinstance(answer, Answer), answer
    return answer


@pytest.mark.parametrize(
    ("question", "kind", "speakers", "target", "contents"),
    [
        ("what did Oduya say in January 2014?", Asks.SAID, [ODUYA], None, [SWAP, PROCESS]),
        ("what did Oduya say about the prisoner swap?", Asks.SAID, [ODUYA], None, [SWAP]),
        ("who said that a prisoner swap would build trust?", Asks.WHO_SAID, [], None, [SWAP]),
        ("who opposes negotiations?", Asks.WHO_STANCE, [], TALKS, [DECEPTION]),
        ("who agrees with Ida Brandt on the talks?", Asks.WHO_AGREES, [IDA], TALKS, [LIVES]),
        (
            "where does Tomas Brandt stand on the talks?",
            Asks.WHERE_STANDS,
            [TOMAS],
            TALKS,
            [LIVES, ONLY_IF, DECEPTION],
        ),
        (
            "did Tomas Brandt change his mind on the talks?",
            Asks.CHANGED_MIND,
            [TOMAS],
            TALKS,
            [DECEPTION, ONLY_IF, LIVES],
        ),
        (
            "who changed their mind on the talks?",
            Asks.WHO_CHANGED,
            [],
            TALKS,
            [DECEPTION, ONLY_IF, LIVES],
        ),
        (
            "what does Ida Brandt think of the talks?",
            Asks.THINKS,
            [IDA],
            TALKS,
            [WELCOME],
        ),
        ("who was Mara Oduya in January 2014?", Asks.WHO_IS, [ODUYA], None, [SWAP, PROCESS]),
    ],
)
def test_an_answer_says_whom_and_what_it_took_the_question_to_mean(
    database: db.Database,
    question: str,
    kind: Asks,
    speakers: list[str],
    target: str | None,
    contents: list[str],
) -> None:
    answer = answered(database, question)
    assert answer.question.kind is kind
    assert [row.name for row in answer.speakers] == speakers
    assert answer.question.target == target
    assert [hit.content for hit in answer.hits] == contents


def test_a_ranking_has_the_quotations_by_speaker(database: db.Database) -> None:
    answer = answered(database, "who supports the talks?")
    assert [(group.speaker, group.total) for group in answer.groups] == [(TOMAS, 1), (IDA, 1)]
    assert answer.summary == ("2 speakers, 2 quotations",)


def test_the_limit_cuts_the_quotations_and_not_their_number(database: db.Database) -> None:
    answer = answered(database, "what has Mara Oduya said?", limit=1)
    assert (len(answer.hits), answer.total) == (1, 3)
    assert answered(database, "what has Mara Oduya said?", limit=0).total == 3


def test_days_given_go_before_those_of_the_question(database: db.Database) -> None:
    february = dt.date(2014, 2, 1)
    answer = answered(database, "what did Tomas Brandt say before 2014?", until=february)
    assert [hit.content for hit in answer.hits] == [DECEPTION]
    last_month = answered(
        database, "what did Tomas Brandt say last month?", today=dt.date(2014, 7, 1)
    )
    assert [hit.content for hit in last_month.hits] == [LIVES]


def test_of_several_whom_a_name_fits_one_is_chosen(database: db.Database) -> None:
    question = "what did Brandt say about the talks?"
    several = ask(database, question)
    assert isinstance(several, Several)
    assert (several.name, [row.name for row in several.speakers]) == ("Brandt", [TOMAS, IDA])
    answer = answered(database, question, chosen={several.name: several.speakers[1]})
    assert [hit.content for hit in answer.hits] == [WELCOME]
    assert find_speakers(database, "Brandt", {"Brandt": several.speakers[1]}) == answer.speakers


@pytest.mark.parametrize(
    ("question", "reason", "nearest", "hint"),
    [
        (
            "what did Tomas Brand say?",
            "nobody called “Tomas Brand” is quoted",
            (TOMAS, IDA),
            None,
        ),
        (
            "what did Oduya say about the prisonner swop?",
            "nothing found: Mara Oduya on “the prisonner swop”",
            ("prisoner swap",),
            "Mara Oduya is quoted on: ",
        ),
        (
            "who opposes free trade?",
            "“free trade” is not a target, and no stored quotation is about it",
            (TALKS,),
            "or ask: who spoke about free trade?",
        ),
    ],
)
def test_where_nothing_is_found_it_is_said_why_and_what_is_near(
    database: db.Database, question: str, reason: str, nearest: tuple[str, ...], hint: str | None
) -> None:
    nothing = ask(database, question)
    assert isinstance(nothing, Nothing)
    assert (nothing.reason, nothing.nearest) == (reason, nearest)
    assert not hint or any(each.startswith(hint) for each in nothing.hints)


def test_what_is_only_near_the_topic_stands_apart(database: db.Database) -> None:
    answer = answered(database, "what did Oduya say about trust and cheese and wine?")
    assert (answer.hits, answer.total) == ((), 0)
    assert answer.summary == ("nothing found plainly says so; the nearest:",)
    assert [hit.content for hit in answer.near] == [SWAP]


def test_a_question_that_is_none_is_refused_with_some_that_have_an_answer(
    database: db.Database,
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        ask(database, "paint the sky in blue?")
    assert len(refused.value.suggestions) > 4
    for question in refused.value.suggestions:
        answered(database, question)
    with pytest.raises(Unclear):
        ask(database, "what did Oduya say? " * 100)


def test_a_new_target_is_made_and_the_listener_hears_of_it(copied: Path) -> None:
    told: list[str] = []
    done: list[str] = []
    listener = Listener(told.append, lambda *articles: nullcontext(done.append))
    with db.open(copied) as database:
        answer = answered(database, "where does Oduya stand on a prisoner swap?", listener=listener)
        assert "prisoner swap" in [row.name for row in database.targets()]
    assert answer.question.target == "prisoner swap"
    assert SWAP in [hit.content for hit in answer.hits]
    assert told[0].startswith("“prisoner swap” is a target from now on")
    assert done
