"""The application: its commands, general options, and what becomes of errors."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotes.cli import (
    ask,
    documents,
    evaluate,
    export,
    extract,
    find,
    index,
    ingest,
    speakers,
    stance,
    targets,
)
from quotes.cli.exits import Exit
from quotes.cli.options import DATABASE_HELP, DEFAULT_DATABASE, Globals, examples
from quotes.cli.output import error, message
from quotes.errors import QuotesError, Unclear

_EXIT_CODES = """

[bold]Exit codes[/bold]
  0  done: answered, found, or everything was read
  1  nothing was found, or some documents were skipped
  2  wrong use, a question not understood, or an error that ended the run
  3  a name fits several speakers, who are listed
130  interrupted
141  nobody reads the output any longer (| head)"""


class Commands(TyperGroup):
    """A group of commands that tells foreseen errors in one line, and says so by its exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; errors that were foreseen become a line on stderr and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except Unclear as unclear:
            error(str(unclear))
            for suggestion in unclear.suggestions:
                message(f"  try: {suggestion}")
            raise typer.Exit(Exit.FAILED) from None
        except QuotesError as stopped:
            error(str(stopped))
            raise typer.Exit(Exit.FAILED) from None
        except BrokenPipeError:
            _drop_output()
            raise typer.Exit(Exit.READER_GONE) from None
        except KeyboardInterrupt:
            message("interrupted")
            raise typer.Exit(Exit.INTERRUPTED) from None
        except OSError as failed:
            where = f"{failed.filename}: " if failed.filename else ""
            error(f"{where}{failed.strerror or failed}")
            raise typer.Exit(Exit.FAILED) from None
        return result


def _drop_output() -> None:
    """Let nothing more be written to a pipe that nobody reads, at exit either."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


app = typer.Typer(
    name="quotes",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog=examples(
        "quotes ingest articles/ --targets targets.toml",
        'quotes ask "what did Lavrov say about the prisoner swap?"',
        'quotes ask "who opposes the talks?"',
        "quotes find --speaker Lavrov --since 2014 --format csv > lavrov.csv",
        "quotes extract article.txt --target 'the talks'",
    )
    + _EXIT_CODES,
)

for module in (
    ingest,
    ask,
    find,
    speakers,
    documents,
    targets,
    stance,
    export,
    extract,
    evaluate,
    index,
):
    module.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"quotes {version('quotes')}")
        raise typer.Exit


@app.callback()
def general(
    context: typer.Context,
    db: Annotated[
        str,
        typer.Option("--db", envvar="QUOTES_DB", metavar="FILE", help=f"{DATABASE_HELP}."),
    ] = DEFAULT_DATABASE,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Who said what, and where they stand: quotations from news articles, in a database.

    Read articles once with [bold]ingest[/bold]; then [bold]ask[/bold] in plain English, or
    [bold]find[/bold] and [bold]export[/bold] by conditions.
    """
    context.obj = Globals(db)


def main() -> None:
    """Run the command line; the entry point of the `quotes` command."""
    if sys.stdin is None:  # closed by who started it (<&-), and so at its end for every command
        sys.stdin = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Where the locale lacks a character, a replacement is better than no answer.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except SystemExit as ended:
        # rich and click know closed pipes, too, and end with 1, as where nothing is found.
        if isinstance(ended.__context__, BrokenPipeError):
            _drop_output()
            sys.exit(Exit.READER_GONE)
        raise
