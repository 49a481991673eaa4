"""Listing documents, and counting everything."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, Connection, func, or_, select, table

from db.clauses import DOCUMENT
from db.names import clean
from db.search import documents_naming, documents_with, words
from db.selections import limited
from db.values import DocumentRow
from db.views import DOCUMENTS, STANCE_NOW

_DOCUMENTS = DOCUMENTS.table
_LONGEST = 200  # characters that are looked for
_COUNTED = ("document", "quotation", "speaker", "target", "topic", "run", "human_label")


def documents(
    connection: Connection,
    search: str | None = None,
    publisher: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int = 50,
) -> list[DocumentRow]:
    """The newest first. See `Database.documents`."""
    conditions: list[ColumnElement[bool]] = []
    if search is not None:
        conditions.append(_having(clean(search).strip()[:_LONGEST]))
    if publisher is not None:
        conditions.append(_DOCUMENTS.c.publisher.icontains(clean(publisher), autoescape=True))
    if since is not None:
        conditions.append(_DOCUMENTS.c.date >= since)
    if until is not None:
        conditions.append(_DOCUMENTS.c.date <= until)
    statement = (
        select(_DOCUMENTS)
        .where(*conditions)
        .order_by(_DOCUMENTS.c.date.desc().nulls_last(), _DOCUMENTS.c.number.desc())
    )
    return [
        DocumentRow(row.id, row.title, row.publisher, row.date, row.url, row.origin, row.quotations)
        for row in connection.execute(limited(statement, limit))
    ]


def _having(part: str) -> ColumnElement[bool]:
    """The condition of having a text in the metadata, or all of its words in title and text."""
    d = _DOCUMENTS.c
    columns = (d.title, d.publisher, d.author, d.origin, d.url, d.id)
    fits = [column.icontains(part, autoescape=True) for column in columns]
    if asked := words(part):
        fits.append(d.number.in_(select(documents_with(asked).c.number)))
    return or_(*fits)


def count_naming(connection: Connection, name: str) -> int:
    """How many documents have a name in title or text. See `Database.documents_naming`."""
    naming = select(func.count()).select_from(documents_naming([name]))
    return connection.execute(naming).scalar_one()


def texts_naming(connection: Connection, name: str, limit: int) -> list[str]:
    """The texts of documents that have a name in title or text. See `Database.texts_naming`."""
    here = DOCUMENT.c.number.in_(select(documents_naming([name]).c.number))
    statement = select(DOCUMENT.c.text).where(here).order_by(DOCUMENT.c.number.desc())
    return list(connection.execute(statement.limit(limit)).scalars())


def counts(connection: Connection) -> dict[str, int]:
    """See `Database.counts`."""
    found = {
        f"{name}s": connection.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in _COUNTED
    }
    now = select(func.count()).select_from(STANCE_NOW.table)
    return {**found, "stances": connection.execute(now).scalar_one()}
