"""What a second reading of the best changes: their order, and what counts as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import db
import db.reranking
from db.database import Database
from db.values import Find, Fit, Hit
from quotes.types import Passage
from tests.db.test_meaning import EXCHANGE, LUNCH, SWAP, Encoder, told


class Reranker:
    """Has its mind made up, and remembers what it read."""

    def __init__(self, chances: dict[str, float]) -> None:
        self.chances = chances
        self.read: list[tuple[str, str, str | None]] = []

    def scores(self, query: str, passages: Sequence[Passage]) -> list[float]:
        contents = [each.text[each.content[0][0] : each.content[-1][1]] for each in passages]
        titles = [each.title for each in passages]
        self.read += [(query, *pair) for pair in zip(contents, titles, strict=True)]
        return [self.chances[content] for content in contents]


def searched(path: Path, about: str, chances: dict[str, float]) -> tuple[list[Hit], Reranker]:
    reranker = Reranker(chances)
    with db.open(path, encoder=Encoder(), reranker=reranker) as database:
        return database.find(Find(about=about, order="relevance")), reranker


@pytest.fixture
def stored(path: Path) -> Path:
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        for id, content in (("a", SWAP), ("b", EXCHANGE), ("lunch", LUNCH)):
            database.store(told(id, content), run)
    return path


def test_what_is_likelier_comes_first(stored: Path) -> None:
    found, reranker = searched(stored, "detainee release", {SWAP: 0.2, EXCHANGE: 0.9})
    assert [(hit.content, hit.fit) for hit in found] == [(EXCHANGE, Fit.ANSWER), (SWAP, Fit.NEAR)]
    assert ("detainee release", EXCHANGE, "A title") in reranker.read
    assert LUNCH not in {content for _, content, _ in reranker.read}
    assert 1 >= found[0].relevance > found[1].relevance > 0


def test_beside_a_likely_answer_one_is_likelier(stored: Path) -> None:
    with db.open(stored) as database:
        run = database.start_run({"quotes": "1"})
        database.store(told("two", SWAP, EXCHANGE), run)

    def gap(chance: float) -> float:
        found, _ = searched(stored, "detainee release", {SWAP: 0.2, EXCHANGE: chance})
        swaps = {hit.document_id: hit.relevance for hit in found if hit.content == SWAP}
        return swaps["two"] - swaps["a"]

    assert gap(0.9) > gap(0.2)


def test_without_anything_likely_nothing_is_an_answer(stored: Path) -> None:
    found, _ = searched(stored, "detainee release", {SWAP: 0.2, EXCHANGE: 0.25})
    assert {hit.fit for hit in found} == {Fit.NEAR}


def test_all_the_words_make_an_answer_whatever_is_thought_of_it(stored: Path) -> None:
    found, _ = searched(stored, "swap", {SWAP: 0.01, EXCHANGE: 0.01})
    assert {hit.content: hit.fit for hit in found}[SWAP] is Fit.ANSWER


def test_what_was_not_read_stands_behind(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.reranking, "_READ", 1)
    found, reranker = searched(stored, "detainee release", {SWAP: 0.0})
    assert len(reranker.read) == 1
    assert [hit.content for hit in found] == [SWAP, EXCHANGE]
    assert found[1].fit is Fit.NEAR


def test_words_in_marks_and_conditions_alone_are_not_read(stored: Path) -> None:
    assert searched(stored, '"swap"', {})[1].read == []
    with db.open(stored, encoder=Encoder(), reranker=Reranker({})) as database:
        assert isinstance(database, Database) and len(database.find(Find())) == 3


def test_one_text_is_read_once_for_all_its_quotations(stored: Path) -> None:
    with db.open(stored) as database:
        run = database.start_run({"quotes": "1"})
        database.store(told("two", SWAP, EXCHANGE), run)
    _, reranker = searched(stored, "detainee release", {SWAP: 0.5, EXCHANGE: 0.5})
    assert len(reranker.read) == 4


def test_signs_that_no_text_can_hold_are_left_out_of_what_is_asked(stored: Path) -> None:
    _, reranker = searched(stored, "detainee\udcff release", {SWAP: 0.5, EXCHANGE: 0.5})
    assert {query for query, _, _ in reranker.read} == {"detainee release"}


def test_answers_do_not_come_back_as_near(stored: Path) -> None:
    reranker = Reranker({SWAP: 0.9, EXCHANGE: 0.9})
    with db.open(stored, encoder=Encoder(), reranker=reranker) as database:
        (speaker,) = database.speakers_named("Anna Lind")
        near = Find(about="swap", speaker_ids=(speaker.id,), fits=(Fit.NEAR,))
        assert database.find(near) == []
