"""Classifying what is stored toward targets, without reading the articles anew.

The new rows are written beside the old ones, which count until a last transaction puts the new
ones in their place. What ends before it leaves the old labels as they were; the rows it wrote go
with the next classification of the same targets. Where two classify one target at once, the labels
of the quicker one count.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, delete, insert, select, true, update

from db.clauses import DOCUMENT
from db.engine import reading, writing
from db.rows import stance_row
from db.runs import finish_run, start_run
from db.stored import Stored, stored
from db.tables import document, quotation, run, stance, target
from db.unread import as_setting, named_in, unread
from db.values import Reclassified, TargetRow
from quotes.types import Quotation, Stance

Classify = Callable[[str, Sequence[Quotation]], Sequence[Sequence[Stance]]]
"""An article's text and its quotations to the stances of each quotation."""
Watch = Callable[[int], AbstractContextManager[Callable[[str], None]]]
"""Opened with the number of articles; what it gives hears the id of each one that is done."""

_Item = TypeVar("_Item")
_BATCH = 200
_THREADS = 8


@dataclass(frozen=True, slots=True)
class Job:
    """One classification: its run, when that began, its targets, and the documents it is for.

    `counted` is the run by which each of the targets was last classified when this one began.
    """

    run_id: int
    started: dt.datetime
    targets: Mapping[str, int]
    condition: ColumnElement[bool]
    counted: Mapping[int, int | None]

    def of(self, targets: Collection[int]) -> Job:
        """The same for some of its targets."""
        return replace(self, targets={n: i for n, i in self.targets.items() if i in targets})

    @property
    def old(self) -> ColumnElement[bool]:
        """The rows of other runs that this one takes the place of.

        Documents that were stored after it began were classified as they were read.
        """
        # Asked of each row, since a list of all quotations takes longer than a small target's rows.
        meant = (
            select(quotation.c.id)
            .join(DOCUMENT, DOCUMENT.c.id == quotation.c.document_id)
            .where(quotation.c.id == stance.c.quotation_id, self.condition)
            .where(DOCUMENT.c.ingested < self.started.replace(tzinfo=None))
        )
        return stance.c.current & self.of_others & meant.correlate(stance).exists()

    @property
    def of_others(self) -> ColumnElement[bool]:
        """All rows of these targets but its own."""
        return stance.c.target_id.in_(self.targets.values()) & (stance.c.run_id != self.run_id)


def reclassify(
    engine: Engine,
    targets: Sequence[TargetRow],
    names: Sequence[str],
    classify: Classify,
    versions: Mapping[str, str],
    watch: Watch,
    *,
    version: str | None = None,
    everything: bool = False,
) -> Reclassified:
    """See `Database.reclassify`."""
    settings = {"targets": [as_setting(each) for each in targets], "stored": True}
    with writing(engine) as connection:
        run_id = start_run(connection, versions, settings)
        started = connection.execute(select(run.c.started).where(run.c.id == run_id)).scalar_one()
        condition = true() if everything else unread(connection, targets, version)
        counted = _counting(connection, [each.id for each in targets])
    job = Job(run_id, started, {each.name: each.id for each in targets}, condition, counted)
    with reading(engine) as connection:
        numbers = named_in(connection, condition, names)
    # Side by side, since a network leaves Python free while it computes.
    pool = ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1))

    def begin(at: int) -> tuple[list[Stored], Iterator[list[dict[str, Any]]]]:
        with reading(engine) as connection:
            articles = stored(connection, numbers[at : at + _BATCH])
        return articles, pool.map(lambda article: _rows(article, classify, job), articles)

    try:
        with watch(len(numbers)) as advance:
            for articles, found in _one_ahead(map(begin, range(0, len(numbers), _BATCH))):
                rows = []
                for article, its in zip(articles, found, strict=True):
                    rows += its
                    advance(article.id)
                with writing(engine) as connection:
                    _write(connection, rows, articles)
    finally:
        pool.shutdown(cancel_futures=True)
    with writing(engine) as connection:
        return _switch(connection, job, len(numbers))


def _one_ahead(items: Iterable[_Item]) -> Iterator[_Item]:
    """Each item, once the one behind it has been begun: no core waits for the database."""
    items = iter(items)
    ahead = deque(islice(items, 1))
    for item in items:
        ahead.append(item)
        yield ahead.popleft()
    yield from ahead


def _rows(article: Stored, classify: Classify, job: Job) -> list[dict[str, Any]]:
    found = classify(article.text, article.quotations)
    return [
        {
            **stance_row(article.text, quotation.id, each, job.targets[each.target], job.run_id),
            "current": False,
        }
        for quotation, stances in zip(article.quotations, found, strict=True)
        for each in stances
        if each.target in job.targets
    ]


def _write(
    connection: Connection, rows: Sequence[Mapping[str, Any]], articles: Sequence[Stored]
) -> None:
    """Write the rows of articles and targets that are still there as they were."""
    if not rows:
        return
    ids = [article.id for article in articles]
    now = dict(
        connection.execute(
            select(document.c.id, document.c.ingested).where(document.c.id.in_(ids))
        ).all()
    )
    same = {
        quotation.id
        for article in articles
        if now.get(article.id) == article.ingested
        for quotation in article.quotations
    }
    known = set(connection.execute(select(target.c.id)).scalars())
    kept = [row for row in rows if row["quotation_id"] in same and row["target_id"] in known]
    if kept:
        connection.execute(insert(stance), kept)


def _switch(connection: Connection, job: Job, documents: int) -> Reclassified:
    """Put the new rows in the place of the old ones."""
    # Another process that classified a target meanwhile and was quicker took what was written
    # until then away: its labels are whole, and ours are not.
    now = _counting(connection, job.targets.values())
    quicker = job.of({i for i, counted in now.items() if counted != job.counted[i]})
    job = job.of(now.keys() - set(quicker.targets.values()))
    own = stance.c.run_id == job.run_id
    connection.execute(delete(stance).where(own, stance.c.target_id.not_in(job.targets.values())))
    before, after = _labels(connection, job.old), _labels(connection, own)
    connection.execute(delete(stance).where(job.old))
    connection.execute(delete(stance).where(job.of_others, ~stance.c.current))
    connection.execute(update(stance).where(own).values(current=True))
    connection.execute(
        update(target).where(target.c.id.in_(job.targets.values())).values(run_id=job.run_id)
    )
    done = Reclassified(
        documents=documents,
        stances=len(after) + len(_labels(connection, quicker.old)),
        changed=sum(before[key] != label for key, label in after.items() if key in before),
        new=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
    )
    finish_run(connection, job.run_id, done.counts())
    return done


def _counting(connection: Connection, targets: Collection[int]) -> dict[int, int | None]:
    """By which run each of the targets that are there was last classified."""
    statement = select(target.c.id, target.c.run_id).where(target.c.id.in_(targets))
    return {row.id: row.run_id for row in connection.execute(statement)}


def _labels(connection: Connection, which: ColumnElement[bool]) -> dict[tuple[str, int], str]:
    statement = select(stance.c.quotation_id, stance.c.target_id, stance.c.label).where(which)
    return {(row[0], row[1]): str(row[2]) for row in connection.execute(statement)}
