"""What a person decides on speakers: it is done, kept, undone, and outlives every ingest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import permutations

import pytest
from sqlalchemy import text

from db import judgements
from db.database import Database
from db.values import Outcome, Pair
from quotes.errors import Unclear
from quotes.types import Record, SpeakerKind
from tests.db.records import Said, record, said_by

Store = Callable[..., Outcome]
PERSON, UNNAMED = SpeakerKind.PERSON, SpeakerKind.UNNAMED


def ids(database: Database) -> dict[str, int]:
    return {row.name: row.id for row in database.speakers(limit=0)}


def who(database: Database) -> dict[str, str]:
    """The speaker's name of each document that `said_by` made."""
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT document_id, speaker FROM quotes_flat"))
        return dict(map(tuple, rows))


def snapshot(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything on speakers but the judgements and their numbers."""
    queries = {
        "speakers": "SELECT id, name, kind, wikidata, document_id, by_hand FROM speaker",
        "names": "SELECT speaker_id, name, folded, seen, by_hand FROM alias",
        "roles": "SELECT speaker_id, role, first, last, seen, by_hand FROM role",
        "said": "SELECT * FROM quotation_speaker",
        "keys": "SELECT * FROM speaker_key",
        "sightings": "SELECT document_id, speaker_id, name, rule FROM sighting"
        " JOIN alias ON alias.id = alias_id",
        "given": "SELECT document_id, speaker_id, role, date FROM role_sighting"
        " JOIN role ON role.id = role_id",
    }
    with database.engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(query))), key=repr)
            for name, query in queries.items()
        }


def merge(database: Database, kept: int, other: int) -> int:
    return database.judge(partial(judgements.merge, kept=kept, other=other, person="Ana"))


def split(database: Database, speaker: int, *names: str, documents: Sequence[str] = ()) -> int:
    return database.judge(
        partial(
            judgements.split, speaker_id=speaker, person="Ana", names=names, documents=documents
        )
    )


def undo(database: Database, number: int) -> int:
    return database.judge(partial(judgements.undo, number=number, person="Bea"))


MUALLEM = (
    said_by("Walid al-Moallem", "Syrian Foreign Minister", id="a", date="2014-01-19"),
    said_by("Abu Omar", "a commander", id="b", forms=("Omar",), date="2014-02-01"),
    said_by("Abu Omar", "Syrian Foreign Minister", id="c", date="2014-03-01"),
)


def test_a_merge_gives_all_to_one(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    judgement = merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    (row,) = database.speakers()
    assert (row.id, row.quotations, row.documents) == (number["Walid al-Moallem"], 3, 3)
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


def test_a_merge_by_hand_outlives_every_ingest(database: Database, store: Store) -> None:
    store(*MUALLEM)
    number = ids(database)
    merge(database, number["Walid al-Moallem"], number["Abu Omar"])
    store(*reversed(MUALLEM), force=True)
    store(*MUALLEM, force=True)
    store(said_by("Abu Omar", id="d"), said_by("Walid Muallem", id="e"))
    assert set(who(database).values()) == {"Walid al-Moallem"}
    assert set(ids(database).values()) == {number["Walid al-Moallem"]}


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


def test_who_was_told_apart_is_not_asked_about_nor_joined(database: Database, store: Store) -> None:
    articles = (
        said_by("Bill Clinton", "former president", id="a"),
        said_by("Clinton", "secretary of state", id="b"),
    )
    store(*articles)
    number = ids(database)
    (pair,) = database.doubtful_pairs()
    assert {pair.one.name, pair.other.name} == set(number)
    judgement = database.judge(
        partial(
            judgements.tell_apart,
            one=number["Bill Clinton"],
            other=number["Clinton"],
            person="Ana",
        )
    )
    assert database.doubtful_pairs() == []
    for _ in range(2):
        store(*reversed(articles), force=True)
        assert ids(database) == number
    assert who(database) == {"a": "Bill Clinton", "b": "Clinton"}
    undo(database, judgement)
    assert len(database.doubtful_pairs()) == 1


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
    set_to("Q1", other)
    with pytest.raises(Unclear, match="is Q334455, Abu Omar is Q1"):
        merge(database, one, other)
    undo(database, judgement)
    assert database.speaker(one).wikidata is None
    undo(database, merge(database, one, other))
    assert [database.speaker(each).wikidata for each in (one, other)] == [None, "Q1"]


def test_what_cannot_be_done_changes_nothing(database: Database, store: Store) -> None:
    store(*MUALLEM)
    before, number = snapshot(database), ids(database)["Abu Omar"]
    person = {"person": "Ana"}
    impossible: list[Callable[..., int]] = [
        partial(judgements.merge, kept=number, other=number, **person),
        partial(judgements.merge, kept=number, other=999, **person),
        partial(judgements.tell_apart, one=number, other=number, **person),
        partial(judgements.split, speaker_id=number, names=["Abu Omar"], **person),
        partial(judgements.split, speaker_id=number, names=["Nobody"], **person),
        partial(judgements.split, speaker_id=number, documents=["a"], **person),
        partial(judgements.split, speaker_id=number, **person),
        partial(judgements.remove_alias, speaker_id=number, name="Abu Omar", **person),
        partial(judgements.undo, number=999, **person),
        *(
            partial(judgements.rename, speaker_id=number, name=name, **person)
            for name in ("", " ", "\0", "\ud800", "\u200b", "x" * 1001)
        ),
    ]
    for decide in impossible:
        with pytest.raises(Unclear):
            database.judge(decide)
    assert snapshot(database) == before
    assert database.speaker(number).judgements == ()


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


def test_joint_speakers_who_are_one_are_named_once(database: Database, store: Store) -> None:
    text = "Lavrov and the Minister said yes."
    store(record(text, Said("yes", "Lavrov and", "said", ["Lavrov", "Minister"]), id="a"))
    before, number = snapshot(database), ids(database)
    judgement = merge(database, number["Lavrov"], number["Minister"])
    (row,) = database.speakers()
    assert (row.quotations, who(database)["a"]) == (1, "Lavrov")
    undo(database, judgement)
    assert snapshot(database) == before
