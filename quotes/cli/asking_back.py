"""What to do about a name that fits several speakers, and about finding nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn, TypeVar

import typer

from quotes.answers import Nothing, Several
from quotes.cli.exits import Exit
from quotes.cli.output import Format, message, write_rows
from quotes.phrases import amount, count, listed, quoted

if TYPE_CHECKING:
    from db.values import SpeakerRow

MOST_NUMBERS = 10
"""How many of the numbers that fit are given again where one of them is to be typed."""

Result = TypeVar("Result")


def ask_back(
    look: Callable[[Mapping[str, SpeakerRow]], Result | Nothing | Several],
) -> Result | Nothing:
    """Look with the choices made so far, letting the person choose as long as names fit several.

    Away from a terminal nobody can choose: the speakers are listed, and the program ends.
    """
    chosen: dict[str, SpeakerRow] = {}
    found = look(chosen)
    while isinstance(found, Several):
        _list(found)
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            message("whom do you mean? Give the full name or the number")
            raise typer.Exit(Exit.SEVERAL_FIT)
        chosen[found.name] = _choose(found)
        found = look(chosen)
    return found


def regret(found: Nothing, format: Format) -> NoReturn:
    """Say that nothing was found and what may have been meant; end the program so."""
    if format is not Format.TABLE:
        write_rows([], format)
    message(found.reason)
    if found.nearest:
        message(f"  nearest: {', '.join(found.nearest)}")
    for hint in found.hints:
        message(f"  {hint}")
    raise typer.Exit(Exit.INCOMPLETE)


def _list(several: Several) -> None:
    message(f"{quoted(several.name)} fits {count(len(several.speakers), 'speaker')}:")
    width = max(len(str(row.id)) for row in several.speakers)
    for row in several.speakers:
        known = "; ".join(row.roles[:2] or row.aliases[:2])
        about = f" ({known})" if known else ""
        said = amount(row.quotations, row.documents)
        article = several.articles.get(row.id)
        where = f", {article}" if article else ""
        message(f"  {row.id:>{width}} {row.name}{about}: {said}{where}")


def _choose(several: Several) -> SpeakerRow:
    """The one whose number a person types, the same that other commands take."""
    rows = {row.id: row for row in several.speakers}
    number = 0
    while number not in rows:
        number = typer.prompt(f"Number ({_numbers([*rows])})", type=int, err=True)
    return rows[number]


def _numbers(fitting: Sequence[int]) -> str:
    """The numbers to choose from, all of which stand in the list above, so that ten will do."""
    shown = [str(number) for number in fitting[:MOST_NUMBERS]]
    more = len(fitting) - len(shown)
    return f"{', '.join(shown)} or one of {more:,} more" if more else listed(shown)
