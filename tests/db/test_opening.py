"""Opening: what can be a database and what cannot, with one clear line for the latter."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import db
from db.migrations import HEAD, REVISIONS
from db.values import Find
from quotes.errors import StopRun
from tests.db.records import Said, record

RECORD = record("Ann said peace is near.", Said("peace is near", "Ann", "said", ["Ann"]))


def test_a_new_database_is_of_this_version_and_keeps_a_log(path: Path) -> None:
    with db.open(path) as database:
        assert database.counts()["documents"] == 0
        database.start_run({"quotes": "1"})
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with db.open(path, create=False) as again:
        assert again.counts()["runs"] == 1


def test_a_new_database_waits_for_another_process_that_makes_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        pauses = []

        def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 2:
                other.rollback()

        monkeypatch.setattr("time.sleep", sleep)
        db.open(path).close()
    assert len(pauses) == 2


def test_a_new_database_does_not_wait_for_ever(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.opening.WAIT", 0.0)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StopRun, match="another program is writing"):
            db.open(path)


@pytest.mark.parametrize("kind", ["path", "text", "url", "relative"])
def test_a_path_or_an_address(kind: str, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    where: dict[str, str | Path] = {
        "path": path,
        "text": str(path),
        "url": f"sqlite:///{path}",
        "relative": path.name,
    }
    db.open(where[kind]).close()
    assert path.exists()


@pytest.mark.parametrize("name", ["a b.db", "é 🚀.db", "50%.db", "what?.db", "a#b.db", "-"])
def test_odd_file_names(name: str, tmp_path: Path) -> None:
    db.open(tmp_path / name).close()
    assert (tmp_path / name).stat().st_size > 0


def test_in_memory() -> None:
    with db.open(":memory:") as database:
        database.start_run({"quotes": "1"})
        assert database.counts()["runs"] == 1


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    db.open(path).close()
    assert path.stat().st_size > 0


def _folder(path: Path) -> None:
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("Lavrov said that the talks would begin.\n" * 50)


def _short(path: Path) -> None:
    path.write_bytes(b"x")


def _nothing(path: Path) -> None:
    assert not path.exists()


def _another_program(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE bookmark (id INTEGER PRIMARY KEY, address TEXT)")


def _newer(path: Path) -> None:
    db.open(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")


def _damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)


@pytest.mark.parametrize(
    ("prepare", "create", "says"),
    [
        (_folder, True, "folder"),
        (_text, True, "not a database"),
        (_short, True, "not a database"),
        (_nothing, False, "quotes ingest"),
        (_another_program, True, "not made by quotes"),
        (_another_program, False, "not made by quotes"),
        (_newer, True, "newer version"),
        (_damaged, True, "database"),
    ],
)
def test_what_is_no_database(
    prepare: Callable[[Path], None], create: bool, says: str, path: Path
) -> None:
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StopRun, match=says) as caught:
        db.open(path, create=create)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("no/such/folder/quotes.db", "folder does not exist"),
        ("a\0b.db", "NUL"),
        ("x" * 5000, "cannot be used"),
        ("postgresql://localhost/quotes", "only SQLite"),
        ("mysql://localhost/quotes", "only SQLite"),
        ("://", "address"),
    ],
)
def test_what_no_database_can_be_at(
    where: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StopRun, match=says) as caught:
        db.open(where)
    assert "\n" not in str(caught.value)
    assert not list(tmp_path.iterdir())


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    """Nothing in the folder may be written, not even by root."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


# Below the folder of all temporary files, since pytest's own may not be entered by others.
@pytest.fixture
def shared() -> Iterator[Path]:
    if not hasattr(os, "seteuid"):
        pytest.skip("file permissions are of another kind here")
    with tempfile.TemporaryDirectory() as made:
        yield Path(made) / "a shared #1?.db"


def test_nothing_is_made_without_permission(shared: Path) -> None:
    with _without_rights(shared.parent), pytest.raises(StopRun, match="cannot be opened"):
        db.open(shared)


def test_a_file_that_may_only_be_read_answers(shared: Path) -> None:
    with db.open(shared) as database:
        run = database.start_run({})
        database.store(RECORD, run)
        before = database.find(Find())
    shared.chmod(0o444)
    with _without_rights(shared.parent), db.open(shared) as database:
        assert database.find(Find()) == before != []
        with pytest.raises(StopRun, match="cannot be written to"):
            database.start_run({})
    assert [each.name for each in shared.parent.iterdir()] == [shared.name]


def test_a_file_that_may_only_be_read_shows_what_another_writes(shared: Path) -> None:
    with db.open(shared) as writer:
        writer.store(RECORD, writer.start_run({}))
        shared.chmod(0o444)
        with _without_rights(shared.parent), db.open(shared) as database:
            assert len(database.find(Find())) == 1


def test_an_old_file_that_may_only_be_read_says_so(shared: Path) -> None:
    shared.touch(mode=0o444)
    with closing(sqlite3.connect(shared)) as connection:
        connection.executescript(
            "CREATE TABLE alembic_version (version_num TEXT); CREATE TABLE document (id);"
            f"CREATE TABLE quotation (id); INSERT INTO alembic_version VALUES ('{REVISIONS[0]}')"
        )
    with _without_rights(shared.parent), pytest.raises(StopRun, match="older version"):
        db.open(shared)


def test_a_file_that_is_taken_away_stops_the_run(path: Path) -> None:
    with db.open(path) as database:
        database.close()
        path.write_bytes(b"gone" * 5000)
        for left in (path.with_name("quotes.db-wal"), path.with_name("quotes.db-shm")):
            left.unlink(missing_ok=True)
        with pytest.raises(StopRun, match="not a database"):
            database.find(Find())


def test_reading_loads_nothing_heavy(path: Path) -> None:
    db.open(path).close()
    script = (
        "import sys, db; light = set(sys.modules);"
        f"d = db.open({str(path)!r}, create=False);"
        "d.find(db.Find(about='a swap', target='talks')); d.speakers_named('Lavrov'); d.targets();"
        "print('sqlalchemy' in light,"
        " [m for m in ('sqlmodel', 'alembic', 'pydantic', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False []"
