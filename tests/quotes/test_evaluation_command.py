"""`quotes evaluate`: what it prints, and what it says of bad input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from quotes.cli.evaluate import add_to
from quotes.errors import StopRun

TEXT = "Mayor Ana Lorvo said no. She added that it was late."
FIRST = {"source": [[0, 15]], "cue": [[16, 20]], "content": [[21, 23]]}
SECOND = {"source": [[25, 28]], "cue": [[29, 34]], "content": [[35, 51]]}
NAMED = {"speaker": "Ana Lorvo", "speaker_kind": "person"}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    row = {"id": "a", "text": TEXT, "attributions": [FIRST | NAMED, SECOND | NAMED]}
    path.write_text(json.dumps(row), encoding="utf-8")
    return path


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    path = tmp_path / "predicted.jsonl"
    rows = [{"id": "a", "attributions": [FIRST | {"speaker": "Ana Lorvo"}]}, {"id": "z"}]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[str, str]:
    app = typer.Typer()
    add_to(app)
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    if result.exception:
        raise result.exception
    return result.stdout, result.stderr


def test_table(gold: Path, predicted: Path) -> None:
    out, err = run(gold, "--predicted", predicted, "--bootstrap", 20)
    lines = {line.split("  ")[0].strip(): line.split() for line in out.splitlines()}
    assert out.startswith("1 document")
    assert lines["relation"][1:] == ["1.000", "0.500", "0.667", "0.667-0.667", "2"]
    assert lines["speaker"][1:4] == ["1.000", "0.500", "0.667"]
    assert err == "left out: 1 predicted document that the gold lacks\n"


def test_json(gold: Path, predicted: Path) -> None:
    out, err = run(gold, "--predicted", predicted, "--format", "json", "--bootstrap", 20, "-q")
    rows = {row["measure"]: row for row in json.loads(out)}
    assert err == ""
    assert rows["relation"] == {
        "measure": "relation",
        "precision": 1.0,
        "precision_interval": [1.0, 1.0],
        "recall": 0.5,
        "recall_interval": [0.5, 0.5],
        "f1": pytest.approx(2 / 3),
        "f1_interval": [pytest.approx(2 / 3)] * 2,
        "right": 1,
        "predicted": 1,
        "gold": 2,
    }


def test_csv_without_intervals(gold: Path, predicted: Path) -> None:
    out, _ = run(gold, "--predicted", predicted, "--format", "csv", "--bootstrap", 0)
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(out))}
    assert rows["content token"]["predicted"] == "1"
    assert rows["content token"]["f1_interval"] == ""


def test_speakers_file(gold: Path, predicted: Path, tmp_path: Path) -> None:
    speakers = tmp_path / "speakers.jsonl"
    row = {"id": "a", "att": 0, "speaker": "Ben Tusk", "kind": "person"}
    speakers.write_text(json.dumps(row), encoding="utf-8")
    out, _ = run(gold, "--predicted", predicted, "--speakers", speakers, "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    found = {row["measure"]: (row["right"], row["predicted"], row["gold"]) for row in rows}
    assert found["speaker"] == (0, 1, 1)


def test_brat_folder_with_names_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tWho 0 15\tMayor Ana Lorvo\nT2\tWord 16 20\tsaid\nT3\tWhat 21 23\tno\n"
        "E1\tWord:T2 Who:T1 What:T3\n",
        encoding="utf-8",
    )
    names = ("--source", "Who", "--cue", "Word", "--content", "What")
    out, _ = run(tmp_path, "--predicted", tmp_path, *names, "--format", "jsonl")
    rows = {row["measure"]: row for row in map(json.loads, out.splitlines())}
    assert rows["relation exact"]["right"] == rows["relation exact"]["gold"] == 1


def test_errors_name_the_file(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(StopRun, match=r"nowhere\.jsonl: No such file"):
        run(gold, "--predicted", tmp_path / "nowhere.jsonl")
    far = tmp_path / "far.jsonl"
    far.write_text('{"id": "a", "attributions": [{"content": [[0, 99]]}]}', encoding="utf-8")
    with pytest.raises(StopRun, match=r"a: a predicted span ends at 99"):
        run(gold, "--predicted", far)
