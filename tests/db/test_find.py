"""Finding quotations: conditions, order, words, and whom a name means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import db
from db.database import Database
from db.search import expression, joined, words
from db.values import Find
from quotes.errors import StopRun
from quotes.types import Kind, Record, SpeakerKind, StanceLabel, Target
from tests.db.records import Said, record, said_by

ORGANISATION, UNNAMED = SpeakerKind.ORGANISATION, SpeakerKind.UNNAMED
SUPPORT, OPPOSE = StanceLabel.SUPPORT, StanceLabel.OPPOSE


def _records() -> list[Record]:
    lavrov: dict[str, Any] = {"forms": ("Lavrov",), "roles": ("Russian Foreign Minister",)}
    return [
        record(
            "Russia, the U.S. and the UN are planning a prisoner swap, Sergei Lavrov said."
            " An exchange of prisoners should build trust, Lavrov said."
            " Lunch was good, Lavrov said.",
            Said(
                "Russia, the U.S. and the UN are planning a prisoner swap",
                "Sergei Lavrov",
                "said",
                ["Sergei Lavrov"],
                topics=("détente",),
                confidence=0.7,
                **lavrov,
            ),
            Said(
                "An exchange of prisoners should build trust",
                "Lavrov",
                "said",
                ["Sergei Lavrov"],
                stances=[("the talks", SUPPORT, 0.9, "build trust")],
                **lavrov,
            ),
            Said("Lunch was good", "Lavrov", "said", ["Sergei Lavrov"], **lavrov),
            id="swap",
            title="Plans for Syria Prisoner Swap",
            publisher="The Moscow Times",
            date="2014-01-23",
        ),
        record(
            "Prisoners were fed, the United Nations said. “We want a cease-fire,” said Walid"
            " al-Moallem. Haitham al-Maleh, a member of the coalition, called the talks absurd.",
            Said(
                "Prisoners were fed",
                "the United Nations",
                "said",
                [("the United Nations", ORGANISATION)],
            ),
            Said(
                "“We want a cease-fire,”",
                "Walid al-Moallem",
                "said",
                ["Walid al-Moallem"],
                kind=Kind.DIRECT,
                roles=("Syrian Foreign Minister",),
                confidence=0.99,
            ),
            Said(
                "the talks absurd",
                "Haitham al-Maleh",
                "called",
                ["Haitham al-Maleh"],
                stances=[("the talks", OPPOSE, 0.8, "absurd")],
                roles=("member of the coalition",),
            ),
            id="fed",
            title="Supper in Aleppo",
            publisher="Gazette",
            date="2014-01-19",
        ),
        record(
            "A witness said it rained. Russia’s top diplomat, Sergei Lavrov, denied it.",
            Said("it rained", "A witness", "said", [("A witness", UNNAMED)]),
            Said("it", "Sergei Lavrov", "denied", ["Sergei Lavrov"], **lavrov),
            id="rain",
            title=None,
            publisher=None,
            date=None,
        ),
    ]


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Three documents with eight quotations, which no test changes."""
    path: Path = tmp_path_factory.mktemp("news") / "news.db"
    database = db.open(path)
    run = database.start_run({"quotes": "1"})
    database.put_targets([Target("the talks", ("Geneva 2",)), Target("a truce")])
    for each in _records():
        database.store(each, run)
    return database


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
        ("“prisoner swap”", [SWAP, EXCHANGE]),
        ('"prisoner swap"', [SWAP]),
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
    ("text", "names"),
    [
        ("Sergei Lavrov", ["Sergei Lavrov"]),
        ("lavrov", ["Sergei Lavrov"]),
        ("Mr. Lavrov", ["Sergei Lavrov"]),
        ("Sergey Lavrov", ["Sergei Lavrov"]),
        ("S. Lavrov", ["Sergei Lavrov"]),
        ("Sergei Viktorovich Lavrov", ["Sergei Lavrov"]),
        ("Muallem", ["Walid al-Moallem"]),
        ("Walid Muallem", ["Walid al-Moallem"]),
        ("al-Maleh", ["Haitham al-Maleh"]),
        ("maleh", ["Haitham al-Maleh"]),
        ("UN", ["the United Nations"]),
        ("U.N.", ["the United Nations"]),
        ("the UN", ["the United Nations"]),
        ("The United Nations", ["the United Nations"]),
        ("LAVROF", []),
        ("the Russian foreign minister", ["Sergei Lavrov"]),
        ("Russia's foreign minister", ["Sergei Lavrov"]),
        ("foreign minister of Syria", ["Walid al-Moallem"]),
        ("the foreign minister", ["Sergei Lavrov", "Walid al-Moallem"]),
        ("the Russian foreign", []),
        ("witness", ["A witness"]),
        ("Russia’s top diplomat", ["Sergei Lavrov"]),
        ("Russia's top diplomat", ["Sergei Lavrov"]),
        ("a coalition member", ["Haitham al-Maleh"]),
        ("the French foreign minister", []),
        ("Kerry", []),
        ("Igor Lavrov", []),
        ("", []),
        (" ", []),
        ('"', []),
        ("\0", []),
        ("\ud800", []),
        ("🚀", []),
        ("the", []),
        ("x" * 500, []),
        (" ".join(f"w{n}" for n in range(500)), []),
        ("%", []),
        ("_______", []),
        ("محمد", []),
    ],
)
def test_speakers_named(text: str, names: list[str], news: Database) -> None:
    assert sorted(row.name for row in news.speakers_named(text)) == names


