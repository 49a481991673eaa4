"""Merges that are undone, in whatever order: nothing is lost, and nothing is left over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from db.database import Database
from db.identity import NEW
from db.values import Outcome
from quotes.types import SpeakerKind
from tests.db.decided import MUALLEM, ids, merge, snapshot, undo, who
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]


def test_a_merge_that_is_undone_leaves_no_trace(database: Database, store: Store) -> None:
    store(*MUALLEM)
    before, number = snapshot(database), ids(database)
    judgement = merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    assert snapshot(database) != before
    undo(database, judgement)
    assert snapshot(database) == before
    assert database.speaker(number["Walid al-Moallem"]).judgements[0].undone


def test_what_came_after_a_merge_under_the_others_name_goes_with_it(
    database: Database, store: Store
) -> None:
    store(*MUALLEM)
    number = ids(database)
    judgement = merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    store(said_by("Abu Omar", id="d"), said_by("Walid al-Moallem", id="e"))
    undo(database, judgement)
    assert who(database)["d"] == "Abu Omar"
    assert who(database)["e"] == "Walid al-Moallem"


@pytest.mark.parametrize("order", permutations(range(3)))
def test_merges_can_be_undone_in_any_order(
    order: tuple[int, ...], database: Database, store: Store
) -> None:
    store(*(said_by(name, id=name[0]) for name in ("A One", "B Two", "C Three", "D Four")))
    before, number = snapshot(database), ids(database)
    made = [
        merge(database, number["C Three"], number["D Four"]),
        merge(database, number["B Two"], number["C Three"]),
        merge(database, number["A One"], number["B Two"]),
    ]
    for at in order:
        undo(database, made[at])
    assert snapshot(database) == before


@pytest.mark.parametrize("pairs", [("BA", "CB"), ("CB", "BA"), ("AB", "AC"), ("AB", "CA")])
@pytest.mark.parametrize("last_first", [True, False])
def test_merges_of_those_in_one_article_can_be_undone_in_any_order(
    pairs: tuple[str, str], last_first: bool, database: Database, store: Store
) -> None:
    names = {"A": "Anna Lind", "B": "Bengt Holm", "C": "Cecilia Berg"}
    speech = {name: f"it was {at}" for at, name in names.items()}
    texts = (f"{name} said {said}." for name, said in speech.items())
    said = [
        Said(said, name, "said", [name], forms=(name, name.split()[0]), roles=(f"{name[0]} role",))
        for name, said in speech.items()
    ]
    store(record(" ".join(texts), *said), *(said_by(name, id=name) for name in names.values()))
    before, number = snapshot(database), ids(database)
    now = {at: number[name] for at, name in names.items()}
    made = []
    for kept, other in pairs:
        made.append(merge(database, now[kept], now[other]))
        now |= {at: now[kept] for at in names if now[at] == now[other]}
    for judgement in reversed(made) if last_first else made:
        undo(database, judgement)
    assert snapshot(database) == before


def test_what_a_second_merge_brought_stays_when_the_first_is_undone(
    database: Database, store: Store, run: int
) -> None:
    store(said_by("John Kerry", id="a"))
    for name in ("b", "c"):
        database.store(
            said_by("Moscow", id=name, kind=SpeakerKind.ORGANISATION),
            run,
            identify=lambda mention, candidates: NEW,
        )
    before = snapshot(database)
    kerry, *cities = sorted(row.id for row in database.speakers())
    first, second = (merge(database, kerry, city) for city in cities)
    undo(database, first)
    assert sorted(row.documents for row in database.speakers()) == [1, 2]
    assert who(database)["b"] == "Moscow"
    undo(database, second)
    assert snapshot(database) == before


def test_joint_speakers_who_are_one_are_named_once(database: Database, store: Store) -> None:
    text = "Lavrov and the Minister said yes."
    store(record(text, Said("yes", "Lavrov and", "said", ["Lavrov", "Minister"]), id="a"))
    before, number = snapshot(database), ids(database)
    judgement = merge(database, number["Lavrov"], number["Minister"])
    (row,) = database.speakers()
    assert (row.quotations, who(database)["a"]) == (1, "Lavrov")
    undo(database, judgement)
    assert snapshot(database) == before
