"""`quotes speakers`, `quotes documents` and `quotes targets`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest
from rich.console import Console
from typer.testing import Result

from db.values import DocumentRow
from quotes.cli.tables import documents_table

Run = Callable[..., Result]


def _rows(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_speakers_come_with_counts_days_and_roles(run: Run) -> None:
    rows = _rows(run("speakers", "--format", "jsonl"))
    assert [row["name"] for row in rows][-1] == "A rebel commander"
    oduya = next(row for row in rows if row["name"] == "Mara Oduya")
    assert (oduya["quotations"], oduya["documents"]) == (3, 2)
    assert (oduya["first"], oduya["last"]) == ("2014-01-23", "2014-06-01")
    assert oduya["roles"] == ["Norland's foreign minister"]


def test_a_part_of_a_name_is_enough_for_a_list(run: Run) -> None:
    rows = _rows(run("speakers", "brandt", "--format", "jsonl"))
    assert {row["name"] for row in rows} == {"Tomas Brandt", "Ida Brandt"}


def test_speakers_of_a_kind(run: Run) -> None:
    rows = _rows(run("speakers", "--kind", "unnamed", "--format", "jsonl"))
    assert [row["name"] for row in rows] == ["A rebel commander"]


def test_nobody_of_that_name(run: Run) -> None:
    result = run("speakers", "Oduja")
    assert result.exit_code == 1
    assert "nobody called “Oduja” is quoted" in result.stderr
    assert "nearest: Mara Oduya" in result.stderr


def test_documents_come_newest_first(run: Run) -> None:
    rows = _rows(run("documents", "--format", "jsonl"))
    assert [row["id"] for row in rows] == ["later", "talks", "swap"]
    assert [row["quotations"] for row in rows] == [2, 3, 3]


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["prisoner swap"], ["swap"]),
        (["--publisher", "courier"], ["talks", "swap"]),
        (["--since", "Feb 2014", "--until", "March 2014"], ["talks"]),
        (["--limit", "1"], ["later"]),
    ],
)
def test_documents_by_conditions(run: Run, options: list[str], ids: list[str]) -> None:
    assert [row["id"] for row in _rows(run("documents", *options, "--format", "jsonl"))] == ids


def test_no_documents(run: Run) -> None:
    assert run("documents", "--since", "2020").exit_code == 1


def test_targets_come_with_their_sides(run: Run) -> None:
    (row,) = _rows(run("targets", "--format", "jsonl"))
    assert row == {
        "name": "the talks",
        "aliases": ["negotiations", "peace talks"],
        "description": "talks between Norland's sides",
        "support": 2,
        "oppose": 1,
        "conditional": 1,
        "neutral": 0,
        "unsure": 0,
    }


@pytest.mark.parametrize("command", ["speakers", "documents", "targets", "find"])
def test_tables_in_a_pipe_are_plain(run: Run, command: str) -> None:
    result = run(command)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert max(len(line) for line in result.stdout.splitlines()) <= 100


@pytest.mark.parametrize("width", [80, 100, 120, 160])
def test_documents_keep_date_title_and_id_beside_a_long_address(width: int) -> None:
    title, address = "Talks Begin in Vell", f"https://example.org/{'talks-' * 30}"
    row = DocumentRow(
        "talks.txt", title, "The Norland Courier", dt.date(2014, 2, 5), address, None, 3
    )
    console = Console(width=width)
    with console.capture() as capture:
        console.print(documents_table([row], width))
    line = capture.get().splitlines()[1]
    assert all(shown in line for shown in ("2014-02-05", title, "talks.txt"))


@pytest.mark.parametrize("command", ["speakers", "documents", "targets"])
def test_csv_has_a_header_and_no_lists(run: Run, command: str) -> None:
    lines = run(command, "--format", "csv").stdout.splitlines()
    assert len(lines) > 1
    assert "[" not in lines[1]
