"""`quotes speakers merge, split, rename, alias, wikidata, undo`: what a person decides."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.cli.one_speaker import Name, one_speaker
from quotes.cli.options import Db, login_name, open_database, register
from quotes.cli.output import message
from quotes.phrases import count, listed

By = Annotated[
    str | None,
    typer.Option("--by", metavar="PERSON", help="Who decides; else the user's login name."),
]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the group."""
    register(
        app,
        merge,
        "quotes speakers merge 'Walid al-Moallem' Muallem",
        "quotes speakers merge 12 57 --by Ana",
    )
    register(
        app,
        split,
        "quotes speakers split 'Bill Clinton' --name Clinton",
        "quotes speakers split 12 --document article-7 --document article-9",
        "quotes speakers split 'Bill Clinton' --quotation 9f2c61d0a7b34e58 --to 'Hillary Clinton'",
    )
    register(app, rename, "quotes speakers rename Moallem 'Walid Muallem'")
    register(
        app,
        alias,
        "quotes speakers alias Lavrov 'Sergey Viktorovich Lavrov'",
        "quotes speakers alias Lavrov 'Sergey Viktorovich Lavrov' --remove",
    )
    register(
        app,
        wikidata,
        "quotes speakers wikidata Lavrov Q58217",
        "quotes speakers wikidata Lavrov --remove",
    )
    register(app, undo, "quotes speakers undo 7")


def person(by: str | None) -> str:
    """Who decides: as given, or the login name."""
    return by or login_name() or "somebody"


def merge(
    context: typer.Context,
    kept: Name,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Who is the same speaker.")],
    by: By = None,
    db: Db = None,
) -> None:
    """Say that two are one speaker, who has all that both have.

    The fuller name is kept, else the first, and a name rather than a description ("the minister");
    of the numbers that of the better known, to whom the other one leads from now on. No later
    reading of articles parts them again.
    """
    with open_database(context, db) as database:
        first, second = one_speaker(database, kept), one_speaker(database, other)
        number, row = database.merge(first.id, second.id, person(by))
        gone = second if row.id == first.id else first
        said = count(row.quotations, "quotation")
        _tell(f"{gone.name} ({gone.id}) is {row.name} ({row.id}) now, with {said}", number)


def split(
    context: typer.Context,
    name: Name,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", "-n", help="What this name was said under; may be repeated."),
    ] = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", metavar="ID", help="This article; may be repeated."),
    ] = None,
    quotations: Annotated[
        list[str] | None,
        typer.Option("--quotation", "-q", metavar="ID", help="This one; may be repeated."),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="NAME", help="The speaker who said it; else a new one."),
    ] = None,
    new: Annotated[
        str | None, typer.Option("--new", metavar="NAME", help="The name of the new speaker.")
    ] = None,
    by: By = None,
    db: Db = None,
) -> None:
    """Take what some articles say out of a speaker, into a new one or another one.

    Which articles: those that know the speaker by a name, or those given by their ids. With --to
    or --new, and with --quotation, single quotations are moved: those given by their ids (see
    find --format csv), or those of the names and articles given. No later reading overturns it.
    """
    if to is not None and new is not None:
        raise typer.BadParameter("give --to or --new, not both")
    if quotations and to is None and new is None:
        raise typer.BadParameter("say who said it: --to a speaker, or --new and a name")
    with open_database(context, db) as database:
        row = one_speaker(database, name)
        whom = one_speaker(database, to).id if to is not None else new
        of = (names or (), documents or ())
        if whom is None:
            number, taken = database.split(row.id, person(by), *of)
        else:
            number, taken = database.move(row.id, whom, person(by), quotations or (), *of)
        said = count(taken.quotations, "quotation")
        if to is None:
            _tell(f"{taken.name} is a speaker apart now, number {taken.id}, with {said}", number)
        else:
            _tell(f"{taken.name} has {said} now", number)


def rename(
    context: typer.Context,
    name: Name,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name to go by.")],
    by: By = None,
    db: Db = None,
) -> None:
    """Choose the name that a speaker goes by; no later reading of articles changes it."""
    with open_database(context, db) as database:
        row = one_speaker(database, name)
        number, renamed = database.rename(row.id, new, person(by))
        _tell(f"{row.name} is called {renamed.name} now", number)


def alias(
    context: typer.Context,
    name: Name,
    other: Annotated[str, typer.Argument(metavar="ALIAS", help="A further name.")],
    remove: Annotated[
        bool, typer.Option("--remove", help="Take back a name that a person gave.")
    ] = False,
    by: By = None,
    db: Db = None,
) -> None:
    """Give a speaker a further name, by which articles and questions may mean them."""
    with open_database(context, db) as database:
        row = one_speaker(database, name)
        decide = database.remove_alias if remove else database.add_alias
        number, _ = decide(row.id, other, person(by))
        names = database.speaker(row.id).names
        _tell(f"{row.name} is known as {listed([each.name for each in names], 'and')}", number)


def wikidata(
    context: typer.Context,
    name: Name,
    item: Annotated[
        str | None, typer.Argument(metavar="ID", help="An id such as Q58217.", show_default=False)
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Forget the id.")] = False,
    by: By = None,
    db: Db = None,
) -> None:
    """Say which item of Wikidata a speaker is."""
    if (item is None) is not remove:
        raise typer.BadParameter("give an id, or --remove")
    with open_database(context, db) as database:
        row = one_speaker(database, name)
        number, _ = database.set_wikidata(row.id, item, person(by))
        _tell(f"{row.name}: Wikidata {database.speaker(row.id).wikidata or 'unknown'}", number)


def undo(
    context: typer.Context,
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="A judgement; see show.")],
    by: By = None,
    db: Db = None,
) -> None:
    """Undo a judgement, a person's or a rule's; "show" gives their numbers."""
    with open_database(context, db) as database:
        _, speaker = database.undo(number, person(by))
        message(f"judgement {number} on {speaker.name} is undone")


def _tell(text: str, number: int) -> None:
    message(text)
    message(f"  to undo this: quotes speakers undo {number}")
