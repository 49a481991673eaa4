"""Input that is broken in every way: one clear line, nothing lost, and the rest goes on."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import db
from quotes.cli.app import app

GOOD = 'Mayor Ana Lorvo said the bridge would open. "It is safe," she said.\n'
MANY_MARKS = GOOD + ("\n\n" + "“" * 100) * 100
TEN_MEGABYTES = GOOD + (" " * 999 + "\n") * 10_000


def _run(*arguments: object, input: bytes | None = None) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def _documents(path: Path) -> set[str]:
    with db.open(path, create=False) as database:
        return {row.id for row in database.documents()}


UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "document.txt": b"%PDF-1.4\n" + os.urandom(500),
    "numbers.txt": b"1 2 3 4 5\n--- ... !!!\n",
}
READABLE = {
    "good.txt": GOOD.encode(),
    "latin.txt": f"{GOOD}Café owner Zoë Née said “no”.\n".encode("cp1252"),
    "wide.txt": GOOD.encode("utf-16"),
    "nul.txt": b"\x00" + GOOD.encode() + b"\x00",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, data in (UNREADABLE | READABLE).items():
        (articles / name).write_bytes(data)
    return articles


@pytest.mark.models
@pytest.mark.parametrize("options", [(), ("--verbose",)])
def test_ingest_names_what_it_skips_once_and_reads_the_rest(
    folder: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    database = tmp_path / "q.db"
    result = _run("ingest", folder, "--db", database, *options)
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    for name in UNREADABLE:
        assert sum(line.startswith(f"skipped: {folder / name}") for line in lines) == 1
    assert _documents(database) == set(READABLE)
    assert any("latin.txt" in line and "cp1252" in line for line in lines)
    assert any("nul.txt" in line and "NUL" in line for line in lines)
    assert f"{len(READABLE)} documents read" in lines[-1]
    assert f"{len(UNREADABLE)} skipped" in lines[-1]


@pytest.mark.models
def test_extract_names_what_it_skips_and_reads_the_rest(folder: Path) -> None:
    result = _run("extract", folder)
    assert result.exit_code == 1
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {row["id"] for row in rows} == set(READABLE)
    skipped = [line for line in result.stderr.splitlines() if line.startswith("skipped: ")]
    assert len(skipped) == len(UNREADABLE)


@pytest.mark.models
def test_broken_lines_of_json_are_named_by_their_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": GOOD}),
        "{not json",
        "",
        '["a list"]',
        '{"id": "no text"}',
        '{"id": "number", "text": 7}',
        json.dumps({"id": "two", "text": GOOD}),
        '{"id": "cut", "text": "He sa',
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    result = _run("extract", file)
    assert result.exit_code == 1
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["one", "two"]
    skipped = [line for line in result.stderr.splitlines() if line.startswith("skipped: ")]
    assert [line.split(":")[2] for line in skipped] == ["2", "4", "5", "6", "8"]


@pytest.mark.models
def test_a_missing_path_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    result = _run("extract", tmp_path / "missing.txt", good)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["id"] == "good.txt"
    assert f"skipped: {tmp_path / 'missing.txt'}: no such file or folder" in result.stderr


@pytest.mark.models
@pytest.mark.parametrize("text", [TEN_MEGABYTES, MANY_MARKS], ids=["10 MB", "10,000 marks"])
def test_an_article_is_found_in_any_waste(tmp_path: Path, text: str) -> None:
    file = tmp_path / "waste.txt"
    file.write_text(text, encoding="utf-8")
    result = _run("extract", file)
    assert result.exit_code == 0
    contents = [row["content"] for row in json.loads(result.stdout)["attributions"]]
    assert any(start < len(GOOD) for ((start, _), *_) in contents)


@pytest.mark.models
def test_ids_and_offsets_of_json_lines_are_those_given(tmp_path: Path) -> None:
    text = f"\0\0{GOOD}"
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"id": 7, "text": text}), encoding="utf-8")
    row = json.loads(_run("extract", file, "--with-text").stdout)
    assert (row["id"], row["text"]) == ("7", text)
    spans = [span for each in row["attributions"] for span in each["content"]]
    assert any('"It is safe,"' in text[start:end] for start, end in spans)


@pytest.mark.models
def test_standard_input(tmp_path: Path) -> None:
    result = _run("extract", "-", input=GOOD.encode())
    assert result.exit_code == 0
    (attribution, *_) = json.loads(result.stdout)["attributions"]
    assert set(attribution) == {
        "source",
        "cue",
        "content",
        "kind",
        "speech",
        "negated",
        "hedged",
        "speaker",
        "speaker_kind",
        "confidence",
        "stances",
    }
    assert _run("extract", "-", input=b"").exit_code == 1


@pytest.mark.models
def test_reading_again_changes_nothing(tmp_path: Path) -> None:
    article, database = tmp_path / "a.txt", tmp_path / "q.db"
    article.write_text(GOOD, encoding="utf-8")
    assert _run("ingest", article, "--db", database).exit_code == 0
    before = _run("find", "--db", database, "--format", "json").stdout
    again = _run("ingest", article, "--db", database)
    assert again.exit_code == 0
    assert "1 unchanged" in again.stderr
    assert _run("find", "--db", database, "--format", "json").stdout == before


@pytest.mark.parametrize("kind", ["folder", "text", "no folder", "no right"])
def test_an_unusable_database_ends_the_run_in_one_line(tmp_path: Path, kind: str) -> None:
    article, database = tmp_path / "a.txt", tmp_path / "q.db"
    article.write_text(GOOD, encoding="utf-8")
    if kind == "folder":
        database.mkdir()
    elif kind == "text":
        database.write_text("precious words\n" * 50, encoding="utf-8")
    elif kind == "no folder":
        database = database / "in" / "it.db"
    else:
        if os.geteuid() == 0:
            pytest.skip("root may write anywhere")
        database.parent.chmod(0o500)
    before = database.read_bytes() if database.is_file() else None
    try:
        result = _run("ingest", article, "--db", database)
    finally:
        tmp_path.chmod(0o700)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"error: {database}")
    assert (database.read_bytes() if database.is_file() else None) == before


def test_an_unknown_pipeline_ends_the_run_in_one_line(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(GOOD, encoding="utf-8")
    result = _run("extract", article, "--pipeline", "xx_no_such_pipeline")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "xx_no_such_pipeline" in result.stderr
