"""What changes while stored articles are classified: it is not lost, nor is it undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress

import pytest

from db.database import Database
from db.values import Reclassified
from quotes.errors import Unclear
from quotes.types import Quotation, Target
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


def test_an_article_that_is_read_again_meanwhile_keeps_its_new_labels(filled: Database) -> None:
    again = articles()[0]
    run = filled.start_run({"quotes": "2"}, {})

    def classify(text: str, quotations: Sequence[Quotation]) -> object:
        if text == TALKS:
            filled.store(again, run, force=True)
        return finding("talks", "the talks", OPPOSE)(text, quotations)

    reclassify(filled, "the talks", classify, everything=True)
    assert stances_of(filled, "the talks") == [
        ("the talks are over", "oppose", False),
        ("the talks must go on", "support", True),
    ]


def test_of_two_at_once_the_quicker_one_counts(filled: Database) -> None:
    quicker = finding("talks", "the talks", SUPPORT)

    def slower(text: str, quotations: Sequence[Quotation]) -> object:
        return finding("talks", "the talks", OPPOSE)(text, quotations)

    def overtaken(name: str) -> None:
        if not quicker.seen:  # type: ignore[attr-defined]
            reclassify(filled, "the talks", quicker, everything=True)

    def watch(articles: int) -> AbstractContextManager[Callable[[str], None]]:
        return nullcontext(overtaken)

    reclassify(filled, "the talks", slower, everything=True, watch=watch)
    assert [label for _, label, _ in stances_of(filled, "the talks")] == ["support", "support"]


def test_the_slower_one_of_two_at_once_takes_nothing_from_the_quicker(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.reclassify._BATCH", 1)
    filled.add_target(Target("swap"))
    quicker = finding("talks", "the talks", SUPPORT)

    def slower(text: str, quotations: Sequence[Quotation]) -> object:
        if text == SWAP and not quicker.seen:  # type: ignore[attr-defined]
            reclassify(filled, "the talks", quicker, everything=True)
        both = (finding("talks", "the talks", OPPOSE), finding("swap", "swap", OPPOSE))
        one, other = (each(text, quotations) for each in both)
        return [(*a, *b) for a, b in zip(one, other, strict=True)]

    rows = [row_of(filled, name) for name in ("the talks", "swap")]
    done = filled.reclassify(rows, ["talks", "swap"], slower, {"stance": "2"}, everything=True)
    assert done == Reclassified(documents=2, stances=3, changed=0, new=1, gone=0)
    assert [label for _, label, _ in stances_of(filled, "the talks")] == ["support", "support"]
    assert stances_of(filled, "swap") == [("a swap is near", "oppose", False)]
    assert filled.unread(filled.targets()) == 0


def test_a_target_that_is_removed_meanwhile_stays_removed(filled: Database) -> None:
    def classify(text: str, quotations: Sequence[Quotation]) -> object:
        # Articles are classified side by side: another one may have removed it already.
        with suppress(Unclear):
            filled.remove_target("the talks")
        return finding("talks", "the talks", OPPOSE)(text, quotations)

    assert reclassify(filled, "the talks", classify, everything=True).stances == 0
    assert filled.targets() == []
