"""Finding quotations: conditions and order become one SELECT over the views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Subquery,
    func,
    select,
)
from sqlalchemy.sql.expression import UnaryExpression

from db.clauses import DOCUMENT
from db.hits import hits
from db.joined import by_meaning, joined, on_topic, words_of
from db.names import clean
from db.reranking import Ranking, reread
from db.search import documents_with, matches, words
from db.selections import limited, listed, ranked
from db.standing import target_id
from db.values import Find, Fit, Found, Hit
from db.views import QUOTES, SAID, STANCE_NOW
from quotes.errors import StopRun
from quotes.types import Kind, SortBy, StanceLabel

_QUOTES = QUOTES.table
_CHUNK = 500


def quotation(connection: Connection, quotation_id: str) -> Hit | None:
    """The quotation with this id."""
    found = connection.execute(
        select(_QUOTES.c.number).where(_QUOTES.c.id == clean(quotation_id))
    ).scalar()
    return next(iter(hits(connection, [Found(found)])), None) if found is not None else None


def words_before(connection: Connection, hit: Hit, characters: int) -> str:
    """The end of what the article has before the sentence of a quotation."""
    start = max(0, hit.sentence_start - characters)
    length = hit.sentence_start - start
    # SQL counts characters from 1.
    piece = func.substr(DOCUMENT.c.text, start + 1, length)
    return str(connection.execute(select(piece).where(DOCUMENT.c.id == hit.document_id)).scalar())


def stream(connection: Connection, wanted: Find, by: Ranking) -> Iterator[Hit]:
    """The quotations that fit, one by one, in memory for some hundreds at a time."""
    found = search(connection, wanted, by)
    for start in range(0, len(found), _CHUNK):
        yield from hits(connection, found[start : start + _CHUNK])


def search(connection: Connection, wanted: Find, by: Ranking) -> list[Found]:
    """Each quotation that fits, and why, in the order asked for.

    Of the words of `about` all are asked for first (the article's title counting as context), and
    with an encoder what is near in meaning, too; only where no quotation has all, any of them is
    enough, and those with more come first in any order. Where speakers say nothing on the topic,
    what they say in articles that have all the words is near it.
    """
    if wanted.order not in tuple(SortBy):
        raise StopRun(f"unknown order {wanted.order!r}; one of {', '.join(SortBy)}")
    conditions = _conditions(connection, wanted)
    if conditions is None:
        return []
    if wanted.about is None:
        return [Found(row.number) for row in _run(connection, wanted, conditions, None)]
    asked = words(wanted.about)
    if not asked:
        return []
    near = _on_topic(connection, clean(wanted.about), asked, conditions, by)
    found = _by_words(connection, wanted, asked, conditions) if near is None else near
    if not found and wanted.speaker_ids:
        found = _in_articles(connection, wanted, asked, conditions)
    fitting = [one for one in found if one.fit in (wanted.fits or Fit)]
    return fitting if near is None else _in_order(connection, wanted, fitting)


def _on_topic(
    connection: Connection,
    about: str,
    asked: list[str],
    conditions: Sequence[ColumnElement[bool]],
    by: Ranking,
) -> list[Found] | None:
    """What has the words or is near in meaning, in no order; None where words alone count."""
    meaning = by_meaning(connection, about, by.encoder)
    if by.encoder is None or meaning is None:
        return None
    version = by.encoder.version
    found = joined(connection, asked, version, meaning, _QUOTES, conditions, by.weights)
    if by.reranker is None:
        return on_topic(found)
    return reread(connection, about, found, by.reranker)


def _by_words(
    connection: Connection,
    wanted: Find,
    asked: list[str],
    conditions: Sequence[ColumnElement[bool]],
) -> list[Found]:
    """What has all the words, else what has any of them, which is no answer; in order."""
    matched = matches(asked)
    everything = (1 << len(asked)) - 1
    complete = [*conditions, matched.c.present == everything]
    rows, fit = _run(connection, wanted, complete, matched), Fit.ANSWER
    if not rows:
        rows = _run(connection, wanted, conditions, matched, most_first=len(asked) > 1)
        fit = Fit.NEAR
    return [
        Found(row.number, row.relevance, words_of(asked, row.present), fit is Fit.ANSWER, fit=fit)
        for row in rows
    ]


def _in_order(connection: Connection, wanted: Find, found: Sequence[Found]) -> list[Found]:
    known = {one.number: one for one in found}
    order = ranked((one.number, one.relevance) for one in found)
    return [known[row.number] for row in _run(connection, wanted, (), order)]


def _in_articles(
    connection: Connection,
    wanted: Find,
    asked: list[str],
    conditions: Sequence[ColumnElement[bool]],
) -> list[Found]:
    """What the speakers say in articles that have all the words, and is on them for all we know."""
    these = select(documents_with(asked).c.number)
    rows = _run(connection, wanted, [*conditions, _QUOTES.c.document_number.in_(these)], None)
    return [Found(row.number, 0.0, complete=False, fit=Fit.NEAR) for row in rows]


def _conditions(connection: Connection, wanted: Find) -> list[ColumnElement[bool]] | None:
    """What must hold; None where nothing can."""
    made: list[ColumnElement[bool]] = []
    if wanted.speaker_ids:
        said = SAID.table
        theirs = said.c.speaker_id.in_(listed(wanted.speaker_ids))
        made.append(_QUOTES.c.id.in_(select(said.c.quotation_id).where(theirs)))
    if wanted.target is not None or wanted.stances or wanted.sure:
        stance = STANCE_NOW.table
        taken = select(stance.c.quotation_id)
        if wanted.target is not None:
            towards = target_id(connection, wanted.target)
            if towards is None:
                return None
            taken = taken.where(stance.c.target_id == towards)
        if wanted.stances:
            labels = [StanceLabel(label).value for label in wanted.stances]
            taken = taken.where(stance.c.label.in_(labels))
        if wanted.sure:
            taken = taken.where(stance.c.sure)
        made.append(_QUOTES.c.id.in_(taken))
    if wanted.kind is not None:
        made.append(_QUOTES.c.kind == Kind(wanted.kind).value)
    if wanted.since is not None:
        made.append(_QUOTES.c.date >= wanted.since)
    if wanted.until is not None:
        made.append(_QUOTES.c.date <= wanted.until)
    if wanted.publisher is not None:
        made.append(_QUOTES.c.publisher.icontains(clean(wanted.publisher), autoescape=True))
    return made


def _run(
    connection: Connection,
    wanted: Find,
    conditions: Sequence[ColumnElement[bool]],
    matched: Subquery | None,
    most_first: bool = False,
) -> Sequence[Row[Any]]:
    statement: Select[Any] = select(_QUOTES.c.number)
    if matched is not None:
        columns = [column for column in matched.c if column.name != "number"]
        statement = select(_QUOTES.c.number, *columns).join(
            matched, matched.c.number == _QUOTES.c.number
        )
    statement = statement.where(*conditions)
    newest = (
        _QUOTES.c.date.desc().nulls_last(),
        _QUOTES.c.document_number.desc(),
        _QUOTES.c.position,
    )
    order: list[ColumnElement[object] | UnaryExpression[object]] = []
    if most_first and matched is not None:
        # To a tenth: the share of words that are there, not how much they say.
        order.append(func.round(matched.c.relevance, 1).desc())
    if wanted.order == SortBy.CONFIDENCE:
        order.append(_QUOTES.c.confidence.desc())
    elif wanted.order == SortBy.RELEVANCE and matched is not None:
        order.append(matched.c.relevance.desc())
    statement = statement.order_by(*order, *newest)
    return connection.execute(limited(statement, wanted.limit)).all()
