"""What `quotes ingest` does with documents, apart from reading what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import db
from quotes.cli.app import app
from quotes.cli.ingest import Tally, Work
from quotes.errors import SkipDocument
from quotes.types import Document, Kind, Quotation, Record, quotation_id

Run = Callable[..., Result]


class FirstWord:
    """Takes the first word of a text for a quotation, and refuses texts that begin with "bad"."""

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


class Journal:
    """A database, and what was said of the documents that went into it."""

    def __init__(self, database: db.Database) -> None:
        self.database = database
        self.told: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def ingest(
        self,
        *documents: Document | SkipDocument,
        force: bool = False,
        versions: dict[str, str] | None = None,
    ) -> Tally:
        self.told.clear()
        run = self.database.start_run(versions or {"quotes": "1"}, {})
        tally = Tally()
        work = Work(
            self.database,
            FirstWord(),  # type: ignore[arg-type]
            run,
            force,
            tally,
            lambda name, outcome: self.told.append((name, outcome)),
            self.notes.append,
        )
        work.do(documents, 1)
        self.database.finish_run(run, tally.counts())
        return tally


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with db.open(tmp_path / "ingest.db") as database:
        yield Journal(database)


A, B = Document("a", "No, he said.", origin="a.txt"), Document("b", "Yes, she said.")


def test_new_documents_are_added(journal: Journal) -> None:
    tally = journal.ingest(A, B)
    assert journal.told == [("a.txt", "added"), ("b", "added")]
    assert (tally.documents, tally.quotations, tally.skipped) == (2, 2, 0)
    assert len(journal.database.documents()) == 2


def test_known_documents_change_nothing(journal: Journal) -> None:
    journal.ingest(A, B)
    tally = journal.ingest(A, B)
    assert {outcome for _, outcome in journal.told} == {"unchanged"}
    assert (tally.documents, tally.quotations) == (2, 0)


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
    assert said == ['note: b.csv:2: has taken the place of a.csv:3, which has the same id, "1"']


def test_other_models_and_force_read_again(journal: Journal) -> None:
    journal.ingest(A)
    journal.ingest(A, versions={"quotes": "2"})
    assert journal.told == [("a.txt", "replaced")]
    journal.ingest(A, versions={"quotes": "2"}, force=True)
    assert journal.told == [("a.txt", "replaced")]


def test_what_cannot_be_used_is_skipped_and_the_rest_goes_on(
    journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = Document("c", "\x00no")
    tally = journal.ingest(
        SkipDocument("x.pdf", "is a PDF file"), A, Document("bad", "bad words"), broken, B
    )
    assert (tally.documents, tally.skipped) == (2, 3)
    assert len(journal.database.documents()) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[:2] == ["skipped: x.pdf: is a PDF file", "skipped: bad: is bad"]
    assert said[2].startswith("skipped: c: ")


def test_remarks_on_reading_are_passed_on(journal: Journal) -> None:
    journal.ingest(Document("a", "No, he said.", notes=("read as cp1252",)))
    assert journal.notes == ["note: a: read as cp1252", "note: a: a remark"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no such file of targets"),
        ("[[target]\nname = 'x'", "not valid TOML"),
        ("[[target]]\nnaem = 'x'", "naem"),
    ],
)
def test_a_file_of_targets_that_is_none_ends_the_run_before_it_begins(
    tmp_path: Path, content: str | None, words: str
) -> None:
    targets, database = tmp_path / "targets.toml", tmp_path / "q.db"
    if content is not None:
        targets.write_text(content, encoding="utf-8")
    command = ["ingest", str(tmp_path), "--targets", str(targets), "--db", str(database)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {targets}: ")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not database.exists()


@pytest.mark.models
def test_new_targets_are_found_in_what_is_known_without_reading_it_again(tmp_path: Path) -> None:
    article, targets = tmp_path / "a.txt", tmp_path / "targets.toml"
    article.write_text('"The harbour treaty is a disaster," Ana Ott said on Monday.')
    targets.write_text('[[target]]\nname = "the harbour treaty"\n')

    def ingest(*more: object) -> str:
        arguments = ["--db", str(tmp_path / "q.db"), "ingest", str(article), *map(str, more)]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.stderr
        return result.stderr

    assert "1 added" in ingest()
    assert "1 unchanged" in ingest("--targets", targets)
    with db.open(tmp_path / "q.db", create=False) as database:
        (stance,) = database.taken("harbour treaty")
        assert stance.speakers[0][1] == "Ana Ott"
        assert database.unread(database.targets()) == 0
