"""Metadata from the text itself, from dates in many forms, and from `sources.toml`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.reading import Metadata, find_metadata, read
from quotes.reading.dates import parse_date
from quotes.types import Document

ROOT = Path(__file__).parents[2]
BODY = "Karl Ott said on Monday that he would quit, and nobody in the party believed him.\n"
DAY = dt.date(2014, 1, 23)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "000_74dff23ca6520d88.txt",
            Metadata(
                "Plans for Syria Prisoner Swap, Lavrov Says",
                "The Moscow Times",
                dt.date(2014, 1, 23),
                "The Moscow Times",
                "https://www.themoscowtimes.com/2014/01/23/"
                "plans-for-syria-prisoner-swap-lavrov-says-a31352",
            ),
        ),
        (
            "003_35534b30a151bca7.txt",
            Metadata(
                "Russia, U.S. and UN to Hold Talks on Syria on Monday",
                None,
                dt.date(2014, 1, 12),
                None,
                "https://www.themoscowtimes.com/2014/01/12/"
                "russia-us-and-un-to-hold-talks-on-syria-on-monday-a30987",
            ),
        ),
        (
            "004_2aa0333d769aaf88.txt",
            Metadata(
                "Syrian opposition to attend the upcoming second round of intra-Syrian talks in "
                "Geneva",
                "ITAR-TASS",
            ),
        ),
    ],
)
def test_samples_alone(name: str, expected: Metadata) -> None:
    assert find_metadata((ROOT / "seeds" / name).read_bytes().decode()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BODY, Metadata()),
        (f"# Ott quits\n\n{BODY}", Metadata(title="Ott quits")),
        (f"World\n\nOtt quits after vote\n\n{BODY}", Metadata(title="Ott quits after vote")),
        (
            f"Exclusive\n\nOtt quits after a vote\n\n{BODY}",
            Metadata(title="Ott quits after a vote"),
        ),
        (
            f"Ott quits\nBy Jo Hill and Lena Moor, Reuters\n\n{BODY}",
            Metadata(title="Ott quits", author="Jo Hill and Lena Moor", publisher="Reuters"),
        ),
        (
            f"Ott quits\n\nBy Jo Hill | Jan. 23, 2014\n\n{BODY}",
            Metadata(title="Ott quits", author="Jo Hill", date=DAY),
        ),
        (
            f"Ott quits\n\nReuters | January 23, 2014\n\n{BODY}",
            Metadata(title="Ott quits", publisher="Reuters", date=DAY),
        ),
        (
            f"Ott quits\n\nBy Jo Hill · MedWatch · January 23, 2014\n\n{BODY}",
            Metadata(title="Ott quits", author="Jo Hill", publisher="MedWatch", date=DAY),
        ),
        (
            f"Ott quits\n\nBy Jo Hill | Health Correspondent | January 23, 2014\n\n{BODY}",
            Metadata(title="Ott quits", author="Jo Hill, Health Correspondent", date=DAY),
        ),
        (
            f"# Ott quits\n\n**For immediate release — 23 January 2014**\n\n{BODY}",
            Metadata(title="Ott quits", date=DAY),
        ),
        (
            f"# Ott quits\n\nFor release: January 23, 2014\n\n{BODY}",
            Metadata("Ott quits", date=DAY),
        ),
        (f"LONDON, Jan 23, 2014 (Reuters) - {BODY}", Metadata(publisher="Reuters", date=DAY)),
        (f"LONDON, Jan 23 (Reuters) - {BODY}", Metadata(publisher="Reuters")),
        (f"Ott quits\n\nJanuary 23\n\n{BODY}", Metadata(title="Ott quits")),
        (f"{BODY}\n{BODY}\n{BODY}\nJanuary 23, 2014\n\n{BODY}", Metadata()),
        (f"{BODY}\nSource: https://a.example/1.\n", Metadata(url="https://a.example/1")),
        (f"{BODY}\nOriginal url:\n\n<https://a.example/1>", Metadata(url="https://a.example/1")),
        (f"{BODY}\nhttps://a.example/other\n", Metadata()),
        (f"{BODY}\nSee https://a.example/other\n", Metadata()),
        (
            "---\ntitle: 'Ott quits'\ndate: 2014-01-23\nauthor: Jo Hill\nsource: AP\n---\n\n"
            f"# Another\n\n{BODY}",
            Metadata("Ott quits", "AP", DAY, "Jo Hill"),
        ),
        (
            "Title: Letters: Ott quits\nPublisher: El Diario (English edition)\nSection: World\n"
            f"Date: 23 January 2014\nAuthor: Jo Hill\n\nAnother headline\n\n{BODY}",
            Metadata("Letters: Ott quits", "El Diario (English edition)", DAY, "Jo Hill"),
        ),
        (f"Date: 23 January 2014\n\n{BODY}", Metadata(date=DAY)),
        (
            f"Title: a word\nLink: another\nis what he wrote below it.\n\n{BODY}",
            Metadata(title="Title: a word"),
        ),
    ],
)
def test_found_in_the_text(text: str, expected: Metadata) -> None:
    assert find_metadata(text) == expected


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2014-01-23", DAY),
        ("2014-01-23T23:00:00-05:00", DAY),
        ("2014-01-23 10:00", DAY),
        ("20140123", DAY),
        ("201401231030", DAY),
        ("20140123103059", DAY),
        (201401231030, DAY),
        ("201413311030", dt.date(1976, 5, 20)),
        ("2014/01/23", DAY),
        ("January 23, 2014", DAY),
        ("Jan. 23, 2014, 10:15 a.m. ET", DAY),
        ("23 January 2014", DAY),
        ("23rd of January 2014", DAY),
        ("Thursday, January 23, 2014\xa0", DAY),
        ("Thu, 23 Jan 2014 10:00:00 +0300", DAY),
        ("23.01.2014", DAY),
        ("1/23/2014", DAY),
        ("23/1/2014", DAY),
        ("05.01.2014", dt.date(2014, 1, 5)),
        (dt.datetime(2014, 1, 23, 10), DAY),
        (DAY, DAY),
        ("3/4/2014", None),
        ("January 23", None),
        ("January 2014", None),
        ("2014", None),
        ("2014-02-30", None),
        ("30 February 2014", None),
        ("10:15 2014", None),
        ("yesterday", None),
        ("January 5, 2014 and January 6, 2014", None),
        ("", None),
        (1390435200, DAY),
        (None, None),
        ("1" * 1000, None),
        ("5 March 2024", dt.date(2024, 3, 5)),
        ("March 5, 2024", dt.date(2024, 3, 5)),
        ("25/03/2024", dt.date(2024, 3, 25)),
        ("05/05/2024", dt.date(2024, 5, 5)),
        ("5/05/2024", dt.date(2024, 5, 5)),
        ("05/03/2024", None),
        (1709596800, dt.date(2024, 3, 5)),
        (1709683199.5, dt.date(2024, 3, 5)),
        ("1709596800", dt.date(2024, 3, 5)),
        (1709596800000, dt.date(2024, 3, 5)),
        (1709596800000.0, dt.date(2024, 3, 5)),
        ("1709596800000", dt.date(2024, 3, 5)),
        (20240305, dt.date(2024, 3, 5)),
        (9999999999, None),
        (2024, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_dates(value: object, day: dt.date | None) -> None:
    assert parse_date(value) == day


@settings(deadline=None)
@given(st.text(alphabet="0123456789 /-.:,TZJanuaryMonday+", max_size=30).map("2014 {}".format))
def test_no_date_is_a_crash(text: str) -> None:
    assert isinstance(parse_date(text), dt.date | None)


def sourced(folder: Path, sources: str) -> list[Document | str]:
    (folder / "a.txt").write_text(f"Ott quits\n\nBy Jo Hill\n\nJanuary 1, 2014\n\n{BODY}")
    (folder / "sources.toml").write_text(sources)
    return [item if isinstance(item, Document) else str(item) for item in read([folder])]


def test_sources_win_over_the_text(tmp_path: Path) -> None:
    given = '[[document]]\nfile = "a.txt"\nid = "x"\ntitle = "Other"\ndate = 2014-01-23\n'
    (item,) = sourced(tmp_path, given)
    assert isinstance(item, Document)
    assert (item.id, item.title, item.date, item.author) == ("x", "Other", DAY, "Jo Hill")
    (again,) = read([tmp_path / "a.txt"])
    assert again == item


def test_a_file_may_be_named_with_the_folder_that_it_is_in(tmp_path: Path) -> None:
    (item,) = sourced(tmp_path, '[[document]]\nfile = "./a.txt"\ntitle = "Other"\n')
    assert isinstance(item, Document)
    assert (item.title, item.notes) == ("Other", ())


def test_sources_stand_behind_a_json_line(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"text": "Ott said no.", "title": "Own"}')
    given = '[[document]]\nfile = "b.jsonl"\ntitle = "Other"\npublisher = "The Arlander"\n'
    item = sourced(tmp_path, given)[1]
    assert isinstance(item, Document)
    assert (item.title, item.publisher) == ("Own", "The Arlander")


@pytest.mark.parametrize(
    ("sources", "reason"),
    [
        ("[[document]", "is not valid TOML"),
        ("document = 1", "needs one [[document]] table for each file"),
    ],
)
def test_bad_sources_are_named_and_files_read(tmp_path: Path, sources: str, reason: str) -> None:
    error, item = sourced(tmp_path, sources)
    assert isinstance(error, str)
    assert error.startswith(f"{tmp_path}/sources.toml: {reason}")
    assert isinstance(item, Document)
    assert item.title == "Ott quits"


@pytest.mark.parametrize(
    ("sources", "note"),
    [
        ('[[document]]\ntitle = "x"', 'sources.toml has a [[document]] without a "file"'),
        ('[[document]]\nfile = "b.txt"', 'sources.toml names "b.txt", which is not there'),
        (
            f'[[document]]\nfile = "{"b" * 300}"',
            f'sources.toml names "{"b" * 300}", which is not there',
        ),
        (
            '[[document]]\nfile = "../here/a.txt"',
            'sources.toml names "../here/a.txt", but what counts is one in the same folder',
        ),
        (
            '[[documents]]\nfile = "a.txt"',
            'sources.toml has "documents", which means nothing; files stand under [[document]]',
        ),
    ],
)
def test_stray_entries_are_noted_once_with_a_document_that_has_none(
    tmp_path: Path, sources: str, note: str
) -> None:
    tmp_path = tmp_path / "here"
    tmp_path.mkdir()
    (tmp_path / "c.txt").write_text("Ott said no.")
    found = sourced(tmp_path, sources)
    assert [item.notes for item in found if isinstance(item, Document)] == [(note,), ()]
    found = sourced(tmp_path, f'{sources}\n[[document]]\nfile = "a.txt"\ntitle = "y"')
    assert [item.notes for item in found if isinstance(item, Document)] == [(), (note,)]
    (alone,) = read([tmp_path / "a.txt"])
    assert isinstance(alone, Document)
    assert alone.notes == ()


def test_the_first_of_two_entries_counts(tmp_path: Path) -> None:
    entries = '[[document]]\nfile = "a.txt"\ntitle = "x"\n[[document]]\nfile = "a.txt"\ntitle = "y"'
    (item,) = sourced(tmp_path, entries)
    assert isinstance(item, Document)
    assert item.title == "x"
    assert item.notes == ('sources.toml names "a.txt" twice; the first counts',)


def test_bad_entries_are_noted(tmp_path: Path) -> None:
    (item,) = sourced(tmp_path, '[[document]]\nfile = "a.txt"\ntitel = "x"\ndate = "soon"\n')
    assert isinstance(item, Document)
    assert item.notes == (
        "date 'soon' is not understood (YYYY-MM-DD always is)",
        'sources.toml: "titel" is no known field',
    )
    assert item.date == dt.date(2014, 1, 1)
