"""How long a command takes to start, beside Python itself: `python -m bench.startup`."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import db
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Speaker,
    SpeakerKind,
    quotation_id,
)

_TEXT = "Russian Foreign Minister Sergei Lavrov said a prisoner swap would build trust."
_COMMAND = [sys.executable, "-c", "from quotes.cli.app import main; main()"]
_ROOT = Path(__file__).parents[1]


def _store(path: Path) -> None:
    """A database with one quotation, so that the question has an answer."""
    decision = Decision("hand")
    content = ((_TEXT.index("a prisoner"), len(_TEXT)),)
    at = _TEXT.index("Sergei")
    name = (at, at + len("Sergei Lavrov"))
    speaker = Speaker("Sergei Lavrov", SpeakerKind.PERSON, name, decision)
    said = _TEXT.index("said")
    quotation = Quotation(
        quotation_id("a", content),
        (name,),
        ((said, said + 4),),
        content,
        Kind.INDIRECT,
        (0, len(_TEXT)),
        0.9,
        speakers=(speaker,),
        topics=("prisoner swap",),
        decision=decision,
    )
    with db.open(path) as database:
        run = database.start_run({"quotes": "bench"}, {})
        database.store(Record(Document("a", _TEXT), (quotation,)), run)
        database.finish_run(run, {})


def _once(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of one run."""
    start, before = time.perf_counter(), os.times()
    subprocess.run(command, cwd=_ROOT, capture_output=True, check=True)
    after = os.times()
    used = after.children_user + after.children_system
    return time.perf_counter() - start, used - before.children_user - before.children_system


def measure(runs: int = 5) -> dict[str, dict[str, float]]:
    """The best of some runs of each command, in seconds of wall clock and of CPU time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        _store(path)
        ask = ["--db", str(path), "ask", "what did Lavrov say about the prisoner swap?"]
        commands = {
            "python": [sys.executable, "-c", "pass"],
            "quotes --help": [*_COMMAND, "--help"],
            "quotes ask": [*_COMMAND, *ask],
        }
        best = {}
        for name, command in commands.items():
            times = [_once(command) for _ in range(runs)]
            best[name] = {"wall": min(t[0] for t in times), "cpu": min(t[1] for t in times)}
    return best


def table(best: dict[str, dict[str, float]]) -> str:
    """The figures as Markdown."""
    lines = ["| command | seconds | CPU seconds | times Python's own |", "|---|---:|---:|---:|"]
    for name, row in best.items():
        ratio = row["cpu"] / max(best["python"]["cpu"], 0.01)
        lines.append(f"| `{name}` | {row['wall']:.2f} | {row['cpu']:.2f} | {ratio:.0f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    best = measure(options.runs)
    print(json.dumps(best, indent=1) if options.json else table(best))


if __name__ == "__main__":
    main()
