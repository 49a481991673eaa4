"""What a person decides on names: a new name, an alias, a Wikidata id."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.database import Database
from db.values import Outcome
from quotes.errors import Unclear
from tests.db.decided import MUALLEM, ids, merge, snapshot, undo
from tests.db.records import said_by

Store = Callable[..., Outcome]


def test_a_name_by_hand_stays(database: Database, store: Store) -> None:
    store(said_by("Lavrov", id="a"))
    (row,) = database.speakers()
    judgement, _ = database.rename(row.id, "Sergey V. Lavrov", "Ana")
    store(said_by("Lavrov", id="a"), said_by("Sergei Lavrov", id="b"), force=True)
    (renamed,) = database.speakers()
    assert renamed.name == "Sergey V. Lavrov"
    by_hand = {name.name: name.by_hand for name in database.speaker(row.id).names}
    assert by_hand == {"Sergey V. Lavrov": True, "Lavrov": False, "Sergei Lavrov": False}
    undo(database, judgement)
    (row,) = database.speakers()
    assert (row.name, row.aliases) == ("Sergei Lavrov", ("Lavrov",))


def test_a_merge_that_is_undone_gives_back_the_name_by_hand(
    database: Database, store: Store
) -> None:
    store(said_by("al-Moallem", id="a"), said_by("Walid Said", id="b"))
    number = ids(database)
    database.rename(number["al-Moallem"], "Muallem", "Ana")
    before = snapshot(database)
    judgement = merge(database, number["al-Moallem"], number["Walid Said"])
    assert [row.name for row in database.speakers()] == ["Walid Said"]
    undo(database, judgement)
    assert snapshot(database) == before


def test_a_speaker_who_was_made_for_quotations_keeps_the_name(
    database: Database, store: Store
) -> None:
    kept = said_by("Sergei Lavrov", id="a")
    store(kept, said_by("Sergei Lavrov", id="b"))
    number = ids(database)
    (quotation,) = kept.quotations
    _, zed = database.move(number["Sergei Lavrov"], "Zed", "Ana", [quotation.id])
    for name in ("Albert Zed", "Bill Ode"):
        judgement, _ = database.add_alias(zed.id, name, "Ana")
    undo(database, judgement)
    assert ids(database) == number | {"Zed": zed.id}


def test_an_alias_by_hand_is_a_name_to_join_by(database: Database, store: Store) -> None:
    store(said_by("Ibrahim al-Badri", id="a"))
    (row,) = database.speakers()
    judgement, _ = database.add_alias(row.id, "Abu Bakr", "Ana")
    with pytest.raises(Unclear, match="known as Abu Bakr already"):
        database.add_alias(row.id, "Abu Bakr", "Ana")
    store(said_by("Abu Bakr", id="b"))
    assert [each.documents for each in database.speakers()] == [2]
    with pytest.raises(Unclear, match="split takes those out"):
        database.remove_alias(row.id, "Abu Bakr", "Ana")
    undo(database, judgement)
    assert {name.name: name.by_hand for name in database.speaker(row.id).names}["Abu Bakr"] is False


def test_an_alias_can_be_taken_back(database: Database, store: Store) -> None:
    store(said_by("Ibrahim al-Badri", id="a"))
    (row,) = database.speakers()
    before = snapshot(database)
    database.add_alias(row.id, "Abu Bakr", "Ana")
    undo(database, database.remove_alias(row.id, "Abu Bakr", "Ana").number)
    assert "Abu Bakr" in database.speakers()[0].aliases
    database.remove_alias(row.id, "Abu Bakr", "Ana")
    assert snapshot(database) == before


def test_wikidata(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    one, other = number["Walid al-Moallem"], number["Abu Omar"]

    def set_to(item: str | None, speaker: int = one) -> int:
        return database.set_wikidata(speaker, item, "Ana").number

    judgement = set_to("q334455")
    assert database.speaker(one).wikidata == "Q334455"
    for wrong in ("", "334455", "Q0", "Q12x", "Q" + "1" * 500, "http://x/Q1"):
        with pytest.raises(Unclear, match="no Wikidata id"):
            set_to(wrong)
    again = set_to("Q1")
    with pytest.raises(Unclear, match="is Q1 since; undo that first"):
        undo(database, judgement)
    undo(database, again)
    assert database.speaker(one).wikidata == "Q334455"
    set_to("Q1", other)
    with pytest.raises(Unclear, match="is Q334455, Abu Omar is Q1"):
        merge(database, one, other)
    undo(database, judgement)
    assert database.speaker(one).wikidata is None
    undo(database, merge(database, one, other))
    assert [database.speaker(each).wikidata for each in (one, other)] == [None, "Q1"]


ODD = ["x" * 500, "محمد بن سلمان", "בנימין נתניהו", "\u202eLavrov", "🚀", "👩‍👩‍👧‍👦", "’’’", "Mr."]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_names_like_others(name: str, database: Database, store: Store) -> None:
    store(said_by("Sergei Lavrov", id="a"), said_by("Mara Oduya", id="b"))
    number = ids(database)
    judgement, _ = database.rename(number["Sergei Lavrov"], name, "Ana")
    assert len(database.speakers()) == 2
    assert number["Sergei Lavrov"] in {row.id for row in database.speakers_named(name)}
    undo(database, judgement)
    assert ids(database) == number
