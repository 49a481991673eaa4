"""CSV files, and fields under other names: what is kept, what is refused and named."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from quotes.cli.options import field_names
from quotes.errors import StopRun
from quotes.reading import read
from quotes.types import Document

SAID = "Ott said:\n“No, never”, and left."


def table(path: Path, *rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows(rows)
    path.write_bytes(file.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_of_any_program_are_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = table(
        tmp_path / "news.csv",
        ["Text", "date", " Title ", "Section", "url"],
        [SAID, "2014-01-23", "Ott, Again; No", "Politics", "https://a.example/1"],
        delimiter=delimiter,
        encoding=encoding,
    )
    (item,) = read([path])
    assert item == Document(
        id="news.csv:2",
        text=SAID,
        title="Ott, Again; No",
        date=dt.date(2014, 1, 23),
        url="https://a.example/1",
        origin=f"{path}:2",
    )


def test_columns_go_by_the_names_that_are_given(tmp_path: Path) -> None:
    path = table(tmp_path / "news.csv", ["Nr", "Body", "text"], ["a7", SAID, "A summary."])
    (item,) = read([path], fields={"text": "body", "id": "Nr"})
    assert isinstance(item, Document)
    assert (item.id, item.text) == ("a7", SAID)


def test_keys_of_json_lines_go_by_the_names_that_are_given(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    row = {"content": SAID, "published_at": "2014-01-23T10:00:00Z", "title": "Ott"}
    path.write_text(json.dumps(row))
    (item,) = read([path], fields={"text": "content", "date": "published_at"})
    assert isinstance(item, Document)
    assert (item.text, item.date, item.title) == (SAID, dt.date(2014, 1, 23), "Ott")


@pytest.mark.parametrize("name", ["news.csv", "news.jsonl", "news.json"])
def test_a_name_that_is_not_there_is_noted_once(tmp_path: Path, name: str) -> None:
    rows = [{"text": SAID, "id": letter, "Section": "Politics"} for letter in "abc"]
    path = tmp_path / name
    if name == "news.csv":
        table(path, list(rows[0]), *(list(row.values()) for row in rows))
    else:
        path.write_text("\n".join(map(json.dumps, rows)) if name[-1] == "l" else json.dumps(rows))
    items = list(read([path], fields={"date": "Pubished", "title": "Section"}))
    notes = [item.notes for item in items if isinstance(item, Document)]
    remark = 'has no "Pubished", which was to give the date'
    assert notes == [(f"the table {remark}" if name == "news.csv" else remark,), (), ()]


def test_rows_without_a_text_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = table(
        tmp_path / "news.csv", ["text"], [SAID], [], ["12"], [SAID, "more"], ["", ""], ["Ott said."]
    )
    items = list(read([path]))
    assert [item.id if isinstance(item, Document) else str(item) for item in items] == [
        "news.csv:2",
        f"{path}:4: holds no letters",
        "news.csv:5",
        "news.csv:7",
    ]
    assert isinstance(items[2], Document)
    assert items[2].notes == ("has more cells than the header",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"text,date\n", "has a header and no rows"),
        (b"text,title\n\n , \n", "has a header and no rows"),
        (
            b"headline,body\na,b\n",
            'has no "text", but "headline", "body"; say which has it: --field text=NAME',
        ),
        (b"\x89PNG\r\n\x1a\n", "is an image, not plain text"),
    ],
)
def test_tables_without_texts_are_named_once(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(data)
    assert list(map(str, read([path]))) == [f"{path}: {reason}"]


OPENED = '"We will go," said Anna Lind.'
WHOLE = '"We will not go."'
UNPAIRED = "the file's quotation marks are not in pairs: rows may have run together"


@pytest.mark.parametrize(
    "cell",
    [OPENED, '"We will go, said Anna Lind.', 'Lind said "no".', WHOLE, '"We, all of us, will go."'],
)
def test_quotation_marks_of_a_table_that_quotes_no_cells_are_the_articles_own(
    tmp_path: Path, cell: str
) -> None:
    path = tmp_path / "news.tsv"
    path.write_text(f"title\ttext\nLind\t{cell}\nOtt\tOtt, too, said no.\n")
    first, second = read([path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.notes) == (cell, ())
    assert second.text == "Ott, too, said no."


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        pytest.param(f'Lind\t{WHOLE[:-1]}\n"\n', "We will not go.\n", id="for a line's end"),
        pytest.param('Lind\t"We, too."\nOtt\tSo.\n', "We, too.", id="for commas, as Excel has it"),
        pytest.param(
            f'"Lind"\t{WHOLE}\n"Ott"\t"No."\n', "We will not go.", id="all but the header"
        ),
        pytest.param(f"7\t{WHOLE}\n", "We will not go.", id="all but numbers"),
        pytest.param('Lind\t"""No."""\nOtt\tSo.\n', '"No."', id="for the marks"),
    ],
)
def test_marks_that_a_program_puts_around_cells_are_not_the_articles(
    tmp_path: Path, rows: str, text: str
) -> None:
    path = tmp_path / "news.tsv"
    path.write_text(f"title\ttext\n{rows}")
    first, *_ = read([path])
    assert isinstance(first, Document)
    assert first.text == text


def test_tabs_part_quoted_cells_too(tmp_path: Path) -> None:
    path = table(tmp_path / "news.tsv", ["title", "text"], ["Lind", OPENED], delimiter="\t")
    (item,) = read([path])
    assert isinstance(item, Document)
    assert (item.text, item.notes) == (OPENED, ())
    path.write_text(f'"title"\t"text"\n"Lind"\t"{SAID}"\n"O "tt"\t"Ott said no."\n')
    first, _ = read([path])
    assert isinstance(first, Document)
    assert (first.text, first.notes) == (SAID, (UNPAIRED,))


def test_rows_that_may_have_run_together_are_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text('title,text\nA,12\nB,Hill said yes.\nC,Moor left.\nD,"Ott said no.\nE,Said.\n')
    bad, first, *rest = read([path])
    assert str(bad) == f"{path}:2: holds no letters"
    assert isinstance(first, Document)
    assert first.notes == (UNPAIRED,)
    assert [item.notes for item in rest if isinstance(item, Document)] == [(), ()]


def test_the_header_may_stand_lower_and_have_other_signs_in_its_names(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_bytes(b"\n ; \ntext;title, or headline, if any, of it\nOtt said no.;No\n")
    (item,) = read([path])
    assert isinstance(item, Document)
    assert (item.text, item.id) == ("Ott said no.", "news.csv:4")


def test_a_long_article_fits_in_a_cell(tmp_path: Path) -> None:
    text = "Ott said no. " * 20_000
    (item,) = read([table(tmp_path / "news.csv", ["text"], [text])])
    assert isinstance(item, Document)
    assert item.text == text


def test_tables_in_folders_are_left_alone(tmp_path: Path) -> None:
    table(tmp_path / "quotations.csv", ["speaker", "content"], ["Ott", "no"])
    (tmp_path / "a.txt").write_text(SAID)
    (item,) = read([tmp_path])
    assert isinstance(item, Document)
    assert item.id == "a.txt"


def test_unknown_fields_stop_the_run(tmp_path: Path) -> None:
    with pytest.raises(StopRun, match='"body" is no field; there are text, id'):
        list(read([tmp_path], fields={"body": "text"}))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["text"], "write it as text=body"),
        (["text="], "write it as text=body"),
        (["text=a", "Text=b"], "--field text is given twice"),
        (["txt=body"], '"txt" is no field'),
    ],
)
def test_names_of_fields_are_checked_before_anything_is_read(given: list[str], reason: str) -> None:
    with pytest.raises(StopRun, match=reason):
        field_names(given)


def test_names_of_fields() -> None:
    assert field_names(None) == {}
    assert field_names(["Text = body", "date=published"]) == {"text": "body", "date": "published"}