@pytest.mark.parametrize("text", ["", "\0", "🚀", '"', "x" * 500, "\ud800", "محمد"])
def test_nothing_near(text: str, news: Database) -> None:
    assert news.nearest_topics(text) == []
    assert news.nearest_speakers(text) == []


def test_nearest(news: Database) -> None:
    assert [row.name for row in news.nearest_speakers("Lavrof", 1)] == ["Sergei Lavrov"]
    assert news.nearest_speakers("Hitham Maleh")[0].name == "Haitham al-Maleh"
    assert news.nearest_topics("detent") == ["détente"]
    assert news.nearest_topics("the détente") == []
    assert news.nearest_topics("intent") == []
    assert news.nearest_speakers("Lavrof", 0) == []


def test_a_speaker_row(news: Database) -> None:
    (row,) = news.speakers_named("Lavrov")
    day = dt.date(2014, 1, 23)
    assert row.kind is SpeakerKind.PERSON
    assert (row.aliases, row.roles) == (("Lavrov",), ("Russian Foreign Minister",))
    assert (row.quotations, row.documents, row.first, row.last) == (4, 2, day, day)


@pytest.mark.parametrize(
    ("search", "kind", "limit", "names"),
    [
        (None, None, 1, ["Sergei Lavrov"]),
        (None, ORGANISATION, 0, ["the United Nations"]),
        ("ser", None, 50, ["Sergei Lavrov"]),
        ("LAVROV", None, 50, ["Sergei Lavrov"]),
        ("witness", ORGANISATION, 50, []),
        ("%", None, 50, []),
        ("nobody", None, 50, []),
    ],
)
def test_speakers(
    search: str | None, kind: SpeakerKind | None, limit: int, names: list[str], news: Database
) -> None:
    assert [row.name for row in news.speakers(search, kind, limit)] == names


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


def test_who_stands_where(news: Database) -> None:
    (row,) = news.stance_by_speaker("Geneva 2", (OPPOSE,))
    assert (row.speaker, row.quotations, row.documents) == ("Haitham al-Maleh", 1, 1)
    assert (row.weight, row.score, row.labels) == (0.8, 0.8, {OPPOSE: 1})
    assert row.first == row.last == dt.date(2014, 1, 19)
    both = [row.speaker for row in news.stance_by_speaker("the talks")]
    assert both == ["Sergei Lavrov", "Haitham al-Maleh"]
    assert news.stance_by_speaker("a truce", (OPPOSE,)) == []
    assert news.stance_by_speaker("nothing") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kim", ["Kim Jong-ho", "Kim Min-seo"]),
        ("the prime minister", ["Luka Peric", "Nguyen Van Thanh"]),
        ("the Vietnamese prime minister", ["Nguyen Van Thanh"]),
        ("the deputy prime minister", ["Ana Cvitan"]),
        ("Luka", ["Luka Peric"]),
    ],
)
def test_whoever_else_fits_is_named_too(
    text: str, names: list[str], database: Database, store: Callable[..., object]
) -> None:
    store(
        said_by("Kim Jong-ho", id="a", forms=("Kim",)),
        said_by("Kim Min-seo", id="b"),
        said_by("Luka Peric", "Prime Minister", id="c"),
        said_by("Nguyen Van Thanh", "Vietnamese Prime Minister", id="d"),
        said_by("Ana Cvitan", "deputy prime minister", id="e"),
    )
    assert sorted(row.name for row in database.speakers_named(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "scientists",
            [
                "A scientist at Oxford",
                "American scientists",
                "Ann Shaw",
                "Peter Bell",
                "Scientists",
            ],
        ),
        (
            "the scientists",
            [
                "A scientist at Oxford",
                "American scientists",
                "Ann Shaw",
                "Peter Bell",
                "Scientists",
            ],
        ),
        ("American scientists", ["American scientists"]),
        ("critics", ["Critics of the plan"]),
        ("women", ["Women in Leeds"]),
        ("ministers", ["Luka Peric"]),
        ("Williams", ["Eve Williams"]),
        ("pilots", []),
    ],
)
def test_a_bare_plural_means_all_of_a_group(
    text: str, names: list[str], database: Database, store: Callable[..., object]
) -> None:
    group = SpeakerKind.GROUP
    store(
        said_by("Scientists", id="a", kind=group),
        said_by("American scientists", id="b", kind=group),
        said_by("A scientist at Oxford", id="c", kind=SpeakerKind.UNNAMED),
        said_by("Ann Shaw", "scientist at Oxford", id="d"),
        said_by("Peter Bell", "climate scientist", id="e"),
        said_by("Ada Moss", "former scientist", id="f"),
        said_by("Union of Concerned Scientists", id="g", kind=SpeakerKind.ORGANISATION),
        said_by("Critics of the plan", id="h", kind=group),
        said_by("Women in Leeds", id="i", kind=group),
        said_by("Luka Peric", "finance minister", id="j"),
        said_by("Eve Williams", id="k"),
        said_by("Lawyers for scientists", id="l", kind=group),
    )
    assert sorted(row.name for row in database.speakers_named(text)) == names
