"""Annotations made for this project: offsets and labels, without the texts they are of.

- `polnear/`: speakers and stances of attributions that PolNeAR has without, by their place in
  its article (the first is 1);
- `wikinews.jsonl`: attributions, speakers and stances of Wikinews articles that have none;
- `newswire/`: attributions, speakers and stances of articles of Worldwide Newswire, which the
  data has for names;
- `again.jsonl`: the stances of some of these, read a second time;
- `written.jsonl`: passages written for what a stance classifier finds hard, with their stances;
- `unseen.jsonl`: more of these, which are for measuring alone;
- `queries.jsonl`: search queries for articles of PolNeAR, with the attributions that answer them.

See README.md beside this file. Some articles that the data has labels for were annotated, too, to
measure agreement (`agree.py`); they are left out here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.reader.data import load

Json = dict[str, Any]
HERE = Path(__file__).parent


def wikinews(data: Path) -> list[Json]:
    """Rows like those of wikinews/labelled.jsonl.gz, for articles of unlabelled.jsonl.gz."""
    return _whole("wikinews", data / "wikinews/unlabelled.jsonl.gz")


def newswire(data: Path) -> list[Json]:
    """The same for articles of ner/worldwide_newswire-train.jsonl.gz."""
    return _whole("newswire", data / "ner/worldwide_newswire-train.jsonl.gz")


def _whole(name: str, path: Path) -> list[Json]:
    texts = {row["id"]: row for row in load(path)}
    return [
        texts[made["id"]]
        | {"attributions": [given | {"labelled": True} for given in made["attributions"]]}
        for made in lines(name)
        if made["id"] in texts
    ]


def polnear(data: Path) -> list[Json]:
    """Rows of polnear/train.jsonl.gz with the speakers and stances that were added."""
    made = {row["id"]: row["attributions"] for row in lines("polnear")}
    rows = []
    for row in load(data / "polnear/train.jsonl.gz"):
        if row["id"] in made and not any(a.get("labelled") for a in row["attributions"]):
            for label in made[row["id"]]:
                row["attributions"][label["number"] - 1] |= label | {"labelled": True}
            rows.append(row)
    return rows


def written(name: str = "written") -> Iterator[Json]:
    """Passages as articles of one attribution; a target that it is not about has the label None."""
    for number, row in enumerate(lines(name), start=1):
        stances = [
            stance | {"label": None if stance["label"] == "none" else stance["label"]}
            for stance in row.pop("targets")
        ]
        attribution = row | {"labelled": True, "stances": stances}
        yield {
            "id": f"{name}-{number}",
            "text": attribution.pop("text"),
            "attributions": [attribution],
        }


def lines(name: str) -> list[Json]:
    """The rows of a file or folder beside this one; stances, {target: label}, are spelt out."""
    folder = HERE / name
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else [HERE / f"{name}.jsonl"]
    rows: list[Json] = []
    for file in files:
        with file.open(encoding="utf-8") as given:
            rows += map(json.loads, given)
    for row in rows:
        for attribution in row.get("attributions", ()):
            if "stances" not in attribution:
                continue
            attribution["stances"] = [
                {"target": target, "label": label}
                for target, label in attribution["stances"].items()
            ]
    return rows
