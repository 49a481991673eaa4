"""Offices without a name, in articles where their holder speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from db.database import Database
from db.values import Outcome
from quotes.types import Record, SpeakerKind
from tests.db.decided import ids, merge, undo
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
OFFICE, LAVROV = "Russia's foreign minister", "Sergei Lavrov"
KNOWN = said_by(LAVROV, "Russian Foreign Minister", id="a", date="2014-01-23")


def beside(office: str = OFFICE, name: str = LAVROV, date: str | None = "2014-02-01") -> Record:
    """An article in which an office speaks, and somebody."""
    return record(
        f"{office} said yes. {name} said no.",
        Said("yes", office, "said", [(office, SpeakerKind.UNNAMED)]),
        Said("no", name, "said", [name]),
        id="b",
        date=date,
    )


def _said(database: Database) -> dict[str, int]:
    return dict(+Counter({row.name: row.quotations for row in database.speakers()}))


@pytest.mark.parametrize(
    ("article", "moved"),
    [
        (beside(), True),
        (beside("The Russian foreign minister"), True),
        (beside("Syria's foreign minister"), False),
        (beside("Russia's deputy foreign minister"), False),
        (beside("Foreign minister"), False),
        (beside(name="Igor Ivanov"), False),
        (beside(date="2019-02-01"), False),
        (beside(date=None), False),
    ],
)
def test_an_office_is_its_holder_who_speaks_beside(
    article: Record, moved: bool, database: Database, store: Store
) -> None:
    store(KNOWN, article)
    assert (_said(database).get(LAVROV) == 3) is moved
    assert len(_said(database)) == (1 if moved else len(ids(database)))


def test_who_held_it_before_is_not_meant(database: Database, store: Store) -> None:
    store(KNOWN, said_by("Igor Ivanov", "foreign minister of Russia", id="c", date="2014-02-03"))
    store(beside())
    assert _said(database)[OFFICE] == 1


def test_it_can_be_undone_for_good(database: Database, store: Store) -> None:
    store(KNOWN)
    for _ in range(2):
        store(beside(), force=True)
        (made,) = database.speaker(ids(database)[LAVROV]).judgements
        assert (made.action, made.by, made.by_hand, made.score) == (
            "move", "office of one who speaks beside", False, 0.8
        )  # fmt: skip
    assert [row.name for row in database.speakers_named(OFFICE)] == [LAVROV]
    undo(database, made.id)
    store(beside(), force=True)
    assert _said(database) == {LAVROV: 2, OFFICE: 1}


def test_a_person_knows_better(database: Database, store: Store) -> None:
    store(beside(), said_by("Igor Ivanov", id="c"))
    number = ids(database)
    merge(database, number["Igor Ivanov"], number[OFFICE])
    store(KNOWN)
    store(beside(), force=True)
    assert _said(database) == {LAVROV: 2, "Igor Ivanov": 2}
