"""`quotes targets`: what stances are kept for."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing
from quotes.answers.classifying import catch_up, known_target, the_target
from quotes.cli.asking_back import regret
from quotes.cli.listening import TERMINAL
from quotes.cli.options import (
    Db,
    FormatOption,
    Globals,
    database_name,
    examples,
    open_database,
    register,
)
from quotes.cli.output import Format, console, message, show, write_rows
from quotes.errors import Unclear
from quotes.phrases import count, quoted
from quotes.types import Target

if TYPE_CHECKING:
    from db import Database

Name = Annotated[str, typer.Argument(metavar="NAME", help="The target; an alias will do.")]
_UNREAD = "stored articles are classified toward it when it is next asked for"


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    commands = typer.Typer(
        invoke_without_command=True,
        callback=targets,
        help="List the targets of stances, or add, edit and remove them.",
        epilog=examples(
            "quotes targets",
            "quotes targets add 'the talks' --alias 'Geneva 2' --alias negotiations",
            "quotes targets load targets.toml",
        ),
    )
    register(commands, list_targets, "quotes targets list --format csv", name="list")
    register(
        commands,
        add,
        "quotes targets add 'free trade'",
        "quotes targets add 'the talks' --alias 'Geneva 2' --description 'peace talks on Syria'",
    )
    register(
        commands,
        edit,
        "quotes targets edit 'the talks' --add-alias 'peace process' --remove-alias dialogue",
        "quotes targets edit talks --name 'the Geneva talks'",
    )
    register(commands, remove, "quotes targets remove 'free trade' --yes")
    register(commands, load, "quotes targets load targets.toml")
    app.add_typer(commands, name="targets")


def targets(context: typer.Context, db: Db = None, format: FormatOption = Format.TABLE) -> None:
    """List the targets, unless a command is given."""
    if context.invoked_subcommand is None:
        list_targets(context, db, format)
    elif format is not Format.TABLE:
        raise Unclear(f"give --format after {quoted(context.invoked_subcommand)}, if it takes one")
    else:
        context.obj = Globals(database_name(context, db))  # the command's, unless it has its own


def list_targets(
    context: typer.Context, db: Db = None, format: FormatOption = Format.TABLE
) -> None:
    """List the targets of stances, and how many quotations take which side.

    Unsure are labels whose score is too low to be shown without a doubt.
    """
    with open_database(context, db) as database:
        catch_up(database, database.targets(), TERMINAL)
        rows = database.targets()
    if not rows:
        hints = (
            "add one with: quotes targets add NAME",
            "or many with: quotes targets load FILE.toml",
        )
        regret(Nothing("there are no targets yet", hints=hints), format)
    if format is Format.TABLE:
        from quotes.cli.tables import targets_table

        show(targets_table(rows, console().width))
    else:
        from quotes.cli.rows import target_row

        write_rows((target_row(row) for row in rows), format)


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What stances are toward.")],
    alias: Annotated[
        list[str] | None,
        typer.Option("--alias", "-a", metavar="NAME", help="Another name; may be repeated."),
    ] = None,
    description: Annotated[
        str, typer.Option(metavar="TEXT", help="What it is, in a sentence.", show_default=False)
    ] = "",
    db: Db = None,
) -> None:
    """Add a target of stances.

    Articles that are stored already are classified toward it when it is first asked for, and
    new ones as they are read.
    """
    from quotes.stance.targets import make_target

    target = make_target(name, alias or (), description)
    with open_database(context, db, create=True) as database:
        _must_be_new(database, target)
        database.add_target(target)
    message(f"added: {target.name}; {_UNREAD}")


def _must_be_new(database: Database, target: Target) -> None:
    """Raise Unclear, with the command that changes it, for a target that is there already."""
    there = known_target(database.targets(), target.name)
    if there is not None:
        aliases = "".join(f" --add-alias {shlex.quote(each)}" for each in target.aliases)
        raise Unclear(
            f"{quoted(target.name)} is a name of the target {quoted(there.name)} already; "
            f"to change it: quotes targets edit {shlex.quote(there.name)}{aliases}"
        )


def edit(
    context: typer.Context,
    target: Name,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="Call it this from now on.")
    ] = None,
    add_alias: Annotated[
        list[str] | None,
        typer.Option("--add-alias", metavar="NAME", help="Another name; may be repeated."),
    ] = None,
    remove_alias: Annotated[
        list[str] | None,
        typer.Option("--remove-alias", metavar="NAME", help="A name that it loses; repeatable."),
    ] = None,
    description: Annotated[
        str | None, typer.Option(metavar="TEXT", help="What it is, in a sentence.")
    ] = None,
    db: Db = None,
) -> None:
    """Rename a target, add or remove aliases, describe it.

    Its stances are found anew when it is next asked for; labels that people gave stay.
    """
    from quotes.stance.targets import make_target

    if name is None and description is None and not (add_alias or remove_alias):
        raise Unclear("nothing to change: give --name, --add-alias, --remove-alias, --description")
    new = make_target(name or target, add_alias or (), description or "")
    with open_database(context, db) as database:
        row = the_target(database.targets(), target)
        database.edit_target(
            row.name,
            name=new.name if name else None,
            add=new.aliases,
            remove=tuple(remove_alias or ()),
            description=None if description is None else new.description,
        )
    message(f"changed: {new.name if name else row.name}; {_UNREAD}")


def remove(
    context: typer.Context,
    target: Name,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    db: Db = None,
) -> None:
    """Remove a target, its stances, and the labels that people gave for it.

    Says what would go and asks first; away from a terminal, only --yes removes.
    """
    with open_database(context, db) as database:
        row = the_target(database.targets(), target)
        stances, labels = database.target_counts(row.name)
        what = f"{count(stances, 'stance')} and {count(labels, 'label')} by people"
        if not yes:
            if not sys.stdin.isatty():
                raise Unclear(f"removing {quoted(row.name)} takes away {what}; give --yes to do so")
            typer.confirm(f"Remove {quoted(row.name)} with {what}?", abort=True, err=True)
        database.remove_target(row.name)
    message(f"removed: {row.name}, with {what}")


def load(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="A list of targets.")],
    db: Db = None,
) -> None:
    """Add the targets of a TOML file; those that are there get also these aliases.

    \\[\\[target]]
    name = "the talks"
    aliases = \\["peace talks", "negotiations", "Geneva 2"]
    description = "peace talks between the government and the opposition"
    """
    from quotes.stance.targets import load_targets

    loaded: tuple[Target, ...] = load_targets(file)
    with open_database(context, db, create=True) as database:
        database.put_targets(loaded)
    message(f"{count(len(loaded), 'target')} loaded; stored articles are classified when asked for")
