"""Speakers of a last name alone, once all articles of a run are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.values import Outcome
from tests.db.decided import ids, merge, undo, who
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
FIONA, ROBERT = "Fiona Marsh", "Robert Marsh"
KNOWN = (said_by(ROBERT, "health secretary", id="a"), said_by(FIONA, "MP for Leeds", id="b"))
ALONE = said_by("Marsh", "Lib Dem leader", id="c")
FULLER = said_by(FIONA, "Lib Dem leader", id="d")


def _settled(database: Database, run: int) -> str:
    database.settle(run)
    return who(database)["c"]


def test_what_is_read_later_says_who_a_last_name_is(
    database: Database, store: Store, run: int
) -> None:
    store(*KNOWN, ALONE)
    assert _settled(database, run) == "Marsh"
    store(FULLER)
    assert _settled(database, run) == FIONA
    assert sorted(ids(database)) == [FIONA, ROBERT]
    assert database.settle(run) == 0


def test_a_last_name_of_an_earlier_run_is_looked_at_too(database: Database, store: Store) -> None:
    store(*KNOWN, ALONE)
    later = database.start_run({"quotes": "2"})
    database.store(FULLER, later)
    assert _settled(database, later) == FIONA


def test_such_a_join_can_be_undone_for_good(database: Database, store: Store, run: int) -> None:
    store(*KNOWN, ALONE, FULLER)
    database.settle(run)
    (made,) = database.speaker(ids(database)[FIONA]).judgements
    assert (made.action, made.by, made.by_hand, made.name) == (
        "join", "last name alone", False, "Marsh"
    )  # fmt: skip
    undo(database, made.id)
    assert who(database)["c"] == "Marsh"
    store(ALONE, FULLER, force=True)
    assert _settled(database, run) == "Marsh"


@pytest.mark.parametrize("parted", [True, False])
def test_what_a_person_decided_is_left_as_it_is(
    parted: bool, database: Database, store: Store, run: int
) -> None:
    store(*KNOWN, ALONE)
    number = ids(database)
    judgement = merge(database, number[ROBERT], number["Marsh"])
    if parted:
        undo(database, judgement)
    store(FULLER)
    assert _settled(database, run) == ("Marsh" if parted else ROBERT)


def test_who_speaks_beside_another_is_not_joined_with_them(
    database: Database, store: Store, run: int
) -> None:
    beside = record(
        "Fiona Marsh said yes. Marsh said no.",
        Said("yes", FIONA, "said", [FIONA]),
        Said("no", "Marsh", "said", ["Marsh"], roles=("Lib Dem leader",)),
        id="e",
    )
    store(*KNOWN, beside, FULLER)
    database.settle(run)
    assert "Marsh" in ids(database)
