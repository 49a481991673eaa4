"""`quotes documents`: what was read."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.answers import Nothing
from quotes.cli.asking_back import regret
from quotes.cli.options import (
    Db,
    FormatOption,
    Limit,
    Publisher,
    Since,
    Until,
    days,
    open_database,
    register,
)
from quotes.cli.output import Format, console, cut, one_more, show, write_rows


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        documents,
        "quotes documents",
        "quotes documents 'prisoner swap' --since 2014",
        "quotes documents --publisher 'Moscow Times' --format jsonl",
    )


def documents(
    context: typer.Context,
    search: Annotated[
        str | None,
        typer.Argument(metavar="[WORDS]", help="Words of the title or text.", show_default=False),
    ] = None,
    publisher: Publisher = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the articles that were read."""
    first, last = days(since, until)
    with open_database(context, db) as database:
        rows = database.documents(
            search=search,
            publisher=publisher,
            since=first,
            until=last,
            limit=one_more(limit),
        )
    if not rows:
        regret(Nothing("no article meets these conditions"), format)
    with cut(rows, limit) as shown:
        if format is Format.TABLE:
            from quotes.cli import tables

            show(tables.documents_table(shown, console().width))
        else:
            from quotes.cli.rows import document_row

            write_rows(map(document_row, shown), format)
