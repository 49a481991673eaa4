"""What the index of meaning lacks: quotations without a vector of the encoder in use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Engine, and_, func, select

from db.clauses import VECTOR
from db.engine import reading
from db.views import QUOTES

_QUOTES = QUOTES.table
_CHUNK = 256


class QuotedText(NamedTuple):
    """A stored quotation, as far as its meaning goes."""

    id: str
    content: str
    sentence: str
    title: str | None


def without_vectors(engine: Engine, encoder: str) -> Iterator[QuotedText]:
    """The quotations that have none, an article's one after the other.

    Some hundreds are read at a time, so that the caller may write in between.
    """
    statement = (
        select(
            _QUOTES.c.number, _QUOTES.c.id, _QUOTES.c.content, _QUOTES.c.sentence, _QUOTES.c.title
        )
        .outerjoin(VECTOR, and_(VECTOR.c.number == _QUOTES.c.number, VECTOR.c.encoder == encoder))
        .where(VECTOR.c.number.is_(None))
        .order_by(_QUOTES.c.number)
        .limit(_CHUNK)
    )
    last = -1
    while True:
        with reading(engine) as connection:
            rows = connection.execute(statement.where(_QUOTES.c.number > last)).all()
        if not rows:
            return
        yield from (QuotedText(*row[1:]) for row in rows)
        last = rows[-1].number


def counts(connection: Connection, encoder: str | None) -> tuple[int, int]:
    """How many quotations have a vector of this encoder (None: any), and how many there are."""
    having = select(func.count()).select_from(VECTOR)
    if encoder is not None:
        having = having.where(VECTOR.c.encoder == encoder)
    total = select(func.count()).select_from(_QUOTES)
    return connection.execute(having).scalar_one(), connection.execute(total).scalar_one()
