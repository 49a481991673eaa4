"""The one speaker whom a name on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing, find_speaker
from quotes.cli.asking_back import ask_back, regret
from quotes.cli.output import Format

if TYPE_CHECKING:
    from db import Database
    from db.values import SpeakerRow

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A name, a role, or the number that show gives.")
]


def one_speaker(database: Database, name: str, format: Format = Format.TABLE) -> SpeakerRow:
    """The speaker of a name, a role or a number.

    Asks back where several fit, and ends the program where nobody does.
    """
    found = ask_back(lambda chosen: find_speaker(database, name, chosen))
    if isinstance(found, Nothing):
        regret(found, format)
    return found
