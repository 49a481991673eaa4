"""How sure and unsure labels make a ranking, a summary and the turns of a mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import db
from db.values import Hit, HitStance, SpeakerName
from quotes.answers.ranking import ranking
from quotes.answers.sides import _standing, _taken, who_stance
from quotes.answers.turns import _turns
from quotes.answers.values import Answer
from quotes.answers.weighing import Side, foremost, takes
from quotes.phrases import days
from quotes.questions import Asks, Question
from quotes.types import Record, StanceLabel, Target
from tests.db.records import Said, record
from tests.quotes.answers.hits import hit

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE
CONDITIONAL, NEUTRAL = StanceLabel.CONDITIONAL, StanceLabel.NEUTRAL


def sides(*given: tuple[StanceLabel, float, bool]) -> list[Side]:
    """Quotations on the talks, one a month, each with label, score, and whether it is sure."""
    found = []
    for month, (label, score, sure) in enumerate(given, start=1):
        stance = HitStance("the talks", label, score, sure=sure)
        date = dt.date(2014, month, 1)
        said = hit(f"q{month}", content=f"words {month}", date=date, stances=(stance,))
        found.append(Side(said, stance))
    return found


SURE, DOUBTFUL = (SUPPORT, 0.9, True), (SUPPORT, 0.6, False)


def test_one_sure_label_goes_before_many_doubtful_ones() -> None:
    many = _taken("Many", sides(*[DOUBTFUL] * 5), [SUPPORT])
    one = _taken("One", sides(SURE), [SUPPORT])
    two = _taken("Two", sides(SURE, SURE), [SUPPORT])
    few = _taken("Few", sides(DOUBTFUL), [SUPPORT])
    asked = Question(Asks.WHO_STANCE, target="the talks")
    ranked = ranking(asked, (), (many, one, two, few), 9, 0).groups
    assert [group.speaker for group in ranked] == ["Two", "One", "Many", "Few"]


def test_the_sure_ones_are_shown_first() -> None:
    group = _taken("Ana", sides(DOUBTFUL, (OPPOSE, 0.9, True), DOUBTFUL, SURE, SURE), [SUPPORT])
    assert [hit.id for hit in group.hits] == ["q4", "q5"]
    assert (group.total, group.unsure, dict(group.labels)) == (4, 2, {SUPPORT: 2, OPPOSE: 1})


@pytest.mark.parametrize(
    ("given", "listed"),
    [
        ([(OPPOSE, 0.5, False), DOUBTFUL, DOUBTFUL], False),
        ([(OPPOSE, 0.5, False), DOUBTFUL], True),
        ([(OPPOSE, 0.9, True), DOUBTFUL, DOUBTFUL], True),
        ([(OPPOSE, 0.5, False), (OPPOSE, 0.5, False), SURE], False),
        ([SURE], False),
        ([(OPPOSE, 0.5, False), (NEUTRAL, 0.9, True)], True),
    ],
)
def test_who_mostly_takes_the_other_side_is_left_out(
    given: Sequence[tuple[StanceLabel, float, bool]], listed: bool
) -> None:
    assert takes(sides(*given), [OPPOSE]) is listed


@pytest.mark.parametrize(
    ("asked", "taken", "listed"),
    [
        ((OPPOSE,), {SUPPORT: 8, OPPOSE: 1}, False),
        ((OPPOSE,), {SUPPORT: 1, OPPOSE: 1}, True),
        ((OPPOSE,), {SUPPORT: 1, OPPOSE: 3}, True),
        ((SUPPORT,), {SUPPORT: 1, OPPOSE: 3}, False),
        ((SUPPORT, CONDITIONAL), {SUPPORT: 1, CONDITIONAL: 2, OPPOSE: 2}, True),
        ((SUPPORT, OPPOSE), {SUPPORT: 1, OPPOSE: 3}, True),
        ((NEUTRAL,), {NEUTRAL: 1, OPPOSE: 3}, True),
        (tuple(StanceLabel), {OPPOSE: 3}, True),
    ],
)
def test_one_doubtful_label_makes_no_opponent(
    asked: tuple[StanceLabel, ...], taken: dict[StanceLabel, int], listed: bool
) -> None:
    given = [(label, 0.6, False) for label, times in taken.items() for _ in range(times)]
    assert takes(sides(*given), asked) is listed


def test_the_foremost_is_the_surest_who_has_a_name() -> None:
    def said(name: str, *given: tuple[StanceLabel, float, bool]) -> list[Hit]:
        by = (SpeakerName(len(name), name),) if name else ()
        return [replace(side.hit, speakers=by) for side in sides(*given)]

    many, one, nobody = said("Many", *[DOUBTFUL] * 5), said("Jo", SURE), said("", SURE, SURE)
    assert foremost([*many, *one, *nobody], "the talks") == "Jo"
    assert foremost([*many, *nobody], "the talks") == "Many"
    assert foremost(nobody, "the talks") is None


def test_a_summary_tells_sure_from_unsure() -> None:
    given = sides(SURE, (OPPOSE, 0.5, False), (NEUTRAL, 0.4, False))
    assert _standing(given, "the talks") == (
        "the talks: 1 support, 2 unsure (1 oppose, 1 neutral); "
        "latest: unsure neutral on 1 March 2014"
    )


def test_the_latest_side_is_said_once_where_one_of_its_labels_is_sure() -> None:
    given = [
        Side(replace(side.hit, date=dt.date(2014, 3, 1)), side.stance)
        for side in sides((OPPOSE, 0.5, False), (OPPOSE, 0.9, True), (NEUTRAL, 0.4, False))
    ]
    assert _standing(given, "the talks").endswith(
        "; latest: oppose and unsure neutral on 1 March 2014"
    )


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        (None, None, ""),
        ("2014-02-05", "2014-02-05", ", on 5 February 2014"),
        ("2014-02-01", "2014-02-28", ", in February 2014"),
        ("2014-01-01", "2014-12-31", ", in 2014"),
        ("2014-01-01", "2015-12-31", ", since 1 January 2014, until 31 December 2015"),
        ("2014-02-01", "2014-03-31", ", since 1 February 2014, until 31 March 2014"),
        ("2014-02-01", None, ", since 1 February 2014"),
        (None, "2014-02-28", ", until 28 February 2014"),
        ("0001-01-01", "9999-12-31", ", since 1 January 1, until 31 December 9999"),
    ],
)
def test_periods_in_words(since: str | None, until: str | None, told: str) -> None:
    first, last = (dt.date.fromisoformat(each) if each else None for each in (since, until))
    assert days(first, last) == told


def test_an_unsure_label_makes_no_turn_between_sure_ones_and_is_said_to_be_left_out() -> None:
    given = sides(SURE, (OPPOSE, 0.5, False), SURE, (CONDITIONAL, 0.9, True))
    assert _turns(given, "the talks") == [
        "the talks: support (1 January 2014), then conditional (1 April 2014); "
        "1 unsure in between left out",
        "1 January 2014 · support · said: “words 1”",
        "1 April 2014 · conditional · said: “words 4”",
    ]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (
            [(OPPOSE, 0.9, True), (OPPOSE, 0.9, True), DOUBTFUL],
            "oppose (1 January 2014), then unsure support (1 March 2014)",
        ),
        (
            [DOUBTFUL, (OPPOSE, 0.9, True)],
            "unsure support (1 January 2014), then oppose (1 February 2014)",
        ),
        ([SURE, DOUBTFUL, SURE], "support (1 January 2014); no change seen"),
        ([DOUBTFUL, SURE], "support (1 February 2014); no change seen"),
        (
            [SURE, (OPPOSE, 0.5, False), SURE],
            "support (1 January 2014); no change seen; 1 unsure in between left out",
        ),
    ],
)
def test_what_came_before_or_after_every_sure_label_is_a_turn(
    given: Sequence[tuple[StanceLabel, float, bool]], line: str
) -> None:
    assert _turns(sides(*given), "the talks")[0] == f"the talks: {line}"


def test_turns_of_unsure_labels_alone_say_so() -> None:
    first, *_ = _turns(sides(DOUBTFUL, (OPPOSE, 0.5, False)), "the talks")
    assert first == (
        "the talks: unsure support (1 January 2014), then unsure oppose (1 February 2014); "
        "none of these labels is sure, so look at the words"
    )


def test_whotakes_no_side_has_no_turns() -> None:
    assert _turns(sides((NEUTRAL, 0.9, True)), "the talks") == ["the talks: takes no side"]


def test_a_country_has_the_labels_of_all_who_speak_for_it_whatever_side_is_asked_for(
    tmp_path: Path,
) -> None:
    def said(number: int, name: str, role: str, *labels: StanceLabel) -> Record:
        words = [f"the talks were thing {number}{at}" for at, _ in enumerate(labels)]
        text = "".join(f"{name} said {each}. " for each in words)
        quoted = (
            Said(
                each, name, "said", [name], roles=(role,), stances=[("talks", label, 0.9, "talks")]
            )
            for each, label in zip(words, labels, strict=True)
        )
        return record(text, *quoted, id=f"d{number}")

    with db.open(tmp_path / "q.db") as database:
        database.put_targets([Target("talks")])
        run = database.start_run({"quotes": "test"}, {})
        for each in (
            said(1, "Ivan Orlov", "Russian foreign minister", SUPPORT, SUPPORT, OPPOSE),
            said(2, "Oleg Titov", "Russian senator", OPPOSE),
            said(3, "Ann Hale", "British minister", OPPOSE),
            said(4, "Bo Unknown", "teacher", SUPPORT),
        ):
            database.store(each, run)
        database.finish_run(run, {})
        asked = {
            label: who_stance(
                database,
                Question(Asks.WHO_STANCE, target="talks", stances=(label,), by_country=True),
                (),
                0,
            )
            for label in (SUPPORT, OPPOSE)
        }
    shown = {
        label: {(row.speaker, row.total, *sorted(row.labels.items())) for row in found.groups}
        for label, found in asked.items()
        if isinstance(found, Answer)
    }
    both = (OPPOSE, 2), (SUPPORT, 2)
    assert shown == {
        SUPPORT: {("Russia", 2, *both), (None, 1, (SUPPORT, 1))},
        OPPOSE: {("Russia", 2, *both), ("United Kingdom", 1, (OPPOSE, 1))},
    }
