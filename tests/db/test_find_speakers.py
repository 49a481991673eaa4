"""Whom a name, a role or a plural means, and who is listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from db.database import Database
from quotes.types import SpeakerKind
from tests.db.records import said_by

Store = Callable[..., object]
ORGANISATION = SpeakerKind.ORGANISATION


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
        ("women", ["A woman from Hull", "Women in Leeds"]),
        ("Americans", ["An American in Hull"]),
        ("coaches", ["A coach from Leeds"]),
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
        said_by("A woman from Hull", id="n", kind=SpeakerKind.UNNAMED),
        said_by("An American in Hull", id="o", kind=SpeakerKind.UNNAMED),
        said_by("A coach from Leeds", id="m", kind=SpeakerKind.UNNAMED),
        said_by("Luka Peric", "finance minister", id="j"),
        said_by("Eve Williams", id="k"),
        said_by("Lawyers for scientists", id="l", kind=group),
    )
    assert sorted(row.name for row in database.speakers_named(text)) == names


def test_letters_in_common_make_no_name_near(news: Database) -> None:
    assert news.nearest_speakers("Wales") == []  # Walid al-Moallem
    assert news.nearest_speakers("Whitehall") == []  # Haitham al-Maleh
    assert news.nearest_speakers("Lavr")[0].name == "Sergei Lavrov"


def test_an_acronym_before_a_body_is_no_title(database: Database, store: Store) -> None:
    store(said_by("the government", id="a", kind=SpeakerKind.UNNAMED))
    assert database.speakers_named("UK government") == []
    assert len(database.speakers_named("the government")) == 1


def test_a_name_goes_before_a_description_in_its_words(database: Database, store: Store) -> None:
    store(said_by("OBR", id="a", kind=SpeakerKind.UNNAMED))
    store(said_by("Office of Border Records", id="b", kind=ORGANISATION, forms=("OBR",)))
    assert [row.name for row in database.speakers_named("the OBR")] == ["Office of Border Records"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the prime minister", ["Ada Moss", "Prime minister", "Luka Peric"]),
        ("Norland's envoy", ["Bo Hill", "Norland's envoy"]),
        ("the mayor", ["The mayor"]),
        ("Hill of the State Department", ["Bo Hill"]),
        ("Moss of the State Department", []),
    ],
)
def test_a_description_hides_nobody_who_has_the_role(
    text: str, names: list[str], database: Database, store: Store
) -> None:
    for n, name in enumerate(("Prime minister", "Norland's envoy", "The mayor")):
        store(said_by(name, id=f"u{n}", kind=SpeakerKind.UNNAMED))
    store(said_by("Ada Moss", "prime minister", id="a"))
    store(said_by("Luka Peric", "British Prime Minister", id="b"))
    store(said_by("Bo Hill", "Norland's envoy", "a State Department spokesman", id="c"))
    assert {row.name for row in database.speakers_named(text)} == set(names)


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        ("France", ("France",), ["Anatole France"]),
        ("Presse", (), ["Agence France-Presse"]),
        ("Presse", ("Presse",), []),
        ("America", ("America", "United States"), ["United States"]),
        ("Norlanders", ("Norlanders",), []),
        ("Norlanders", (), ["Ada Moss"]),
        ("Norland", ("Norland",), []),
        ("Norland", (), ["Court of Vell"]),
    ],
)
def test_a_country_is_nobody_who_has_it_in_a_name_or_role(
    text: str, country: tuple[str, ...], names: list[str], database: Database, store: Store
) -> None:
    store(
        said_by("Agence France-Presse", id="a", kind=ORGANISATION),
        said_by("United States", id="b", kind=ORGANISATION),
        said_by("Anatole France", id="e"),
        said_by("Derrick America", id="f"),
        said_by("Court of Vell", "Norland", id="c", kind=ORGANISATION),
        said_by("Ada Moss", "Norlander", id="d"),
    )
    found = database.speakers_named(text, country=country)
    assert sorted(row.name for row in found) == names
