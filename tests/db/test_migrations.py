"""Migrations: they lead to the tables, all at once or not at all, and lose nothing."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, inspect

import db
from db import migrations
from db.database import Database
from db.engine import make_engine, migrating
from db.opening import _url
from db.tables import metadata
from tests.db.records import said_by

SCRIPTS = Path(migrations.__file__).parent
SECOND = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "9999", "{migrations.HEAD}"


def upgrade():
    op.add_column("speaker", sa.Column("born", sa.Date()))
    with op.batch_alter_table("document") as batch:
        batch.alter_column("author", new_column_name="byline")
    # FAIL
"""


def _objects(path: Path) -> dict[str, list[str]]:
    """What the database is made of; the lines of each in no order, as that of constraints is."""
    with sqlite3.connect(path) as plain:
        rows = plain.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql <> ''")
        return {
            # A table that a migration copied has its name in quotation marks.
            name: sorted(
                " ".join(line.split()).rstrip(",")
                # A column that was added stands on the line of the one before it.
                for line in re.split(r"\n|, (?=\w+ [A-Z])", sql)
            )
            for name, sql in (
                (n, re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", s)) for n, s in rows
            )
        }


def _ours(table: object, name: str | None, kind: str, reflected: bool, _to: object) -> bool:
    is_index = re.search(r"_(?:fts|words)(?:_|$)", str(name)) is not None
    return not (kind == "table" and reflected and isinstance(table, Table) and is_index)


def test_a_migrated_schema_equals_the_tables(tmp_path: Path) -> None:
    engine = make_engine(_url(tmp_path / "migrated.db"))
    with migrating(engine) as connection:
        migrations.migrate(connection)
    with engine.connect() as connection:
        options = {"include_object": _ours, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        assert set(inspect(connection).get_table_names()) >= set(metadata.tables)
    engine.dispose()


def test_a_migrated_database_equals_a_new_one(tmp_path: Path) -> None:
    engine = make_engine(_url(tmp_path / "migrated.db"))
    with migrating(engine) as connection:
        migrations.migrate(connection)
    engine.dispose()
    db.open(tmp_path / "new.db").close()
    assert _objects(tmp_path / "migrated.db") == _objects(tmp_path / "new.db")


def test_every_revision_is_named_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    found = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == migrations.REVISIONS


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The migrations with one more, which changes a table by copying it."""
    copied = tmp_path / "100% new"
    shutil.copytree(SCRIPTS, copied)
    (copied / "versions" / "9999_second.py").write_text(SECOND)
    return copied


def _migrate(path: Path, scripts: Path) -> None:
    engine = make_engine(_url(path))
    try:
        with migrating(engine) as connection:
            migrations.migrate(connection, scripts)
    finally:
        engine.dispose()


def _counts(path: Path) -> list[int]:
    with sqlite3.connect(path) as plain:
        return [
            plain.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in ("document", "quotation", "quotation_speaker", "sighting", "role_sighting")
        ]


def test_a_migration_keeps_the_rows(
    path: Path, scripts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with db.open(path) as database:
        _fill(database)
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE VIEW my_own AS SELECT title FROM document")
    before = _counts(path)
    # The views of this version ask for a column that the next revision renames.
    monkeypatch.setattr("db.views.create", lambda connection: None)
    _migrate(path, scripts)
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT * FROM my_own").fetchall() == [(None,), (None,)]
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
        assert plain.execute("SELECT byline, title FROM document").fetchone() == (
            "A. Reporter",
            None,
        )
        found = "SELECT count(*) FROM quotation_fts WHERE quotation_fts MATCH 'well'"
        assert plain.execute(found).fetchone() == (2,)
    assert _counts(path) == before
    assert min(before) > 0


def test_a_migration_that_fails_changes_nothing(path: Path, scripts: Path) -> None:
    with db.open(path) as database:
        _fill(database)
    second = scripts / "versions" / "9999_second.py"
    second.write_text(SECOND.replace("# FAIL", "raise RuntimeError('no')"))
    schema, before = _objects(path), _counts(path)
    with pytest.raises(RuntimeError, match="no"):
        _migrate(path, scripts)
    assert _objects(path) == schema
    assert _counts(path) == before
    with db.open(path, create=False) as database:
        assert database.counts()["documents"] == 2


def _fill(database: Database) -> None:
    run = database.start_run({"quotes": "1"})
    for name in ("a", "b"):
        database.store(said_by("Sergei Lavrov", "Foreign Minister", id=name), run)


def test_labels_of_the_first_version_come_along_as_unsure(path: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    shutil.copytree(SCRIPTS, first)
    for later in (first / "versions").glob("*.py"):
        if not later.name.startswith("0001"):
            later.unlink()
    _migrate(path, first)
    with sqlite3.connect(path) as plain:
        run = "1, '0.1.0', '{}', '{\"targets\": []}', 'x', '2026-11-21 00:00:00', NULL, '{}'"
        plain.execute(f"INSERT INTO run VALUES ({run})")
        plain.execute("INSERT INTO target VALUES (1, 'the talks', 'talks', '')")
        columns = "number, id, notes, fingerprint, run_id, ingested, text"
        day = "2026-11-21 00:00:00"
        plain.execute(
            f"INSERT INTO document ({columns}) VALUES (1, 'd', '[]', 'f', 1, ?, 'Talks.')", (day,)
        )
        plain.execute(
            "INSERT INTO quotation VALUES (1, 'q', 'd', 0, 'direct', 1, 0, 0, 0.9, 'Talks.', '',"
            " '', 'Talks.', 0, 6, '[[0, 6]]', '[]', '[]', '', 'm', '1', 0.9, 1)"
        )
        plain.execute(
            "INSERT INTO stance VALUES (1, 'q', 1, 'support', 0.8, '[]', '[]', 'm', '1', 1, 1)"
        )
        plain.execute(
            "INSERT INTO human_label VALUES (1, 'q', 'd', 'Talks.', 1, 'oppose', 'Ana', ?, '')",
            (day,),
        )
    with db.open(path, create=False) as database:
        (row,) = database.targets()
        assert (row.name, row.labels, row.unsure) == ("the talks", {"oppose": 1}, 0)
        (judged,) = database.human_labels()
        assert (judged.model, judged.sure) == ("support", False)
        assert database.unread([row]) == 1


def test_a_migration_gives_known_speakers_their_keys(path: Path) -> None:
    made = (
        "SELECT * FROM speaker_key ORDER BY 1, 2",
        "SELECT id, folded FROM alias ORDER BY 1",
    )
    with db.open(path) as database:
        _fill(database)
    with sqlite3.connect(path) as plain:
        before = [plain.execute(each).fetchall() for each in made]
        plain.execute("DELETE FROM speaker_key")
        plain.execute("UPDATE alias SET folded = 'as of old'")
        plain.execute("DROP INDEX ix_judgement_action")
        plain.execute("DROP INDEX ix_document_run_id_ingested")
        plain.execute("UPDATE alembic_version SET version_num = '0006'")
    with db.open(path, create=False) as database:
        assert [row.name for row in database.speakers_named("Serge Lavrov")] == ["Sergei Lavrov"]
    with sqlite3.connect(path) as plain:
        assert [plain.execute(each).fetchall() for each in made] == before
    assert all(len(each) > 0 for each in before)


@pytest.mark.parametrize("version", ["0007", "0008", "0009"])
def test_a_migration_makes_the_views_anew(version: str, path: Path) -> None:
    with db.open(path) as database:
        _fill(database)
    with sqlite3.connect(path) as plain:
        plain.execute("DROP INDEX ix_document_run_id_ingested")
        plain.execute("DROP VIEW stances_flat")
        plain.execute("CREATE VIEW stances_flat AS SELECT quotation_id FROM stance")
        plain.execute("UPDATE alembic_version SET version_num = ?", (version,))
    db.open(path, create=False).close()
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT speaker, label FROM stances_flat").fetchall() == []


def test_a_revision_calls_nothing_that_may_change_later() -> None:
    for revision in (SCRIPTS / "versions").glob("*.py"):
        assert not re.search(r"^\s*(?:from|import) (?:db|quotes)\b", revision.read_text(), re.M)
