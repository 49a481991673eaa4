"""Storing a record: one transaction a document, all of it or nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Engine, Integer, Row, bindparam, insert, select, update

from db.engine import add_rows, writing
from db.enrolment import enrol
from db.identity import Identify, identify
from db.labels import follow
from db.meaning import keep
from db.names import clean, fold
from db.offices_held import forget, give_to_holders
from db.reattribution import give_again
from db.removal import Loose, prune, remove_quotations
from db.rows import document_row, each_once, quotation_row, speaker_rows, stance_rows
from db.tables import (
    document,
    quotation,
    quotation_speaker,
    quotation_topic,
    run,
    stance,
    topic,
)
from db.targets import ensure_targets
from db.values import Outcome
from quotes.errors import SkipDocument, StopRun
from quotes.types import Document, Record

_RUN = run.alias()
_STORED = (
    select(
        document.c.fingerprint,
        run.c.signature,
        select(_RUN.c.signature)
        .where(_RUN.c.id == bindparam("run", type_=Integer))
        .scalar_subquery()
        .label("wanted"),
    )
    .join(run, run.c.id == document.c.run_id)
    .where(document.c.id == bindparam("document"))
)
_TOPICS = select(topic.c.folded, topic.c.id).where(
    topic.c.folded.in_(bindparam("names", expanding=True))
)

_METADATA: dict[str, type] = {
    **dict.fromkeys(("title", "publisher", "author", "url", "origin"), str),
    "date": dt.date,
}


def is_known(connection: Connection, given: Document, run_id: int | None) -> bool:
    """Whether just this document is stored, and (with a run) was read in just this way."""
    fingerprint = _fingerprint(given)
    if fingerprint is None:
        return False
    row = connection.execute(_STORED, {"document": given.id, "run": run_id}).first()
    return row is not None and _is_same(row, fingerprint, run_id)


def other_origin(connection: Connection, given: Document) -> str | None:
    """Where another text with this id was read from; None where there is none or nobody knows."""
    _checked(given)
    theirs = select(document.c.origin).where(document.c.id == given.id)
    return connection.execute(theirs.where(document.c.text != given.text)).scalar()


def _is_same(row: Row[Any, Any, Any], fingerprint: str, run_id: int | None) -> bool:
    as_before = run_id is None or row.signature == row.wanted
    return bool(row.fingerprint == fingerprint and as_before)


def store(
    engine: Engine,
    record: Record,
    run_id: int,
    *,
    force: bool = False,
    identify: Identify = identify,
) -> Outcome:
    """Keep a record. See `Database.store`."""
    given = record.document
    fingerprint = _checked(given)
    with writing(engine) as connection:
        row = connection.execute(_STORED, {"document": given.id, "run": run_id}).first()
        there = row is not None
        if row is not None and not force and _is_same(row, fingerprint, run_id):
            return Outcome.UNCHANGED
        loose = Loose()
        if there:
            forget(connection, given.id)
            loose = remove_quotations(connection, given.id)
            here = document.c.id == given.id
            connection.execute(update(document).where(here).values(document_row(record, run_id)))
        else:
            if connection.execute(select(run.c.id).where(run.c.id == run_id)).first() is None:
                raise StopRun(f"there is no run {run_id}; start_run begins one")
            connection.execute(insert(document), document_row(record, run_id))
        _write(connection, record, run_id, identify, loose)
        if there:
            follow(connection, given.id)
            give_again(connection, given.id)
            prune(connection, loose)
        give_to_holders(connection, given)
    return Outcome.REPLACED if there else Outcome.ADDED


def _fingerprint(given: Document) -> str | None:
    """None for a document with lone surrogates, which are no characters."""
    try:
        given.id.encode()
        return given.fingerprint
    except UnicodeEncodeError:
        return None


def _checked(given: Document) -> str:
    """The fingerprint of a document that can be kept; SkipDocument for another."""
    for name, kind in _METADATA.items():
        value = getattr(given, name)
        # A datetime is a date as well, which cannot be compared with one.
        wrong = not isinstance(value, kind) or isinstance(value, dt.datetime)
        if value is not None and wrong:
            wanted = "datetime.date(2024, 1, 31)" if kind is dt.date else "a str"
            is_now = f"is {value!r}, of type {type(value).__name__}"
            raise SkipDocument(clean(str(given.id)), f"its {name} {is_now}; give {wanted} or None")
    fingerprint = _fingerprint(given)
    if fingerprint is None:
        raise SkipDocument(clean(given.id), "it holds a lone surrogate, which is no character")
    if "\0" in given.text or "\0" in given.id:
        raise SkipDocument(clean(given.id), "it holds NUL characters")
    if not given.id:
        # Every other text without one would take its place.
        where = given.origin or "the document"
        raise SkipDocument(where, 'has no id; give it one: quotes.Document("article-1", text)')
    return fingerprint


def _write(
    connection: Connection, record: Record, run_id: int, identify: Identify, loose: Loose
) -> None:
    text = record.document.text
    quotations = each_once(record.quotations)
    if not quotations:
        return
    connection.execute(
        insert(quotation),
        [quotation_row(record, each, at, run_id) for at, each in enumerate(quotations)],
    )
    if record.vectors is not None:
        ids = (each.id for each in record.quotations)
        vectors = dict(zip(ids, record.vectors.rows, strict=True))
        keep(connection, record.vectors.encoder, vectors)
    speakers = enrol(connection, record, identify, loose.decided, loose.merged)
    if said := [row for each in quotations for row in speaker_rows(text, each, speakers)]:
        connection.execute(insert(quotation_speaker), said)
    _write_topics(connection, {each.id: each.topics for each in quotations})
    targets = ensure_targets(connection, (s.target for each in quotations for s in each.stances))
    if sides := [row for each in quotations for row in stance_rows(text, each, targets, run_id)]:
        connection.execute(insert(stance), sides)


def _write_topics(connection: Connection, topics: dict[str, tuple[str, ...]]) -> None:
    folded = {name: fold(name) for several in topics.values() for name in several}
    names = {low: clean(name) for name, low in folded.items() if low}
    if not names:
        return
    rows = connection.execute(_TOPICS, {"names": list(names)})
    ids = {row.folded: row.id for row in rows}
    new = [{"folded": low, "name": name} for low, name in names.items() if low not in ids]
    ids |= {low: i for (low,), i in add_rows(connection, topic, new, ("folded",)).items()}
    connection.execute(
        insert(quotation_topic),
        [
            {"quotation_id": quotation_id, "ordinal": ordinal, "topic_id": topic_id}
            for quotation_id, several in topics.items()
            for ordinal, topic_id in enumerate(
                dict.fromkeys(ids[folded[name]] for name in several if folded[name])
            )
        ],
    )
