"""Options that several commands share, and what they mean."""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.output import Format
from quotes.errors import StopRun
from quotes.questions import period
from quotes.types import Kind, StanceLabel

if TYPE_CHECKING:
    from db import Database

DEFAULT_DATABASE = "quotes.db"
DATABASE_HELP = "The database file"

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE", help=f"{DATABASE_HELP}.", show_default=False),
]
FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="How to write the rows on stdout.")
]
Limit = Annotated[
    int, typer.Option("--limit", "-n", min=0, metavar="N", help="At most so many; 0 for all.")
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Published on that day or later (2014-01-05, 2014, 'Jan 2014', yesterday).",
    ),
]
Until = Annotated[
    str | None, typer.Option(metavar="DATE", help="Published on that day or earlier.")
]
Publisher = Annotated[
    str | None, typer.Option(metavar="NAME", help="Published by; a part of the name will do.")
]
SpeakerName = Annotated[
    str | None,
    typer.Option(
        "--speaker",
        "-s",
        metavar="NAME",
        help="Said by; a surname, another spelling or a role will do.",
    ),
]
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        "-a",
        metavar="WORDS",
        help="On this topic: with these words in the quotation or around it.",
    ),
]
NoMeaning = Annotated[
    bool,
    typer.Option("--no-meaning", help="Look for the words alone, not for what means the same."),
]
TargetName = Annotated[
    str | None,
    typer.Option(
        "--target",
        "-t",
        metavar="NAME",
        help="That takes a stance on this target (see quotes targets).",
    ),
]
Stances = Annotated[
    list[StanceLabel] | None,
    typer.Option(
        "--stance",
        metavar="LABEL",
        help="support, oppose, conditional or neutral; may be repeated.",
    ),
]
Sure = Annotated[
    bool,
    typer.Option("--sure", help="Only where the stance is sure: said by a person, or well scored."),
]
KindOption = Annotated[
    Kind | None, typer.Option("--kind", "-k", help="Wholly, partly or not in quotation marks.")
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Another installed spaCy pipeline for English, such as en_core_web_sm.",
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="FIELD=NAME",
        help="What a field is called in .jsonl, .json, .csv, .tsv (text=body); may be repeated.",
    ),
]
Processes = Annotated[
    int, typer.Option("--processes", "-p", min=1, metavar="N", help="Read with so many processes.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]


@dataclass(frozen=True, slots=True)
class Globals:
    """What was given before the command's name."""

    db: str | None = None


def register(app: typer.Typer, command: Callable[..., None], *lines: str, name: str = "") -> None:
    """Add a command; its help is its docstring, `lines` are examples."""
    help_text = _flowing(inspect.getdoc(command) or "")
    app.command(name or None, help=help_text, epilog=examples(*lines))(command)


def examples(*lines: str) -> str:
    """The end of a help page: a heading, and one example a line."""
    shown = (line.replace("[", "\\[") for line in lines)
    return "\n".join(("[bold]Examples[/bold]", *(f"[dim]$[/dim] {line}" for line in shown)))


def _flowing(text: str) -> str:
    """The text with each paragraph on one line, so that it fills any width; examples stay."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(p if p.startswith(" ") else p.replace("\n", " ") for p in paragraphs)


def database_name(context: typer.Context, given: str | None) -> str:
    """The database that a command is to use: its own --db, the general one, or quotes.db."""
    general = context.obj.db if isinstance(context.obj, Globals) else None
    return given or general or DEFAULT_DATABASE


def open_database(
    context: typer.Context, given: str | None, *, create: bool = False, meaning: bool = False
) -> Database:
    """Open the database of a command; StopRun where there is none and `create` is not set.

    With `meaning` topics are looked for by what they mean, too, if the model for it is there.
    """
    import db

    encoder, reranker = None, None
    if meaning:
        from quotes.meaning import Encoder, Reranker

        with contextlib.suppress(StopRun):
            encoder = Encoder()
            reranker = Reranker(threads=min(4, os.cpu_count() or 1))
    name = database_name(context, given)
    return db.open(name, create=create, encoder=encoder, reranker=reranker)


def login_name() -> str:
    """Who uses the program; "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def field_names(given: list[str] | None) -> dict[str, str]:
    """What --field says: the names that others have for our fields; StopRun where it is unclear."""
    from quotes.reading.fields import check_fields

    names: dict[str, str] = {}
    for pair in given or ():
        ours, _, theirs = (part.strip() for part in pair.partition("="))
        if not theirs:
            raise StopRun(f"--field {pair}: write it as text=body")
        if ours.lower() in names:
            raise StopRun(f"--field {ours.lower()} is given twice")
        names[ours.lower()] = theirs
    check_fields(names)
    return names


def days(
    since: str | None, until: str | None, today: dt.date | None = None
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day, both inclusive, of two date expressions; Unclear where one is none."""
    today = today or dt.date.today()
    first = period(since, today)[0] if since else None
    last = period(until, today)[1] if until else None
    return first, last
