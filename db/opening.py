"""Opening a database: find it, refuse what is none, make it or bring it up to date."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from db.database import Database
from db.engine import WAIT, make_engine, migrating, reading, stopping, writing
from db.migrations import HEAD, REVISIONS, migrate, stamp
from db.reranking import Ranking
from quotes.errors import StopRun

MEMORY = ":memory:"
_PAUSE = 0.05  # seconds
_MAGIC = b"SQLite format 3\0"


def open_database(
    where: str | Path | URL, create: bool = True, ranking: Ranking | None = None
) -> Database:
    """See `db.open`."""
    url = _url(where)
    name = url.database or MEMORY
    new = name == MEMORY or _is_new(Path(name), create)
    writable = new or _is_writable(Path(name))
    engine = make_engine(url if writable else _to_read(url))
    try:
        with stopping(engine):
            if new and name != MEMORY:
                _keep_a_log(engine)
            _bring_up_to_date(engine, name, writable)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, ranking)


def _url(where: str | Path | URL) -> URL:
    if isinstance(where, Path) or not (isinstance(where, URL) or "://" in where):
        where = URL.create("sqlite", database=str(where))
    try:
        url = make_url(where)
    except ArgumentError:
        raise StopRun(f"{where}: this is not the address of a database") from None
    if url.get_backend_name() != "sqlite":
        raise StopRun(f"{url.render_as_string()}: only SQLite databases can be used as yet")
    name = url.database or MEMORY
    if name == MEMORY:
        return url.set(database=MEMORY)
    if "\0" in name:
        raise StopRun("the path of a database cannot hold a NUL character")
    return url.set(drivername="sqlite", database=str(Path(name).absolute()), query={})


def _is_new(path: Path, create: bool) -> bool:
    """Whether nothing is there yet; StopRun where nothing usable can be."""
    try:
        if path.is_dir():
            raise StopRun(f"{path}: this is a folder, not a database")
        size = path.stat().st_size if path.exists() else 0
        if size:
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) != _MAGIC:
                    raise StopRun(f"{path}: this file is not a database")
        elif not create:
            raise StopRun(f"{path}: no database there; make one with: quotes ingest PATH…")
        elif not path.parent.is_dir():
            raise StopRun(f"{path}: its folder does not exist")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StopRun(f"{path}: cannot be used ({reason})") from None
    return not size


def _is_writable(path: Path) -> bool:
    """Whether the file may be written, and its folder, where SQLite keeps a log beside it."""
    try:
        path.open("r+b").close()
    except OSError:
        return False
    return _may_write_in(path.parent)


def _may_write_in(folder: Path) -> bool:
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _to_read(url: URL) -> URL:
    """The address of a file that may be read alone, perhaps in a folder of which the same holds.

    Reading takes files beside it, too, which SQLite makes where it may; where it may not, it is
    told that nobody writes, which is so if there is no log of a writer.
    """
    path = Path(str(url.database))
    log = path.with_name(f"{path.name}-wal")
    logged = log.exists() and log.stat().st_size
    alone = not logged and not _may_write_in(path.parent)
    query = {"mode": "ro", "uri": "true"} | ({"immutable": "1"} if alone else {})
    return url.set(database=f"file:{quote(str(path))}", query=query)


def _keep_a_log(engine: Engine) -> None:
    # The mode stays with the file. Outside of a transaction, and before any is open.
    connection = engine.raw_connection()
    until = time.monotonic() + WAIT
    try:
        while True:
            try:
                connection.cursor().execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                # Another process makes this database, too: for this SQLite does not wait by itself.
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE)
    finally:
        connection.close()


def _bring_up_to_date(engine: Engine, name: str, writable: bool) -> None:
    with reading(engine) as connection:
        version = _version(connection, name)
    if version == HEAD:
        return
    if not writable:
        older = "it was made by an older version of quotes" if version else "it is empty"
        raise StopRun(f"{name}: this database cannot be written to, and {older}")
    # Inside of the transaction look again: another process may have been quicker.
    if version is None:
        with writing(engine) as connection:
            if _version(connection, name) is None:
                _create(connection)
    else:
        with migrating(engine) as connection:
            if _version(connection, name) != HEAD:
                migrate(connection)


def _version(connection: Connection, name: str) -> str | None:
    """The revision of a database of ours; None for an empty one, StopRun for another."""
    tables = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
    )
    if not tables:
        return None
    if not {"alembic_version", "document", "quotation"} <= tables:
        raise StopRun(f"{name}: this database was not made by quotes")
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version not in REVISIONS:
        raise StopRun(f"{name}: this database was made by a newer version of quotes; update quotes")
    return str(version)


def _create(connection: Connection) -> None:
    from db import name_index, search, views
    from db.tables import metadata

    metadata.create_all(connection, checkfirst=False)
    search.create(connection)
    name_index.create(connection)
    views.create(connection)
    stamp(connection)
