"""Who is who across documents, as the database makes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.identity import Identity, Mention
from db.values import Outcome
from quotes.types import Record, SpeakerKind
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
ORGANISATION, UNNAMED = SpeakerKind.ORGANISATION, SpeakerKind.UNNAMED


@pytest.mark.parametrize(
    ("first", "second", "speakers", "name"),
    [
        (said_by("Sergei Lavrov", id="a"), said_by("Sergei Lavrov", id="b"), 1, "Sergei Lavrov"),
        (said_by("Lavrov", id="a"), said_by("Sergei Lavrov", id="b"), 1, "Sergei Lavrov"),
        (
            said_by("Walid al-Moallem", "Syrian Foreign Minister", id="a"),
            said_by("Muallem", "Foreign Minister", id="b"),
            1,
            "Walid al-Moallem",
        ),
        (said_by("Bill Clinton", id="a"), said_by("Hillary Clinton", id="b"), 2, "Bill Clinton"),
        (
            said_by("Bill Clinton", id="a", forms=("Clinton",)),
            said_by("Hillary Clinton", id="b"),
            2,
            "Bill Clinton",
        ),
        (
            said_by("a witness", id="a", kind=UNNAMED),
            said_by("a witness", id="b", kind=UNNAMED),
            2,
            "a witness",
        ),
        (said_by("Kim Jong-ho", id="a"), said_by("Kim Jongho", id="b"), 1, "Kim Jong-ho"),
        (
            said_by("Ngozi Eze Williams", id="a"),
            said_by("Eze-Williams", id="b"),
            1,
            "Ngozi Eze Williams",
        ),
        (
            said_by("Donald Trump campaign", id="a", kind=ORGANISATION),
            said_by("Trump campaign", id="b", kind=ORGANISATION),
            1,
            "Donald Trump campaign",
        ),
        (said_by("محمد بن سلمان", id="a"), said_by("محمد بن سلمان", id="b"), 1, "محمد بن سلمان"),
        (said_by("🚀", id="a"), said_by("🎉", id="b"), 2, "🎉"),
        (said_by("x" * 500, id="a"), said_by("y" * 500, id="b"), 2, "x" * 500),
    ],
)
def test_in_the_database(
    first: Record, second: Record, speakers: int, name: str, database: Database, store: Store
) -> None:
    store(first, second)
    rows = database.speakers()
    assert (len(rows), rows[0].name) == (speakers, name)
    assert sum(row.quotations for row in rows) == 2


def test_two_of_one_last_name_in_one_document(database: Database, store: Store) -> None:
    store(said_by("Hillary Clinton", id="a"))
    text = "Hillary Clinton said yes. Clinton said no."
    both = record(
        text,
        Said("yes", "Hillary Clinton", "said", ["Hillary Clinton"]),
        Said("no", "Clinton", "said", ["Clinton"]),
        id="b",
    )
    store(both)
    assert sorted(row.name for row in database.speakers()) == ["Clinton", "Hillary Clinton"]


def test_a_join_is_kept_as_a_judgement(database: Database, store: Store) -> None:
    store(said_by("Walid al-Moallem", id="a"), said_by("Muallem", id="b"))
    store(said_by("Muallem", id="c"))
    with database.engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT action, name, decided_by, score, document_id FROM judgement"
        ).fetchall()
        seen = connection.exec_driver_sql(
            "SELECT name, seen, rule FROM alias JOIN sighting ON alias.id = alias_id"
            " WHERE document_id = 'c'"
        ).fetchall()
    assert found == [("join", "Muallem", "last name alone", 0.6, "b")]
    assert seen == [("Muallem", 2, "last name alone")]


def test_another_policy(database: Database, run: int) -> None:
    def nobody(mention: Mention, candidates: object) -> Identity:
        return Identity(None, "strangers", 1.0)

    for name in ("a", "b"):
        database.store(said_by("Sergei Lavrov", id=name), run, identify=nobody)
    assert [row.name for row in database.speakers()] == ["Sergei Lavrov", "Sergei Lavrov"]
    assert len(database.speakers_named("Lavrov")) == 2


def test_a_name_that_too_many_share_joins_nobody(database: Database, store: Store) -> None:
    given = ("Ada", "Bo", "Cyd", "Dov", "Eli", "Fay", "Gus", "Hal")
    store(*(said_by(f"{a}{b.lower()} Smith", id=a + b) for a in given for b in given))
    store(said_by("Smith", id="alone"))
    assert len(database.speakers(limit=0)) == 65
