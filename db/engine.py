"""Connections and transactions on SQLite, so that several processes can write at once.

A plain BEGIN takes its write lock at the first write, too late to wait for another writer: the
transaction is lost. Writers therefore begin with BEGIN IMMEDIATE. Readers see one state of the
database from beginning to end and wait for nobody (write-ahead log).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from quotes.errors import StopRun

WAIT = 60.0  # seconds for another writer to finish
_READS, _MIGRATES = "quotes_reads", "quotes_migrates"


def make_engine(url: URL) -> Engine:
    """An engine on a SQLite file (or in memory); nothing is opened before it is used."""
    more: dict[str, Any] = {} if url.database != ":memory:" else {"poolclass": StaticPool}
    engine = create_engine(url, connect_args={"timeout": WAIT, "check_same_thread": False}, **more)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, and end them before a CREATE TABLE.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -32768")
    connection.execute("PRAGMA wal_autocheckpoint = 4000")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_MIGRATES):
        # SQLite changes a table by copying and dropping it: that must not cascade, nor stumble
        # over a view of somebody's own that uses the table.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
    connection.exec_driver_sql("BEGIN" if options.get(_READS) else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it is kept, or nothing. StopRun if it cannot be."""
    with stopping(engine), engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads. StopRun if the database cannot be read."""
    with stopping(engine), engine.execution_options(**{_READS: True}).begin() as connection:
        yield connection


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """As `writing`, without foreign keys meanwhile; they are checked at the end."""
    with stopping(engine), engine.execution_options(**{_MIGRATES: True}).begin() as connection:
        yield connection
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken:
            raise StopRun(f"{engine.url.database}: rows of {broken[0]} lack those they refer to")
    engine.dispose()


@contextmanager
def stopping(engine: Engine) -> Iterator[None]:
    """Database failures that a person can do something about, as StopRun with one line."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        reason = _reason(str(cause))
        if reason is None:
            raise
        raise StopRun(f"{engine.url.database}: {reason}") from error


_REASONS = {
    "is locked": "another program is writing to this database and does not finish",
    "readonly database": "this database cannot be written to",
    "unable to open": "this database, or a file in its folder, cannot be opened",
    "disk is full": "the disk is full; nothing of the last document was stored",
    "disk i/o error": "the disk cannot be read or written",
    "not a database": "this file is not a database",
    "malformed": "this database is damaged",
    "no such table": "this database lacks a table; was it made by something else?",
}


def _reason(message: str) -> str | None:
    lowered = message.lower()
    return next((reason for sign, reason in _REASONS.items() if sign in lowered), None)


def add_rows(
    connection: Connection, into: Table, rows: Sequence[Mapping[str, Any]], by: Sequence[str]
) -> dict[tuple[Any, ...], int]:
    """Insert rows into a table with a primary key `id`; their ids by the columns `by`."""
    if not rows:
        return {}
    statement = insert(into).returning(into.c.id, *(into.c[name] for name in by))
    return {tuple(row[1:]): row[0] for row in connection.execute(statement, rows)}


def add_row(connection: Connection, into: Table, row: Mapping[str, Any]) -> int:
    """Insert one row; its id."""
    return int(connection.execute(insert(into).returning(into.c.id), row).scalar_one())
