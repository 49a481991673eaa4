"""Words and meaning together: which quotations are on a topic, and how much.

What has all the words is found, or where nothing has, what has any of them; and beside it what is
near in meaning. The weights and the floor were chosen on twenty queries (training/meaning).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, TableClause, select

from db.meaning import Encoder, each, has_vectors, similarities
from db.names import clean
from db.search import matches, rarities
from db.values import Found

_FLOOR = 0.35
_OF_BEST = 0.55
_WORDS = 0.05
_MOST = 200  # found by meaning alone


def by_meaning(connection: Connection, about: str, encoder: Encoder | None) -> bytes | None:
    """The vector of a topic; None where it is to be looked for by its words alone."""
    topic = clean(about)
    # Words in quotation marks are meant as they stand.
    if encoder is None or '"' in topic or not has_vectors(connection, encoder.version):
        return None
    return encoder.query(topic)


def joined(
    connection: Connection,
    asked: list[str],
    encoder: str,
    meaning: bytes,
    quotes: TableClause,
    conditions: Sequence[ColumnElement[bool]],
) -> list[Found]:
    """The quotations on a topic, in no order; `relevance` is of words and meaning together."""
    among = select(quotes.c.number).where(*conditions) if conditions else None
    cosines = similarities(connection, encoder, meaning, among, _FLOOR)
    floor = max(_FLOOR, _OF_BEST * max(cosines.values(), default=0.0))
    near = heapq.nlargest(
        _MOST, (n for n in cosines if cosines[n] >= floor), key=lambda number: cosines[number]
    )
    close = set(near)
    matched = matches(asked, rarities(connection, asked), near)
    statement = select(matched.c.number, matched.c.relevance, matched.c.present)
    if among is not None:
        statement = statement.where(matched.c.number.in_(among))
    rows = connection.execute(statement).all()
    everything = (1 << len(asked)) - 1
    if any(row.present == everything for row in rows):
        rows = [row for row in rows if row.present == everything or row.number in close]
    cosines |= similarities(connection, encoder, meaning, each(row.number for row in rows))
    return [
        Found(
            row.number,
            _relevance(row.relevance, cosines.get(row.number)),
            words_of(asked, row.present),
            row.present == everything,
            cosines[row.number] if row.number in close else None,
        )
        for row in rows
    ]


def _relevance(words: float, cosine: float | None) -> float:
    """The two together, 0 to 1; without a vector a quotation counts as just near enough."""
    meaning = _FLOOR if cosine is None else max(0.0, cosine)
    return min(1.0, (meaning + _WORDS * words) / (1.0 + _WORDS))


def words_of(asked: list[str], present: int) -> tuple[str, ...]:
    """The words that the bits stand for."""
    return tuple(word for at, word in enumerate(asked) if present >> at & 1)
