"""Search by meaning: what is found, why, and that the index follows the quotations."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

import db
import db.meaning
import db.selections
from db.database import Database
from db.queries import search
from db.reranking import Ranking
from db.values import Find, Fit
from quotes.types import Record, Vectors
from tests.db.records import Said, record

SWAP, EXCHANGE, LUNCH = "a prisoner swap is near", "captives go home", "lunch was good"
# Made up: the first direction is that of prisoners set free, the second of food.
PLACES = {
    SWAP: (120, 10, 0),
    EXCHANGE: (100, 0, 40),
    LUNCH: (0, 120, 5),
    "detainee release": (127, 0, 0),
    "swap": (127, 0, 0),
    "dinner": (0, 127, 0),
    "cricket": (0, 0, -127),
    "guests": (80, 0, 97),
    "swap fees": (0, 0, -127),
}


class Encoder:
    """Knows a few texts, as three directions."""

    version = "three"

    def query(self, text: str) -> bytes:
        return bytes(value % 256 for value in PLACES[text])


def told(id: str, *contents: str, date: str = "2014-01-23", vectors: bool = True) -> Record:
    made = record(
        " ".join(f"{content}, she said." for content in contents),
        *(Said(content, "she", "said", ["Anna Lind"]) for content in contents),
        id=id,
        title="A title",
        date=date,
    )
    encoder = Encoder()
    rows = tuple(encoder.query(content) for content in contents)
    return replace(made, vectors=Vectors(encoder.version, rows)) if vectors else made


@pytest.fixture
def news(path: Path) -> Database:
    database = db.open(path, encoder=Encoder())
    run = database.start_run({"quotes": "1"})
    database.store(told("a", SWAP), run)
    database.store(told("b", EXCHANGE, date="2014-02-01"), run)
    database.store(told("lunch", LUNCH), run)
    return database


def said(database: Database, about: str, **more: object) -> list[str]:
    wanted = replace(Find(about=about, order="relevance"), **more)  # type: ignore[arg-type]
    return [hit.content for hit in database.find(wanted)]


@pytest.mark.parametrize(
    ("about", "more", "contents"),
    [
        ("detainee release", {}, [SWAP, EXCHANGE]),
        ("swap", {}, [SWAP, EXCHANGE]),
        ('"swap"', {}, [SWAP]),
        ("“swap”", {}, [SWAP]),
        ("dinner", {}, [LUNCH]),
        ("cricket", {}, []),
        ("detainee release", {"order": "date"}, [EXCHANGE, SWAP]),
        ("detainee release", {"limit": 1}, [SWAP]),
        ("detainee release", {"since": dt.date(2014, 1, 30)}, [EXCHANGE]),
        ("detainee release", {"speaker_ids": (10**9,)}, []),
    ],
)
def test_what_is_found(
    about: str, more: dict[str, object], contents: list[str], news: Database
) -> None:
    assert said(news, about, **more) == contents


def test_what_else_the_article_says_counts(news: Database) -> None:
    run = news.start_run({"quotes": "1"})
    news.store(told("on the topic", SWAP, EXCHANGE), run)
    news.store(told("of much else", SWAP, LUNCH, "dinner"), run)
    found = news.find(Find(about="detainee release", order="relevance"))
    swaps = [hit.document_id for hit in found if hit.content == SWAP]
    assert swaps == ["a", "on the topic", "of much else"]


def test_why_it_is_found(news: Database) -> None:
    swap, exchange = news.find(Find(about="swap", order="relevance"))
    assert swap.complete and swap.matched == ("swap",)
    assert not exchange.complete and exchange.matched == ()
    assert swap.similarity == pytest.approx(0.9965, abs=1e-3)
    assert exchange.similarity == pytest.approx(0.9285, abs=1e-3)
    assert 1 >= swap.relevance > exchange.relevance > 0.5
    news.ranking = Ranking()
    (literal,) = news.find(Find(about="swap"))
    assert literal.complete and literal.similarity is None
    (every,) = {(hit.matched, hit.complete, hit.similarity) for hit in news.find(Find())}
    assert every == ((), True, None)


@pytest.mark.parametrize(
    ("about", "fits"),
    [
        ("swap", {SWAP: Fit.ANSWER, EXCHANGE: Fit.ANSWER}),
        ("detainee release", {SWAP: Fit.ANSWER, EXCHANGE: Fit.ANSWER}),
        # Near in meaning, but much less than what answers.
        ("guests", {EXCHANGE: Fit.ANSWER, SWAP: Fit.NEAR}),
        # One of two words, and the other nowhere.
        ("swap fees", {SWAP: Fit.FAR}),
    ],
)
def test_how_surely_it_is_on_the_topic(about: str, fits: dict[str, Fit], news: Database) -> None:
    found = news.find(Find(about=about, order="relevance"))
    assert {hit.content: hit.fit for hit in found} == fits
    for fit in Fit:
        wanted = [content for content, told in fits.items() if told is fit]
        assert said(news, about, fits=(fit,)) == wanted
    assert {hit.fit for hit in news.find(Find())} == {Fit.ANSWER}


def test_weights_say_what_makes_a_quotation_relevant(news: Database) -> None:
    wanted = Find(about="swap", order="relevance")
    with news.engine.connect() as connection:
        first, second = search(connection, wanted, Ranking(Encoder(), None, (0.0, 0.0, 1.0, 1.0)))
    assert (first.relevance, second.relevance) == (1.0, 0.0)


def test_words_alone_where_there_are_no_vectors_or_others(path: Path) -> None:
    with db.open(path, encoder=Encoder()) as database:
        run = database.start_run({"quotes": "1"})
        database.store(told("a", SWAP, LUNCH, vectors=False), run)
        assert said(database, "swap") == [SWAP]
        assert said(database, "detainee release") == []
        database.put_vectors("another", {database.find(Find())[0].id: b"123"})
        assert said(database, "detainee release") == []
        # With some vectors, what has none is still found by its words.
        database.store(told("b", EXCHANGE), run)
        assert said(database, "detainee release") == [EXCHANGE]
        assert said(database, "swap") == [EXCHANGE, SWAP]


def test_the_index_follows_the_quotations(news: Database) -> None:
    run = news.start_run({"quotes": "1"})
    assert news.vectors("three") == (3, 3)
    news.store(told("a", SWAP, LUNCH), run)
    assert news.vectors("three") == (4, 4)
    news.store(told("a", LUNCH), run)
    assert news.vectors("three") == (3, 3)
    assert said(news, "detainee release") == [EXCHANGE]
    news.store(told("b"), run)
    assert news.vectors("three") == (2, 2)
    with news.engine.begin() as connection:
        connection.execute(text("DELETE FROM document"))
        assert connection.execute(text("SELECT count(*) FROM quotation_vector")).scalar() == 0


def test_what_has_no_vector_can_be_given_one(news: Database) -> None:
    news.store(told("c", SWAP, vectors=False), news.start_run({"quotes": "1"}))
    (missing,) = news.without_vectors("three")
    assert (missing.content, missing.title) == (SWAP, "A title")
    assert len(list(news.without_vectors("four"))) == 4
    news.put_vectors("three", {missing.id: Encoder().query(SWAP), "gone": b"123"})
    assert list(news.without_vectors("three")) == []
    assert said(news, "detainee release") == [SWAP, SWAP, EXCHANGE]
    # A new encoder's take the place of the old ones.
    news.put_vectors("four", {missing.id: b"1234"})
    assert news.vectors("four") == (1, 4) and news.vectors("three") == (3, 4)


def test_all_that_lack_a_vector_are_met_while_they_get_one(path: Path) -> None:
    with db.open(path) as database:
        run = database.start_run({"quotes": "1"})
        contents = [f"number {number} is up" for number in range(600)]
        made = record(
            " ".join(f"{content}, she said." for content in contents),
            *(Said(content, "she", "said", ["Anna Lind"]) for content in contents),
        )
        database.store(made, run)
        for each in database.without_vectors("one"):
            database.put_vectors("one", {each.id: b"1"})
        assert database.vectors("one") == (600, 600)


def _random(database: Database, number: int) -> bytes:
    dice = random.Random(0)
    run = database.start_run({"quotes": "1"})
    contents = [f"number {at} is up" for at in range(number)]
    made = record(
        " ".join(f"{content}, she said." for content in contents),
        *(Said(content, "she", "said", ["Anna Lind"]) for content in contents),
    )
    rows = tuple(dice.randbytes(384) for _ in contents)
    database.store(replace(made, vectors=Vectors("dice", rows)), run)
    return dice.randbytes(384)


def _near(database: Database, query: bytes, among: Sequence[int] | None) -> dict[int, float]:
    chosen = None if among is None else db.selections.listed(among)
    with database.engine.connect() as connection:
        return db.meaning.similarities(connection, "dice", query, chosen, 0.01)


@pytest.mark.parametrize("among", [None, range(1, 20)])
def test_the_extension_and_numpy_find_the_same(
    among: Sequence[int] | None, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = _random(database, 100)
    with database.engine.connect() as connection:
        if not db.meaning._loaded(connection):
            pytest.skip("this Python cannot load sqlite-vec")
    by_extension = _near(database, query, among)
    monkeypatch.setattr("db.meaning._loaded", lambda connection: False)
    by_numpy = _near(database, query, among)
    assert by_numpy == pytest.approx(by_extension, abs=1e-5)
    assert (5 if among else 20) < len(by_numpy) < 100


def test_without_the_extension(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("db.meaning._load", lambda plain: False)
    query = _random(database, 10)
    everything = _near(database, query, None)
    assert everything and set(_near(database, query, [1, 2, 3])) == set(everything) & {1, 2, 3}
    with database.engine.begin() as connection:
        # A row that is no vector of this size is passed over, in either way.
        connection.execute(text("UPDATE quotation_vector SET vector = x'00' WHERE number = 1"))
    assert set(_near(database, query, None)) == set(everything) - {1}
