"""`quotes ingest`: articles into the database."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.answers.classifying import as_target, catch_up
from quotes.cli.exits import Exit
from quotes.cli.listening import TERMINAL
from quotes.cli.options import (
    Db,
    Fields,
    Pipeline,
    Processes,
    Quiet,
    database_name,
    field_names,
    open_database,
    register,
)
from quotes.cli.output import message
from quotes.cli.progress import progress
from quotes.errors import SkipDocument
from quotes.listening import SILENT, Advance
from quotes.phrases import count
from quotes.types import Document, Record

if TYPE_CHECKING:
    from db import Database
    from quotes.extraction import Extractor

_LEFT_OUT = "skipped"


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        ingest,
        "quotes ingest article.txt",
        "quotes ingest articles/ --targets targets.toml",
        "quotes ingest news.jsonl --processes 4 --db news.db",
        "quotes ingest news.csv --field text=Body --field date='Published on'",
        "cat article.txt | quotes ingest -",
    )


@dataclass(slots=True)
class Tally:
    """What a run did, for its summary."""

    stored: Counter[str] = field(default_factory=Counter)
    quotations: int = 0
    skipped: int = 0

    @property
    def documents(self) -> int:
        """Documents that were read, new or not."""
        return sum(self.stored.values())

    def counts(self) -> dict[str, int]:
        """The numbers that the database keeps with the run."""
        return {**self.stored, "skipped": self.skipped, "quotations": self.quotations}


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (.txt, .md, .html, .jsonl, .json, .csv, .tsv), folders, or - for stdin.",
        ),
    ],
    targets: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml",
            help="Targets of stances; kept in the database for later runs.",
            show_default=False,
        ),
    ] = None,
    field: Fields = None,
    pipeline: Pipeline = None,
    processes: Processes = 1,
    force: Annotated[
        bool, typer.Option("--force", help="Read again what is known and unchanged, too.")
    ] = False,
    no_meaning: Annotated[
        bool, typer.Option("--no-meaning", help="Do not prepare the search by meaning.")
    ] = False,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say what was done with each document.")
    ] = False,
    db: Db = None,
) -> None:
    """Read articles and store who said what in the database.

    An article that is known already is left as it is, a changed one replaces its quotations. What
    cannot be read is skipped and named; then the exit code is 1. What was stored with --no-meaning
    can be prepared for the search by meaning later, with [bold]quotes index[/bold].

    A JSON Lines file has one article a line, with "text" and, if you like, "id", "title",
    "publisher", "date", "author" and "url"; a JSON file has one such article, or a list of them; a
    CSV file has columns of these names. Other names are given with --field. A
    [bold]sources.toml[/bold] beside text files says the same of them.

    Stances are found for the targets of a TOML file, in what was stored before, too:

        \\[\\[target]]
        name = "the talks"
        aliases = \\["peace talks", "negotiations", "Geneva 2"]
        description = "peace talks between the government and the opposition"
    """
    from quotes.meaning import Encoder
    from quotes.reading import read
    from quotes.stance.targets import load_targets

    fields = field_names(field)
    encoder = None if no_meaning else Encoder()
    new_targets = load_targets(targets) if targets else ()
    started = time.monotonic()
    with (
        open_database(context, db, create=True) as database,
        progress("Reading", quiet=quiet) as advance,
    ):
        database.put_targets(new_targets)
        extractor, run = _start(database, pipeline, meaning=not no_meaning)
        note = (SILENT if quiet else TERMINAL).tell
        tally = Tally()
        work = Work(database, extractor, run, force, tally, _telling(advance, verbose), note)
        _finish(work, read(paths, stdin=sys.stdin, fields=fields), processes)
        prepared, stored = database.vectors(encoder.version) if encoder else (0, 0)
    if not quiet:
        message(_summary(tally, database_name(context, db), time.monotonic() - started))
        if prepared < stored:
            lacking = count(stored - prepared, "stored quotation")
            message(f"not prepared for the search by meaning: {lacking}; to do so: quotes index")
    if tally.skipped or not tally.documents:
        raise typer.Exit(Exit.INCOMPLETE)


def _telling(advance: Advance, verbose: bool) -> Callable[[str, str], None]:
    """What hears of each document and of what was done with it."""

    def tell(name: str, outcome: str) -> None:
        advance(name)
        # What is skipped is named with its reason by then, verbose or not.
        if verbose and outcome != _LEFT_OUT:
            message(f"{outcome}: {name}")

    return tell


def _finish(work: Work, documents: Iterable[Document | SkipDocument], processes: int) -> None:
    """Do the work, and what all of it has to be read for: who is who by a last name, stances that
    older documents lack. Its numbers are kept if it stops, too.
    """
    try:
        work.do(documents, processes)
        work.database.settle(work.run)
        catch_up(work.database, work.database.targets())
    except KeyboardInterrupt:
        done = count(work.tally.documents, "document")
        message(f"stopped after {done}; run it again to go on")
        raise
    finally:
        work.database.finish_run(work.run, work.tally.counts())


def _start(database: Database, pipeline: str | None, *, meaning: bool) -> tuple[Extractor, int]:
    """The models, and a run that says which they are and what they look for."""
    from quotes.extraction import Extractor

    targets = tuple(map(as_target, database.targets()))
    extractor = Extractor(pipeline=pipeline, targets=targets, meaning=meaning)
    settings = {"pipeline": pipeline, "targets": [asdict(target) for target in targets]}
    return extractor, database.start_run(extractor.versions(), settings)


@dataclass(frozen=True, slots=True)
class Work:
    """The way of documents into a database, in one run.

    `tell` hears the name of each document and what was done with it, `note` remarks on reading.
    """

    database: Database
    extractor: Extractor
    run: int
    force: bool
    tally: Tally
    tell: Callable[[str, str], None]
    note: Callable[[str], None]

    def do(self, documents: Iterable[Document | SkipDocument], processes: int) -> None:
        """Read what is new and store it, one transaction a document."""
        for result in self.extractor.extract_all(self._new(documents), processes):
            if isinstance(result, SkipDocument):
                self._skip(result)
            else:
                self._store(result)

    def _new(self, documents: Iterable[Document | SkipDocument]) -> Iterator[Document]:
        """The documents that need reading."""
        for document in documents:
            if isinstance(document, SkipDocument):
                self._skip(document)
            elif not self.force and self.database.known(document, self.run):
                self._count(document, "unchanged")
            else:
                yield document

    def _store(self, record: Record) -> None:
        try:
            before = self.database.other_origin(record.document)
            outcome = self.database.store(record, self.run, force=self.force)
        except SkipDocument as skipped:
            self._skip(skipped)
            return
        self.tally.quotations += len(record.quotations)
        taken = _taken(record.document, before)
        for note in (*record.document.notes, *record.notes, *taken):
            self.note(f"note: {_name(record.document)}: {note}")
        self._count(record.document, outcome.value)

    def _count(self, document: Document, outcome: str) -> None:
        self.tally.stored[outcome] += 1
        self.tell(_name(document), outcome)

    def _skip(self, skipped: SkipDocument) -> None:
        self.tally.skipped += 1
        message(f"skipped: {skipped}")
        self.tell(skipped.where, _LEFT_OUT)


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


def _summary(tally: Tally, database: str, seconds: float) -> str:
    if not tally.documents and not tally.skipped:
        from quotes.reading import READABLE

        return f"nothing to read: no {READABLE} file there"
    parts = [f"{tally.stored[outcome]:,} {outcome}" for outcome in tally.stored]
    if tally.skipped:
        parts.append(f"{tally.skipped:,} skipped")
    return (
        f"{database}: {count(tally.documents, 'document')} read ({', '.join(parts)}), "
        f"{count(tally.quotations, 'new quotation')}, {seconds:.1f} s"
    )
