"""Storing: added, unchanged, replaced; all or nothing; what a person did stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

import db
import db.store
from db.database import Database
from db.engine import writing
from db.tables import Quotation
from db.values import Find, Outcome
from quotes.errors import SkipDocument, StopRun
from quotes.types import Kind, StanceLabel, Target
from tests.db.contents import check_search, counts, dump
from tests.db.records import BEGIN, NOTHING, TEXT, Said, article, record, said_by

Store = Callable[..., Outcome]


def test_added_unchanged_replaced(database: Database, run: int) -> None:
    first = article()
    assert not database.known(first.document, run)
    assert database.store(first, run) is Outcome.ADDED
    before = dump(database)
    assert database.known(first.document, run)
    assert database.known(first.document)
    assert database.store(first, run) is Outcome.UNCHANGED
    assert dump(database) == before
    changed = article(text=TEXT + " All was well.")
    assert not database.known(changed.document, run)
    assert database.store(changed, run) is Outcome.REPLACED
    assert counts(database, "document", "quotation", "speaker") == [1, 3, 2]
    check_search(database)


@pytest.mark.parametrize("field", ["title", "publisher", "date", "author", "url"])
def test_changed_metadata_is_a_change(field: str, database: Database, run: int) -> None:
    first = article()
    database.store(first, run)
    given: dict[str, Any] = {field: None}
    changed = replace(first, document=replace(first.document, **given))
    assert database.store(changed, run) is Outcome.REPLACED
    assert database.store(changed, run) is Outcome.UNCHANGED


def test_what_is_kept_of_a_quotation(database: Database, store: Store) -> None:
    said = Said(
        "“The talks … will begin",
        "Lavrov",
        "said",
        ["Lavrov"],
        kind=Kind.DIRECT,
        stances=[("the talks", StanceLabel.SUPPORT, 0.7, "begin")],
        topics=("talks", "beginnings"),
    )
    given = record("“The talks,” Lavrov said, “will begin.”", said, title="On talks")
    store(given)
    (hit,) = database.find(Find())
    (quotation,) = given.quotations
    assert (hit.id, hit.content, hit.content_spans) == (
        quotation.id,
        "“The talks … will begin",
        quotation.content,
    )
    assert [hit.sentence[a:b] for a, b in hit.marks] == ["“The talks", "will begin"]
    assert (hit.cue, hit.source, hit.speaker) == ("said", "Lavrov", "Lavrov")
    assert (hit.kind, hit.speech, hit.negated, hit.hedged) == (Kind.DIRECT, True, False, False)
    assert (hit.date, hit.publisher) == (given.document.date, "The Gazette")
    assert (hit.title, hit.url, hit.author) == ("On talks", "https://d1.test", "A. Reporter")
    assert hit.topics == ("talks", "beginnings")
    (stance,) = hit.stances
    assert (stance.target, stance.label, stance.score) == ("the talks", StanceLabel.SUPPORT, 0.7)
    assert stance.evidence == ("begin",)
    with database.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT kind, content_spans, decided_by, decided_version FROM quotation"
        ).one()
    assert tuple(row) == ("direct", "[[0, 10], [27, 37]]", "model", "1")


def test_the_tables_as_sqlmodel_classes(database: Database, store: Store) -> None:
    store(article())
    with Session(database.engine) as session:
        rows = session.exec(select(Quotation).order_by(col(Quotation.position))).all()
        assert [row.kind for row in rows] == [Kind.INDIRECT] * 3
        assert rows[0].content_spans == [[19, 40]]


def test_other_versions_read_again(database: Database) -> None:
    first = database.start_run({"quotes": "1", "attribution": "1"}, {"targets": []})
    same = database.start_run({"quotes": "1", "attribution": "1"}, {"targets": []})
    newer = database.start_run({"quotes": "1", "attribution": "2"}, {"targets": []})
    settings = database.start_run({"quotes": "1", "attribution": "2"}, {"pipeline": "other"})
    given = article()
    outcomes = [database.store(given, run).value for run in (first, same, newer, newer, settings)]
    assert outcomes == ["added", "unchanged", "replaced", "unchanged", "replaced"]
    assert database.known(given.document, settings)
    assert not database.known(given.document, first)


def test_force_replaces_and_keeps_ids(database: Database, run: int) -> None:
    database.store(article(), run)
    ids = [hit.id for hit in database.find(Find())]
    assert database.store(article(), run, force=True) is Outcome.REPLACED
    assert [hit.id for hit in database.find(Find())] == ids


def test_replacing_leaves_nothing_behind(database: Database, store: Store) -> None:
    store(article())
    store(article(NOTHING), force=True)
    assert [row.name for row in database.speakers()] == ["A witness"]
    assert counts(database, "quotation", "quotation_speaker", "stance") == [1, 1, 0]
    assert counts(database, "topic", "quotation_topic", "alias", "speaker_key") == [0, 0, 1, 0]
    assert counts(database, "role", "role_sighting", "sighting") == [0, 0, 1]
    assert counts(database, "target", "document") == [1, 1]
    assert not database.find(Find(about="begin"))
    check_search(database)


def test_replacing_leaves_other_documents_alone(database: Database, store: Store) -> None:
    store(article(), article(id="d2"))
    store(article(NOTHING), force=True)
    (lavrov,) = database.speakers_named("Lavrov")
    assert (lavrov.quotations, lavrov.documents, lavrov.aliases) == (2, 1, ("Lavrov",))
    assert lavrov.roles == ("Russian Foreign Minister",)
    assert [h.document_id for h in database.find(Find(about="begin"))] == ["d2"]


def test_an_unnamed_speaker_belongs_to_one_document(database: Database, store: Store) -> None:
    store(article(), article(id="d2"))
    before = {row.id for row in database.speakers() if row.name == "A witness"}
    assert len(before) == 2
    store(article(), force=True)
    assert {row.id for row in database.speakers() if row.name == "A witness"} == before


def test_a_role_has_its_first_and_last_day(database: Database, store: Store) -> None:
    store(said_by("Sergei Lavrov", "Minister", id="a", date="2014-02-01"))
    store(said_by("Sergei Lavrov", "Minister", id="b", date="2013-02-01"))
    store(said_by("Sergei Lavrov", "Minister", id="c", date=None))
    query = "SELECT role, first, last, seen FROM roles_flat"
    with database.engine.connect() as connection:
        row = connection.exec_driver_sql(query).one()
        assert tuple(row) == ("Minister", "2013-02-01", "2014-02-01", 3)
    store(said_by("Sergei Lavrov", id="a", date="2014-02-01"), force=True)
    with database.engine.connect() as connection:
        row = connection.exec_driver_sql(query).one()
        assert tuple(row) == ("Minister", "2013-02-01", "2013-02-01", 2)


def test_deleting_a_document_takes_its_rows(database: Database, store: Store) -> None:
    store(article())
    with writing(database.engine) as connection:
        connection.exec_driver_sql("DELETE FROM document")
    left = counts(database, "quotation", "quotation_speaker", "stance", "quotation_topic")
    assert left == [0, 0, 0, 0]
    assert [row.name for row in database.speakers()] == ["Sergei Lavrov"]
    check_search(database)


@pytest.mark.parametrize("step", ["_write", "follow", "prune"])
def test_a_crash_in_the_middle_changes_nothing(
    step: str, database: Database, store: Store, run: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(article())
    before = dump(database)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(db.store, step, crash)
    with pytest.raises(KeyboardInterrupt):
        database.store(article(BEGIN), run, force=True)
    assert dump(database) == before
    monkeypatch.undo()
    assert database.store(article(BEGIN), run, force=True) is Outcome.REPLACED
    check_search(database)


@pytest.mark.parametrize(
    ("text", "says"), [("a\0b said c", "NUL"), ("a\ud800 said c", "surrogate")]
)
def test_a_text_that_no_database_keeps(text: str, says: str, database: Database, run: int) -> None:
    given = record(text, Said("c", "a", "said"))
    assert not database.known(given.document, run)
    with pytest.raises(SkipDocument, match=says):
        database.store(given, run)
    assert database.counts()["documents"] == 0


def test_metadata_is_cleaned(database: Database, store: Store) -> None:
    given = record("He said yes.", Said("yes", "He", "said"), title="A\0B 🚀 \u202eשלום")
    store(given)
    assert database.documents()[0].title == "AB 🚀 \u202eשלום"
    assert database.known(given.document)


@pytest.mark.parametrize(
    "name",
    ["🚀", "محمد بن سلمان", "x" * 500, 'O"Brien', "D'Arcy", "'); DROP TABLE speaker;--", "%", "习"],
)
def test_odd_names_are_kept_and_found(name: str, database: Database, store: Store) -> None:
    store(said_by(name, name, id="a"), said_by("Sergei Lavrov", id="b"))
    assert name in [hit.speaker for hit in database.find(Find())]
    assert [row.name for row in database.speakers_named(name)] == [name]
    assert [row.name for row in database.speakers(name)] == [name]


def test_one_content_twice_is_kept_once(database: Database, store: Store) -> None:
    surer = replace(BEGIN, confidence=0.95, cue="", source="")
    store(article(BEGIN, surer))
    (hit,) = database.find(Find())
    assert hit.confidence == 0.95


def test_joint_and_repeated_speakers(database: Database, store: Store) -> None:
    text = "Lavrov and Kerry said so."
    said = Said("so", "Lavrov and Kerry", "said", ["Lavrov", "Kerry", "Lavrov"])
    store(record(text, said))
    (hit,) = database.find(Find())
    assert (hit.speaker, len(hit.speaker_ids)) == ("Lavrov & Kerry", 2)


def test_an_empty_record(database: Database, store: Store) -> None:
    assert store(record("Nobody spoke.")) is Outcome.ADDED
    assert store(record("Nobody spoke.")) is Outcome.UNCHANGED
    assert database.documents()[0].quotations == 0


def test_targets(database: Database, store: Store) -> None:
    database.put_targets([Target("the talks", ("Geneva 2",), "peace talks")])
    database.put_targets([Target("The Talks", ("Geneva 2", "negotiations")), Target("a truce")])
    store(article(replace(BEGIN, stances=[("geneva 2", StanceLabel.SUPPORT, 0.8, "begin")])))
    truce, talks = database.targets()
    assert (truce.name, truce.aliases, truce.labels) == ("a truce", (), {})
    assert (talks.name, talks.aliases) == ("the talks", ("Geneva 2", "negotiations"))
    assert (talks.description, talks.labels) == ("peace talks", {StanceLabel.SUPPORT: 1})


def test_a_run_counts_what_was_stored(database: Database) -> None:
    run = database.start_run({"quotes": "1.2"}, {"path": Path("a"), "n": 1})
    for given in (article(), article(), article(NOTHING, text=TEXT + "!")):
        database.store(given, run)
    database.finish_run(run)
    with database.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT program_version, settings, counts, finished >= started FROM run"
        ).one()
    assert tuple(row) == (
        "1.2",
        '{"n": 1, "path": "a"}',
        '{"added": 1, "unchanged": 1, "replaced": 1}',
        1,
    )


def test_a_document_without_an_id_takes_no_place(database: Database, run: int) -> None:
    with pytest.raises(SkipDocument, match="has no id; give it one"):
        database.store(article(id=""), run)
    assert database.counts()["documents"] == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("date", "2024-01-01", r"its date is '2024-01-01', of type str; give datetime\.date"),
        ("date", dt.datetime(2024, 1, 1, 8), r"of type datetime; give datetime\.date"),
        ("title", 7, "its title is 7, of type int; give a str or None"),
    ],
)
def test_metadata_of_another_type_is_named(
    name: str, value: object, says: str, database: Database, run: int
) -> None:
    given = article()
    given = replace(given, document=replace(given.document, **{name: value}))  # type: ignore[arg-type]
    with pytest.raises(SkipDocument, match=says):
        database.store(given, run)
    assert database.counts()["documents"] == 0


def test_a_run_that_nobody_began(database: Database, run: int) -> None:
    with pytest.raises(StopRun, match=f"there is no run {run + 7}; start_run begins one"):
        database.store(article(), run + 7)
    assert database.counts()["documents"] == 0


def test_help_shows_what_is_loaded_late() -> None:
    assert set(db.__all__) <= set(dir(db))
