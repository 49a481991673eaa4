"""`quotes speakers review`: pairs that may be one speaker, for a person to decide."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import typer

from quotes.answers import Nothing
from quotes.cli.asking_back import regret
from quotes.cli.options import Db, FormatOption, Limit, open_database, register
from quotes.cli.output import Format, message, one_line, write_rows
from quotes.cli.speakers_decide import By, person
from quotes.phrases import amount, count, day
from quotes.types import SpeakerKind

if TYPE_CHECKING:
    from db import Database
    from db.values import Pair, SpeakerRow

SAMPLES = 2
YES, NO, SKIP, QUIT = "y", "n", "s", "q"
_WORDS = {YES: YES, "yes": YES, NO: NO, "no": NO, "": SKIP, SKIP: SKIP, "skip": SKIP}
_WORDS |= {QUIT: QUIT, "quit": QUIT, "exit": QUIT}


def add_to(app: typer.Typer) -> None:
    """Add the command to the group."""
    register(
        app,
        review,
        "quotes speakers review",
        "quotes speakers review --limit 0 --by Ana",
        "quotes speakers review --format csv > pairs.csv",
    )


def review(
    context: typer.Context,
    by: By = None,
    limit: Limit = 20,
    db: Db = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Go through pairs that may be one speaker, the likeliest first.

    To each answer y (one speaker: merge them), n (two: never ask again), s (skip) or q (quit).
    With --format csv, jsonl or json the pairs are listed instead, and nothing is asked.
    """
    with open_database(context, db) as database:
        pairs = database.doubtful_pairs(limit)
        if not pairs:
            regret(Nothing("there is no pair to decide on"), format)
        if format is not Format.TABLE:
            write_rows((_row(pair) for pair in pairs), format)
            return
        message(_summary(*_go_through(database, pairs, person(by))))


def _go_through(database: Database, pairs: list[Pair], by: str) -> tuple[int, int, int]:
    """Ask of each pair; how many were merged, told apart, and left."""
    merged, apart, gone = 0, 0, set[int]()
    for number, pair in enumerate(pairs, start=1):
        ids = _kept_first(pair)
        if gone & set(ids):
            continue
        _describe(database, pair, f"{number} of {len(pairs)}")
        answer = _ask()
        if answer == QUIT:
            break
        if answer == YES:
            kept = database.merge(*ids, by).speaker
            gone |= set(ids) - {kept.id}
            merged += 1
        elif answer == NO:
            database.tell_apart(*ids, by)
            apart += 1
    return merged, apart, len(pairs) - merged - apart


def _kept_first(pair: Pair) -> tuple[int, int]:
    """The better known one keeps the number, never a description that of a name."""

    def order(row: SpeakerRow) -> tuple[bool, int, int]:
        return row.kind is SpeakerKind.UNNAMED, -row.documents, row.id

    first, second = sorted((pair.one, pair.other), key=order)
    return first.id, second.id


def _describe(database: Database, pair: Pair, place: str) -> None:
    from db.values import Find

    message(f"{place}: {pair.reason} {pair.score:.2f}")
    for row in (pair.one, pair.other):
        message(f"  {_known(row)}")
        for hit in database.find(Find(speaker_ids=(row.id,), limit=SAMPLES)):
            message(f"    {day(hit.date)}: {_short(hit.sentence)}")


def _known(row: SpeakerRow) -> str:
    roles = f" ({'; '.join(row.roles[:3])})" if row.roles else ""
    said = amount(row.quotations, row.documents)
    return f"{row.name}{roles}, number {row.id}: {said}"


def _short(text: str, length: int = 160) -> str:
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"


def _ask() -> str:
    """One of the four answers; the end of the input is to quit."""
    while True:
        sys.stderr.write("One speaker? [y/n/s/q] ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            return QUIT
        if (answer := line.strip().lower()) in _WORDS:
            return _WORDS[answer]
        message("y: one speaker; n: two; s: skip; q: quit")


def _summary(merged: int, apart: int, left: int) -> str:
    return f"{count(merged, 'pair')} merged, {count(apart, 'pair')} told apart, {left:,} left"


def _row(pair: Pair) -> dict[str, object]:
    return {
        "score": round(pair.score, 4),
        "reason": pair.reason,
        "id": pair.one.id,
        "name": pair.one.name,
        "roles": list(pair.one.roles),
        "other_id": pair.other.id,
        "other_name": pair.other.name,
        "other_roles": list(pair.other.roles),
    }
