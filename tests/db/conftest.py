"""A database in a file of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import db
from db.database import Database
from db.values import Outcome
from quotes.types import Record


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
