"""Search by meaning through the command line: ingest, index, find and ask."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quotes.cli.app import app

pytestmark = pytest.mark.models
Run = Callable[..., Result]

ARTICLES = [
    {
        "id": "swap",
        "title": "Plans for Syria",
        "text": "Russia and the U.N. are planning a prisoner swap between the two sides, Sergei"
        ' Lavrov said on Wednesday. "The weather in Geneva was cold," Lavrov added.',
    },
    {
        "id": "farm",
        "title": "A harvest fair",
        "text": '"Apples and pears were cheap this autumn," said Anna Lind, a farmer.',
    },
]
SWAP = "a prisoner swap between the two sides"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with vectors and one without, of the same articles."""
    path = tmp_path_factory.mktemp("meaning")
    (path / "news.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    for name, more in (("with", []), ("without", ["--no-meaning"])):
        command = ["--db", str(path / f"{name}.db"), "ingest", str(path / "news.jsonl"), *more]
        assert CliRunner().invoke(app, command).exit_code == 0
    return path


def run(folder: Path, name: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--db", str(folder / f"{name}.db"), *arguments])


def found(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_means_the_same_is_found(folder: Path) -> None:
    result = run(folder, "with", "find", "--about", "release of captives", "--format", "jsonl")
    first = found(result)[0]
    assert SWAP in str(first["content"])
    assert first["matched"] == [] and 0.35 <= float(str(first["similarity"])) < 1
    table = run(folder, "with", "find", "--about", "release of captives").stdout
    assert "Found" in table and "by meaning 0." in table
    answer = run(folder, "with", "ask", "what did Lavrov say about the release of captives?").stdout
    assert "nothing found plainly says so; the nearest:" in answer
    assert SWAP in answer and "by meaning 0." in answer


def test_all_the_words_need_no_reason(folder: Path) -> None:
    result = run(folder, "with", "find", "--about", "prisoner swap", "--limit", "1")
    assert "prisoner swap" in result.stdout and "by meaning" not in result.stdout


@pytest.mark.parametrize("about", ["xyzzy", "quantum chromodynamics", '"release of captives"'])
def test_what_nobody_spoke_of_is_not_found(about: str, folder: Path) -> None:
    assert run(folder, "with", "find", "--about", about).exit_code == 1


def test_words_alone(folder: Path) -> None:
    for command in (
        ["find", "--about", "release of captives", "--no-meaning"],
        ["ask", "what did Lavrov say about the release of captives?", "--no-meaning"],
    ):
        assert run(folder, "with", *command).exit_code == 1


def test_what_was_stored_without_can_be_indexed_later(folder: Path) -> None:
    about = ("find", "--about", "release of captives", "--format", "jsonl")
    assert run(folder, "without", *about).exit_code == 1
    again = run(folder, "without", "ingest", str(folder / "news.jsonl"))
    assert "search by meaning: 3 stored quotations; to do so: quotes index" in again.stderr
    result = run(folder, "without", "index")
    assert result.exit_code == 0
    assert "quotations prepared" in result.stderr
    indexed = found(run(folder, "without", *about))
    assert indexed == found(run(folder, "with", *about)) != []
    assert "0 quotations prepared" in run(folder, "without", "index").stderr
    again = run(folder, "without", "ingest", str(folder / "news.jsonl"))
    assert "2 unchanged" in again.stderr and "quotes index" not in again.stderr


def test_indexing_nothing(tmp_path: Path) -> None:
    missing = CliRunner().invoke(app, ["--db", str(tmp_path / "none.db"), "index"])
    assert missing.exit_code == 2
    assert "no database there" in missing.stderr


def test_what_another_model_prepared_is_told(folder: Path) -> None:
    shutil.copy(folder / "with.db", folder / "older.db")
    with sqlite3.connect(folder / "older.db") as connection:
        connection.execute("UPDATE quotation_vector SET encoder = 'older'")
    told = "not prepared for the search by meaning of this version: quotes index"
    for command in (["find", "--about", "weather"], ["ask", "what did Lavrov say about weather?"]):
        assert told in run(folder, "older", *command).stderr
        assert told not in run(folder, "with", *command).stderr
        assert told not in run(folder, "without", *command).stderr, "left out on purpose"
    run(folder, "older", "index")
    assert told not in run(folder, "older", "find", "--about", "weather").stderr
