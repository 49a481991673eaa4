"""`quotes stance show`: who stands where on a target, and how it moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing, target_for
from quotes.answers.classifying import known_target
from quotes.answers.groups import By, Group, grouped
from quotes.cli.asking_back import regret
from quotes.cli.listening import TERMINAL
from quotes.cli.options import Db, FormatOption, Limit, Since, Until, days, open_database, register
from quotes.cli.output import Format, console, cut, message, show, write_rows
from quotes.phrases import amount, count, quoted
from quotes.types import StanceLabel

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from db import Database
    from db.values import Taken


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        show_stances,
        "quotes stance show 'free trade'",
        "quotes stance show 'the talks' --by month --plot talks.svg",
        "quotes stance show 'the talks' --by country --format csv",
        name="show",
    )


def show_stances(
    context: typer.Context,
    target: Annotated[str, typer.Argument(metavar="TARGET", help="A target, or any new one.")],
    by: Annotated[By, typer.Option("--by", help="What to count by.")] = By.SPEAKER,
    since: Since = None,
    until: Until = None,
    sure: Annotated[bool, typer.Option("--sure", help="Leave unsure labels out.")] = False,
    plot: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Draw it instead: .svg, .png or .html (needs Altair: quotes\\[plot]).",
            show_default=False,
        ),
    ] = None,
    limit: Limit = 20,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show how many quotations support or oppose a target, by speaker, publisher, month or country.

    What is no target yet becomes one: stored quotations are classified toward it at once, and
    the result is kept, unless none is about it.

    Support to neutral count the labels that are sure; unsure are those whose score is too low.
    Balance goes from -1 (all oppose) to 1 (all support), each label weighing as its score.

    A country is told from the roles of a speaker ("Russian Foreign Minister") and the names of
    organisations ("the Kremlin"), so an opposition counts for its country, too; speakers whom
    no article gives such a role are "unknown".
    """
    from quotes.cli.stance.plot import check

    if plot is not None:
        check(plot)
    first, last = days(since, until)
    with open_database(context, db) as database:
        name = target_for(database, target, TERMINAL)
        if isinstance(name, Nothing):
            regret(name, format)
        stances = database.taken(name, first, last)
        stances = [stance for stance in stances if stance.sure or not sure]
        if not stances:
            regret(Nothing(f"no {'sure ' if sure else ''}stance on {quoted(name)}"), format)
        groups = _groups(database, stances, by)
        _say_whether_old(database, name)
    # Months are a line in time, of which the end is no less than the beginning.
    with cut(groups, 0 if by is By.MONTH else limit, len(groups)) as shown:
        if plot is not None:
            from quotes.cli.stance.plot import draw

            draw(shown, by, name, plot)
            message(f"{quoted(name)} by {by}, {count(len(stances), 'quotation')}: {plot}")
        elif format is Format.TABLE:
            show(_summary(name, stances), _table(shown, by, console().width))
        else:
            write_rows((_row(group, by) for group in shown), format)


def _groups(database: Database, stances: list[Taken], by: By) -> list[Group]:
    if by is not By.COUNTRY:
        return grouped(stances, by)
    ids = sorted({id for stance in stances for id, _ in stance.speakers})
    return grouped(stances, by, {row.id: row for row in database.speakers_with(ids)})


def _say_whether_old(database: Database, name: str) -> None:
    from quotes.stance import model_version

    row = known_target(database.targets(), name)
    if row is not None and database.unread([row], model_version()):
        message("some of these labels are of another model; renew them with: quotes stance update")


def _summary(name: str, stances: list[Taken]) -> Text:
    """One line for all of them."""
    from quotes.cli.render import labels, plain

    sure = Counter(stance.label for stance in stances if stance.sure)
    articles = len({stance.document_id for stance in stances})
    line = plain(f"{name}: {amount(len(stances), articles)}:")
    line.stylize("bold")
    return line.append(" ").append_text(labels(sure, len(stances) - sure.total()))


def _table(groups: Sequence[Group], by: By, width: int) -> Table:
    from quotes.cli.render import plain
    from quotes.cli.tables import table

    labels = tuple(StanceLabel)
    rows: list[list[Text | str]] = [
        [
            plain(group.name),
            *(f"{group.sure[label]:,}" if group.sure.get(label) else "" for label in labels),
            f"{sum(group.unsure.values()):,}" if group.unsure else "",
            f"{group.quotations:,}",
            f"{group.articles:,}",
            f"{group.balance:+.2f}",
        ]
        for group in groups
    ]
    columns = (
        (by.value.capitalize(), ""),
        *((label.value.capitalize(), "number") for label in labels),
        ("Unsure", "number"),
        ("Quotations", "number"),
        ("Articles", "number"),
        ("Balance", "number"),
    )
    return table(rows, columns, width)


def _row(group: Group, by: By) -> dict[str, object]:
    """A group for CSV and JSON: sure labels by name, and the unsure ones the same way."""
    return {
        by.value: group.name,
        **{label.value: group.sure.get(label, 0) for label in StanceLabel},
        **{f"unsure_{label.value}": group.unsure.get(label, 0) for label in StanceLabel},
        "quotations": group.quotations,
        "articles": group.articles,
        "balance": round(group.balance, 3),
        "first": group.first,
        "last": group.last,
    }
