"""Finding quotations and documents: conditions, order, words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from db.database import Database
from db.search import expression, joined, words
from db.values import Find
from quotes.errors import StopRun
from quotes.types import Kind, StanceLabel
from tests.db.records import Said, record

SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE


def said(news: Database, wanted: Find) -> list[str]:
    return [hit.content for hit in news.find(wanted)]


SWAP, EXCHANGE = "Russia, the U.S. and the UN are planning a prisoner swap", "An exchange of"
LUNCH, FED, FIRE, ABSURD, RAINED, IT = "Lunch", "Prisoners", "“We", "the talks", "it rained", "it"


@pytest.mark.parametrize(
    ("wanted", "contents"),
    [
        (Find(), [SWAP, EXCHANGE, LUNCH, FED, FIRE, ABSURD, RAINED, IT]),
        (Find(limit=2), [SWAP, EXCHANGE]),
        (Find(limit=0), [SWAP, EXCHANGE, LUNCH, FED, FIRE, ABSURD, RAINED, IT]),
        (Find(limit=-1, kind=Kind.DIRECT), [FIRE]),
        (Find(limit=10**30, kind=Kind.DIRECT), [FIRE]),
        (Find(order="confidence", limit=2), [FIRE, EXCHANGE]),
        (Find(order="relevance", limit=1), [SWAP]),
        (Find(target="the talks"), [EXCHANGE, ABSURD]),
        (Find(target="GENEVA 2"), [EXCHANGE, ABSURD]),
        (Find(target="a truce"), []),
        (Find(target="nothing"), []),
        (Find(target=""), []),
        (Find(stances=(OPPOSE,)), [ABSURD]),
        (Find(stances=(OPPOSE, SUPPORT), target="talks"), [EXCHANGE, ABSURD]),
        (Find(since=dt.date(2014, 1, 23)), [SWAP, EXCHANGE, LUNCH]),
        (Find(until=dt.date(2014, 1, 19)), [FED, FIRE, ABSURD]),
        (Find(since=dt.date(2014, 1, 20), until=dt.date(2014, 1, 22)), []),
        (Find(publisher="moscow"), [SWAP, EXCHANGE, LUNCH]),
        (Find(publisher="%"), []),
        (Find(publisher="\0\ud800"), [SWAP, EXCHANGE, LUNCH, FED, FIRE, ABSURD]),
        (Find(speaker_ids=(10**12,)), []),
    ],
)
def test_conditions(wanted: Find, contents: list[str], news: Database) -> None:
    found = said(news, wanted)
    assert len(found) == len(contents)
    assert all(text.startswith(start) for text, start in zip(found, contents, strict=True))


@pytest.mark.parametrize(
    ("about", "contents"),
    [
        ("prisoner swap", [SWAP, EXCHANGE]),
        ("the prisoner swaps?", [SWAP, EXCHANGE]),
        ('"prisoner swap"', [SWAP]),
        ("“prisoner swap”", [SWAP]),
        ("«prisoner swap»", [SWAP]),
        ("exchange", [EXCHANGE]),
        ("prisoners fed swap", [FED, SWAP, EXCHANGE]),
        ("swap of good trust", [LUNCH, EXCHANGE, SWAP]),
        ("trusting exchanges", [EXCHANGE]),
        ("ceasefire", [FIRE]),
        ("cease-fire", [FIRE]),
        ("cease fire", [FIRE]),
        ("US", [SWAP]),
        ("U.S.", [SWAP]),
        ("detente", [SWAP]),
        ("Détente", [SWAP]),
        ("elephants", []),
        ("", []),
        ("   ", []),
        ('"', []),
        ('""', []),
        ("?!", []),
        ("\0", []),
        ("\ud800", []),
        ("🚀", []),
        ("NOT", []),
        ("fed AND (", [FED]),
        ("fed* OR col:x NEAR(a", [FED]),
        ("title:swap", []),
        ("'; DROP TABLE quotation; --", []),
        ("word " * 500, []),
        ("x" * 500, []),
        (" ".join(f"w{n}" for n in range(500)), []),
    ],
)
def test_about(about: str, contents: list[str], news: Database) -> None:
    found = said(news, Find(about=about, order="relevance"))
    assert [text.startswith(start) for text, start in zip(found, contents, strict=False)] == [
        True
    ] * len(contents)
    assert len(found) == len(contents)


def test_relevance_says_how_much_is_there(news: Database) -> None:
    swap, exchange = news.find(Find(about="prisoner swap", order="relevance"))
    assert 1 >= swap.relevance >= 0.9 > exchange.relevance > 0.5
    (lunch,) = news.find(Find(about="lunch elephants"))
    assert 0.4 < lunch.relevance < 0.6
    assert {hit.relevance for hit in news.find(Find())} == {1.0}


def test_the_title_is_context_and_more_words_come_first(news: Database, database: Database) -> None:
    run = database.start_run({"quotes": "1"})
    for title, id in (("Supper", "a"), ("Plans for a Swap", "b"), ("Supper", "c")):
        text = "An exchange of prisoners is near, she said." + " We swap." * (id == "c")
        given = record(
            text,
            Said("An exchange of prisoners is near", "she", "said"),
            id=id,
            title=title,
            date="2014-01-2" + str("cba".index(id)),
        )
        database.store(given, run)
    find = Find(about="prisoner swap", order="relevance")
    assert [hit.document_id for hit in database.find(find)] == ["b"]
    find = replace(find, about="prisoner swap deal")
    assert [hit.document_id for hit in database.find(find)] == ["b", "c", "a"]
    assert [h.document_id for h in database.find(replace(find, order="date"))] == ["b", "c", "a"]
    find = replace(find, about="exchange", order="date")
    assert [hit.document_id for hit in database.find(find)] == ["a", "b", "c"]


def test_an_unknown_order(news: Database) -> None:
    with pytest.raises(StopRun, match="date, relevance, confidence"):
        news.find(Find(order="colour"))


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ("the prisoner swap", ["prisoner", "swap"]),
        ("what did they say about it", ["what", "did", "they", "say", "about", "it"]),
        ("US troops", ["US", "troops"]),
        ("let us go", ["go"]),
        ("WHAT ABOUT THE SWAP", ["SWAP"]),
        ("Assad’s talks", ["Assad", "talks"]),
        ('a "free trade" deal', ["free trade", "deal"]),
        ("swap Swap SWAP", ["swap"]),
        ("_ - ... ²", ["²"]),
        ("a\0b", ["ab"]),
    ],
)
def test_words(about: str, asked: list[str]) -> None:
    assert words(about) == asked


def test_expressions() -> None:
    assert expression('say "x"') == '"say ""x"""'
    assert expression("cease-fire") == '"cease-fire" OR "ceasefire"'
    assert expression("U.S") == '"U.S" OR "US"'
    assert joined(["a cease-fire in the U.S. on 3.5 days", "a cease-fire"]) == "ceasefire US"


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, ["swap", "fed", "rain"]),
        ({"limit": 1}, ["swap"]),
        ({"search": "aleppo"}, ["fed"]),
        ({"search": "prisoners trust"}, ["swap"]),
        ({"search": "rain.test"}, ["rain"]),
        ({"search": "%"}, []),
        ({"search": "elephants"}, []),
        ({"publisher": "GAZ"}, ["fed"]),
        ({"since": dt.date(2014, 1, 20)}, ["swap"]),
        ({"until": dt.date(2014, 1, 20)}, ["fed"]),
    ],
)
def test_documents(conditions: dict[str, object], ids: list[str], news: Database) -> None:
    rows = news.documents(**conditions)  # type: ignore[arg-type]
    assert [row.id for row in rows] == ids


def test_document_rows_and_counts(news: Database) -> None:
    row = news.documents(search="swap")[0]
    assert (row.title, row.quotations, row.origin) == ("Plans for Syria Prisoner Swap", 3, "-")
    counts = news.counts()
    assert (counts["documents"], counts["quotations"], counts["speakers"]) == (3, 8, 5)
    assert (counts["stances"], counts["targets"], counts["topics"], counts["runs"]) == (2, 2, 1, 1)


def test_values_do_for_kinds_and_labels(news: Database) -> None:
    direct = news.find(Find(kind="direct"))  # type: ignore[arg-type]
    assert direct == news.find(Find(kind=Kind.DIRECT)) != []
    oppose = news.find(Find(stances=("oppose",)))  # type: ignore[arg-type]
    assert oppose == news.find(Find(stances=(StanceLabel.OPPOSE,))) != []
