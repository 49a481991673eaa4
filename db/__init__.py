"""Quotations in a database: SQLModel tables, full-text search, and the questions they answer.

`open` gives a `Database`; `Find` says what to look for. Speakers are looked for by number, since a
name may fit several:

    with db.open("quotes.db") as database:
        for speaker in database.speakers_named("Lavrov"):
            for hit in database.find(db.Find(speaker_ids=(speaker.id,), about="talks")):
                print(hit.speaker, hit.date, hit.content)

The tables are in `db.tables`, the flat SQL views in `db.views`. Nothing heavy is imported before a
database is opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from db.values import (
    DocumentRow,
    Find,
    Fit,
    Hit,
    HitStance,
    Outcome,
    SpeakerRow,
    TargetRow,
)

if TYPE_CHECKING:
    from sqlalchemy import URL

    from db.database import Database
    from db.meaning import Encoder
    from db.reranking import Reranker

__all__ = [
    "Database",
    "DocumentRow",
    "Find",
    "Fit",
    "Hit",
    "HitStance",
    "Outcome",
    "SpeakerRow",
    "TargetRow",
    "open",
]


def open(
    where: str | Path | URL,
    create: bool = True,
    encoder: Encoder | None = None,
    reranker: Reranker | None = None,
) -> Database:
    """Open a database: a path, ":memory:", or an address ("sqlite:///quotes.db").

    With `create` one is made where there is none. With an `encoder` (`quotes.meaning.Encoder()`)
    topics are looked for by what they mean, too, and with a `reranker`, a
    `quotes.meaning.Reranker()`, what is found first is read again. A database of an older version
    is brought up to date. Raises `StopRun` for what cannot be used: a folder, another kind of file,
    a path without permission, another program's database or one of a newer version.
    """
    from db.opening import open_database
    from db.reranking import Ranking

    return open_database(where, create, Ranking(encoder, reranker))


def __dir__() -> list[str]:
    # What is loaded at its first use, too, so that help() and completion show it.
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    if name == "Database":
        from db.database import Database

        return Database
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
