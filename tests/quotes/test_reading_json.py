"""JSON files: one article or a list of them, what is refused and named."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path

import pytest

from quotes.reading import read
from quotes.types import Document

ARTICLE = {"text": "Ott said no.", "title": "Ott Quits", "date": "2014-01-23", "id": "x-1"}
OTHER = {"text": "Hill said yes."}


def found(path: Path, content: str | bytes) -> list[Document | str]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [item if isinstance(item, Document) else str(item) for item in read([path])]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_article(tmp_path: Path, indent: int | None, mark: str) -> None:
    path = tmp_path / "a.json"
    (item,) = found(path, mark + json.dumps(ARTICLE, indent=indent))
    assert item == Document(
        "x-1", "Ott said no.", title="Ott Quits", date=dt.date(2014, 1, 23), origin=str(path)
    )


def test_an_article_without_an_id_has_the_name_of_its_file(tmp_path: Path) -> None:
    (item,) = found(tmp_path / "a.json", json.dumps(OTHER))
    assert isinstance(item, Document)
    assert item.id == "a.json"


def test_a_list_is_read_and_what_holds_no_article_named(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    first, bad, none, last = found(path, json.dumps([ARTICLE, 7, {"body": "x"}, OTHER], indent=1))
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, last.id, last.origin) == ("x-1", "a.json:4", f"{path}:4")
    assert bad == f"{path}:2: is not a JSON object"
    assert none == f'{path}:3: has no "text", but "body"'


def test_other_names_of_fields(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"Body": "Ott said no."}]))
    (item,) = read([path], fields={"text": "Body"})
    assert isinstance(item, Document)
    assert item.text == "Ott said no."


def test_json_lines_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    first, bad, last = found(path, f"\n{json.dumps(ARTICLE)}\n{{\n{json.dumps(OTHER)}\n")
    assert isinstance(first, Document)
    assert isinstance(bad, str)
    assert bad.startswith(f"{path}:3: is not JSON")
    assert isinstance(last, Document)
    assert last.id == "a.json:4"
    (only,) = found(path, f"\n\n{json.dumps(OTHER)}\n")
    assert isinstance(only, Document)


def test_articles_of_several_lines_one_after_another(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    first, last = found(path, f"{json.dumps(ARTICLE, indent=1)}\n{json.dumps(OTHER, indent=1)}\n")
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, last.id, last.origin) == ("x-1", "a.json:2", f"{path}:2")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "Ott\n', "is not JSON (Invalid control character at, line 1, column 14)"),
        ('{\n "text": "Ott said no."', "is not JSON (Expecting ',' delimiter, line 2, column 24)"),
        ("[]", "holds no letters"),
        ("[1]x", "is not JSON (Extra data, column 4)"),
        ('"Ott said no."', "is not a JSON object"),
        ("", "is empty"),
        ("[" * 100_000 + "a", "is not JSON"),
        (b"PK\x03\x04", "is a zip archive"),
    ],
)
def test_what_is_broken_is_named(tmp_path: Path, content: str | bytes, reason: str) -> None:
    path = tmp_path / "a.json"
    (item,) = found(path, content)
    assert str(item).startswith(f"{path}: {reason}")


def test_a_folder_leaves_them_alone_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ARTICLE))
    (refused,) = read([tmp_path])
    assert str(refused).endswith("; a .json, .csv or .tsv is read where it is named itself")


@pytest.mark.parametrize(
    "content",
    [json.dumps(ARTICLE, indent=2), json.dumps([ARTICLE]), json.dumps([ARTICLE], indent=1)],
)
def test_standard_input(content: str) -> None:
    (item,) = read(["-"], stdin=io.BytesIO(content.encode()))
    assert isinstance(item, Document)
    assert (item.id, item.text) == ("x-1", "Ott said no.")


@pytest.mark.parametrize(
    "content", ["[Laughter] Ott said no.", "{Ott} said no.", "[1, 2] said Ott"]
)
def test_a_text_that_begins_with_a_bracket(content: str) -> None:
    (item,) = read(["-"], stdin=io.BytesIO(content.encode()))
    assert isinstance(item, Document)
    assert item.text == content
