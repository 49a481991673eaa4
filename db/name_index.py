"""Words of names and roles, indexed: who has all of some words is found without looking at all.

As with `db.search` this is SQLite's FTS5; triggers keep the indexes in step with the tables.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, text

_TABLES = ("alias", "role")
_WORDS = 50  # words that are looked for


def create(connection: Connection) -> None:
    """Make the indexes and the triggers, and index what the tables hold."""
    for name in _TABLES:
        connection.exec_driver_sql(
            f'CREATE VIRTUAL TABLE {name}_fts USING fts5(folded, content="{name}",'
            ' content_rowid="id", tokenize="unicode61", detail="none")'
        )
        add = f"INSERT INTO {name}_fts(rowid, folded) VALUES (new.id, new.folded);"
        remove = (
            f"INSERT INTO {name}_fts({name}_fts, rowid, folded)"
            " VALUES ('delete', old.id, old.folded);"
        )
        for event, action in (
            ("INSERT", add),
            ("DELETE", remove),
            ("UPDATE OF folded", f"{remove} {add}"),
        ):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {name}_fts_{event.split()[0].lower()}"
                f" AFTER {event} ON {name} BEGIN {action} END"
            )
        connection.exec_driver_sql(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")


def drop(connection: Connection) -> None:
    """Drop indexes and triggers, as a migration of their tables needs."""
    for name in _TABLES:
        for event in ("insert", "delete", "update"):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}_fts_{event}")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}_fts")


def with_words(connection: Connection, table: str, words: Collection[str], most: int) -> list[int]:
    """Up to `most` rows of "alias" or "role" whose folded form has all the words; their ids.

    Words are as the table folds them; what stands around a hyphen counts as words of its own.
    """
    pieces = {piece for word in words for piece in word.replace("-", " ").split()}
    wanted = " AND ".join('"' + piece.replace('"', '""') + '"' for piece in sorted(pieces)[:_WORDS])
    if not wanted:
        return []
    statement = text(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH :wanted LIMIT :most")
    return list(connection.execute(statement, {"wanted": wanted, "most": most}).scalars())
