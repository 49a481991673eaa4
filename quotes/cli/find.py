"""`quotes find`: quotations by conditions."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from quotes.cli.answers import Nothing
from quotes.cli.asking_back import ask_back, regret
from quotes.cli.conditions import conditions
from quotes.cli.index import remind
from quotes.cli.options import (
    About,
    Db,
    FormatOption,
    KindOption,
    Limit,
    NoMeaning,
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
from quotes.cli.output import Format, console, message, show, write_rows


class Order(StrEnum):
    """Which quotations come first."""

    DATE = "date"
    RELEVANCE = "relevance"
    CONFIDENCE = "confidence"


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        find,
        "quotes find --speaker Lavrov --about 'prisoner swap'",
        "quotes find --about 'detainee exchange' --no-meaning",
        "quotes find --target 'the talks' --stance oppose --stance conditional --sure",
        "quotes find --kind direct --since 2014-01-15 --until 'Jan 2014'",
        "quotes find --publisher 'Moscow Times' --limit 0 --format csv > quotations.csv",
    )


def find(
    context: typer.Context,
    speaker: SpeakerName = None,
    about: About = None,
    target: TargetName = None,
    stance: Stances = None,
    sure: Sure = False,
    kind: KindOption = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    order: Annotated[
        Order | None,
        typer.Option(
            help="What comes first: the newest, the most relevant (as with --about), or the surest."
        ),
    ] = None,
    no_meaning: NoMeaning = False,
    limit: Limit = 20,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the quotations that meet every condition given.

    A topic (--about) is looked for in words and in meaning: "detainee exchange" finds "prisoner
    swap". What was not found by all of its words says how it was found. Words in quotation marks
    are taken as they stand.

    Without conditions, the newest. The exit code is 1 where there are none, and 3 where the
    speaker's name fits several, who are then listed.
    """
    with open_database(context, db, meaning=not no_meaning) as database:
        wanted = ask_back(
            lambda chosen: conditions(
                database,
                chosen,
                speaker=speaker,
                about=about,
                target=target,
                stances=stance,
                sure=sure,
                kind=kind,
                since=since,
                until=until,
                publisher=publisher,
                limit=limit,
                order=order or (Order.RELEVANCE if about else Order.DATE),
            )
        )
        if isinstance(wanted, Nothing):
            regret(wanted, format)
        if about:
            remind(database)
        # One more than is shown tells whether there are more.
        hits = database.find(replace(wanted, limit=limit + 1) if limit else wanted)
        shown = hits[: limit or None]
        if not shown:
            topics = tuple(database.nearest_topics(about, 5)) if about else ()
            regret(Nothing("no quotation meets these conditions", topics), format)
    if format is Format.TABLE:
        from quotes.cli import tables

        show(tables.quotations_table(shown, console().width))
    else:
        from quotes.cli.rows import flat_quotation_row, quotation_row

        row = flat_quotation_row if format is Format.CSV else quotation_row
        write_rows((row(hit) for hit in shown), format)
    if len(hits) > len(shown):
        message(f"only the first {limit:,} are shown; --limit 0 shows all")
