"""A progress bar on stderr, and a count of what was done; nothing of it away from a terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from quotes.cli.output import console, one_line
from quotes.listening import Advance

NAME = 30
"""Characters of a document's name that are shown."""


@contextlib.contextmanager
def progress(what: str, total: int | None = None, *, quiet: bool) -> Iterator[Advance]:
    """Show how many documents were done, of how many where that is known, while the block runs.

    The value is to be called after each, with its name.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TextColumn("{task.completed:,.0f} {task.fields[of]}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[name]}", style="dim", markup=False),
        console=console(messages=True),
        transient=True,
    )
    with bar:
        of = "done" if total is None else f"of {total:,}"
        task = bar.add_task(what, total=total, name="", of=of)

        def advance(name: str) -> None:
            bar.update(task, advance=1, name=one_line(Path(name).name)[-NAME:])

        yield advance
