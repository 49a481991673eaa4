"""What the index of meaning lacks: quotations without a vector of the encoder in use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Engine, and_, func, select

from db.engine import reading
from db.meaning import V
from db.views import QUOTES

Q = QUOTES.table
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
        select(Q.c.number, Q.c.id, Q.c.content, Q.c.sentence, Q.c.title)
        .outerjoin(V, and_(V.c.number == Q.c.number, V.c.encoder == encoder))
        .where(V.c.number.is_(None))
        .order_by(Q.c.number)
        .limit(_CHUNK)
    )
    last = -1
    while True:
        with reading(engine) as connection:
            rows = connection.execute(statement.where(Q.c.number > last)).all()
        if not rows:
            return
        yield from (QuotedText(*row[1:]) for row in rows)
        last = rows[-1].number


def counts(connection: Connection, encoder: str | None) -> tuple[int, int]:
    """How many quotations have a vector of this encoder (None: any), and how many there are."""
    having = select(func.count()).select_from(V)
    if encoder is not None:
        having = having.where(V.c.encoder == encoder)
    total = select(func.count()).select_from(Q)
    return connection.execute(having).scalar_one(), connection.execute(total).scalar_one()
