"""Words and meaning together: which quotations are on a topic, and how much.

What has all the words is found, or where nothing has, what has any of them; and beside it what is
near in meaning. What the article says beside it tells as much as the quotation's own words. The
weights and the floor were chosen on queries of other articles and on twenty (training/meaning).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, TableClause, select

from db.meaning import Encoder, has_vectors, of_articles, similarities
from db.search import asked_for, matches, rarities
from db.selections import listed
from db.values import Fit, Found

# Nothing is found by meaning where not even the nearest quotation is so near; where one is, others
# are looked at from a lower cosine on, and found if they have so much of the best one's relevance,
# or are nearly as near as the nearest: other words may stand in an article without those asked for.
_FLOOR, _LEAST = 0.35, 0.25
_OF_BEST, _OF_NEAREST = 0.7, 0.75
_LOOKED_AT, _MOST = 400, 200  # by meaning, and found by meaning alone
# So relevant is an answer, even without all the words; where there is one, so is what has so much
# of its relevance. What has less than the last is far from the topic.
_ANSWER, _OF_ANSWER, _NEAR = 0.5, 0.8, 0.3

Weights = tuple[float, float, float, float]
WEIGHTS: Weights = (8.0, 6.0, 1.0, 4.0)
"""How much it tells that the quotation is near in meaning, and that its article's quotations are in
the mean; that the words stand in its sentence, and in its article."""


def by_meaning(connection: Connection, about: str, encoder: Encoder | None) -> bytes | None:
    """The vector of a topic; None where it is to be looked for by its words alone."""
    topic = asked_for(about)
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
    weights: Weights = WEIGHTS,
) -> list[Found]:
    """What may be on a topic, in no order; `relevance` is of words and meaning together."""
    among = select(quotes.c.number).where(*conditions) if conditions else None
    cosines = similarities(connection, encoder, meaning, among, _LEAST)
    near = heapq.nlargest(_LOOKED_AT, cosines, key=lambda number: cosines[number])
    if not near or cosines[near[0]] < _FLOOR:
        near = []
    matched = matches(asked, rarities(connection, asked), near)
    statement = select(
        matched.c.number, matched.c.here, matched.c.article, matched.c.present
    ).select_from(matched)
    if among is not None:
        statement = statement.where(matched.c.number.in_(among))
    rows = connection.execute(statement).all()
    everything = (1 << len(asked)) - 1
    close = set(near)
    if any(row.present == everything for row in rows):
        rows = [row for row in rows if row.present == everything or row.number in close]
    numbers = [row.number for row in rows]
    cosines |= similarities(connection, encoder, meaning, listed(numbers))
    means = of_articles(connection, encoder, meaning, numbers)
    return [
        Found(
            row.number,
            _relevance(
                (cosines.get(row.number), means.get(row.number)), (row.here, row.article), weights
            ),
            words_of(asked, row.present),
            row.present == everything,
            cosines[row.number] if row.number in close else None,
        )
        for row in rows
    ]


def _by_meaning_alone(one: Found) -> bool:
    """Whether it would not be found but for its meaning."""
    return not one.complete and one.similarity is not None


def on_topic(found: Sequence[Found]) -> list[Found]:
    """What the words found, and of what only meaning found the best; each with its fit."""
    least = _OF_BEST * max((one.relevance for one in found), default=0.0)
    nearest = max(_FLOOR, _OF_NEAREST * max((one.similarity or 0.0 for one in found), default=0.0))
    by_words = [one for one in found if not _by_meaning_alone(one)]
    others = (
        one
        for one in found
        if _by_meaning_alone(one) and (one.relevance >= least or (one.similarity or 0.0) >= nearest)
    )
    return _fitted(by_words + heapq.nlargest(_MOST, others, key=lambda one: one.relevance))


def _fitted(found: list[Found]) -> list[Found]:
    """The same, each with how surely it is on the topic."""
    best = max((one.relevance for one in found), default=0.0)
    least = min(_ANSWER, _OF_ANSWER * best) if best >= _ANSWER else _ANSWER
    return [replace(one, fit=_fit(one, least)) for one in found]


def _fit(one: Found, least: float) -> Fit:
    if one.complete or one.relevance >= least:
        return Fit.ANSWER
    return Fit.NEAR if one.relevance >= _NEAR else Fit.FAR


def _relevance(
    cosines: tuple[float | None, float | None], words: tuple[float, float], weights: Weights
) -> float:
    """All together, 0 to 1; without a vector a quotation counts as just near enough.

    The cosines are of the quotation and of its article, the shares of words likewise.
    """
    cosine, mean = cosines
    meaning = _FLOOR if cosine is None else max(0.0, cosine)
    around = meaning if mean is None else max(0.0, mean)
    told = zip(weights, (meaning, around, *words), strict=True)
    return min(1.0, sum(weight * value for weight, value in told) / sum(weights))


def words_of(asked: list[str], present: int) -> tuple[str, ...]:
    """The words that the bits stand for."""
    return tuple(word for at, word in enumerate(asked) if present >> at & 1)
