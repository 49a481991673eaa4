"""Scoring agrees with the reference scorer to the digit, on real and on shaken predictions."""

from __future__ import annotations

import gzip
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quotes.evaluation import intervals, read_labelled, read_speakers, score_each, total

SHARED = Path(__file__).parents[3] / "shared"
REFERENCE = SHARED / "eval" / "score.py"
POLNEAR = SHARED / "data" / "polnear"


def _rows(name: str, number: int) -> list[dict[str, Any]]:
    with gzip.open(POLNEAR / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(number), lines, strict=False)]


def _second_annotators() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Documents and what another person marked in them, which are predictions as real as any."""
    return [
        (row, {"id": row["id"], "attributions": row["other_annotators"][0]})
        for row in [*_rows("dev", 84), *_rows("train", 450)]
        if row.get("other_annotators")
    ]


def _shaken(rows: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """The gold with ends moved, parts dropped, speakers confused and nonsense added."""
    dice = random.Random(5)

    def shake(spans: list[list[int]], length: int) -> list[list[int]]:
        moved = []
        for start, end in spans or []:
            if dice.random() < 0.3:
                start, end = start + dice.randint(-12, 12), end + dice.randint(-12, 12)
            if 0 <= start < end <= length and dice.random() < 0.92:
                moved.append([start, end])
        return moved

    predicted = []
    for row in rows:
        length = len(row["text"])
        marked = []
        for each in row["attributions"]:
            if dice.random() < 0.12:
                continue
            parts = {role: shake(each[role], length) for role in ("source", "cue", "content")}
            name = dice.choice([each.get("speaker"), each.get("speaker"), None, "The Clintons"])
            marked.append(parts | {"speaker": name})
            if dice.random() < 0.1:
                start = dice.randint(0, length - 80)
                marked.append({"source": [], "cue": [], "content": [[start, start + 70]]})
        if dice.random() > 0.05:
            predicted.append({"id": row["id"], "attributions": marked})
    found = {row["id"]: row for row in predicted}
    return [(row, found.get(row["id"], {"id": f"-{row['id']}"})) for row in rows]


def _has_speakers(row: dict[str, Any]) -> bool:
    return any(each.get("speaker") for each in row["attributions"])


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


@pytest.mark.skipif(
    not (REFERENCE.exists() and POLNEAR.exists()),
    reason="the reference scorer and PolNeAR lie in ../shared, which is absent",
)
@pytest.mark.parametrize("how", ["second annotators", "shaken dev", "shaken, with speakers"])
def test_figures_agree_with_the_reference(how: str, tmp_path: Path) -> None:
    if how == "second annotators":
        pairs = _second_annotators()
        assert len(pairs) >= 10
    elif how == "shaken dev":
        pairs = _shaken(_rows("dev", 50))
    else:
        labelled = [row for row in _rows("train", 120) if _has_speakers(row)]
        pairs = _shaken(labelled[:25])
    gold = _write(tmp_path / "gold.jsonl", [row for row, _ in pairs])
    predicted = _write(tmp_path / "predicted.jsonl", [row for _, row in pairs])
    names = [
        {
            "id": row["id"],
            "att": number,
            "speaker": each.get("speaker"),
            "kind": each.get("speaker_kind"),
        }
        for row, _ in pairs
        for number, each in enumerate(row["attributions"])
        if each.get("speaker")
    ]
    speakers = _write(tmp_path / "speakers.jsonl", names) if "speakers" in how else None
    command = [sys.executable, str(REFERENCE), str(gold), str(predicted), "--json"]
    command += ["--bootstrap", "60"] + (["--speakers", str(speakers)] if speakers else [])
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    expected = json.loads(done.stdout)

    each = score_each(
        read_labelled(gold, text_needed=True),
        read_labelled(predicted),
        read_speakers(speakers) if speakers else {},
    )
    scores, sure = total(each), intervals(each, 60)
    for name, row in expected.items():
        ours = name.replace("relation recall", "relation")
        count = scores[ours]
        if ours == "speaker":
            metric = "recall"
            figures = {
                "of all gold": count.recall,
                "of named": count.precision,
                "of matched": scores["speaker of matched"].recall,
                "n": count.gold,
            }
        else:
            metric = "f1" if "f1" in row else "recall"
            figures = {"r": count.recall, "n": count.gold}
            if metric == "f1":
                figures |= {"p": count.precision, "f1": count.f1}
        assert {**figures, "ci95": list(sure[ours][metric])} == row, name
    assert ("speaker" in expected) is ("speakers" in how)
