"""Files, folders, pipes and standard input as documents, with ids that stay the same."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from quotes.errors import SkipDocument
from quotes.reading import read
from quotes.types import Document

ROOT = Path(__file__).parents[2]


def documents(paths: Iterable[str | Path], stdin: bytes = b"") -> list[Document]:
    return [item for item in read(paths, stdin=io.BytesIO(stdin)) if isinstance(item, Document)]


def errors(paths: Iterable[str | Path], stdin: bytes = b"") -> list[str]:
    return [
        str(item) for item in read(paths, stdin=io.BytesIO(stdin)) if not isinstance(item, Document)
    ]


def test_samples_by_folder() -> None:
    found = documents([ROOT / "seeds"])
    assert [item.id for item in found] == sorted(
        path.name for path in (ROOT / "seeds").glob("*.txt")
    )
    assert errors([ROOT / "seeds"]) == []
    assert [item.publisher for item in found] == ["The Moscow Times"] * 4 + ["ITAR-TASS"]
    assert [item.date for item in found] == [
        dt.date(2014, 1, 23),
        dt.date(2014, 1, 19),
        dt.date(2014, 12, 16),
        dt.date(2014, 1, 12),
        dt.date(2014, 2, 5),
    ]
    assert all(item.title and item.notes == () for item in found)
    assert [item.url is None for item in found] == [False] * 4 + [True]
    for item in found:
        assert item.text == (ROOT / "seeds" / item.id).read_bytes().decode("utf-8")


def test_text_keeps_its_line_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("\ufeffOtt said\r\nno.\rNot\u2028now.\n".encode())
    assert [item.text for item in documents([tmp_path])] == ["Ott said\r\nno.\rNot\u2028now.\n"]


def test_folders_give_readable_files_in_order(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "c.TXT",
        "x.html",
        "y.csv",
        "README.md",
        ".hidden.txt",
        "sub/a.txt",
        ".git/a.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Ott said {name}.")
    (tmp_path / "sub" / "d.jsonl").write_text('{"text": "Ott said no."}\n')
    ids = ["a.md", "b.txt", "c.TXT", "sub/a.txt", "sub/d.jsonl:1", "x.html"]
    assert [item.id for item in documents([tmp_path])] == ids
    assert errors([tmp_path]) == []


@pytest.mark.parametrize("name", ["article", "article.2014-01-23", "Interview with Dr. Ott"])
def test_named_files_without_the_ending_of_a_kind_are_texts(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("<p>Ott said no &amp; no.</p>")
    (item,) = documents([tmp_path / name])
    assert (item.id, item.text) == (name, "<p>Ott said no &amp; no.</p>")


@pytest.mark.parametrize("name", ["x.yaml", "x.XML", "x.docx"])
def test_named_files_of_other_kinds_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Ott said no.")
    reason = "is no .txt, .md, .html, .htm, .jsonl, .json, .csv or .tsv file"
    assert errors([tmp_path / name]) == [f"{tmp_path / name}: {reason}"]


def test_ids_do_not_depend_on_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "may" / "a.txt").write_text("Ott said no.")
    monkeypatch.chdir(tmp_path)
    here = documents(["news"])
    monkeypatch.chdir(tmp_path / "news" / "may")
    there = documents([".."])
    assert [item.id for item in here] == [item.id for item in there] == ["may/a.txt"]
    assert documents(["a.txt"])[0].id == documents(["../may/a.txt"])[0].id == "a.txt"


def test_files_of_one_name_take_their_folders_names(tmp_path: Path) -> None:
    for folder in ("may", "june"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Ott said {folder}.")
    (tmp_path / "may" / "b.txt").write_text("Ott said b.")
    both = documents([tmp_path / "may", tmp_path / "june"])
    assert [item.id for item in both] == ["may/a.txt", "b.txt", "june/a.txt"]
    named = documents([tmp_path / "june/a.txt", tmp_path / "may/a.txt"])
    assert [item.id for item in named] == ["june/a.txt", "may/a.txt"]


def test_a_file_that_is_named_twice_comes_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ott said no.")
    assert len(documents([tmp_path, tmp_path / "a.txt", tmp_path])) == 1


def test_linked_folders_are_read_once(tmp_path: Path) -> None:
    for folder in ("news", "more"):
        (tmp_path / folder / "may").mkdir(parents=True)
        (tmp_path / folder / "may" / "a.txt").write_text(f"Ott said {folder}.")
    (tmp_path / "news" / "again").symlink_to("may")
    (tmp_path / "news" / "linked").symlink_to("../more")
    (tmp_path / "more" / "round").symlink_to("../news")
    ids = ["linked/may/a.txt", "may/a.txt"]
    assert [item.id for item in documents([tmp_path / "news"])] == ids


def test_links_that_lead_in_a_circle_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "c.txt").write_text("Ott said no.")
    assert [item.id for item in documents([tmp_path])] == ["c.txt"]
    assert errors([tmp_path])[0].startswith(f"{tmp_path}/a.txt: cannot be read: ")


@pytest.mark.parametrize("given", ["", [""]])
def test_an_empty_path_is_not_the_working_folder(given: str | list[str]) -> None:
    assert list(map(str, read(given))) == ['"": is an empty path']


def test_one_id_with_two_texts(tmp_path: Path) -> None:
    lines = ['{"id": "x", "text": "Ott said no."}'] * 2 + ['{"id": "x", "text": "Ott said yes."}']
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(lines))
    assert [item.id for item in documents([path])] == ["x", "x"]
    assert errors([path]) == [f'{path}:3: has the id "x", as another text at {path}:1 has']


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "numbers.txt").write_bytes(b"12 345\n")
    (tmp_path / "pdf.txt").write_bytes(b"%PDF-1.7 \n")
    (tmp_path / "good.txt").write_text("Ott said no.")
    (tmp_path / "none").mkdir()
    paths = [tmp_path, tmp_path / "none", tmp_path / "missing.txt"]
    assert [item.id for item in documents(paths)] == ["good.txt"]
    assert errors(paths) == [
        f"{tmp_path}/blank.txt: is empty",
        f"{tmp_path}/empty.txt: is empty",
        f"{tmp_path}/numbers.txt: holds no letters",
        f"{tmp_path}/pdf.txt: is a PDF file, not plain text",
        f"{tmp_path}/none: holds no .txt, .md, .html, .htm or .jsonl file",
        f"{tmp_path}/missing.txt: no such file or folder",
    ]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ott said no.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    found = errors([tmp_path])
    assert found == [
        f"{tmp_path}/b: cannot be read: Permission denied",
        f"{tmp_path}/a.txt: cannot be read: Permission denied",
    ]


def test_what_fails_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Ott said no.")

    def fail(path: Path, *_: object, **__: object) -> None:
        if path.name == "sources.toml":
            raise FileNotFoundError
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    assert errors([tmp_path]) == [f"{tmp_path}/a.txt: cannot be read: Input/output error"]


def test_what_fails_in_a_way_that_nobody_foresaw_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("<p>Ott said no.")
    (tmp_path / "b.txt").write_text("Ott said no.")

    def fail(markup: str) -> None:
        raise AssertionError("no such section")

    monkeypatch.setattr("quotes.reading.files.read_page", fail)
    first, second = read([tmp_path])
    reason = "could not be read (AssertionError('no such section'))"
    assert str(first) == f"{tmp_path}/a.html: {reason}"
    assert isinstance(second, Document)


def test_standard_input_as_text() -> None:
    (first,) = documents(["-"], b"Ott said no.\r\n")
    (again,) = documents(["-"], b"Ott said no.\r\n")
    (other,) = documents(["-"], b"Ott said yes.")
    assert first.text == "Ott said no.\r\n"
    assert first.origin == "-"
    assert first.id == again.id
    assert first.id.startswith("stdin-")
    assert first.id != other.id
    assert errors(["-"], b"") == ["-: is empty"]


def test_standard_input_as_json_lines() -> None:
    given = b'\n{"id": 7, "text": "Ott said no."}\n{"text": "Ott said yes."}\n{broken\n'
    found = documents(["-"], given)
    assert [item.text for item in found] == ["Ott said no.", "Ott said yes."]
    assert found[0].id == "7"
    assert found[1].id.startswith("stdin-")
    assert [item.origin for item in found] == ["-:2", "-:3"]
    assert [text.split(" (")[0] for text in errors(["-"], given)] == ["-:4: is not JSON"]


def test_a_text_that_begins_with_a_brace_is_a_text() -> None:
    assert documents(["-"], b"{Ott} said no.\n")[0].text == "{Ott} said no.\n"


def test_standard_input_may_be_a_text_stream() -> None:
    (item,) = read(["-"], stdin=io.StringIO("Ott said \ud800no."))
    assert isinstance(item, Document)
    assert item.text == "Ott said no."
    assert item.notes == ("1 lone surrogate removed",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read_as_standard_input_is() -> None:
    reader, writer = os.pipe()
    os.write(writer, b"Ott said no.")
    os.close(writer)
    path = Path(f"/dev/fd/{reader}")
    if not path.exists():
        pytest.skip("no /dev/fd here")
    (item,) = read([path])
    os.close(reader)
    assert isinstance(item, Document)
    assert item.text == "Ott said no."
    assert item.id.startswith("stdin-")


def test_errors_are_values_of_one_type(tmp_path: Path) -> None:
    (item,) = read([tmp_path / "missing"])
    assert isinstance(item, SkipDocument)
    assert item.where == str(tmp_path / "missing")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_ten_megabytes_are_read_quickly(tmp_path: Path, encoding: str) -> None:
    line = "Karl Ott said “we go on” – it’s a “must”, he added.\n"
    path = tmp_path / "long.txt"
    path.write_bytes((line * (10_000_000 // len(line))).encode(encoding))
    start = time.process_time()
    (item,) = documents([path])
    assert time.process_time() - start < 3  # a fifth of that on an idle machine
    assert item.text.startswith(line)
    assert len(item.text) > 9_900_000


def test_a_single_path_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“Yes,” said Ott.", encoding="utf-8")
    for given in (path, str(path), tmp_path, [path]):
        assert [getattr(item, "id", item) for item in read(given)] == ["a.txt"]
