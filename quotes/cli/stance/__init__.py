"""`quotes stance`: who stands where, renewing and reviewing labels, classifying statements."""

from __future__ import annotations

import typer

from quotes.cli.stance import agreement, review, show, statements, update


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    commands = typer.Typer(
        no_args_is_help=True, help="Who stands where, and how surely; review and renew the labels."
    )
    for module in (show, update, review, agreement, statements):
        module.add_to(commands)
    app.add_typer(commands, name="stance")
