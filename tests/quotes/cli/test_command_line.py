"""The command line as a whole: help, exit codes, streams, start-up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import Result

from quotes.cli.app import app, main

Run = Callable[..., Result]
MAIN = "import sys; sys.argv[0] = 'quotes'; from quotes.cli.app import main; main()"
ROOT = Path(__file__).parents[3]


def _shell(*arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    settings: dict[str, object] = {"capture_output": True, "text": True, "encoding": "utf-8"}
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment |= more.pop("env", {})  # type: ignore[arg-type]
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(command, env=environment, check=False, **(settings | more))  # type: ignore[call-overload, no-any-return]


def _commands(group: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name, command in getattr(group, "commands", {}).items():
        found += _commands(command, (*path, name)) or [(*path, name)]
    return found


COMMANDS = _commands(get_command(app))


def test_all_commands_are_there() -> None:
    assert {path[0] for path in COMMANDS} >= {
        "ingest",
        "ask",
        "find",
        "speakers",
        "documents",
        "targets",
        "export",
        "extract",
    }


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_help_teaches_by_examples(run: Run, path: tuple[str, ...]) -> None:
    result = run(*path, "--help")
    assert result.exit_code == 0
    assert f"$ quotes {' '.join(path)}" in result.stdout.replace("$ cat article.txt | ", "$ ")


@pytest.mark.parametrize("code", ["0", "1", "2", "3", "130", "141"])
def test_help_tells_the_exit_codes(run: Run, code: str) -> None:
    text = run("--help").stdout
    assert any(line.split()[:1] == [code] for line in text[text.index("Exit codes") :].splitlines())


def test_without_arguments_there_is_help(run: Run) -> None:
    result = run()
    assert "Usage: " in result.output
    assert "ingest" in result.output


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["ask"], ["find", "--nonsense"], ["export", "xml", "f"]]
)
def test_wrong_use_exits_with_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_database_may_be_named_before_or_after_the_command(
    stored: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("targets").exit_code == 0
    monkeypatch.delenv("QUOTES_DB")
    assert run("targets").exit_code == 2
    assert run("--db", stored, "targets").exit_code == 0
    assert run("targets", "--db", stored).exit_code == 0
    monkeypatch.setenv("QUOTES_DB", "nowhere.db")
    assert run("targets", "--db", stored).exit_code == 0


READERS = [["ask", "who opposes x?"], ["find"], ["speakers"], ["documents"], ["export", "csv", "-"]]


@pytest.mark.parametrize("command", READERS, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty folder in the way"])
def test_what_is_no_database_is_one_line_and_is_not_made(
    run: Run, tmp_path: Path, command: list[str], kind: str
) -> None:
    path = tmp_path / "q.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("not a database " * 100, encoding="utf-8")
    elif kind == "empty folder in the way":
        path = path / "in" / "it.db"
    before = path.read_bytes() if path.is_file() else None
    result = run("--db", path, *command)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"error: {path}")
    assert (path.read_bytes() if path.is_file() else None) == before


def test_data_goes_to_stdout_and_messages_to_stderr(stored: Path) -> None:
    result = _shell("--db", str(stored), "find", "--limit", "1", "--format", "jsonl")
    assert result.returncode == 0
    assert json.loads(result.stdout)["content"]
    assert "only the first 1" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["find", "--format", "jsonl"],
        ["find"],
        ["ask", "what did Oduya say about the prisoner swap?"],
        ["export", "csv", "-"],
        ["--help"],
        ["ask", "--help"],
    ],
)
def test_a_reader_that_goes_away_is_no_error(stored: Path, command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = _shell(
        "--db", str(stored), *command,
        stdout=writer, stderr=subprocess.PIPE, capture_output=False,
    )  # fmt: skip
    os.close(writer)
    assert result.stderr == ""
    assert result.returncode == 141


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="open files have no names here")
@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1"])
def test_export_adds_to_the_file_that_stdout_was_opened_to_add_to(
    stored: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("{}\n")
    with file.open("a") as stdout:
        result = _shell(
            "--db", str(stored), "export", "jsonl", name, "--limit", "2",
            stdout=stdout, stderr=subprocess.PIPE, capture_output=False,
        )  # fmt: skip
    assert result.returncode == 0, result.stderr
    first, *rest = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    assert (first, len(rest)) == ({}, 2)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_encoding_of_the_terminal_will_do(stored: Path, encoding: str) -> None:
    environment = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    question = "what did Oduya say about the prisoner swap?"
    result = _shell("--db", str(stored), "ask", question, env=environment, encoding=encoding)
    assert result.returncode == 0
    assert "a prisoner swap would build trust" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (["stance", "classify", "-"], 0, ""),
        (["find", "--speaker", "Brandt"], 3, "whom do you mean?"),
        (["targets", "remove", "talks"], 2, "give --yes"),
    ],
)
def test_a_closed_input_is_an_empty_one(
    run: Run,
    command: list[str],
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    monkeypatch.setattr("sys.argv", ["quotes", *command])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == code
    assert words in capsys.readouterr().err


def _loaded(*arguments: str) -> set[str]:
    """The modules that a command loads."""
    code = (
        "import sys, json\n"
        "from quotes.cli.app import app\n"
        "try:\n    app(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return set(json.loads(result.stderr.splitlines()[-1]))


def test_answering_loads_no_models_and_no_language_tools(stored: Path) -> None:
    loaded = _loaded("--db", str(stored), "ask", "who opposes the talks?")
    assert "db.database" in loaded
    heavy = ("spacy", "textacy", "numpy", "onnxruntime", "sklearn", "scipy", "sqlmodel")
    assert loaded.isdisjoint(heavy)


def test_help_loads_no_database_either() -> None:
    loaded = _loaded("--help")
    assert loaded.isdisjoint(("db.database", "sqlalchemy", "spacy", "numpy", "quotes.stance"))


def test_an_interrupt_exits_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.open", interrupted)
    result = run("targets")
    assert result.exit_code == 130
    assert result.stderr == "interrupted\n"


def test_a_full_disk_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device", "q.db")

    monkeypatch.setattr("db.open", full)
    result = run("targets")
    assert result.exit_code == 2
    assert result.stderr == "error: q.db: No space left on device\n"
