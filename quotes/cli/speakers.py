"""`quotes speakers`: who is quoted, and who is who."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotes.answers import Nothing
from quotes.answers.values import NEAREST
from quotes.cli import speakers_decide, speakers_review, speakers_show
from quotes.cli.asking_back import regret
from quotes.cli.options import Db, FormatOption, Limit, examples, open_database, register
from quotes.cli.output import Format, console, cut, one_more, show, write_rows
from quotes.phrases import quoted
from quotes.types import SpeakerKind

LIST = "list"


class ListUnlessNamed(TyperGroup):
    """A group of commands that lists where no command is named: `quotes speakers Lavrov`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put "list" before what is neither a command nor a call for help."""
        width = 2 if args[:1] == ["--db"] else 1 if args and args[0].startswith("--db=") else 0
        if width < len(args) and args[width] in self.commands:
            args = [args[width], *args[:width], *args[width + 1 :]]  # --db is the command's own
        known = (*self.commands, *ctx.help_option_names)
        return super().parse_args(ctx, args if args and args[0] in known else [LIST, *args])


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    commands = typer.Typer(
        cls=ListUnlessNamed,
        rich_markup_mode="rich",
        help="List who is quoted, look at one speaker, and say who is who. "
        "Every decision is kept, and can be undone.",
        epilog=examples(
            "quotes speakers Lavrov",
            "quotes speakers show Lavrov",
            "quotes speakers merge 'Walid al-Moallem' Muallem",
            "quotes speakers review",
        ),
    )
    register(
        commands,
        list_,
        "quotes speakers list",
        "quotes speakers list Lavrov",
        "quotes speakers --kind organisation --format csv",
        name=LIST,
    )
    for module in (speakers_show, speakers_review, speakers_decide):
        module.add_to(commands)
    app.add_typer(commands, name="speakers")


def list_(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="A name, or a part of one.", show_default=False)
    ] = None,
    kind: Annotated[
        SpeakerKind | None, typer.Option("--kind", "-k", help="Speakers of this kind alone.")
    ] = None,
    limit: Limit = 50,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List who is quoted, how often and when, with other names and roles.

    The word "list" may be left out.
    """
    with open_database(context, db) as database:
        rows = database.speakers(name, kind, one_more(limit))
        if not rows:
            nearest = database.nearest_speakers(name, NEAREST) if name else []
            reason = f"nobody called {quoted(name)} is quoted" if name else "nobody is quoted yet"
            regret(Nothing(reason, tuple(row.name for row in nearest)), format)
    with cut(rows, limit) as shown:
        if format is Format.TABLE:
            from quotes.cli import tables

            show(tables.speakers_table(shown, console().width))
        else:
            from quotes.cli.rows import speaker_row

            write_rows(map(speaker_row, shown), format)
