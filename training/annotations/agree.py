"""How well the annotations agree with those that the data has, on articles that have both.

    python -m training.annotations.agree ../shared/data

Attributions are compared by the referee, ../shared/eval/score.py; speakers where the data names a
person or an organisation; stances where both name the same target for the same attribution. Of
newswire, which the data has no stances of, some articles were read again (`again.jsonl`).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sklearn.metrics import f1_score

from quotes.evaluation.names import fold, same_speaker
from training.annotations import Json, lines
from training.reader.data import load
from training.speakers.evaluate import counted
from training.stance.train import LABELS

Both = tuple[Json, Json]


def attributed(data: Path, name: str) -> list[Both]:
    """The articles of Wikinews that both annotated: the data's row, and the one made here.

    Some of them were annotated among the articles of Worldwide Newswire.
    """
    given = {row["id"]: row for row in load(data / "wikinews/labelled.jsonl.gz")}
    return [(given[made["id"]], made) for made in lines(name) if made["id"] in given]


def labelled(data: Path) -> Iterator[Both]:
    """The attributions that both labelled: of PolNeAR all, of Wikinews those of the same words."""
    given = {row["id"]: row["attributions"] for row in load(data / "polnear/train.jsonl.gz")}
    for made in lines("polnear"):
        for label in made["attributions"]:
            other = given[made["id"]][label["number"] - 1]
            if other.get("labelled"):
                yield other, label
    for theirs, ours in attributed(data, "wikinews"):
        content = {str(one["content"]): one for one in theirs["attributions"]}
        for one in ours["attributions"]:
            if str(one["content"]) in content:
                yield content[str(one["content"])], one


def _compare(both: list[Both], referee: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("gold.jsonl", "made.jsonl")]
        for file, rows in zip(files, zip(*both, strict=True), strict=True):
            file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        subprocess.run([sys.executable, referee, *files], check=True)


def read_again() -> Iterator[tuple[list[Json], list[Json]]]:
    """Stances of newswire by attribution, as first labelled and as read again."""
    first = {row["id"]: row["attributions"] for row in lines("newswire")}
    for row in lines("again"):
        for one, other in zip(first[row["id"]], row["attributions"], strict=True):
            yield one["stances"], other["stances"]


def _show_stances(name: str, both: list[tuple[list[Json], list[Json]]]) -> None:
    found = [
        (one["label"], other["label"])
        for ours, theirs in both
        for one in ours
        for other in theirs
        if fold(one["target"]) == fold(other["target"])
    ]
    gold, made = zip(*found, strict=True)
    macro = f1_score(gold, made, labels=list(LABELS[:3]), average="macro")
    sided = [one == other for one, other in found if {one, other} <= {"support", "oppose"}]
    share = sum(sided) / len(sided)
    print(f"{name}: macro-F1 {macro:.3f}, sides {share:.3f} of {len(found)} on the same target")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    for name in ("wikinews", "newswire"):
        both = attributed(args.data, name)
        print(f"{len(both)} articles of Wikinews in {name}.jsonl, the data's annotations as gold:")
        _compare(both, args.data.parent / "eval/score.py")
    pairs = list(labelled(args.data))
    named = [(a["speaker"], b["speaker"]) for a, b in pairs if counted(a)]
    same = sum(same_speaker(a, b) for a, b in named)
    print(f"speakers: {same / len(named):.3f} of {len(named)} the same")
    _show_stances("stances", [(a["stances"], b["stances"]) for a, b in pairs])
    _show_stances("stances of newswire, read again", list(read_again()))


if __name__ == "__main__":
    main()
