"""How rows and messages leave the program: data on stdout, messages on stderr."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

T = TypeVar("T")

PIPE_WIDTH = 120
"""Columns of a table that does not go to a terminal, unless COLUMNS says otherwise."""


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"


def console(*, messages: bool = False) -> Console:
    """A console on stdout, or on stderr for messages; plain text away from a terminal.

    NO_COLOR, COLUMNS and TERM=dumb are respected, as rich does.
    """
    from rich.console import Console

    stream = sys.stderr if messages else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(
        file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False
    )


def show(*renderables: RenderableType) -> None:
    """Print for a person, on stdout."""
    out = console()
    for renderable in renderables:
        out.print(renderable, crop=False)


def message(text: str) -> None:
    """Print one line for a person on stderr, without wrapping it; blanks before it stay."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    sys.stderr.write(f"{indent}{one_line(text)}\n")
    sys.stderr.flush()


def error(text: str) -> None:
    """Print an error on stderr, as one line."""
    message(f"error: {text}")


def one_line(text: str) -> str:
    """The text without line breaks and other control characters, which could drive a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def write_rows(
    rows: Iterable[Mapping[str, object]], format: Format, stream: TextIO | None = None
) -> int:
    """Write rows as CSV (with a header), as JSON lines, or as one JSON list; how many there were.

    The rows must have the same keys. In CSV, lists are joined by "; "; JSON keeps them.
    """
    stream = stream or sys.stdout
    number = 0
    if format is Format.CSV:
        number = _write_csv(rows, stream)
    elif format is Format.JSONL:
        for row in rows:
            stream.write(to_json(row, stream) + "\n")
            number += 1
    else:
        for number, row in enumerate(rows, start=1):
            stream.write(f"{'[' if number == 1 else ','}\n {to_json(row, stream)}")
        stream.write("\n]\n" if number else "[]\n")
    stream.flush()
    return number


def to_json(value: object, stream: TextIO) -> str:
    """JSON on one line; in pure ASCII where the stream cannot hold every character."""
    utf8 = (stream.encoding or "utf-8").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not utf8, default=_plain)
    if utf8 and not text.isascii():
        # A lone surrogate cannot be written as UTF-8, yet JSON has an escape for it.
        text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text


def _plain(value: object) -> object:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no value of a row")


def _write_csv(rows: Iterable[Mapping[str, object]], stream: TextIO) -> int:
    writer: csv.DictWriter[str] | None = None
    number = 0
    for row in rows:
        number += 1
        if writer is None:
            writer = csv.DictWriter(stream, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: cell(value) for key, value in row.items()})
    return number


def one_more(limit: int) -> int:
    """The limit under which `cut` learns whether there are more; 0, which is all, stays."""
    return limit + 1 if limit else 0


@contextlib.contextmanager
def cut(rows: Sequence[T], limit: int, total: int | None = None) -> Iterator[Sequence[T]]:
    """So many rows to write as are wanted; says below them that there are more."""
    shown = rows[: limit or None]
    yield shown
    if len(shown) < len(rows):
        of_all = "" if total is None else f" of {total:,}"
        message(f"only the first {len(shown):,}{of_all} are shown; --limit 0 shows all")


def cell(value: object) -> str:
    """A value as the text of one CSV cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(cell(part) for part in value)
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    return text.encode("utf-8", "replace").decode("utf-8")
