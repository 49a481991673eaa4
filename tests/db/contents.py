"""What a database holds, row by row, and whether its full-text index is in step."""

from __future__ import annotations

from db.database import Database
from db.engine import writing


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the moments of storing."""
    with database.engine.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'"
        ).scalars()
        return {
            name: sorted(
                (tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")),
                key=repr,
            )
            for name in names.fetchall()
        }


def counts(database: Database, *tables: str) -> list[int]:
    rows = dump(database)
    return [len(rows[name]) for name in tables]


def check_search(database: Database) -> None:
    """Raises where the full-text index is out of step with its table."""
    with writing(database.engine) as connection:
        for name in ("quotation", "document"):
            connection.exec_driver_sql(
                f"INSERT INTO {name}_fts({name}_fts, rank) VALUES ('integrity-check', 1)"
            )
