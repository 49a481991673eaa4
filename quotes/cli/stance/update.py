"""`quotes stance update`: labels of what is stored anew, as after a change of the model."""

from __future__ import annotations

from typing import Annotated

import typer

from quotes.answers import Nothing
from quotes.answers.classifying import classify_stored, the_target
from quotes.cli.asking_back import regret
from quotes.cli.listening import TERMINAL
from quotes.cli.options import Db, Quiet, open_database, register
from quotes.cli.output import Format, message
from quotes.listening import SILENT
from quotes.phrases import count


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        update,
        "quotes stance update",
        "quotes stance update 'the talks' --force",
    )


def update(
    context: typer.Context,
    target: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="These alone.", show_default=False),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Classify again what this model classified, too.")
    ] = False,
    quiet: Quiet = False,
    db: Db = None,
) -> None:
    """Classify stored quotations again, as after a change of the model.

    The old labels count until all is done; what is interrupted leaves them in place, and the
    next time begins anew. Labels by people stay, and go on to win.
    """
    from quotes.stance import model_version

    with open_database(context, db) as database:
        rows = database.targets()
        if not rows:
            regret(Nothing("there are no targets yet"), Format.TABLE)
        if target:
            named = [the_target(rows, name) for name in target]
            rows = list({row.id: row for row in named}.values())
        version = model_version()
        behind = [row for row in rows if force or database.unread([row], version)]
        if not behind:
            message("nothing to do: all labels are of this model; --force classifies again")
            return
        listener = SILENT if quiet else TERMINAL
        done = classify_stored(database, behind, listener, version=version, everything=force)
    if not quiet:
        message(
            f"{count(len(behind), 'target')}, {count(done.documents, 'article')} looked at: "
            f"{count(done.stances, 'stance')} ({done.changed:,} changed, {done.new:,} new, "
            f"{done.gone:,} gone)"
        )
