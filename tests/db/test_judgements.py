"""What a person decides on speakers: it is done, kept, undone, and outlives every ingest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import text

from db.database import Database
from db.values import Outcome
from quotes.errors import Unclear
from quotes.types import SpeakerKind
from tests.db.decided import MUALLEM, ids, merge, snapshot, split, undo, who
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
PERSON, UNNAMED, ORGANISATION = SpeakerKind.PERSON, SpeakerKind.UNNAMED, SpeakerKind.ORGANISATION


def test_a_merge_gives_all_to_one(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    judgement = merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    (row,) = database.speakers()
    assert (row.id, row.quotations, row.documents) == (number["Abu Omar"], 3, 3)
    assert database.speaker_row(number["Walid al-Moallem"]) == row
    assert row.name == "Walid al-Moallem"
    assert {row.name, *row.aliases} == {"Walid al-Moallem", "Abu Omar", "Omar"}
    profile = database.speaker(row.id)
    seen = {role.role: (str(role.first), str(role.last)) for role in profile.roles}
    assert seen == {
        "Syrian Foreign Minister": ("2014-01-19", "2014-03-01"),
        "a commander": ("2014-02-01", "2014-02-01"),
    }
    (kept,) = profile.judgements
    assert (kept.id, kept.action, kept.by, kept.by_hand) == (judgement, "merge", "Ana", True)


@pytest.mark.parametrize("name", ["Jan Kos", "Kos"])
@pytest.mark.parametrize("described_first", [True, False])
def test_a_name_goes_before_a_description(
    name: str, described_first: bool, database: Database, store: Store
) -> None:
    store(said_by("the minister", id="a", kind=UNNAMED), said_by(name, id="b"))
    before, number = snapshot(database), ids(database)
    order = ["the minister", name] if described_first else [name, "the minister"]
    judgement = merge(database, *(number[each] for each in order))
    (row,) = database.speakers()
    assert (row.name, row.kind, row.quotations) == (name, PERSON, 2)
    undo(database, judgement)
    assert snapshot(database) == before


@pytest.mark.parametrize("described_first", [True, False])
def test_a_name_goes_before_a_description_that_is_no_persons(
    described_first: bool, database: Database, store: Store
) -> None:
    names = ("The ministry", "FMS")
    store(*(said_by(name, id=name, kind=ORGANISATION) for name in names))
    before, number = snapshot(database), ids(database)
    judgement = merge(database, *(number[each] for each in names[:: 1 if described_first else -1]))
    store(said_by("FMS", id="later", kind=ORGANISATION))
    (row,) = database.speakers()
    assert (row.name, row.documents) == ("FMS", 3)
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM document WHERE id = 'later'"))
    undo(database, judgement)
    assert snapshot(database) == before


def test_a_merge_across_kinds_holds_for_new_articles(database: Database, store: Store) -> None:
    kinds = {"a": ORGANISATION, "b": SpeakerKind.GROUP, "c": SpeakerKind.GROUP, "d": PERSON}
    front = {id: said_by("The Delta Front", id=id, kind=kind) for id, kind in kinds.items()}
    store(front["a"], front["b"])
    one, other = (row.id for row in database.speakers())
    merge(database, one, other)
    store(front["c"], front["d"])
    assert {row.id: row.documents for row in database.speakers()} == {one: 3, other + 1: 1}


def test_a_merge_across_kinds_is_of_the_names_of_that_kind(
    database: Database, store: Store
) -> None:
    jordan, brand = "Michael Jordan", "Jordan Shoes"
    store(said_by(jordan, id="a", forms=(jordan, "Jordan")))
    store(said_by(brand, id="b", kind=ORGANISATION))
    number = ids(database)
    merge(database, number[jordan], number[brand])
    store(*(said_by(n, id=n, kind=ORGANISATION) for n in (brand, "Jordan")))
    assert who(database) == {"a": jordan, "b": jordan, brand: jordan, "Jordan": "Jordan"}


def test_a_merge_by_hand_outlives_every_ingest(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    store(*reversed(MUALLEM), force=True)
    store(*MUALLEM, force=True)
    store(said_by("Abu Omar", id="d"), said_by("Walid Muallem", id="e"))
    assert set(who(database).values()) == {"Walid al-Moallem"}
    assert set(ids(database).values()) == {number["Abu Omar"]}


def test_a_merge_holds_where_no_rule_would_join(database: Database, store: Store) -> None:
    articles = (
        said_by("Bill Clinton", "former president", id="a"),
        said_by("Hillary Clinton", "secretary of state", id="b"),
        said_by("Clinton", id="c"),
        said_by("a witness", id="d", kind=UNNAMED),
    )
    store(*articles)
    number = ids(database)
    merge(database, number["Hillary Clinton"], number["Clinton"])
    merge(database, number["Hillary Clinton"], number["a witness"])
    store(*articles, force=True)
    store(*reversed(articles), force=True)
    hers = "Hillary Clinton"
    assert who(database) == {"a": "Bill Clinton", "b": hers, "c": hers, "d": hers}


@pytest.mark.parametrize("other", [("Dorn", PERSON), ("a witness", UNNAMED)])
def test_a_merge_of_two_in_one_article_outlives_its_next_reading(
    other: tuple[str, SpeakerKind], database: Database, store: Store
) -> None:
    name, _ = other
    both = record(
        f"Ada Kohl said we go. Luka Peric said it rained. Again, {name} said we stay.",
        Said("we go", "Ada Kohl", "said", ["Ada Kohl"]),
        Said("it rained", "Luka Peric", "said", ["Luka Peric"]),
        Said("we stay", name, "said", [other]),
    )
    store(both)
    number = ids(database)
    judgement = merge(database, number["Ada Kohl"], number[name])
    store(both, force=True)
    assert {row.name: row.quotations for row in database.speakers()} == {
        "Ada Kohl": 2,
        "Luka Peric": 1,
    }
    undo(database, judgement)
    store(both, force=True)
    assert {row.name: row.quotations for row in database.speakers()} == dict.fromkeys(number, 1)


def test_whom_a_new_reading_tells_from_a_renamed_speaker_is_another(
    database: Database, store: Store
) -> None:
    text = "Hillary Clinton said yes. Clinton said no."
    hers = {"speakers": ["Hillary Clinton"], "forms": ("Hillary Clinton", "Clinton")}
    yes, no = (Said(w, n, "said", **hers) for w, n in (("yes", "Hillary Clinton"), ("no", "Clin")))
    store(record(text, yes, no))
    (row,) = database.speakers()
    database.rename(row.id, "H. Clinton", "Ana")
    theirs = Said("no", "Clinton", "said", ["Clinton"])
    store(record(text, replace(yes, forms=("Hillary Clinton",)), theirs), force=True)
    assert sorted(row.name for row in database.speakers()) == ["Clinton", "H. Clinton"]


def test_a_split_by_hand_is_not_joined_again(database: Database, store: Store) -> None:
    articles = (
        said_by("Walid al-Moallem", "minister", id="a", date="2014-01-01"),
        said_by("Muallem", "minister", id="b", date="2014-02-01"),
        said_by("Walid al-Moallem", id="c"),
    )
    store(*articles)
    (row,) = database.speakers()
    before = snapshot(database)
    judgement = split(database, row.id, "Muallem")
    assert who(database) == {"a": "Walid al-Moallem", "b": "Muallem", "c": "Walid al-Moallem"}
    store(*articles, force=True)
    store(*reversed(articles), force=True)
    store(said_by("Walid al-Moallem", id="d"))
    assert who(database)["b"] == "Muallem"
    assert len(database.speakers()) == 2
    with database.engine.begin() as connection:
        connection.execute(text("DELETE FROM document WHERE id = 'd'"))
    undo(database, judgement)
    assert {row.id for row in database.speakers()} == {row.id}
    assert snapshot(database)["said"] == before["said"]


@pytest.mark.parametrize("kept", ["Hillary Rodham", "Clinton"])
def test_a_split_is_not_undone_as_long_as_another_is_one_with_who_was_split_off(
    kept: str, database: Database, store: Store
) -> None:
    names = ("Bill Clinton", "Clinton", "Hillary Rodham")
    store(*(said_by(name, id=name[0]) for name in names))
    before, number = snapshot(database), ids(database)
    apart = split(database, number["Bill Clinton"], "Clinton")
    number = ids(database)
    both = {number["Hillary Rodham"], number["Clinton"]}
    judgement = merge(database, number[kept], *(both - {number[kept]}))
    after = snapshot(database)
    with pytest.raises(Unclear, match=f"was merged since; undo judgement {judgement} first"):
        undo(database, apart)
    assert snapshot(database) == after
    undo(database, judgement)
    undo(database, apart)
    assert snapshot(database) == before


def test_a_document_can_be_taken_out(database: Database, store: Store) -> None:
    store(*(said_by("John Smith", role, id=role) for role in ("mayor", "baker")))
    store(said_by("John Smith", "mayor", id="again"))
    (row,) = database.speakers()
    split(database, row.id, documents=["baker"])
    assert [each.documents for each in database.speakers()] == [2, 1]
    store(said_by("John Smith", "the baker", id="more"), said_by("John Smith", id="open"))
    roles = {frozenset(row.roles): row.documents for row in database.speakers()}
    assert roles == {frozenset({"mayor"}): 2, frozenset({"baker", "the baker"}): 2, frozenset(): 1}


def test_a_rules_join_can_be_undone(database: Database, store: Store) -> None:
    articles = said_by("Walid al-Moallem", id="a"), said_by("Muallem", id="b")
    store(*articles)
    (row,) = database.speakers()
    (join,) = database.speaker(row.id).judgements
    assert (join.action, join.by, join.by_hand) == ("join", "last name alone", False)
    undo(database, join.id)
    store(*articles, force=True)
    assert who(database) == {"a": "Walid al-Moallem", "b": "Muallem"}
    assert database.doubtful_pairs() == []


def test_what_cannot_be_done_changes_nothing(database: Database, store: Store) -> None:
    store(*MUALLEM)
    before, number = snapshot(database), ids(database)["Abu Omar"]
    person = {"person": "Ana"}
    impossible: list[Callable[..., object]] = [
        partial(database.merge, kept=number, other=number, **person),
        partial(database.merge, kept=number, other=999, **person),
        partial(database.tell_apart, one=number, other=number, **person),
        partial(database.split, speaker_id=number, names=["Abu Omar"], **person),
        partial(database.split, speaker_id=number, names=["Nobody"], **person),
        partial(database.split, speaker_id=number, documents=["a"], **person),
        partial(database.split, speaker_id=number, **person),
        partial(database.remove_alias, speaker_id=number, name="Abu Omar", **person),
        *(partial(database.undo, number=n, **person) for n in (999, -1, 10**20)),
        *(
            partial(database.rename, speaker_id=number, name=name, **person)
            for name in ("", " ", "\0", "\ud800", "\u200b", "x" * 1001)
        ),
    ]
    for decide in impossible:
        with pytest.raises(Unclear):
            decide()
    assert snapshot(database) == before
    assert database.speaker(number).judgements == ()
