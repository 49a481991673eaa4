"""The benchmarks' clocks sit on functions that the program calls."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import db
from bench import targets
from bench.parts import Parts, clocks
from quotes.evaluation import Label, Labelled
from quotes.extraction import Extractor
from quotes.types import Document, Target


@pytest.mark.models
def test_every_part_of_the_work_is_timed() -> None:
    extractor = Extractor(targets=[Target("the talks")], topics=True)
    with clocks(extractor) as parts:
        extractor.extract(Document("a", "Anna Lind welcomed the peace talks in Geneva."))
    assert set(parts.seconds) == {
        "spaCy pipeline",
        "layout, words, marks",
        "attribution model",
        "speakers",
        "stances",
        "topics",
        "the rest",
    }


@pytest.mark.models
def test_the_decision_on_aboutness_is_told_from_what_follows(tmp_path: Path) -> None:
    text = "Anna Lind welcomed the peace talks. The talks failed, Bo Hill said."
    article = Labelled("a", text, (Label(((0, 9),), ((10, 18),), ((19, 34),)),))
    with db.open(tmp_path / "quotes.db") as database:
        run = database.start_run({"quotes": "bench"}, {"targets": []})
        for record in targets.records([article], 1):
            database.store(record, run)
        with Parts().on(targets.places()) as parts:
            measured = targets.measure(database, "the peace talks")
    assert set(parts.seconds) == {"network", "stances", "writing"}
    assert (measured["pairs_asked"], measured["about"]) == (1, 1)


def test_time_in_a_part_inside_another_counts_for_the_inner_one() -> None:
    parts = Parts(iter(range(100)).__next__)
    inner = parts.timed("inner", lambda: None)
    parts.timed("outer", lambda: [inner(), inner()])()
    assert parts.seconds == {"outer": 3, "inner": 2}
    assert parts.calls == {"outer": 1, "inner": 2}


def test_what_runs_at_once_has_clocks_of_its_own() -> None:
    parts = Parts(time.thread_time)
    met = Barrier(2, timeout=10)
    part = parts.timed("waiting", met.wait)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: part(), range(2)))
    assert parts.calls == {"waiting": 2}
