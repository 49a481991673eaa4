"""`quotes export`: quotations into a file."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from quotes.answers import Nothing
from quotes.cli.asking_back import ask_back, regret
from quotes.cli.conditions import Wanted, conditions
from quotes.cli.options import (
    About,
    Db,
    KindOption,
    Limit,
    Publisher,
    Since,
    SpeakerName,
    Stances,
    Sure,
    TargetName,
    Until,
    open_database,
    register,
)
from quotes.cli.output import Format, message, write_rows
from quotes.errors import StopRun
from quotes.phrases import count

if TYPE_CHECKING:
    from db import Database
    from db.values import Find

STDOUT = "-"
_STREAMS = {"/dev/stdout": "/dev/fd/1", "/dev/stderr": "/dev/fd/2"}
_OPEN = re.compile(r"/(?:dev|proc/self)/fd/(\d+)")
File = Annotated[str, typer.Argument(metavar="FILE", help="Where to write; - for stdout.")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    commands = typer.Typer(
        no_args_is_help=True, help="Write quotations to a file, as CSV or JSON lines."
    )
    register(
        commands,
        export_csv,
        "quotes export csv quotations.csv",
        "quotes export csv lavrov.csv --speaker Lavrov --since 2014",
        "quotes export csv for-excel.csv --spreadsheet",
        name="csv",
    )
    register(
        commands,
        export_jsonl,
        "quotes export jsonl quotations.jsonl",
        "quotes export jsonl - --target 'the talks' | gzip > talks.jsonl.gz",
        name="jsonl",
    )
    app.add_typer(commands, name="export")


def export_csv(
    context: typer.Context,
    file: File,
    speaker: SpeakerName = None,
    about: About = None,
    target: TargetName = None,
    stance: Stances = None,
    sure: Sure = False,
    kind: KindOption = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    limit: Limit = 0,
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet",
            help="For Excel and its like: marked as UTF-8, no text taken for a formula or date.",
        ),
    ] = False,
    db: Db = None,
) -> None:
    """Write quotations as CSV with a header, all of them or those that meet the conditions.

    A file that is there is replaced, at the end and as a whole. With --spreadsheet a text that
    begins like a formula ("=", "+", "-", "@"), or that would become a date or another number
    ("1-5"), has an apostrophe before it; without, every text stands as it is, in UTF-8 without a
    mark.
    """
    wanted = Wanted(speaker, about, target, stance, sure, kind, since, until, publisher, limit)

    def write(database: Database, found: Find, stream: TextIO) -> int:
        return database.export_csv(found, stream, spreadsheet=spreadsheet)

    _export(context, db, file, wanted, write)


def export_jsonl(
    context: typer.Context,
    file: File,
    speaker: SpeakerName = None,
    about: About = None,
    target: TargetName = None,
    stance: Stances = None,
    sure: Sure = False,
    kind: KindOption = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    limit: Limit = 0,
    db: Db = None,
) -> None:
    """Write quotations as JSON, one a line, all of them or those that meet the conditions.

    A file that is there is replaced, at the end and as a whole.
    """
    from quotes.cli.rows import quotation_row

    wanted = Wanted(speaker, about, target, stance, sure, kind, since, until, publisher, limit)

    def write(database: Database, found: Find, stream: TextIO) -> int:
        return write_rows(map(quotation_row, database.stream(found)), Format.JSONL, stream)

    _export(context, db, file, wanted, write)


def _export(
    context: typer.Context,
    db: str | None,
    file: str,
    wanted: Wanted,
    write: Callable[[Database, Find, TextIO], int],
) -> None:
    with open_database(context, db) as database:
        found = ask_back(lambda chosen: conditions(database, wanted, chosen))
        if isinstance(found, Nothing):
            regret(found, Format.TABLE)
        with _replacing(file) as stream:
            written = write(database, found, stream)
            if not written:  # said in here, so that no file is replaced
                regret(Nothing("no quotation meets these conditions"), Format.TABLE)
    message(f"{count(written, 'quotation')} written to {'stdout' if file == STDOUT else file}")


@contextlib.contextmanager
def _replacing(file: str) -> Iterator[TextIO]:
    """A stream whose text becomes the file when all is written; until then nothing is touched.

    A link stays and leads to the new file, which keeps the rights of the old one. Pipes, devices
    and what is open already (/dev/stdout, /dev/fd/3) are written to: nothing can take their place.
    """
    if file == STDOUT:
        yield sys.stdout
        return
    if is_open := _OPEN.fullmatch(_STREAMS.get(file, file)):
        # By its number, since its name is that of the file, to be opened from the beginning.
        with os.fdopen(os.dup(int(is_open[1])), "w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    path = Path(file)
    if path.is_dir():
        raise StopRun(f"{file}: this is a folder")
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    path = Path(os.path.realpath(path))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise StopRun(f"{file}: cannot be written: {error.strerror or error}") from None
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            yield stream
        draft.chmod(mode)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
