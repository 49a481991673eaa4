"""The one speaker whom a name on the command line means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers import Nothing, Several, find_speakers
from quotes.answers.meaning import several
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
    found = ask_back(lambda chosen: _only(database, name, chosen))
    if isinstance(found, Nothing):
        regret(found, format)
    return found


def _only(
    database: Database, name: str, chosen: Mapping[str, SpeakerRow]
) -> SpeakerRow | Nothing | Several:
    found = find_speakers(database, name, chosen)
    if not isinstance(found, tuple):
        return found
    # "Critics" are all critics to who asks, but one speaker goes by just that.
    called = [row for row in found if row.name.casefold() == name.casefold()]
    one = called if len(called) == 1 else found
    return one[0] if len(one) == 1 else several(database, name, found)
