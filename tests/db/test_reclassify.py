"""Classifying what is stored: what is looked at, what counts meanwhile, what is left."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from db.database import Database
from db.values import Find, Reclassified
from quotes.errors import Unclear
from quotes.types import Quotation, Stance, Target, Verdict, slices
from tests.db.classified import (
    OPPOSE,
    SUPPORT,
    SWAP,
    TALKS,
    articles,
    finding,
    reclassify,
    row_of,
    stances_of,
)
from tests.db.records import Said, record


def test_a_new_target_is_found_in_what_is_stored(filled: Database) -> None:
    filled.add_target(Target("swap"))
    assert filled.unread([row_of(filled, "swap")]) == 2
    classify = finding("swap", "swap", OPPOSE)
    done = reclassify(filled, "swap", classify, ["swap"])
    assert done == Reclassified(documents=1, stances=1, changed=0, new=1, gone=0)
    assert classify.seen == [SWAP]  # type: ignore[attr-defined]
    assert stances_of(filled, "swap") == [("a swap is near", "oppose", False)]
    assert filled.unread([row_of(filled, "swap")]) == 0
    assert stances_of(filled, "the talks") == [("the talks must go on", "support", True)]


def test_what_a_run_looked_for_needs_no_second_look(database: Database) -> None:
    database.add_target(Target("swap", ("exchange",), "a swap"))
    (row,) = database.targets()
    looked = {"targets": [{"name": "swap", "aliases": ["exchange"], "description": "a swap"}]}
    run = database.start_run({"quotes": "1", "stance": "1"}, looked)
    for each in articles():
        database.store(each, run)
    assert database.unread([row]) == 0
    assert database.unread([row], "1") == 0
    assert database.unread([row], "2") == 2
    database.edit_target("swap", add=["trade"])
    assert database.unread([row_of(database, "swap")]) == 2


def test_only_what_came_since_is_looked_at(filled: Database) -> None:
    filled.add_target(Target("swap"))
    reclassify(filled, "swap", finding("swap", "swap", OPPOSE), ["swap"])
    later = record(SWAP, Said("a swap is near", "Ana Ott", "said", ["Ana Ott"]), id="later")
    filled.store(later, filled.start_run({"quotes": "1"}, {"targets": []}))
    assert filled.unread([row_of(filled, "swap")]) == 1
    classify = finding("swap", "swap", SUPPORT)
    assert reclassify(filled, "swap", classify, ["swap"]).documents == 1
    labels = [label for _, label, _ in stances_of(filled, "swap")]
    assert labels == ["oppose", "support"]


def test_old_labels_count_until_all_is_done(filled: Database, path: Path) -> None:
    before = stances_of(filled, "the talks")
    during = []

    def classify(text: str, quotations: Sequence[Quotation]) -> object:
        during.append(stances_of(filled, "the talks"))
        return finding("talks", "the talks", OPPOSE)(text, quotations)

    done = reclassify(filled, "the talks", classify, everything=True)
    assert during == [before, before]
    assert done == Reclassified(documents=2, stances=2, changed=1, new=1, gone=0)
    assert [label for _, label, _ in stances_of(filled, "the talks")] == ["oppose", "oppose"]
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*), sum(current) FROM stance").fetchone() == (2, 2)


def test_what_ends_early_leaves_the_old_labels_and_goes_with_the_next(
    filled: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = stances_of(filled, "the talks")
    monkeypatch.setattr("db.reclassify._BATCH", 1)
    calls = iter([finding("talks", "the talks", OPPOSE), None])

    def classify(text: str, quotations: Sequence[Quotation]) -> object:
        inner = next(calls)
        if inner is None:
            raise KeyboardInterrupt
        return inner(text, quotations)

    with pytest.raises(KeyboardInterrupt):
        reclassify(filled, "the talks", classify, everything=True)
    assert stances_of(filled, "the talks") == before
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM stance WHERE NOT current").fetchone() == (1,)
    reclassify(filled, "the talks", finding("talks", "the talks", OPPOSE), everything=True)
    assert len(stances_of(filled, "the talks")) == 2
    with sqlite3.connect(path) as plain:
        assert plain.execute("SELECT count(*) FROM stance WHERE NOT current").fetchone() == (0,)


@pytest.mark.parametrize("batch", [1, 2])
def test_whoever_waits_hears_of_how_many_articles_and_of_each(
    filled: Database, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("db.reclassify._BATCH", batch)
    heard: list[int | str] = []

    def watch(articles: int) -> AbstractContextManager[Callable[[str], None]]:
        heard.append(articles)
        return nullcontext(heard.append)

    classify = finding("talks", "the talks", OPPOSE)
    done = reclassify(filled, "the talks", classify, everything=True, watch=watch)
    assert heard == [2, "talks", "swap"]
    assert (done.documents, done.stances) == (2, 2)


@pytest.mark.parametrize("names", [["…"], ["TALKING"], ["the talks"], ['"', "talk"]])
def test_the_search_before_leaves_nothing_out(filled: Database, names: list[str]) -> None:
    done = reclassify(
        filled, "the talks", finding("talks", "the talks", OPPOSE), names, everything=True
    )
    assert (done.documents, done.stances) == (2, 2)


def test_quotations_come_back_as_they_were_stored(filled: Database) -> None:
    given = {each.document.text: each.quotations for each in articles()}

    def classify(text: str, quotations: Sequence[Quotation]) -> list[tuple[Stance, ...]]:
        for was, each in zip(given[text], quotations, strict=True):
            assert (each.id, each.content, each.cue, each.source) == (
                was.id, was.content, was.cue, was.source
            )  # fmt: skip
            assert (each.sentence, each.kind) == (was.sentence, was.kind)
            assert [s.name for s in each.speakers] == [slices(text, was.source)]
        return [()] * len(quotations)

    done = reclassify(filled, "the talks", classify, everything=True)
    assert (done.documents, done.gone) == (2, 1)


def _label(database: Database, label: Verdict) -> None:
    (hit,) = database.find(Find(about="must go on"))
    database.put_label(hit.id, "the talks", label, "Ana")


def test_a_persons_label_wins_over_every_model(filled: Database) -> None:
    _label(filled, Verdict.NEUTRAL)
    reclassify(filled, "the talks", finding("talks", "the talks", OPPOSE), everything=True)
    assert stances_of(filled, "the talks") == [
        ("the talks are over", "oppose", False),
        ("the talks must go on", "neutral", True),
    ]
    (judged,) = filled.human_labels(["the talks"])
    assert (judged.person, judged.label, judged.model) == ("Ana", Verdict.NEUTRAL, OPPOSE)


def test_not_about_takes_a_quotation_out_of_every_answer_for_good(filled: Database) -> None:
    _label(filled, Verdict.NOT_ABOUT)
    assert stances_of(filled, "the talks") == []
    assert filled.taken("the talks") == []
    assert row_of(filled, "the talks").labels == {}
    assert all(row["stances"] == "" for row in filled.rows(Find(limit=0)))
    edited = record(
        f"Vell. {TALKS}",
        Said(
            "the talks must go on", "Ana Ott", "said", ["Ana Ott"],
            stances=[("the talks", SUPPORT, 0.7, "must")],
        ),
        id="talks",
    )  # fmt: skip
    filled.store(edited, filled.start_run({"quotes": "2"}, {}))
    assert stances_of(filled, "the talks") == []
    (judged,) = filled.human_labels()
    assert (judged.label, judged.model) == (Verdict.NOT_ABOUT, SUPPORT)


def test_a_removed_target_takes_its_labels_along(filled: Database) -> None:
    _label(filled, Verdict.OPPOSE)
    assert filled.target_counts("talks") == (1, 1)
    filled.remove_target("talks")
    assert filled.targets() == [] and filled.human_labels() == []
    with pytest.raises(Unclear, match="no target “talks”"):
        filled.remove_target("talks")


def test_stances_say_in_sql_whether_they_are_sure(filled: Database, path: Path) -> None:
    reclassify(filled, "the talks", finding("talks", "the talks", OPPOSE), everything=True)
    with sqlite3.connect(path) as plain:
        rows = plain.execute("SELECT stances FROM quotes_flat ORDER BY content").fetchall()
        said = ("the talks: unsure oppose (0.90)",)
        assert rows == [(None,), said, said]
        sure = plain.execute("SELECT DISTINCT sure, model_label FROM stances_flat").fetchall()
        assert sure == [(0, "oppose")]
        said = plain.execute(
            "SELECT speaker, content FROM stances_flat ORDER BY content"
        ).fetchall()
        assert said == [("Bo Hill", "the talks are over"), ("Ana Ott", "the talks must go on")]
