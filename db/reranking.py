"""What a search finds first, read once more together with what was asked."""

from __future__ import annotations

import heapq
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy import Connection, func, select

from db.clauses import DOCUMENT, QUOTATION
from db.joined import WEIGHTS, Weights, on_topic
from db.meaning import Encoder
from db.values import Fit, Found
from quotes.types import Passage, spans_of

# So many are read again; so much counts the relevance before, and this reading of the quotation
# itself, of the likeliest answer in its article, and of all that is read there in the mean.
_READ, _FIRST, _ITSELF, _BEST, _MEAN = 60, 0.4, 0.1, 0.3, 0.2
# Where anything has such a chance and was so relevant before, whatever has the chance is an answer;
# what has the last is near, even if words and meaning alone would not find it. Chosen on other
# articles (training/reranker).
_ANSWER, _RELEVANT, _NEAR = 0.3, 0.45, 0.1


class Reranker(Protocol):
    """What reads a query and quotations together."""

    def scores(self, query: str, passages: Sequence[Passage]) -> list[float]:
        """For each quotation the chance that it says something on the query, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """What finds and orders the quotations on a topic.

    Words alone; with an `encoder` meaning, too (`weights` are those of both); and, beside an
    encoder, with a `reranker` a second reading of what these put first.
    """

    encoder: Encoder | None = None
    reranker: Reranker | None = None
    weights: Weights = WEIGHTS


def reread(
    connection: Connection, about: str, found: Sequence[Found], reranker: Reranker
) -> list[Found]:
    """What is on the topic of all that may be, in no order, after a second look at the best."""
    best = heapq.nlargest(_READ, found, key=lambda one: one.relevance)
    passages = _passages(connection, [one.number for one in best])
    chances = reranker.scores(about, [passage for _, passage in passages.values()])
    read = dict(zip(passages, chances, strict=True))
    shares = _shares({number: article for number, (article, _) in passages.items()}, read)
    answered = any(
        one.relevance >= _RELEVANT and read.get(one.number, 0.0) >= _ANSWER for one in best
    )
    first = {one.number: one for one in on_topic(found)}
    looked_at = [
        replace(
            first.get(one.number, one),
            relevance=_FIRST * one.relevance + shares[one.number],
            fit=_fit(first.get(one.number, one), read[one.number], answered),
        )
        for one in best
        if one.number in read and (one.number in first or read[one.number] >= _NEAR)
    ]
    return looked_at + [_behind(one) for number, one in first.items() if number not in read]


def _shares(article_of: dict[int, str], read: dict[int, float]) -> dict[int, float]:
    """What the second reading adds to the relevance of each quotation that was read."""
    of_article = defaultdict(list)
    for number, chance in read.items():
        of_article[article_of[number]].append(chance)
    beside = {
        article: _BEST * max(chances) + _MEAN * sum(chances) / len(chances)
        for article, chances in of_article.items()
    }
    return {number: _ITSELF * read[number] + beside[article_of[number]] for number in read}


def _fit(one: Found, chance: float, answered: bool) -> Fit:
    if one.complete or (answered and chance >= _ANSWER):
        return Fit.ANSWER
    return Fit.NEAR if chance >= _NEAR or one.fit is Fit.ANSWER else one.fit


def _behind(one: Found) -> Found:
    """What was not among the best, as if it were no answer unless it has all the words."""
    fit = Fit.NEAR if one.fit is Fit.ANSWER and not one.complete else one.fit
    return replace(one, relevance=_FIRST * one.relevance, fit=fit)


def _passages(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[str, Passage]]:
    """The quotations in their articles, and the articles' ids, by number."""
    chosen = select(QUOTATION.c.number, QUOTATION.c.document_id, QUOTATION.c.content_spans).where(
        QUOTATION.c.number.in_(numbers), func.json_array_length(QUOTATION.c.content_spans)
    )
    rows = connection.execute(chosen).all()
    # Each article once: sixty quotations may be of a single long one.
    named = select(DOCUMENT.c.id, DOCUMENT.c.text, DOCUMENT.c.title).where(
        DOCUMENT.c.id.in_({row.document_id for row in rows})
    )
    articles = {row.id: row for row in connection.execute(named)}
    return {
        row.number: (
            row.document_id,
            Passage(
                articles[row.document_id].text,
                articles[row.document_id].title,
                spans_of(json.loads(row.content_spans)),
            ),
        )
        for row in rows
    }
