"""`quotes ingest`: its file of targets, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import db
from quotes.cli.app import app


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
