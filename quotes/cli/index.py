"""`quotes index`: what is stored without vectors, prepared for the search by meaning."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import typer

from quotes.cli.options import Db, Quiet, database_name, open_database, register
from quotes.cli.output import message
from quotes.cli.progress import progress
from quotes.phrases import count

if TYPE_CHECKING:
    from db import Database


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(app, index, "quotes index", "quotes index --db news.db")


def index(
    context: typer.Context,
    quiet: Quiet = False,
    db: Db = None,
) -> None:
    """Prepare stored quotations for the search by meaning.

    [bold]quotes ingest[/bold] does so by itself; this is for what was stored with --no-meaning, or
    by a version of quotes that had no such search or another model for it. It may be stopped at
    any time, and goes on from there.
    """
    from quotes import ingesting
    from quotes.meaning import Encoder

    encoder = Encoder()
    started = time.monotonic()
    with (
        open_database(context, db) as database,
        progress("Indexing", quiet=quiet) as advance,
    ):
        done = ingesting.index(database, encoder, advance)
        _, total = database.vectors(encoder.version)
    if not quiet:
        seconds = time.monotonic() - started
        name = database_name(context, db)
        message(f"{name}: {count(done, 'quotation')} prepared, {total:,} in all, {seconds:.1f} s")


def remind(database: Database) -> None:
    """Say so where the model has changed since quotations were prepared, or some never were."""
    encoder = database.ranking.encoder
    if encoder is None:
        return
    prepared, total = database.vectors(encoder.version)
    if 0 < prepared < total or (not prepared and database.vectors()[0]):
        waiting = count(total - prepared, "quotation")
        message(f"{waiting} not prepared for the search by meaning of this version: quotes index")
