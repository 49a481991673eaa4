"""`quotes stance classify`: a table of statements to the same with stances, without a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from quotes.cli.exits import Exit
from quotes.cli.options import Quiet, register
from quotes.cli.output import message, to_json
from quotes.cli.progress import progress
from quotes.errors import Unclear

STDIN = "-"


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        classify_file,
        "quotes stance classify statements.jsonl > labelled.jsonl",
        "quotes stance classify - < statements.jsonl",
        name="classify",
    )


def classify_file(
    file: Annotated[
        str, typer.Argument(metavar="FILE.jsonl", help="A statement a line; - for stdin.")
    ],
    quiet: Quiet = False,
) -> None:
    """Add stances to a table of statements, in order and without a database.

    Each line is an object with "text", "target", "content" as \\[\\[start, end], ...] (characters
    of the text, end exclusive) and, if you like, "source", "cue", "speaker", and "aliases" and
    "description" of the target. It comes out again with "about", "label", "score", "sure" and
    "evidence"; other keys stay as they are.

    A bad line comes out in its place with "error", is named on stderr, and makes the exit code 1.
    """
    from quotes.stance.statements import ADDED, classify_statement

    bad = 0
    told = quiet
    with _opened(file) as lines, progress("Classifying", quiet=quiet) as advance:
        for number, row in _rows(lines):
            try:
                if "error" not in row:
                    told = told or _say_what_is_replaced(row, ADDED, number)
                    row |= classify_statement(row)
            except Unclear as error:
                row = {key: value for key, value in row.items() if key not in ADDED}
                row["error"] = str(error)
            if "error" in row:
                bad += 1
                message(f"line {number}: {row['error']}")
            sys.stdout.write(to_json(row, sys.stdout) + "\n")
            advance(f"line {number}")
    if bad:
        raise typer.Exit(Exit.INCOMPLETE)


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    if file == STDIN:
        yield sys.stdin.buffer
        return
    with Path(file).open("rb") as stream:
        yield stream


def _rows(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each line that is not blank as an object; of another kind as one with "error"."""
    for number, raw in enumerate(lines, start=1):
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        if not text.strip():
            continue
        try:
            row = json.loads(raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8"))
        except (ValueError, RecursionError) as error:
            yield number, {"error": f"not JSON in UTF-8: {error}", "line": text.rstrip("\r\n")}
            continue
        if isinstance(row, dict):
            # A row of an earlier run is tried again.
            row.pop("error", None)
            yield number, row
        else:
            yield number, {"error": "not an object", "line": row}


def _say_what_is_replaced(row: dict[str, Any], added: Iterable[str], number: int) -> bool:
    replaced = [f'"{name}"' for name in added if name in row]
    if replaced:
        message(f"line {number} has {', '.join(replaced)}, replaced here and in what follows")
    return bool(replaced)
