"""`quotes targets`: what stances are kept for."""

from __future__ import annotations

import typer

from quotes.cli.answers import Nothing
from quotes.cli.asking_back import regret
from quotes.cli.options import Db, FormatOption, open_database, register
from quotes.cli.output import Format, console, show, write_rows


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        targets,
        "quotes targets",
        "quotes ingest articles/ --targets targets.toml",
    )


def targets(context: typer.Context, db: Db = None, format: FormatOption = Format.TABLE) -> None:
    """List the targets of stances, and how many quotations take which side.

    Targets come from the TOML file that `ingest --targets` was given, and stay in the database.
    """
    with open_database(context, db) as database:
        rows = database.targets()
    if not rows:
        hint = "give some with: quotes ingest PATH… --targets FILE.toml"
        regret(Nothing("there are no targets yet", hints=(hint,)), format)
    if format is Format.TABLE:
        from quotes.cli.tables import targets_table

        show(targets_table(rows, console().width))
    else:
        from quotes.cli.rows import target_row

        write_rows((target_row(row) for row in rows), format)
