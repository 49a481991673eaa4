"""Migrations: how a database of an older version becomes one of this version.

Alembic is loaded only when there is something to migrate. A change of tables, views, full-text
index or speakers' keys needs a revision in `versions/`, and its name here. What follows from the
tables by the code of this version (views, indexes of words, keys) is made anew after each
migration, so that a revision only has to change tables, and calls nothing that may change later;
where just such things have changed, a revision that does nothing brings them about.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
HEAD = REVISIONS[-1]


def stamp(connection: Connection) -> None:
    """Record, in a new database, that it is of this version."""
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
        "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def migrate(connection: Connection, scripts: Path = Path(__file__).parent) -> None:
    """Bring a database to this version; all in the caller's transaction, the record as well.

    `scripts` is the folder with `env.py` and `versions/`.
    """
    from alembic import command
    from alembic.config import Config

    from db import name_index, naming, search, views

    views.drop(connection)
    search.drop(connection)
    name_index.drop(connection)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    naming.refresh_all(connection)
    search.create(connection)
    name_index.create(connection)
    views.create(connection)
