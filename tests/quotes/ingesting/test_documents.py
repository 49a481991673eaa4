"""What `ingest` does with documents, apart from reading what they say; and all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import db
import quotes
from quotes.answers import Answer, ask
from quotes.errors import SkipDocument, StopRun
from quotes.ingesting import Done, Tally, index, ingest
from quotes.meaning import Encoder
from quotes.types import Document, Kind, Quotation, Record, quotation_id


class FirstWord:
    """Takes the first word of a text for a quotation, and refuses texts that begin with "bad"."""

    version = "1"

    def __init__(self, **settings: object) -> None:
        pass

    def versions(self) -> dict[str, str]:
        return {"quotes": self.version}

    def extract_all(
        self, documents: Iterable[Document | SkipDocument], processes: int = 1
    ) -> Iterator[Record | SkipDocument]:
        for document in documents:
            assert isinstance(document, Document)
            if document.text.startswith("bad"):
                yield SkipDocument(document.id, "is bad")
                continue
            end = len(document.text.split()[0])
            content = ((0, end),)
            quotation = Quotation(
                quotation_id(document.id, content), (), (), content, Kind.DIRECT, (0, end), 0.9
            )
            yield Record(document, (quotation,), ("a remark",))


class ReadsAhead(FirstWord):
    """Takes all documents before it gives any, as several processes may."""

    def extract_all(
        self, documents: Iterable[Document | SkipDocument], processes: int = 1
    ) -> Iterator[Record | SkipDocument]:
        yield from super().extract_all(list(documents), processes)


class Journal:
    """A database, and what was said of the documents that went into it."""

    def __init__(self, database: db.Database) -> None:
        self.database = database
        self.told: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def ingest(self, *documents: Document | SkipDocument, force: bool = False) -> Tally:
        self.told.clear()
        return ingest(self.database, documents, force=force, listener=self._hear)

    def _hear(self, done: Done) -> None:
        if isinstance(done, SkipDocument):
            self.told.append((done.where, "skipped"))
        else:
            self.told.append((done.where, done.outcome))
            self.notes += [f"{done.where}: {note}" for note in done.notes]


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Journal]:
    monkeypatch.setattr("quotes.extraction.Extractor", FirstWord)
    with db.open(tmp_path / "ingest.db") as database:
        yield Journal(database)


A, B = Document("a", "No, he said.", origin="a.txt"), Document("b", "Yes, she said.")


def test_new_documents_are_added(journal: Journal) -> None:
    tally = journal.ingest(A, B)
    assert journal.told == [("a.txt", "added"), ("b", "added")]
    assert (tally.documents, tally.quotations, tally.skipped) == (2, 2, [])
    assert len(journal.database.documents()) == 2


def test_known_documents_change_nothing(journal: Journal) -> None:
    journal.ingest(A, B)
    tally = journal.ingest(A, B)
    assert {outcome for _, outcome in journal.told} == {"unchanged"}
    assert (tally.documents, tally.quotations) == (2, 0)


def test_a_copy_that_was_read_ahead_adds_no_quotations(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.extraction.Extractor", ReadsAhead)
    tally = journal.ingest(A, A)
    assert (tally.added, tally.unchanged, tally.quotations) == (1, 1, 1)


def test_a_changed_document_replaces_its_quotations(journal: Journal) -> None:
    journal.ingest(A)
    journal.ingest(Document("a", "Maybe, he said."))
    assert journal.told == [("a", "replaced")]
    assert [hit.content for hit in journal.database.find(db.Find())] == ["Maybe,"]


def test_a_text_in_the_place_of_another_files_is_said(journal: Journal) -> None:
    for origin, text in (("a.csv:2", "No, he"), ("a.csv:3", "Maybe, he"), ("b.csv:2", "Yes, he")):
        journal.ingest(Document("1", f"{text} said.", origin=origin))
    journal.ingest(Document("1", "Yes, he said.", origin="c.csv:2"))
    said = [note for note in journal.notes if "place" in note]
    assert said == ['b.csv:2: has taken the place of a.csv:3, which has the same id, "1"']


def test_other_models_and_force_read_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.ingest(A)
    monkeypatch.setattr(FirstWord, "version", "2")
    journal.ingest(A)
    assert journal.told == [("a.txt", "replaced")]
    journal.ingest(A, force=True)
    assert journal.told == [("a.txt", "replaced")]


def test_what_cannot_be_used_is_skipped_and_the_rest_goes_on(journal: Journal) -> None:
    broken = Document("c", "\x00no")
    tally = journal.ingest(
        SkipDocument("x.pdf", "is a PDF file"), A, Document("bad", "bad words"), broken, B
    )
    assert (tally.documents, tally.added) == (2, 2)
    assert len(journal.database.documents()) == 2
    said = [str(skipped) for skipped in tally.skipped]
    assert said[:2] == ["x.pdf: is a PDF file", "bad: is bad"]
    assert said[2].startswith("c: ")
    assert [name for name, outcome in journal.told if outcome == "skipped"] == ["x.pdf", "bad", "c"]


def test_remarks_on_reading_are_passed_on(journal: Journal) -> None:
    journal.ingest(Document("a", "No, he said.", notes=("read as cp1252",)))
    assert journal.notes == ["a: read as cp1252", "a: a remark"]


def test_files_and_documents_may_stand_together(journal: Journal, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Maybe, he said.", encoding="utf-8")
    one, two = tmp_path / "one.txt", str(tmp_path / "two.txt")
    assert ingest(journal.database, [one, A, two]).added == 3
    assert ingest(journal.database, one).unchanged == 1
    assert ingest(journal.database, A).unchanged == 1


def test_an_interrupted_run_keeps_what_it_stored_and_is_gone_on_with(journal: Journal) -> None:
    def stop(done: Done) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest(journal.database, [A, B], listener=stop)
    with journal.database.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT finished IS NOT NULL, counts FROM run")
    assert tuple(row) == (1, '{"added": 1, "skipped": 0, "quotations": 1}')
    tally = journal.ingest(A, B)
    assert (tally.unchanged, tally.added) == (1, 1)


def test_a_bare_name_is_no_target(journal: Journal) -> None:
    with pytest.raises(StopRun, match="'the talks' is no target"):
        ingest(journal.database, A, targets=["the talks"])  # type: ignore[list-item]
    assert journal.database.counts()["runs"] == 0


@pytest.mark.models
def test_a_folder_is_read_and_asked_and_reading_it_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text('"The harbour treaty is a disaster," Ana Ott said on Monday.')
    (folder / "b.txt").write_bytes(b"%PDF-1.4")
    (folder / "c.txt").write_text("Ben Ode welcomed the harbour treaty.")
    with db.open(tmp_path / "q.db") as database:
        done = ingest(database, [folder], targets=[quotes.Target("the harbour treaty")])
        assert (done.documents, done.added, done.quotations) == (2, 2, 2)
        assert [skipped.reason for skipped in done.skipped] == ["is a PDF file, not plain text"]
        answer = ask(database, "who opposes the harbour treaty?")
        assert isinstance(answer, Answer)
        assert [hit.speaker for hit in answer.hits] == ["Ana Ott"]
        before = database.counts() | {"runs": 0}
        again = ingest(database, folder)
        assert (again.unchanged, again.added, again.replaced, again.quotations) == (2, 0, 0, 0)
        assert database.counts() | {"runs": 0} == before


@pytest.mark.models
def test_what_was_left_out_of_the_search_by_meaning_is_indexed_later() -> None:
    encoder, titles = Encoder(), list[str]()
    with db.open(":memory:") as database:
        document = Document("a", '"We will go," said Anna Lind.', title="A journey")
        assert ingest(database, document, meaning=False).quotations == 1
        assert index(database, encoder, titles.append) == 1
        assert titles == ["A journey"]
        assert index(database, encoder) == 0
        assert ingest(database, document, force=True).quotations == 1
        assert database.vectors(encoder.version) == (1, 1)
