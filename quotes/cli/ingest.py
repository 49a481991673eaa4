"""`quotes ingest`: articles into the database."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.exits import Exit
from quotes.cli.options import (
    Db,
    Fields,
    Pipeline,
    Processes,
    Quiet,
    database_name,
    field_names,
    open_database,
    register,
)
from quotes.cli.output import message
from quotes.cli.progress import progress
from quotes.errors import SkipDocument
from quotes.listening import Advance
from quotes.phrases import count

if TYPE_CHECKING:
    from quotes.ingesting import Done, Tally


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        ingest,
        "quotes ingest article.txt",
        "quotes ingest articles/ --targets targets.toml",
        "quotes ingest news.jsonl --processes 4 --db news.db",
        "quotes ingest news.csv --field text=Body --field date='Published on'",
        "cat article.txt | quotes ingest -",
    )


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (.txt, .md, .html, .jsonl, .json, .csv, .tsv), folders, or - for stdin.",
        ),
    ],
    targets: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml",
            help="Targets of stances; kept in the database for later runs.",
            show_default=False,
        ),
    ] = None,
    field: Fields = None,
    pipeline: Pipeline = None,
    processes: Processes = 1,
    force: Annotated[
        bool, typer.Option("--force", help="Read again what is known and unchanged, too.")
    ] = False,
    no_meaning: Annotated[
        bool, typer.Option("--no-meaning", help="Do not prepare the search by meaning.")
    ] = False,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say what was done with each document.")
    ] = False,
    db: Db = None,
) -> None:
    """Read articles and store who said what in the database.

    An article that is known already is left as it is, a changed one replaces its quotations. What
    cannot be read is skipped and named; then the exit code is 1. What was stored with --no-meaning
    can be prepared for the search by meaning later, with [bold]quotes index[/bold].

    A JSON Lines file has one article a line, with "text" and, if you like, "id", "title",
    "publisher", "date", "author" and "url"; a JSON file has one such article, or a list of them; a
    CSV file has columns of these names. Other names are given with --field. A
    [bold]sources.toml[/bold] beside text files says the same of them.

    Stances are found for the targets of a TOML file, in what was stored before, too:

        \\[\\[target]]
        name = "the talks"
        aliases = \\["peace talks", "negotiations", "Geneva 2"]
        description = "peace talks between the government and the opposition"
    """
    from quotes import ingesting
    from quotes.meaning import Encoder
    from quotes.reading import read
    from quotes.stance.targets import load_targets

    fields = field_names(field)
    encoder = None if no_meaning else Encoder()
    new_targets = load_targets(targets) if targets else ()
    started = time.monotonic()
    with (
        open_database(context, db, create=True) as database,
        progress("Reading", quiet=quiet) as advance,
    ):
        told = _Told(advance, quiet, verbose)
        try:
            tally = ingesting.ingest(
                database,
                read(paths, stdin=sys.stdin, fields=fields),
                targets=new_targets,
                pipeline=pipeline,
                processes=processes,
                force=force,
                meaning=not no_meaning,
                listener=told,
            )
        except KeyboardInterrupt:
            done = count(told.documents, "document")
            message(f"stopped after {done}; run it again to go on")
            raise
        prepared, stored = database.vectors(encoder.version) if encoder else (0, 0)
    if not quiet:
        message(_summary(tally, database_name(context, db), time.monotonic() - started))
        if prepared < stored:
            lacking = count(stored - prepared, "stored quotation")
            message(f"not prepared for the search by meaning: {lacking}; to do so: quotes index")
    if tally.skipped or not tally.documents:
        raise typer.Exit(Exit.INCOMPLETE)


@dataclass(slots=True)
class _Told:
    """Who at the terminal hears of each document, and how many of them were read."""

    advance: Advance
    quiet: bool
    verbose: bool
    documents: int = 0

    def __call__(self, done: Done) -> None:
        if isinstance(done, SkipDocument):
            message(f"skipped: {done}")
            self.advance(done.where)
            return
        self.documents += 1
        if not self.quiet:
            for note in done.notes:
                message(f"note: {done.where}: {note}")
        self.advance(done.where)
        if self.verbose:
            message(f"{done.outcome}: {done.where}")


def _summary(tally: Tally, database: str, seconds: float) -> str:
    if not tally.documents and not tally.skipped:
        from quotes.reading import READABLE

        return f"nothing to read: no {READABLE} file there"
    parts = [f"{number:,} {outcome}" for outcome, number in tally.stored.items()]
    if tally.skipped:
        parts.append(f"{len(tally.skipped):,} skipped")
    return (
        f"{database}: {count(tally.documents, 'document')} read ({', '.join(parts)}), "
        f"{count(tally.quotations, 'new quotation')}, {seconds:.1f} s"
    )
