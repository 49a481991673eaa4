"""Several processes on one file: every document that was stored is there."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import db
from tests.db.contents import check_search
from tests.db.records import said_by

DOCUMENTS, PROCESSES = 20, 4
METHODS = multiprocessing.get_all_start_methods()
PROCESSES_OF = multiprocessing.get_context("fork" if "fork" in METHODS else "spawn")


def _write(path: Path, me: int) -> list[str]:
    """Documents of one's own, and others that every process stores."""
    outcomes = []
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        for n in range(DOCUMENTS):
            name = ("Sergei Lavrov", "Walid Muallem", "Lavrov")[n % 3]
            for id in (f"{me}-{n}", f"shared-{n}"):
                record = said_by(name, "Foreign Minister", id=id)
                outcomes.append(database.store(record, run).value)
    return outcomes


def test_several_processes_make_and_fill_one_database(path: Path) -> None:
    with PROCESSES_OF.Pool(PROCESSES) as pool:
        done = pool.starmap(_write, [(path, me) for me in range(PROCESSES)], chunksize=1)
    outcomes = [outcome for each in done for outcome in each]
    assert len(outcomes) == 2 * PROCESSES * DOCUMENTS
    assert outcomes.count("added") >= (PROCESSES + 1) * DOCUMENTS
    with db.open(path, create=False) as database:
        counts = database.counts()
        assert counts["documents"] == counts["quotations"] == (PROCESSES + 1) * DOCUMENTS
        assert counts["runs"] == PROCESSES
        rows = {row.name: row.documents for row in database.speakers()}
        assert sum(rows.values()) == (PROCESSES + 1) * DOCUMENTS
        assert set(rows) == {"Sergei Lavrov", "Walid Muallem"}
        check_search(database)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_reader_sees_one_state_while_another_writes(path: Path) -> None:
    with db.open(path) as writer, db.open(path) as reader:
        run = writer.start_run({"quotes": "1"})
        for n in range(3):
            writer.store(said_by("Sergei Lavrov", id=f"d{n}"), run)
        rows = reader.rows(db.Find(limit=0))
        first = next(rows)
        for n in range(3):
            writer.store(said_by("Sergei Lavrov", "Minister", id=f"d{n}"), run, force=True)
        writer.store(said_by("Sergei Lavrov", id="d3"), run)
        assert len([first, *rows]) == 3
        assert len(list(reader.rows(db.Find(limit=0)))) == 4
