"""`quotes speakers`: who is quoted."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli.answers import NEAREST, Nothing
from quotes.cli.asking_back import regret
from quotes.cli.options import Db, FormatOption, Limit, open_database, register
from quotes.cli.output import Format, console, message, show, write_rows
from quotes.cli.phrases import quoted
from quotes.types import SpeakerKind


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        speakers,
        "quotes speakers",
        "quotes speakers Lavrov",
        "quotes speakers --kind organisation --format csv",
    )


def speakers(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A name, or a part of one.", show_default=False)
    ] = None,
    kind: Annotated[
        SpeakerKind | None, typer.Option("--kind", "-k", help="Speakers of this kind alone.")
    ] = None,
    limit: Limit = 50,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List who is quoted, how often and when, with other names and roles."""
    with open_database(context, db) as database:
        rows = database.speakers(name, kind, limit + 1 if limit else 0)
        if not rows:
            nearest = database.nearest_speakers(name, NEAREST) if name else []
            reason = f"nobody called {quoted(name)} is quoted" if name else "nobody is quoted yet"
            regret(Nothing(reason, tuple(row.name for row in nearest)), format)
    shown = rows[: limit or None]
    if format is Format.TABLE:
        from quotes.cli import tables

        show(tables.speakers_table(shown, console().width))
    else:
        from quotes.cli.rows import speaker_row

        write_rows((speaker_row(row) for row in shown), format)
    if len(rows) > len(shown):
        message(f"only the first {limit:,} are shown; --limit 0 shows all")
