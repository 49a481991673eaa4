"""What a person decides on names: a new name, an alias, a Wikidata id."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from db import judgements
from db.database import Database
from db.reattribution import reattribute
from db.values import Outcome
from quotes.errors import Unclear
from tests.db.decided import MUALLEM, ids, merge, snapshot, undo
from tests.db.records import said_by

Store = Callable[..., Outcome]


def test_a_name_by_hand_stays(database: Database, store: Store) -> None:
    store(said_by("Lavrov", id="a"))
    (row,) = database.speakers()
    judgement = database.judge(
        partial(judgements.rename, speaker_id=row.id, name="Sergey V. Lavrov", person="Ana")
    )
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
    database.judge(
        partial(judgements.rename, speaker_id=number["al-Moallem"], name="Muallem", person="Ana")
    )
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
    database.judge(
        partial(
            reattribute,
            speaker_id=number["Sergei Lavrov"],
            quotations=[quotation.id],
            to="Zed",
            person="Ana",
        )
    )
    zed = ids(database)["Zed"]
    for name in ("Albert Zed", "Bill Ode"):
        give = partial(judgements.add_alias, speaker_id=zed, name=name, person="Ana")
        judgement = database.judge(give)
    undo(database, judgement)
    assert ids(database) == number | {"Zed": zed}


def test_an_alias_by_hand_is_a_name_to_join_by(database: Database, store: Store) -> None:
    store(said_by("Ibrahim al-Badri", id="a"))
    (row,) = database.speakers()
    give = partial(judgements.add_alias, speaker_id=row.id, name="Abu Bakr", person="Ana")
    judgement = database.judge(give)
    with pytest.raises(Unclear, match="known as Abu Bakr already"):
        database.judge(give)
    store(said_by("Abu Bakr", id="b"))
    assert [each.documents for each in database.speakers()] == [2]
    deny = partial(judgements.remove_alias, speaker_id=row.id, name="Abu Bakr", person="Ana")
    with pytest.raises(Unclear, match="split takes those out"):
        database.judge(deny)
    undo(database, judgement)
    assert {name.name: name.by_hand for name in database.speaker(row.id).names}["Abu Bakr"] is False


def test_an_alias_can_be_taken_back(database: Database, store: Store) -> None:
    store(said_by("Ibrahim al-Badri", id="a"))
    (row,) = database.speakers()
    before = snapshot(database)
    give = partial(judgements.add_alias, speaker_id=row.id, name="Abu Bakr", person="Ana")
    database.judge(give)
    deny = partial(judgements.remove_alias, speaker_id=row.id, name="Abu Bakr", person="Ana")
    undo(database, database.judge(deny))
    assert "Abu Bakr" in database.speakers()[0].aliases
    database.judge(deny)
    assert snapshot(database) == before


def test_wikidata(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    one, other = number["Walid al-Moallem"], number["Abu Omar"]

    def set_to(item: str | None, speaker: int = one) -> int:
        return database.judge(
            partial(judgements.set_wikidata, speaker_id=speaker, item=item, person="Ana")
        )

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
    rename = partial(judgements.rename, speaker_id=number["Sergei Lavrov"], name=name, person="Ana")
    judgement = database.judge(rename)
    assert len(database.speakers()) == 2
    assert number["Sergei Lavrov"] in {row.id for row in database.speakers_named(name)}
    undo(database, judgement)
    assert ids(database) == number
