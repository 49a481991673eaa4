"""JSON lines: what is kept, what is refused and named."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from quotes.reading import read
from quotes.types import Document


def lines(path: Path, *rows: str | bytes) -> list[Document | str]:
    path.write_bytes(b"\n".join(row if isinstance(row, bytes) else row.encode() for row in rows))
    return [item if isinstance(item, Document) else str(item) for item in read([path])]


def test_fields_are_kept(tmp_path: Path) -> None:
    row = {
        "id": "x-1",
        "text": " Ott said\r\nno.\u2028 ",
        "title": "Ott Quits",
        "publisher": "The Daily Arlander",
        "date": "Monday, December 2, 2019",
        "url": "https://a.example/1",
        "author": ["Jo Hill", "Lena Moor"],
        "attributions": [],
    }
    (item,) = lines(tmp_path / "a.jsonl", json.dumps(row))
    assert item == Document(
        id="x-1",
        text=" Ott said\r\nno.\u2028 ",
        title="Ott Quits",
        publisher="The Daily Arlander",
        date=dt.date(2019, 12, 2),
        author="Jo Hill, Lena Moor",
        url="https://a.example/1",
        origin=f"{tmp_path}/a.jsonl:1",
    )


def test_what_lacks_is_found_in_the_text(tmp_path: Path) -> None:
    text = "Ott quits after vote\n\nJanuary 5, 2014\n\nVELDEN (AP) — Karl Ott said that he quits."
    (item,) = lines(tmp_path / "a.jsonl", json.dumps({"text": text, "title": "Given"}))
    assert isinstance(item, Document)
    assert (item.id, item.title, item.publisher, item.date) == (
        "a.jsonl:1",
        "Given",
        "AP",
        dt.date(2014, 1, 5),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON (Expecting property name enclosed in double quotes, column 2)"),
        ("[1, 2]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ('{"id": "x"}', 'has no "text", but "id"'),
        ("{}", 'has no "text"'),
        ('{"text": 7}', 'has a "text" that is no string'),
        ('{"text": null}', 'has a "text" that is no string'),
        ('{"text": " "}', "is empty"),
        ('{"text": "\\u0000"}', "is empty"),
        ('{"text": "12"}', "holds no letters"),
    ],
)
def test_bad_lines_are_named_and_the_others_read(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "a.jsonl"
    first, bad, last = lines(
        path, '{"text": "Ott said no."}', "", line, '{"text": "Hill said yes."}'
    )
    assert isinstance(first, Document)
    assert bad == f"{path}:3: {reason}"
    assert isinstance(last, Document)
    assert last.id == "a.jsonl:4"


def test_deep_and_long_values_are_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    found = lines(
        path, "[" * 100_000, f'{{"text": "Ott said.", "n": {"9" * 5000}}}', '{"text": "Ott."}'
    )
    assert [isinstance(item, str) and item.startswith(f"{path}:") for item in found[:2]] == [
        True
    ] * 2
    assert isinstance(found[2], Document)


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({"date": "someday"}, "date 'someday' is not understood (YYYY-MM-DD always is)"),
        (
            {"date": "5/03/2014"},
            "date '5/03/2014' may be 2014-03-05 or 2014-05-03: say which in this form",
        ),
        ({"date": 2014}, "date 2014 is not understood (YYYY-MM-DD always is)"),
        ({"title": {"en": "x"}}, "title {'en': 'x'} is not text"),
        ({"id": ["x", 1]}, "id ['x', 1] is not text"),
    ],
)
def test_bad_values_are_noted(tmp_path: Path, fields: dict[str, object], note: str) -> None:
    (item,) = lines(tmp_path / "a.jsonl", json.dumps({"text": "Ott said no.", **fields}))
    assert isinstance(item, Document)
    assert item.notes == (note,)
    assert (item.id, item.title, item.date) == ("a.jsonl:1", None, None)


def test_ids_that_are_numbers_and_ids_that_are_blank(tmp_path: Path) -> None:
    rows = [
        '{"id": 7, "text": "Ott."}',
        '{"id": " ", "text": "Ott."}',
        '{"id": null, "text": "Ott."}',
    ]
    found = lines(tmp_path / "a.jsonl", *rows)
    assert [item.id for item in found if isinstance(item, Document)] == [
        "7",
        "a.jsonl:2",
        "a.jsonl:3",
    ]


def test_characters_that_databases_refuse(tmp_path: Path) -> None:
    (item,) = lines(tmp_path / "a.jsonl", '{"text": "Ott\\u0000 said \\ud83d\\ude00 \\ud800."}')
    assert isinstance(item, Document)
    assert item.text == "Ott said \U0001f600 ."
    assert item.notes == ("1 NUL character removed", "1 lone surrogate removed")


def test_a_line_in_another_encoding(tmp_path: Path) -> None:
    first, second = lines(
        tmp_path / "a.jsonl", '{"text": "“Ott.”"}', '{"text": "“Ott.”"}'.encode("cp1252")
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.text == second.text == "“Ott.”"
    assert second.notes == ("read as cp1252, since it is not UTF-8",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_and_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    rows = '{"text": "Ott."}\r\n{"text": "Hill."}\r\n'
    found = lines(tmp_path / "a.jsonl", rows.encode(encoding))
    assert [item.text for item in found if isinstance(item, Document)] == ["Ott.", "Hill."]


def test_files_that_are_no_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    assert lines(path, b"") == [f"{path}: is empty"]
    assert lines(path, b"\n\n") == [f"{path}: is empty"]
    assert lines(path, b"PK\x03\x04") == [
        f"{path}: is a zip archive or an office document, not plain text"
    ]
    assert lines(path, b"\0\1\2" * 5000) == [f"{path}: is a binary file, not plain text"]
