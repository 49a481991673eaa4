"""`quotes stance agreement`: how far people agree with each other and with the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing
from quotes.answers.classifying import the_target
from quotes.cli.asking_back import regret
from quotes.cli.options import Db, FormatOption, open_database, register
from quotes.cli.output import Format, console, show, write_rows
from quotes.types import Verdict

if TYPE_CHECKING:
    from db.values import HumanLabel
    from quotes.evaluation.agreement import Agreement

MODEL = "model"
_MODEL = ""  # among people, of whom none is called so
Row = dict[str, object]


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        agreement,
        "quotes stance agreement",
        "quotes stance agreement 'the talks' --format json",
    )


def agreement(
    context: typer.Context,
    target: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET]...", help="These alone.", show_default=False),
    ] = None,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Report how far people's labels agree with each other and with the model's.

    Alpha is Krippendorff's, over support, oppose, conditional, neutral and "not about": 1 is
    perfect, 0 is chance; 0.8 is usually asked for, and 0.67 the least for tentative conclusions.
    "Same" is the share of equal pairs of labels. The last row takes those labels of the model
    alone of which it is sure. Labels are given with: quotes stance review.
    """
    with open_database(context, db) as database:
        rows = database.targets()
        for name in target or ():
            the_target(rows, name)
        labels = database.human_labels(target or ())
    if not labels:
        hint = "give some with: quotes stance review TARGET"
        regret(Nothing("nobody has labelled any quotation yet", hints=(hint,)), format)
    found = [_row(name, each) for name, each in _compared(labels)]
    if format is Format.TABLE:
        from quotes.cli.tables import table

        cells = ([_cell(value) for value in row.values()] for row in found)
        columns = (("Who", ""), ("Quotations", "number"), ("Same", "number"), ("Alpha", "number"))
        show(table(cells, columns, console().width))
    else:
        write_rows(found, format)


def _compared(given: Sequence[HumanLabel]) -> list[tuple[str, Agreement]]:
    """Everybody, each two people, each one with the model, all with it, and where it is sure."""
    from quotes.evaluation.agreement import agreement

    people: dict[str, dict[object, str]] = defaultdict(dict)
    latest: dict[object, str] = {}
    model: dict[object, str] = {}
    sure: dict[object, str] = {}
    for each in given:
        unit = (each.quotation_id, each.target)
        people[each.person][unit] = latest[unit] = each.label.value
        model[unit] = each.model.value if each.model else Verdict.NOT_ABOUT.value
        if each.sure:
            sure[unit] = model[unit]
    found = []
    if len(people) > 2:
        found.append(("all people", agreement(people)))
    for a, b in combinations(people, 2):
        found.append((f"{a} and {b}", agreement({a: people[a], b: people[b]})))
    if len(people) > 1:
        for name, labels in people.items():
            found.append((f"{name} and the {MODEL}", agreement({name: labels, _MODEL: model})))
    found.append((f"latest label and the {MODEL}", agreement({"latest": latest, MODEL: model})))
    both = agreement({"latest": latest, MODEL: sure})
    return [*found, (f"the same, {MODEL} sure", both)]


def _row(name: str, found: Agreement) -> Row:
    return {"who": name, "quotations": found.both, "same": found.same, "alpha": found.alpha}


def _cell(value: object) -> str:
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)
