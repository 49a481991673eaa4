"""What standard input is: JSON, broken or not, web pages, tables, texts."""

from __future__ import annotations

import io

import pytest

from quotes.reading import read
from quotes.types import Document

ONE = '{"id": "1", "text": "Ott said no."}'
TWO = '{"id": "2", "text": "Hill said yes."}'
PRETTY = '{\n  "id": "1",\n  "text": "Ott said no."\n}\n{\n  "id": "2",\n  "text": "Hill."\n}\n'
TABLE = "id,Text,date\n1,Ott said no.,2014-01-23\n2,Hill said yes.,2014-01-24\n"


def found(given: str | bytes, **fields: str) -> list[str]:
    """Ids, or texts where these are made of them, and what was refused."""
    data = given if isinstance(given, bytes) else given.encode()
    items = list(read("-", stdin=io.BytesIO(data), fields=fields))
    return [
        (item.text if item.id.startswith("stdin-") else item.id)
        if isinstance(item, Document)
        else str(item)
        for item in items
    ]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (f"{ONE}\n{TWO}\n".encode("utf-16"), ["1", "2"]),
        (f"\n{ONE}\r\n{TWO}".encode("utf-16"), ["1", "2"]),
        (f"[{ONE},\n{TWO}]".encode("utf-16"), ["1", "2"]),
        (PRETTY, ["1", "2"]),
        (f"\ufeff{PRETTY}", ["1", "2"]),
        (TABLE, ["1", "2"]),
        (TABLE.replace(",", "\t"), ["1", "2"]),
        (f"\ufeff\n{TABLE}", ["1", "2"]),
        (TABLE.encode("utf-16"), ["1", "2"]),
        (f"\n{ONE}\r\n{TWO}".encode("utf-16-le"), ["1", "2"]),
        (f"[{ONE},\n{TWO}]".encode("utf-16-be"), ["1", "2"]),
        (TABLE.encode("utf-16-le"), ["1", "2"]),
    ],
)
def test_articles_of_every_form_are_read_one_by_one(given: str | bytes, ids: list[str]) -> None:
    assert found(given) == ids


def test_a_first_line_that_is_broken_is_named_and_the_others_read() -> None:
    broken, *rest = found(f'{{"id": "0", "text": "He sa\n{ONE}\n{TWO}\n')
    assert broken.startswith("-:1: is not JSON")
    assert rest == ["1", "2"]


@pytest.mark.parametrize(
    "given",
    ['{"text": "Ott said', '[{"text": "Ott said no."},\n{"text": "Hill', PRETTY.rstrip("}\n")],
)
def test_broken_json_is_no_text(given: str) -> None:
    (broken,) = found(given)
    assert broken.startswith("-: is not JSON (")


@pytest.mark.parametrize(
    "head", ["<!doctype html>\n<html>", "<HTML lang='en'>", "\n<?xml ?><html>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_a_page_is_what_a_person_reads_of_it(head: str, encoding: str) -> None:
    page = f"{head}<body><nav>Home</nav><p>“No,” Ott said.</p></body></html>"
    assert found(page.encode(encoding)) == ["“No,” Ott said.\n"]


def test_where_names_of_fields_are_given_it_is_a_table() -> None:
    table = "Body;Nr\nOtt said no.;a1\nHill said yes.;\n"
    assert found(table, text="body", id="Nr") == ["a1", "Hill said yes."]
    (refused,) = found("Ott said no.\n", text="Body")
    assert refused.startswith('-: has no "Body"')


@pytest.mark.parametrize(
    "text",
    [
        "{Ott} said no.\n",
        '{"Ott"} said no.\n',
        "[1914] Ott said no.",
        "Text, he said, is all.\nOtt said no.",
        "text\nOtt said no.",
        "HTML is <html>, Ott said.",
        "Ott said no.\r" * 3,
        "Ott said no. " * 20_000,
    ],
)
def test_a_text_is_a_text(text: str) -> None:
    assert found(text) == [text]
    assert found(text.encode("utf-16")) == [text]


def test_an_input_that_is_closed_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert list(map(str, read("-"))) == ["-: is empty"]
