"""How long a new target takes on what is stored: `python -m bench.targets --data FOLDER`.

A database is filled with copies of PolNeAR's articles, each with its annotated quotations, until it
holds so many; then each target is made and classified toward, as `quotes stance show` does. One
target stands in a few articles, one in every third, one in nearly all.

The stance network says of a pair at once whether the quotation is about the target and which side
it takes, so that all of its time counts for the decision on aboutness; for stances counts what
comes behind it.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import json
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import db
import db.reclassify
from bench import articles
from bench.parts import Parts
from db import Database
from quotes.answers.classifying import classify_stored
from quotes.evaluation import Labelled
from quotes.stance.network import Network
from quotes.stance.words import split_sentences
from quotes.types import (
    Decision,
    Document,
    Kind,
    Quotation,
    Record,
    Span,
    Speaker,
    SpeakerKind,
    Target,
    quotation_id,
    slices,
)

TARGETS = ("free trade", "the economy", "Hillary Clinton")
_DECISION = Decision("annotator")


def records(gold: list[Labelled], quotations: int) -> Iterator[Record]:
    """Copies of the articles, each with ids of its own, until there are so many quotations."""
    stored = 0
    for copy, article in enumerate(itertools.cycle(gold)):
        if stored >= quotations:
            return
        document = Document(f"{article.id}-{copy}", article.text, publisher=f"Paper {copy % 7}")
        found = tuple(_quotations(article, document.id))
        stored += len(found)
        yield Record(document, found)


def _quotations(article: Labelled, document_id: str) -> Iterator[Quotation]:
    sentences = split_sentences(article.text)
    for each in article.labels:
        if not each.content:
            continue
        parts = (*each.source, *each.cue, *each.content)
        speakers: tuple[Speaker, ...] = ()
        if each.source:
            name = slices(article.text, each.source)
            speakers = (Speaker(name, SpeakerKind.UNNAMED, each.source[0], _DECISION),)
        yield Quotation(
            quotation_id(document_id, each.content),
            each.source,
            each.cue,
            each.content,
            Kind.INDIRECT,
            _sentence(parts, sentences),
            1.0,
            speakers=speakers,
            decision=_DECISION,
        )


def _sentence(parts: tuple[Span, ...], sentences: tuple[Span, ...]) -> Span:
    low, high = min(start for start, _ in parts), max(end for _, end in parts)
    touched = [span for span in sentences if span[0] < high and low < span[1]]
    return touched[0][0], touched[-1][1]


def measure(database: Database, name: str) -> dict[str, object]:
    """One target from its making to its labels: seconds of wall clock and of CPU time."""
    with Parts(time.thread_time).on(places()) as parts:
        started, used = time.perf_counter(), sum(os.times()[:2])
        database.add_target(Target(name))
        row = next(row for row in database.targets() if row.name == name)
        done = classify_stored(database, [row])
        seconds, used = time.perf_counter() - started, sum(os.times()[:2]) - used
    behind = {part: parts.seconds.get(part, 0.0) for part in ("stances", "writing")}
    cpu = {
        "cpu_seconds": used,
        "deciding_aboutness": used - sum(behind.values()),
        "of_that_network": parts.seconds.get("network", 0.0),
        **behind,
    }
    return {
        "target": name,
        "seconds": round(seconds, 2),
        **{part: round(value, 2) for part, value in cpu.items()},
        "articles_looked_at": done.documents,
        "pairs_asked": parts.calls["network"],
        "about": done.stances,
    }


def places() -> list[tuple[Any, str, str]]:
    """What has a clock of its own; all else leads to the decision on aboutness."""
    # The package's attribute of that name is the function.
    classify = importlib.import_module("quotes.stance.classify")
    return [
        (Network, "answer", "network"),
        (Network, "joined", "stances"),
        (classify._Lexicon, "scores", "stances"),
        (classify, "_by_network", "stances"),
        (db.reclassify, "_write", "writing"),
        (db.reclassify, "_switch", "writing"),
    ]


def main() -> None:
    """Fill a database, measure, print a line a target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds polnear/")
    parser.add_argument("--quotations", type=int, default=100_000)
    parser.add_argument("--database", type=Path, help="keep it here, or use what is there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "quotes.db"
        filled = path.exists()
        with db.open(path) as database:
            if not filled:
                run = database.start_run({"quotes": "bench"}, {"targets": []})
                for record in records(
                    articles.gold(options.data, ("dev", "train")), options.quotations
                ):
                    database.store(record, run)
                database.finish_run(run)
            counts = database.counts()
            print(json.dumps({name: counts[name] for name in ("documents", "quotations")}))
            for name in TARGETS:
                print(json.dumps(measure(database, name)), flush=True)
                database.remove_target(name)


if __name__ == "__main__":
    main()
