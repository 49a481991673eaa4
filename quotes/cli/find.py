"""`quotes find`: quotations by conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing
from quotes.answers.nearness import NONE_SAYS_SO, apart, to_ask
from quotes.answers.values import NEAREST
from quotes.cli.asking_back import ask_back, regret
from quotes.cli.conditions import Wanted, conditions
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
from quotes.cli.output import Format, console, cut, one_more, show, write_rows
from quotes.types import SortBy

if TYPE_CHECKING:
    from db import Database
    from db.values import Find, Hit


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
        SortBy | None,
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
    swap". What was not found by all of its words says how it was found, and up to five that are
    only near the topic stand apart ("fit": "near" in JSON and CSV, in their order).
    Words in quotation marks are taken as they stand.

    Without conditions, the newest. The exit code is 1 where there are none, and 3 where the
    speaker's name fits several, who are then listed.
    """
    first = order or (SortBy.RELEVANCE if about else SortBy.DATE)
    wanted = Wanted(
        speaker, about, target, stance, sure, kind, since, until, publisher, limit, first
    )
    with open_database(context, db, meaning=not no_meaning) as database:
        meant = ask_back(lambda chosen: conditions(database, wanted, chosen))
        if isinstance(meant, Nothing):
            regret(meant, format)
        if about:
            remind(database)
        hits, near = _found(database, meant, parted=format is Format.TABLE)
        if not hits and not near:
            regret(_nothing(database, about), format)
    with cut(hits, limit) as shown:
        if format is Format.TABLE:
            _tables(shown, near)
        else:
            from quotes.cli.rows import quotation_row

            flat = format is Format.CSV
            write_rows((quotation_row(hit, flat=flat) for hit in shown), format)


def _nothing(database: Database, about: str | None) -> Nothing:
    """That nothing meets the conditions; of a topic, what is near it and what to ask instead."""
    topics = tuple(database.nearest_topics(about, NEAREST)) if about else ()
    hints = to_ask(database) if about else ()
    return Nothing("no quotation meets these conditions", topics, hints)


def _found(database: Database, wanted: Find, *, parted: bool) -> tuple[list[Hit], list[Hit]]:
    """What is on the topic, one more than is wanted where there is more; and the nearest to it.

    If they are not to be parted, the nearest stand among the others.
    """
    from db.values import Fit

    most = one_more(wanted.limit)
    wanted = replace(wanted, fits=(Fit.ANSWER, Fit.NEAR))
    if wanted.about is None or not parted:
        return database.find(replace(wanted, limit=most)), []
    answers, near = apart(database.find(replace(wanted, limit=0)))
    if most and len(answers) >= most:
        return list(answers[:most]), []
    return list(answers), sorted(near, key=lambda hit: -hit.relevance)


def _tables(hits: Sequence[Hit], near: Sequence[Hit]) -> None:
    """What is on the topic, and below it what is only near."""
    from quotes.cli import render, tables

    width = console().width
    if hits:
        show(tables.quotations_table(hits, width))
    if near:
        show(f"\n{render.ONLY_NEAR}" if hits else NONE_SAYS_SO)
        show(tables.quotations_table(near, width))
