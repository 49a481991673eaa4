"""Exports and SQL views: what other programs get."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest

from db import export
from db.database import Database
from db.tables import metadata
from db.values import Find, Outcome
from db.views import VIEWS
from quotes.types import StanceLabel
from tests.db.records import Said, record

Store = Callable[..., Outcome]
ODD = 'a "b", c\n🚀 \u202eשלום; d'


@pytest.fixture
def filled(database: Database, store: Store) -> Database:
    """Two documents, one of them as odd as can be."""
    text = f"{ODD}, Lavrov and Kerry said. He asked why."
    store(
        record(
            text,
            Said(
                ODD,
                "Lavrov and Kerry",
                "said",
                ["Lavrov", "Kerry"],
                topics=("one", "two"),
                stances=[("the talks", StanceLabel.SUPPORT, 0.755, "b")],
                roles=("minister",),
            ),
            Said("why", "He", "asked"),
            id="odd",
            title=ODD,
            publisher=None,
            date=None,
        ),
        record("She said … yes and no.", Said("yes … no", "She", "said"), id="even"),
    )
    return database


def test_rows_have_the_documented_columns(filled: Database) -> None:
    table = (export.__doc__ or "").split("|---|---|")[1]
    documented = re.findall(r"\w+", " ".join(re.findall(r"^\|([^|]*)\|", table, re.MULTILINE)))
    assert sorted(documented) == sorted(export.COLUMNS)
    for row in filled.rows(Find()):
        assert tuple(row) == export.COLUMNS
        json.dumps(row)


def test_csv_for_spreadsheets_is_marked_and_starts_no_formula(
    database: Database, store: Store
) -> None:
    text = "@ott said =1+1 and - nothing - no."
    store(record(text, Said("=1+1 and - nothing", "@ott", "said", ["@ott"])))
    file = io.StringIO(newline="")
    database.export_csv(Find(), file, spreadsheet=True)
    assert file.getvalue().startswith("\ufeffid,")
    (row,) = csv.DictReader(io.StringIO(file.getvalue()))
    assert (row["speaker"], row["source"]) == ("'@ott", "'@ott")
    assert row["content"] == "'=1+1 and - nothing"
    assert row["sentence"] == f"'{text}"
    assert row["relevance"] == "1.0"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("1-5", False),
        ("3/4", False),
        ("1.10", False),
        ("007", False),
        ("5,000", False),
        ("10:30 am", False),
        ("12e7", False),
        ("1234567890123456", False),
        ("May 5", False),
        ("5 March 2014", False),
        ("Sept. 2014", False),
        ("3-Jan", False),
        ("11-14;19-21", True),
        ("2014", True),
        ("May I go?", True),
        ("Marching 5 miles", True),
        ("24 hours", True),
        ("1-5 is what it ended", True),
    ],
)
def test_spreadsheets_make_no_other_values_of_texts(
    database: Database, store: Store, text: str, kept: bool
) -> None:
    store(record(f"{text}, he said.", Said(text), id=text))
    file = io.StringIO(newline="")
    database.export_csv(Find(), file, spreadsheet=True)
    (row,) = csv.DictReader(io.StringIO(file.getvalue()[1:]))
    assert (row["content"], row["document_id"]) == ((text if kept else f"'{text}"),) * 2
    assert row["content_spans"] == f"'0-{len(text)}"
    assert row["date"] == "2014-01-23"


def test_csv_reads_back(filled: Database) -> None:
    file = io.StringIO(newline="")
    assert filled.export_csv(Find(), file) == 3
    file.seek(0)
    even, odd, unsaid = csv.DictReader(file)
    assert (odd["content"], odd["title"], odd["date"], odd["publisher"]) == (ODD, ODD, "", "")
    assert (odd["speaker"], odd["topics"]) == ("Lavrov & Kerry", "one; two")
    assert odd["stances"] == "the talks: support (0.76)"
    assert (odd["speech"], odd["negated"], odd["confidence"]) == ("true", "false", "0.9")
    assert (even["content"], even["content_spans"]) == ("yes … no", "11-14;19-21")
    assert (unsaid["speaker"], unsaid["source"], even["date"]) == ("", "He", "2014-01-23")


def test_limit_and_conditions_count(filled: Database) -> None:
    assert [row["document_id"] for row in filled.rows(Find(limit=1))] == ["even"]
    assert list(filled.rows(Find(about="elephants"))) == []
    file = io.StringIO(newline="")
    assert filled.export_csv(Find(about="elephants"), file) == 0
    assert file.getvalue().strip() == ",".join(export.COLUMNS)


def test_more_rows_than_are_read_at_once(database: Database, store: Store) -> None:
    words = [f"word{n}" for n in range(1101)]
    store(record(". ".join(words), *(Said(word) for word in words[101:])))
    rows = list(database.rows(Find(limit=0)))
    assert [row["content"] for row in rows] == words[101:]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_views_have_the_columns_that_they_say(view: object, filled: Database) -> None:
    with filled.engine.connect() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {view.name}")  # type: ignore[attr-defined]
        assert set(found.keys()) == set(view.columns.split())  # type: ignore[attr-defined]
        assert len(found.fetchall()) > 0 or view.name in ("human_now", "judgements_flat")  # type: ignore[attr-defined]


def test_no_view_has_the_name_of_a_table() -> None:
    assert not {view.name for view in VIEWS} & set(metadata.tables)


def test_spans_are_offsets_into_the_text(filled: Database) -> None:
    query = """
        SELECT spans_flat.part, substr(document.text, start + 1, "end" - start)
        FROM spans_flat JOIN quotation ON quotation.id = quotation_id
            JOIN document ON document.id = document_id
        WHERE document.id = 'odd' ORDER BY quotation.position, part, ordinal
    """
    with filled.engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert found == [
        ("content", ODD),
        ("cue", "said"),
        ("evidence", "b"),
        ("source", "Lavrov and Kerry"),
        ("content", "why"),
        ("cue", "asked"),
        ("source", "He"),
    ]


def test_the_flat_view(filled: Database) -> None:
    query = "SELECT speaker, cue, content, topics FROM quotes_flat WHERE document_id = 'odd'"
    with filled.engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    assert found == [
        ("Lavrov & Kerry", "said", ODD, "one; two"),
        (None, "asked", "why", None),
    ]
