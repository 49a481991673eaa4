"""Documents in, records out: the whole way from a text to its quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError, SkipDocument, StopRun
from quotes.moving import shifted
from quotes.nesting import nested
from quotes.types import Document, Quotation, Record, Target

if TYPE_CHECKING:
    from spacy.language import Language

    from quotes.component import Quotations
    from quotes.meaning import Encoder

# So many documents share a memory zone, which keeps the vocabulary of a long run flat.
_ZONE = 32
_IN_FLIGHT = 4


class Extractor:
    """Reads documents with one pipeline and one model; both are loaded at the first use.

    `pipeline` names an installed spaCy pipeline in place of the shipped one. `targets` are what
    stances are looked for; without them, or with `stances=False`, none are. `topics` are key
    phrases. With `meaning` each record has the vectors for search by meaning. Raises StopRun where
    a target is none and, from the first use on, when pipeline or model cannot be loaded.
    """

    def __init__(
        self,
        pipeline: str | None = None,
        targets: Sequence[Target] = (),
        *,
        stances: bool = True,
        topics: bool = True,
        meaning: bool = False,
    ) -> None:
        self.pipeline = pipeline
        self.targets = checked(targets)
        self.stances = stances
        self.topics = topics
        self.meaning = meaning

    @cached_property
    def _nlp(self) -> Language:
        from quotes.pipeline import load_pipeline

        return load_pipeline(self.pipeline)

    @cached_property
    def _component(self) -> Quotations:
        from quotes.attribution.model import Reader
        from quotes.component import Quotations

        return Quotations(
            Reader(), self.targets, stances=self.stances, topics=self.topics, names=True
        )

    @cached_property
    def _encoder(self) -> Encoder:
        from quotes.meaning import Encoder

        return Encoder()

    def versions(self) -> dict[str, str]:
        """The versions of the program and of each model, as kept with every run."""
        from quotes.attribution.model import Reader
        from quotes.stance import model_version

        if self.pipeline is None:
            # The shipped one need not be loaded to learn its version.
            from quotes.pipeline import shipped_meta

            meta = shipped_meta()
        else:
            meta = self._nlp.meta
        return {
            "quotes": installed_version(),
            "pipeline": f"{meta['lang']}_{meta['name']} {meta['version']}",
            "reader": Reader().version,
            "stance": model_version(),
        }

    def extract(self, document: Document | str) -> Record:
        """Find the quotations of one document, or of a plain text.

        Raises SkipDocument when its text cannot be read. A plain text becomes a document without
        an id, which no database takes.
        """
        if isinstance(document, str):
            document = Document(id="", text=document)
        elif not isinstance(document, Document):
            given = type(document).__name__
            raise TypeError(f"a Document or its text (str) can be read, not {given}")
        from quotes.pipeline import parse, pieces

        quotations: list[Quotation] = []
        try:
            for start, end in pieces(document.text):
                doc = parse(self._nlp, document.text[start:end])
                found = self._component.find(doc, author=document.author)
                quotations += (shifted(quotation, start, document.id) for quotation in found)
            record = Record(document, nested(tuple(_distinct(quotations))))
            return self._with_meaning(record) if self.meaning else record
        except QuotesError:
            raise
        except Exception as error:
            where = document.origin or document.id or "the text"
            raise SkipDocument(where, f"could not be read ({error!r})") from error

    def _with_meaning(self, record: Record) -> Record:
        from quotes.meaning import with_vectors

        return with_vectors(self._encoder, record)

    def extract_all(
        self, documents: Iterable[Document | SkipDocument], processes: int = 1
    ) -> Iterator[Record | SkipDocument]:
        """Extract documents in order; one that fails comes out as the SkipDocument that says why.

        A SkipDocument among `documents` is passed on. With several `processes` each loads its
        own models, and no more than a few documents a process are held in memory.
        """
        if processes > 1:
            yield from self._in_processes(documents, processes)
            return
        waiting = iter(documents)
        for first in waiting:
            if isinstance(first, SkipDocument):  # needs no models, which take seconds to load
                yield first
                continue
            with self._nlp.memory_zone():
                for document in chain([first], islice(waiting, _ZONE - 1)):
                    yield self._one(document)

    def _one(self, document: Document | SkipDocument) -> Record | SkipDocument:
        if isinstance(document, SkipDocument):
            return document
        try:
            return self.extract(document)
        except SkipDocument as skipped:
            return skipped

    def _in_processes(
        self, documents: Iterable[Document | SkipDocument], processes: int
    ) -> Iterator[Record | SkipDocument]:
        waiting = iter(documents)
        queue: list[Future[Record | SkipDocument]] = []
        with ProcessPoolExecutor(
            processes, get_context("spawn"), initializer=_start, initargs=(self._settings(),)
        ) as pool:
            exhausted = False
            while queue or not exhausted:
                try:
                    while not exhausted and len(queue) < processes * _IN_FLIGHT:
                        document = next(waiting, None)
                        if document is None:
                            exhausted = True
                        else:
                            queue.append(pool.submit(_work, document))
                    result = queue.pop(0).result() if queue else None
                except BrokenProcessPool as error:
                    raise StopRun("a worker process died, maybe for want of memory") from error
                if result is not None:
                    yield result

    def _settings(self) -> dict[str, Any]:
        return {
            "pipeline": self.pipeline,
            "targets": self.targets,
            "stances": self.stances,
            "topics": self.topics,
            "meaning": self.meaning,
        }


def checked(targets: Sequence[Target]) -> tuple[Target, ...]:
    """The targets as they are; StopRun where one is none, such as a bare name."""
    for target in targets:
        if not isinstance(target, Target):
            raise StopRun(f'{target!r} is no target; one is made with quotes.Target("the talks")')
    return tuple(targets)


_worker: Extractor | None = None


def _start(settings: dict[str, Any]) -> None:
    global _worker
    _worker = Extractor(**settings)


def _work(document: Document | SkipDocument) -> Record | SkipDocument:
    assert _worker is not None
    return next(_worker.extract_all([document]))


def _distinct(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """One quotation for each id: of two with the same content, the surer one."""
    best: dict[str, Quotation] = {}
    for quotation in quotations:
        known = best.get(quotation.id)
        if known is None or known.confidence < quotation.confidence:
            best[quotation.id] = quotation
    return iter(best.values())


def installed_version() -> str:
    """The version of this package; "unknown" where it runs without having been installed."""
    try:
        return version("quotes")
    except PackageNotFoundError:
        return "unknown"
