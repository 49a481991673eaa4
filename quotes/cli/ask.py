"""`quotes ask`: a question in plain English, and its answer from the database."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing, answer, understand
from quotes.answers.said import MOST
from quotes.answers.suggesting import with_examples
from quotes.cli.asking_back import ask_back, regret
from quotes.cli.index import remind
from quotes.cli.listening import TERMINAL
from quotes.cli.options import (
    Db,
    FormatOption,
    Limit,
    NoMeaning,
    Since,
    Until,
    days,
    open_database,
    register,
)
from quotes.cli.output import Format, console, message, show, write_rows
from quotes.errors import StopRun
from quotes.questions import NotUnderstood

if TYPE_CHECKING:
    from quotes.answers import Answer


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        ask,
        'quotes ask "what did Lavrov say about the prisoner swap?"',
        'quotes ask "what has the Russian foreign minister said since January 2014?"',
        'quotes ask "who said that Assad has to leave?"',
        'quotes ask "who supports the talks?" --until 2014-02',
        'quotes ask "where does al-Maleh stand on the talks?"',
        'quotes ask "did al-Maleh change his mind on the talks?" --format jsonl',
    )


def ask(
    context: typer.Context,
    question: Annotated[list[str], typer.Argument(help="A question; best in quotation marks.")],
    db: Db = None,
    since: Since = None,
    until: Until = None,
    no_meaning: NoMeaning = False,
    limit: Limit = 10,
    format: FormatOption = Format.TABLE,
) -> None:
    """Ask in plain English who said what, and who stands where.

    What a speaker said (about a topic), who said something, who supports or opposes a target,
    who agrees or disagrees with somebody on it, where a speaker stands, whether that changed and
    whose side did, and who somebody is; with dates such as "since January 2014", "in 2014", "last
    week". "Latest" and "first" say what comes first, "which countries" asks by country. The first
    line says what was understood.

    What is surely on the topic is the answer; up to five quotations that are only near it stand
    apart ("fit": "near" in JSON and CSV).

    A name may be a surname, another spelling or a role. Where it fits several speakers they are
    listed, and the exit code is 3; where nothing is found it is 1.
    """
    today = dt.date.today()
    first, last = days(since, until, today)
    try:
        asked = understand(" ".join(question), today, first, last)
    except NotUnderstood as refused:
        raise _with_examples(refused, context, db) from None
    with open_database(context, db, meaning=not no_meaning) as database:
        if any(each.about for each in asked):
            remind(database)
        found = ask_back(
            lambda chosen: answer(database, asked, limit=limit, chosen=chosen, listener=TERMINAL)
        )
    if isinstance(found, Nothing):
        regret(found, format)
    _print(found, format)


def _with_examples(refused: NotUnderstood, context: typer.Context, db: str | None) -> NotUnderstood:
    """The refusal with examples of what the database holds, where there is one."""
    with contextlib.suppress(StopRun), open_database(context, db) as database:
        return with_examples(refused, database)
    return refused


def _print(found: Answer, format: Format) -> None:
    if format is not Format.TABLE:
        from quotes.cli.rows import quotation_row

        flat = format is Format.CSV
        for line in (found.understood, *found.summary):
            message(line)
        if any(len(group.hits) < group.total for group in found.groups):
            whose = "country" if found.question.by_country else "speaker"
            message(f"of each {whose} the best alone follow")
        rows = (quotation_row(hit, flat=flat) for hit in found.hits + found.near)
        write_rows(rows, format)
    else:
        from quotes.cli import render

        show(*render.answer(found, brackets=not console().is_terminal))
    if not found.groups and found.total > len(found.hits):
        total = f"{found.total:,}" + (" or more" if found.total == MOST else "")
        message(f"only {len(found.hits):,} of {total} are shown; --limit 0 shows all")
