"""The way of articles into a database, in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db.values import Outcome
from quotes.answers.classifying import as_target, catch_up
from quotes.errors import SkipDocument
from quotes.ingesting.values import Done, Stored, Tally
from quotes.reading import read
from quotes.types import Document, Record, Target

if TYPE_CHECKING:
    from db import Database
    from quotes.extraction import Extractor

Article = str | Path | Document | SkipDocument


def ingest(
    database: Database,
    articles: Article | Iterable[Article],
    *,
    targets: Sequence[Target] = (),
    pipeline: str | None = None,
    processes: int = 1,
    force: bool = False,
    meaning: bool = True,
    listener: Callable[[Done], None] = lambda done: None,
) -> Tally:
    """Read articles and store who said what, one transaction a document; what that came to.

    `articles` are paths, as for `quotes.read`, or documents: those that it gives, or your own. A
    document that is known as it is stays as it is, unless `force` is set; a changed one replaces
    its quotations. What cannot be read is skipped, and stands in the tally with its error. A run
    that is interrupted has kept what it stored: the same call goes on from there.

    `targets` are added to those of the database; stances are found toward all of them, in what was
    stored before, too. `pipeline` names an installed spaCy pipeline in place of the shipped one.
    Without `meaning` the search by meaning is not prepared (`index` does so later). With several
    `processes` each loads its own models, and a script has to call this under
    `if __name__ == "__main__":`, as with any spawned process. The listener hears of each document
    once it is done.

    Raises:
        StopRun: the database cannot be used, pipeline or model cannot be loaded, a target is none,
            or a worker process died.
        Unclear: a name of a new target is another target's; nothing was stored.
    """
    from quotes.extraction import Extractor, checked

    database.put_targets(checked(targets))
    wanted = tuple(map(as_target, database.targets()))
    extractor = Extractor(pipeline=pipeline, targets=wanted, meaning=meaning)
    settings = {"pipeline": pipeline, "targets": [asdict(target) for target in wanted]}
    run = database.start_run(extractor.versions(), settings)
    work = _Work(database, extractor, run, force, listener)
    try:
        work.do(_documents(articles), processes)
        # Who is who by a last name, and the stances that older documents lack, have to wait until
        # all is read.
        database.settle(run)
        catch_up(database, database.targets())
    finally:
        database.finish_run(run, work.tally.counts())
    return work.tally


def _documents(articles: Article | Iterable[Article]) -> Iterator[Document | SkipDocument]:
    """What is at the paths, and the documents among them as they are."""
    if isinstance(articles, Article):
        articles = (articles,)
    for named, group in groupby(articles, lambda article: isinstance(article, str | Path)):
        if named:
            yield from read(cast("Iterator[str | Path]", group))
        else:
            yield from cast("Iterator[Document | SkipDocument]", group)


@dataclass(frozen=True, slots=True)
class _Work:
    """What one run does with documents, and its tally."""

    database: Database
    extractor: Extractor
    run: int
    force: bool
    listener: Callable[[Done], None]
    tally: Tally = field(default_factory=Tally)

    def do(self, documents: Iterable[Document | SkipDocument], processes: int) -> None:
        """Read what is new and store it, one transaction a document."""
        for result in self.extractor.extract_all(self._new(documents), processes):
            self._done(result if isinstance(result, SkipDocument) else self._store(result))

    def _new(self, documents: Iterable[Document | SkipDocument]) -> Iterator[Document]:
        """The documents that need reading."""
        for document in documents:
            if isinstance(document, SkipDocument):
                self._done(document)
            elif not self.force and self.database.known(document, self.run):
                self._done(Stored(_name(document), Outcome.UNCHANGED))
            else:
                yield document

    def _store(self, record: Record) -> Done:
        document = record.document
        try:
            before = self.database.other_origin(document)
            outcome = self.database.store(record, self.run, force=self.force)
        except SkipDocument as skipped:
            return skipped
        notes = (*document.notes, *record.notes, *_taken(document, before))
        # With several processes a copy may have been read before the first one is stored.
        new = 0 if outcome is Outcome.UNCHANGED else len(record.quotations)
        return Stored(_name(document), outcome, new, notes)

    def _done(self, done: Done) -> None:
        self.tally.add(done)
        self.listener(done)


def _name(document: Document) -> str:
    return document.origin or document.id


def _taken(document: Document, before: str | None) -> Iterator[str]:
    """What is to be said where a text took the place of one of another file: ids may be alike."""
    if before and document.origin and _file(before) != _file(document.origin):
        yield f'has taken the place of {before}, which has the same id, "{document.id}"'


def _file(origin: str) -> str:
    """The file that an origin names, without its line."""
    name, _, line = origin.rpartition(":")
    return name if line.isdigit() else origin
