"""A database in a file of its own for each test, and one with news that all tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import db
from db.database import Database
from db.values import Outcome
from quotes.types import Kind, Record, SpeakerKind, StanceLabel, Target
from tests.db.classified import articles
from tests.db.records import Said, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a database can be made."""
    return tmp_path / "quotes.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy, which is quicker than to make one for each test."""
    path = tmp_path_factory.mktemp("empty") / "quotes.db"
    db.open(path).close()
    return path


@pytest.fixture
def database(path: Path, empty: Path) -> Iterator[Database]:
    """An empty database."""
    shutil.copyfile(empty, path)
    with db.open(path, create=False) as opened:
        yield opened


@pytest.fixture
def run(database: Database) -> int:
    """A run in that database."""
    return database.start_run({"quotes": "1.0", "attribution": "1"}, {"targets": ["the talks"]})


@pytest.fixture
def store(database: Database, run: int) -> Callable[..., Outcome]:
    """Store records in that run."""

    def store_all(*records: Record, force: bool = False) -> Outcome:
        return [database.store(each, run, force=force) for each in records][-1]

    return store_all


@pytest.fixture
def filled(database: Database) -> Database:
    """The articles of `classified`, in a run that says that it looked for nothing."""
    silent = database.start_run({"quotes": "1"}, {})
    for each in articles():
        database.store(each, silent)
    return database


def _records() -> list[Record]:
    lavrov: dict[str, Any] = {"forms": ("Lavrov",), "roles": ("Russian Foreign Minister",)}
    return [
        record(
            "Russia, the U.S. and the UN are planning a prisoner swap, Sergei Lavrov said."
            " An exchange of prisoners should build trust, Lavrov said."
            " Lunch was good, Lavrov said.",
            Said(
                "Russia, the U.S. and the UN are planning a prisoner swap",
                "Sergei Lavrov",
                "said",
                ["Sergei Lavrov"],
                topics=("détente",),
                confidence=0.7,
                **lavrov,
            ),
            Said(
                "An exchange of prisoners should build trust",
                "Lavrov",
                "said",
                ["Sergei Lavrov"],
                stances=[("the talks", StanceLabel.SUPPORT, 0.9, "build trust")],
                **lavrov,
            ),
            Said("Lunch was good", "Lavrov", "said", ["Sergei Lavrov"], **lavrov),
            id="swap",
            title="Plans for Syria Prisoner Swap",
            publisher="The Moscow Times",
            date="2014-01-23",
        ),
        record(
            "Prisoners were fed, the United Nations said. “We want a cease-fire,” said Walid"
            " al-Moallem. Haitham al-Maleh, a member of the coalition, called the talks absurd.",
            Said(
                "Prisoners were fed",
                "the United Nations",
                "said",
                [("the United Nations", SpeakerKind.ORGANISATION)],
            ),
            Said(
                "“We want a cease-fire,”",
                "Walid al-Moallem",
                "said",
                ["Walid al-Moallem"],
                kind=Kind.DIRECT,
                roles=("Syrian Foreign Minister",),
                confidence=0.99,
            ),
            Said(
                "the talks absurd",
                "Haitham al-Maleh",
                "called",
                ["Haitham al-Maleh"],
                stances=[("the talks", StanceLabel.OPPOSE, 0.8, "absurd")],
                roles=("member of the coalition",),
            ),
            id="fed",
            title="Supper in Aleppo",
            publisher="Gazette",
            date="2014-01-19",
        ),
        record(
            "A witness said it rained. Russia’s top diplomat, Sergei Lavrov, denied it.",
            Said("it rained", "A witness", "said", [("A witness", SpeakerKind.UNNAMED)]),
            Said("it", "Sergei Lavrov", "denied", ["Sergei Lavrov"], **lavrov),
            id="rain",
            title=None,
            publisher=None,
            date=None,
        ),
    ]


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Three documents with eight quotations, which no test changes."""
    path = tmp_path_factory.mktemp("news") / "news.db"
    database = db.open(path)
    run = database.start_run({"quotes": "1"})
    database.put_targets([Target("the talks", ("Geneva 2",)), Target("a truce")])
    for each in _records():
        database.store(each, run)
    return database
