"""`quotes find` and `quotes export`: conditions, formats, files."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def _contents(result: Result) -> set[str]:
    return {json.loads(line)["content"] for line in result.stdout.splitlines()}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speaker", "Ida Brandt"], {"the talks.", "[bold]the cease-fire[/bold] holds."}),
        (["--about", "prisoner swap"], {"a prisoner swap would build trust"}),
        (["--target", "negotiations", "--stance", "oppose"], {"the peace talks as a deception"}),
        (
            ["--stance", "oppose", "--stance", "conditional"],
            {
                "the peace talks as a deception",
                "he would join the talks only if all prisoners were released",
            },
        ),
        (["--kind", "mixed"], {'The talks have "saved lives,"'}),
        (["--kind", "direct"], {'"We have launched a difficult process,"'}),
        (
            ["--publisher", "evening"],
            {'The talks have "saved lives,"', "[bold]the cease-fire[/bold] holds."},
        ),
        (["--since", "2014-06", "--kind", "mixed"], {'The talks have "saved lives,"'}),
        (
            ["--until", "Jan 2014", "--speaker", "Oduya", "--kind", "indirect"],
            {"a prisoner swap would build trust"},
        ),
        (["--speaker", "rebel commander"], {"nobody takes the offer seriously."}),
    ],
)
def test_conditions(run: Run, options: list[str], expected: set[str]) -> None:
    result = run("find", *options, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    assert _contents(result) == expected


def test_without_conditions_the_newest_come_first(run: Run) -> None:
    rows = json.loads(run("find", "--format", "json").stdout)
    dates = [row["date"] for row in rows]
    assert len(dates) == 8
    assert dates == sorted(dates, reverse=True)


def test_a_row_of_json_has_lists_and_offsets(run: Run) -> None:
    (row,) = json.loads(run("find", "--kind", "mixed", "--format", "json").stdout)
    assert row["stances"] == [
        {
            "target": "the talks",
            "label": "support",
            "score": 0.8,
            "sure": True,
            "evidence": ["saved lives"],
            "by": None,
        }
    ]
    ((start, end),) = row["marks"]
    assert row["sentence"][start:end] == row["content"]
    assert row["content_spans"] == [[0, 29]]


def test_the_table_shows_words_as_they_are(run: Run) -> None:
    shown = run("find", "--speaker", "Ida Brandt").stdout
    assert "[bold]the cease-fire[/bold]" in shown
    assert "\x1b" not in shown


def test_a_limit_is_said(run: Run) -> None:
    result = run("find", "--limit", "2", "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "only the first 2 are shown; --limit 0 shows all\n"


def test_nothing_found(run: Run) -> None:
    result = run("find", "--about", "cheese")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "no quotation meets these conditions" in result.stderr


def test_an_ambiguous_speaker_is_asked_back(run: Run) -> None:
    result = run("find", "--speaker", "Brandt")
    assert result.exit_code == 3
    assert "Tomas Brandt" in result.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "soon"], "“soon” is not a date"),
        (["--until", "2014-02-30"], "no such date"),
        (["--limit", "-1"], "--limit"),
        (["--format", "xml"], "--format"),
        (["--stance", "angry"], "--stance"),
        (["--kind", "loud"], "--kind"),
    ],
)
def test_wrong_options_are_refused(run: Run, options: list[str], words: str) -> None:
    result = run("find", *options)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("format", ["csv", "jsonl"])
def test_export_to_stdout_equals_find(run: Run, format: str) -> None:
    exported = run("export", format, "-", "--speaker", "Mara Oduya").stdout
    found = run("find", "--speaker", "Mara Oduya", "--limit", "0", "--format", format).stdout
    assert exported == found
    assert len(exported.splitlines()) >= 3


def test_export_writes_a_file_and_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    result = run("export", "csv", file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == f"8 quotations written to {file}\n"
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert len(rows) == 8
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]


def test_export_replaces_a_file_as_a_whole(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "some.jsonl"
    file.write_text("old\n" * 1000, encoding="utf-8")
    run("export", "jsonl", file, "--limit", "1")
    (line,) = file.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["content"]


def test_export_leaves_a_file_alone_where_it_fails(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "kept.csv"
    file.write_text("old", encoding="utf-8")
    assert run("export", "csv", file, "--since", "soon").exit_code == 2
    assert run("export", "csv", file, "--speaker", "Nobody Known").exit_code == 1
    nothing = run("export", "csv", file, "--since", "2030")
    assert nothing.exit_code == 1
    assert nothing.stderr == "no quotation meets these conditions\n"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.csv"]
    assert file.read_text(encoding="utf-8") == "old"


def test_export_follows_links_and_keeps_the_rights_of_a_file(run: Run, tmp_path: Path) -> None:
    file, link = tmp_path / "all.csv", tmp_path / "link.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o600)
    link.symlink_to("all.csv")
    assert run("export", "csv", link).exit_code == 0
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8").startswith("id,")
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_export_writes_to_pipes(run: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    result = run("export", "jsonl", pipe, "--limit", "1")
    written = os.read(reader, 65536)
    os.close(reader)
    assert result.exit_code == 0
    assert json.loads(written)["content"]
    assert pipe.is_fifo()


def test_export_into_no_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run("export", "csv", tmp_path / "none" / "all.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: ")
    assert run("export", "csv", tmp_path).exit_code == 2


def test_what_is_only_near_the_topic_stands_apart(run: Run) -> None:
    result = run("find", "--about", "trust and cheese and wine")
    assert result.exit_code == 0
    assert result.stdout.startswith("nothing found plainly says so; the nearest:")
    result = run("find", "--about", "trust and cheese and wine", "--format", "csv")
    assert result.stdout.splitlines()[1].endswith(",near")
    result = run("find", "--about", "cheese")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "  ask: what did Mara Oduya say" in result.stderr
