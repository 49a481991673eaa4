"""How SQLite goes about what is asked often, and with ids of any number."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import db
from db import Database
from db.values import Find
from quotes.types import SpeakerKind
from tests.db.records import Said, record

VARIABLES = 60  # what a statement may have in the test below; SQLite has 32,766 mostly


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The SELECTs that are executed meanwhile, with their parameters."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append((statement, given))

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda news: news.unread(news.targets()[1:]), id="what is not read for it"),
        pytest.param(lambda news: news.speakers_named("a witness"), id="whom a description means"),
        pytest.param(lambda news: news.find(Find(target="the talks")), id="stances on a target"),
        pytest.param(lambda news: news.taken("the talks"), id="who takes which side"),
    ],
)
def test_neither_articles_nor_quotations_are_gone_through(
    news: Database, ask: Callable[[Database], object]
) -> None:
    with statements(news) as seen:
        ask(news)
    assert seen
    with news.engine.connect() as connection:
        steps = [
            row[3]
            for statement, given in seen
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        ]
    whole = [step for step in steps if step.startswith(("SCAN document", "SCAN quotation"))]
    assert [step for step in whole if "COVERING" not in step] == []
    assert [step for step in steps if step.startswith("SCAN said")] == []


def test_whom_articles_describe_is_not_asked_of_each_of_them(path: Path) -> None:
    asked = []
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        for number in range(12):
            said = Said("it rained", "Sergei Lavrov", "said", ["Sergei Lavrov"])
            text = "Russia’s top diplomat, Sergei Lavrov, said it rained."
            database.store(record(text, said, id=str(number)), run)
            with statements(database) as seen:
                (row,) = database.speakers_named("Russia's top diplomat")
            assert row.name == "Sergei Lavrov"
            asked.append(len(seen))
    assert len(set(asked)) == 1


def test_no_limit_of_the_database_is_met_by_what_many_say(path: Path) -> None:
    names = [f"Ana Lind{'aeiou'[n % 5]}{'bdfgklmnprstvz'[n // 5]}" for n in range(70)]
    text = " ".join(f"{name} said it is {at}." for at, name in enumerate(names))
    said = [
        Said(f"it is {at}.", name, "said", [name, ("Orlo Council", SpeakerKind.ORGANISATION)])
        for at, name in enumerate(names)
    ]
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        database.store(record(text, *said), run)
        for name in ("Orlo Council", "Harbour Trust"):
            spoken = Said("it rained.", name, "said", [(name, SpeakerKind.ORGANISATION)])
            for id in range(70):
                database.store(record(f"{name} said it rained.", spoken, id=f"{name}{id}"), run)

        (council,), (trust,) = map(database.speakers_named, ("Orlo Council", "Harbour Trust"))

        @event.listens_for(database.engine, "begin")
        def few(connection: Any) -> None:
            plain: sqlite3.Connection = connection.connection.driver_connection
            plain.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, VARIABLES)

        assert database.doubtful_pairs()
        other = database.move(council.id, "Another", "Ana", names=["Orlo Council"])
        database.undo(other.number, "Ana")
        merged = database.merge(council.id, trust.id, "Ana")
        database.undo(merged.number, "Ana")
