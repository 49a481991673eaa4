"""Statements of a table, one by one and through `quotes stance classify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from quotes.cli.app import app
from quotes.errors import Unclear
from quotes.stance.statements import ADDED, classify_statement

TEXT = "Two ministers denounced the harbour treaty as a sell-out."
ROW: dict[str, Any] = {
    "text": TEXT,
    "content": [[24, 56]],
    "source": [[0, 13]],
    "cue": [[14, 23]],
    "speaker": "Two ministers",
    "target": "the harbour treaty",
}


def test_a_statement_gets_label_score_and_evidence() -> None:
    found = classify_statement(ROW)
    assert tuple(found) == ADDED
    assert found["about"] and found["label"] == "oppose"
    assert 0 < found["score"] <= 1 and isinstance(found["sure"], bool)
    assert all(words in TEXT for words in found["evidence"])


@pytest.mark.parametrize(
    "given",
    [
        {"content": [24, 56]},
        {"cue": "denounced", "source": "Two ministers"},
        {"cue": None, "source": [], "speaker": None},
        {"source": "nowhere in the text"},
        {"target": "treaty", "aliases": ["harbour treaty"], "description": "a pact"},
    ],
)
def test_spans_words_or_nothing_will_do(given: dict[str, Any]) -> None:
    assert classify_statement({**ROW, **given})["about"] is True


def test_a_cue_tells_the_side_by_its_words_as_by_its_offsets() -> None:
    assert classify_statement({**ROW, "cue": "denounced"}) == classify_statement(ROW)


def test_what_is_not_about_the_target() -> None:
    found = classify_statement({**ROW, "target": "school meals"})
    assert found == {"about": False, "label": None, "score": None, "sure": None, "evidence": []}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": None}, '"text" is missing'),
        ({"text": " "}, '"text" must be text'),
        ({"text": 3}, '"text" must be text'),
        ({"content": None}, '"content" is missing'),
        ({"content": []}, '"content" is missing'),
        ({"content": "the"}, '"content" must be a list of'),
        ({"content": [[1, 2, 3]]}, '"content" must be a list of'),
        ({"content": [[True, 2]]}, '"content" must be a list of'),
        ({"content": [["1", "2"]]}, '"content" must be a list of'),
        ({"content": [[24, 99]]}, '"content" lies outside'),
        ({"content": [[-3, 5]]}, '"content" lies outside'),
        ({"content": [[5, 5]]}, '"content" lies outside'),
        ({"cue": {"a": 1}}, '"cue" must be a list of'),
        ({"speaker": 3}, '"speaker" must be text'),
        ({"target": None}, '"target" is missing'),
        ({"target": "…"}, "without a letter or digit"),
        ({"aliases": "treaty"}, '"aliases" must be a list'),
        ({"description": 1}, '"description" must be text'),
        ({"text": f"{TEXT} \ud83d"}, '"text" holds a lone surrogate'),
        ({"target": "treaty \ud83d"}, '"target" holds a lone surrogate'),
        ({"speaker": "Two \ude00"}, '"speaker" holds a lone surrogate'),
        ({"aliases": ["treaty", "pact \ud83d"]}, '"aliases" holds a lone surrogate'),
    ],
)
def test_what_is_wrong_is_said(change: dict[str, Any], message: str) -> None:
    with pytest.raises(Unclear) as raised:
        classify_statement({**ROW, **change})
    assert message in str(raised.value)


def _classify(path: Path | str, text: str = "") -> tuple[int, list[Any], list[str]]:
    result = CliRunner().invoke(app, ["stance", "classify", str(path)], input=text)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    return result.exit_code, lines, result.stderr.splitlines()


def test_rows_come_out_in_order_with_their_other_keys(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [{"id": at, "more": {"a": [at, "ü"]}, **ROW} for at in range(3)]
    path.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8-sig")
    code, found, messages = _classify(path)
    assert (code, messages) == (0, [])
    assert [{k: v for k, v in row.items() if k not in ADDED} for row in found] == rows
    assert all(set(row) == {*rows[0], *ADDED} for row in found)


def test_bad_rows_stay_in_their_place_with_the_reason() -> None:
    lines = ["{", "[1]", json.dumps(ROW), json.dumps({**ROW, "target": 1}), '"a"']
    code, found, messages = _classify("-", "\n".join(lines))
    assert code == 1
    assert ["error" in row for row in found] == [True, True, False, True, True]
    assert found[0]["line"] == "{" and found[1]["line"] == [1]
    assert found[3]["text"] == TEXT and "about" not in found[3]
    assert [message.split(":")[0] for message in messages] == [
        "line 1",
        "line 2",
        "line 4",
        "line 5",
    ]


def test_a_key_that_is_replaced_is_named_once() -> None:
    gold = json.dumps({**ROW, "label": "support"})
    code, found, messages = _classify("-", f"{gold}\n{gold}\n")
    assert code == 0
    assert [row["label"] for row in found] == ["oppose", "oppose"]
    assert messages == ['line 1 has "label", replaced here and in what follows']


def test_a_bad_row_has_no_labels_of_an_earlier_run() -> None:
    _, first, _ = _classify("-", json.dumps(ROW))
    code, again, _ = _classify("-", json.dumps({**first[0], "target": 1}))
    assert code == 1 and again[0]["error"]
    assert not set(again[0]) & set(ADDED)


def test_its_own_output_may_be_given_again() -> None:
    _, first, _ = _classify("-", json.dumps({**ROW, "target": 1}))
    _, again, _ = _classify("-", json.dumps({**first[0], "target": "the harbour treaty"}))
    assert "error" not in again[0] and again[0]["about"]


def test_bytes_that_are_no_utf8_and_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n')
    assert _classify(path)[0] == 1
    assert _classify(tmp_path / "none.jsonl")[0] == 2
    assert _classify(tmp_path)[0] == 2
