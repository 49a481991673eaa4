"""Articles and words a second, memory, and where the time goes: `python -m bench.speed`.

A wall clock tells little on a busy machine. So each run also gives articles a CPU second (what one
free core would do), and words a CPU second as a share of what spaCy's blank tokenizer does in the
same process on the same texts, which can be compared from run to run and from machine to machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass, field
from multiprocessing import get_context
from pathlib import Path

from bench import articles, startup
from bench.parts import clocks
from quotes.errors import SkipDocument
from quotes.extraction import Extractor
from quotes.types import Document, Target

_EVERY = 50
_YARDSTICK_ARTICLES = 40
_TARGETS = (
    Target("Hillary Clinton", ("Clinton", "the Democratic nominee")),
    Target("Donald Trump", ("Trump", "the Republican nominee")),
)


@dataclass
class Run:
    """One measured run. Times in seconds, memory in bytes."""

    name: str
    processes: int
    articles: int
    words: int
    skipped: int
    quotations: int
    loading: float
    """Until the first record, models included."""
    articles_a_second: float
    """From the first record to the last."""
    words_a_second: float
    articles_a_cpu_second: float
    of_yardstick: float
    """Words a CPU second, as a share of the yardstick's."""
    yardstick: tuple[float, float]
    """Words a CPU second of spaCy's blank tokenizer, before and after."""
    peak_memory: int
    """The most that any one process held at once."""
    memory: list[int] = field(default_factory=list)
    """What the process held after each fifty articles; with one process only."""
    parts: dict[str, float] = field(default_factory=dict)
    """CPU seconds; with one process only."""


def measure(name: str, documents: Sequence[Document], processes: int) -> Run:
    """Extract the documents, in this process or from it; to be called in a fresh process."""
    everything = name == "all on"
    extractor = Extractor(
        targets=_TARGETS if everything else (), stances=everything, topics=everything
    )
    before = _yardstick(documents)
    memory: list[int] = []
    skipped = quotations = 0
    alone = processes == 1
    started, used, first = time.perf_counter(), _cpu(), 0.0
    with clocks(extractor) if alone else nullcontext() as parts:
        for number, result in enumerate(extractor.extract_all(documents, processes), start=1):
            if number == 1:
                first = time.perf_counter()
                # What loading took in the workers cannot be told apart, and stays in.
                used = _cpu() if alone else used
                if parts:
                    parts.seconds.clear()
            if isinstance(result, SkipDocument):
                skipped += 1
                print(f"skipped: {result}", file=sys.stderr)
            else:
                quotations += len(result.quotations)
            if alone and number % _EVERY == 0:
                memory.append(_resident())
    last = time.perf_counter()
    used = _cpu() - used
    after = _yardstick(documents)
    counted = documents[1:] if alone else documents
    words = articles.words(counted)
    seconds = parts.seconds if parts else {}
    if seconds:
        seconds["the rest"] = seconds.get("the rest", 0.0) + max(used - sum(seconds.values()), 0.0)
    return Run(
        name=name,
        processes=processes,
        articles=len(documents),
        words=articles.words(documents),
        skipped=skipped,
        quotations=quotations,
        loading=first - started,
        articles_a_second=(len(documents) - 1) / (last - first),
        words_a_second=articles.words(documents[1:]) / (last - first),
        articles_a_cpu_second=len(counted) / used,
        of_yardstick=words / used / ((before + after) / 2),
        yardstick=(before, after),
        peak_memory=_peak(),
        memory=memory,
        parts=seconds,
    )


def _yardstick(documents: Sequence[Document]) -> float:
    import spacy

    some = documents[:_YARDSTICK_ARTICLES]
    tokenizer = spacy.blank("en").tokenizer

    def once() -> float:
        start = time.process_time()
        for document in some:
            tokenizer(document.text)
        return time.process_time() - start

    once()
    return articles.words(some) / min(once() for _ in range(3))


def _cpu() -> float:
    return sum(os.times()[:4])


def _peak() -> int:
    # Linux counts in KiB, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return unit * max(resource.getrusage(who).ru_maxrss for who in whose)


def _resident() -> int:
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def _apart(function: Callable[..., Run], *arguments: object) -> Run:
    """Call in a fresh process, since a process's peak memory never falls."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def table(runs: Sequence[Run]) -> str:
    """The runs as Markdown."""
    lines = [
        f"{runs[0].articles} articles, {runs[0].words:,} words",
        "",
        "| run | processes | articles/s | words/s | articles a CPU second | of yardstick "
        "| peak MB a process | loading s | quotations |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {run.name} | {run.processes} | {run.articles_a_second:.2f} | {run.words_a_second:,.0f} "
        f"| {run.articles_a_cpu_second:.2f} | {run.of_yardstick:.4f} "
        f"| {run.peak_memory / 1e6:,.0f} | {run.loading:.1f} | {run.quotations:,} |"
        for run in runs
    ]
    for run in runs:
        if run.parts:
            lines += ["", f"| {run.name}: part | CPU ms an article | share |", "|---|---:|---:|"]
            total = sum(run.parts.values())
            for part, seconds in sorted(run.parts.items(), key=lambda item: -item[1]):
                each = 1000 * seconds / max(run.articles - 1, 1)
                lines.append(f"| {part} | {each:.1f} | {seconds / total:.0%} |")
        if run.memory:
            held = ", ".join(f"{size / 1e6:,.0f}" for size in run.memory)
            lines += ["", f"{run.name}: MB held after each {_EVERY} articles: {held}"]
    speed = ", ".join(f"{low:,.0f} to {high:,.0f}" for low, high in (sorted(runs[0].yardstick),))
    lines += ["", f"Yardstick: spaCy's blank tokenizer, {speed} words a CPU second."]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("--documents", type=int, default=200, metavar="N")
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--no-startup", action="store_true", help="leave out the start of commands")
    parser.add_argument("--no-all", action="store_true", help="leave out the run with all on")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "polnear").is_dir():
        parser.error(f"there is no folder polnear in {options.data}")
    if options.documents < 2 or min(options.processes) < 1:
        parser.error("at least two documents and one process are needed")
    documents = articles.documents(articles.gold(options.data, ("dev", "train"), options.documents))
    wanted = [("plain", processes) for processes in options.processes]
    if not options.no_all:
        wanted.append(("all on", 1))
    runs = [_apart(measure, name, documents, processes) for name, processes in wanted]
    best = None if options.no_startup else startup.measure()
    if options.json:
        print(json.dumps({"runs": [asdict(run) for run in runs], "startup": best}, indent=1))
        return
    print(table(runs))
    if best:
        print("\n" + startup.table(best))


if __name__ == "__main__":
    main()
