"""Which pairs of speakers a person is asked about: who may be one, best first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.values import Outcome, Pair
from quotes.types import Record, SpeakerKind
from tests.db.decided import ids, merge, undo, who
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
PERSON, UNNAMED = SpeakerKind.PERSON, SpeakerKind.UNNAMED
ORGANISATION = SpeakerKind.ORGANISATION


def test_who_was_told_apart_is_not_asked_about_nor_joined(database: Database, store: Store) -> None:
    articles = (
        said_by("Bill Clinton", "former president", id="a"),
        said_by("Clinton", "secretary of state", id="b"),
    )
    store(*articles)
    number = ids(database)
    (pair,) = database.doubtful_pairs()
    assert {pair.one.name, pair.other.name} == set(number)
    judgement, _ = database.tell_apart(number["Bill Clinton"], number["Clinton"], "Ana")
    assert database.doubtful_pairs() == []
    for _ in range(2):
        store(*reversed(articles), force=True)
        assert ids(database) == number
    assert who(database) == {"a": "Bill Clinton", "b": "Clinton"}
    undo(database, judgement)
    assert len(database.doubtful_pairs()) == 1


def _doubts(database: Database, store: Store, *records: Record) -> list[Pair]:
    store(*records)
    return database.doubtful_pairs()


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Tesfaye Abebe", "Abebe Tesfaye", "names in another order"),
        ("Kim Jong-ho", "Jong Ho Kim", "names in another order"),
        ("Osman al-Tayeb", "Othman El Tayeb", "like first name"),
    ],
)
def test_what_is_not_sure_enough_to_join_is_asked(
    one: str, other: str, reason: str, database: Database, store: Store
) -> None:
    pairs = _doubts(database, store, said_by(one, "mayor", id="a"), said_by(other, id="b"))
    assert [pair.reason for pair in pairs] == [reason]


def test_pairs_come_best_first(database: Database, store: Store) -> None:
    pairs = _doubts(
        database,
        store,
        said_by("Bill Clinton", "former president", id="a"),
        said_by("Hillary Clinton", "secretary of state", id="b"),
        said_by("Clinton", "nominee", id="c"),
        said_by("John Smith", "mayor", id="d"),
        said_by("Smith", "Secretary of State", id="e"),
        said_by("Mara Oduya", id="f"),
    )
    assert [pair.score for pair in pairs] == sorted((p.score for p in pairs), reverse=True)
    names = {frozenset((pair.one.name, pair.other.name)) for pair in pairs}
    assert names == {
        frozenset(("Bill Clinton", "Clinton")),
        frozenset(("Hillary Clinton", "Clinton")),
        frozenset(("John Smith", "Smith")),
    }


def test_one_who_speaks_beside_another_is_a_less_likely_double(
    database: Database, store: Store
) -> None:
    text = "Hillary Clinton said yes. Clinton said no."
    both = record(
        text,
        Said("yes", "Hillary Clinton", "said", ["Hillary Clinton"]),
        Said("no", "Clinton", "said", ["Clinton"]),
        id="a",
    )
    (pair,) = _doubts(database, store, both)
    assert pair.score < 0.5


@pytest.mark.parametrize(
    ("articles", "kind"),
    [
        ({"a": ORGANISATION, "b": PERSON}, ORGANISATION),
        ({"a": PERSON, "b": PERSON, "c": ORGANISATION}, PERSON),
        ({"a": PERSON, "b": ORGANISATION, "c": ORGANISATION}, ORGANISATION),
    ],
)
def test_one_name_of_two_kinds_is_asked_about(
    articles: dict[str, SpeakerKind], kind: SpeakerKind, database: Database, store: Store
) -> None:
    records = [said_by("Halden Pharma", id=id, kind=kind) for id, kind in articles.items()]
    (pair,) = _doubts(database, store, *records)
    assert pair.reason == "one name of two kinds"
    assert [each.reason for each in database.speaker(pair.one.id).duplicates] == [pair.reason]
    judgement = merge(database, pair.one.id, pair.other.id)
    assert [row.kind for row in database.speakers()] == [kind]
    store(*records, force=True)
    store(*(said_by("Halden Pharma", id=f"new {kind}", kind=kind) for kind in articles.values()))
    assert [row.kind for row in database.speakers()] == [kind]
    undo(database, judgement)
    assert len(database.speakers()) == 2
    assert database.doubtful_pairs() == []
