"""Rows and messages: formats, characters that a stream cannot hold, words from strangers."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys

import pytest
from rich.console import Console

from quotes.cli.output import Format, cell, message, one_line, show, to_json, write_rows
from quotes.cli.progress import progress
from quotes.cli.render import Lines, in_sentence, plain
from quotes.phrases import count, day, listed, stance_words
from quotes.types import StanceLabel

ROWS = [
    {"id": "1", "date": dt.date(2014, 1, 5), "words": ["a", "b"], "sure": True, "by": None},
    {"id": "2", "date": None, "words": [], "sure": False, "by": 'x "y", z'},
]


def _written(format: Format, rows: list[dict[str, object]]) -> str:
    stream = io.StringIO()
    write_rows(rows, format, stream)
    return stream.getvalue()


def test_csv() -> None:
    assert _written(Format.CSV, ROWS) == (
        'id,date,words,sure,by\n1,2014-01-05,a; b,true,\n2,,,false,"x ""y"", z"\n'
    )


def test_json_and_json_lines_hold_the_same() -> None:
    lines = [json.loads(line) for line in _written(Format.JSONL, ROWS).splitlines()]
    assert json.loads(_written(Format.JSON, ROWS)) == lines
    assert lines[0]["date"] == "2014-01-05"


@pytest.mark.parametrize("format", [Format.CSV, Format.JSONL, Format.JSON])
def test_no_rows(format: Format) -> None:
    written = _written(format, [])
    assert json.loads(written or "[]") == []


def _stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def test_json_is_ascii_where_the_stream_holds_no_more() -> None:
    assert to_json("é 😀", _stream("latin-1")).isascii()
    assert to_json("é 😀", _stream("utf-8")) == '"é 😀"'


def test_half_a_character_is_escaped() -> None:
    text = to_json("a\ud83d é", _stream("utf-8"))
    assert text.encode("utf-8")
    assert json.loads(text) == "a\ud83d é"
    assert cell("a\ud83d").encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two\nlines\r\n", "two lines"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("tab\tand\x00NUL", "tab and NUL"),
        ("", ""),
    ],
)
def test_a_message_is_one_line_that_drives_no_terminal(text: str, expected: str) -> None:
    assert one_line(text) == expected


def test_blanks_before_a_message_stay(capsys: pytest.CaptureFixture[str]) -> None:
    message("  indented\nonce")
    assert capsys.readouterr().err == "  indented once\n"


@pytest.mark.parametrize(
    ("sentence", "marks", "expected"),
    [
        ("He said no.", [(8, 10)], "He said ⟦no⟧."),
        ('"A," he said, "B."', [(0, 4), (14, 18)], '⟦"A,"⟧ he said, ⟦"B."⟧'),
        ("He said\nno.", [(8, 11)], "He said ⟦no.⟧"),
        ("One\n\ntwo  three", [(0, 3)], "⟦One⟧ two three"),
        ("All of it", [(0, 9)], "⟦All of it⟧"),
        ("[red]He[/red] said :smile:", [(0, 13)], "⟦[red]He[/red]⟧ said :smile:"),
        ("No marks", [], "No marks"),
        ("", [], ""),
    ],
)
def test_the_content_is_marked(sentence: str, marks: list[tuple[int, int]], expected: str) -> None:
    assert in_sentence(sentence, marks, brackets=True).plain == expected


def test_on_a_terminal_the_content_is_bold() -> None:
    text = in_sentence("He said no.", [(8, 10)], brackets=False)
    assert text.plain == "He said no."
    assert [(span.start, span.end) for span in text.spans if "bold" in str(span.style)] == [(8, 10)]


def test_words_of_a_document_turn_no_direction() -> None:
    assert plain("a\u202eb\u200fc\x07").plain == "abc"


def _printed(lines: Lines, *, terminal: bool, width: int) -> list[str]:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, color_system=None)
    console.print(lines)
    return stream.getvalue().splitlines()


def test_lines_are_wrapped_on_a_terminal_alone() -> None:
    text = plain("word " * 12)
    wrapped = _printed(Lines(text, "1"), terminal=True, width=40)
    assert wrapped[0].startswith("  1 word")
    assert all(line.startswith("    word") for line in wrapped[1:])
    assert max(map(len, wrapped)) <= 40
    assert len(_printed(Lines(text, "1"), terminal=False, width=40)) == 1


def test_phrases() -> None:
    assert day(dt.date(2014, 2, 5)) == "5 February 2014"
    assert day(None) == "undated"
    assert count(1, "article") == "1 article"
    assert count(1200, "article") == "1,200 articles"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed([]) == ""
    assert stance_words([StanceLabel.OPPOSE, StanceLabel.CONDITIONAL]) == (
        "opposes or sets conditions for"
    )
    assert stance_words([]) == "takes a stance on"


def test_a_long_line_is_not_cut_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    words = "word " * 100
    show(Lines(plain(words), "1"))
    assert capsys.readouterr().out == f"  1 {words.strip()}\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("total", "told"), [(1200, "1 of 1,200"), (None, "1 done")])
def test_a_terminal_shows_how_far_the_work_is(
    monkeypatch: pytest.MonkeyPatch, total: int | None, told: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", _Terminal())
    with progress("Reading", total, quiet=False) as advance:
        advance("first.txt")
        sys.stderr.flush()
    assert told in sys.stderr.getvalue()  # type: ignore[attr-defined]


def test_nothing_but_a_terminal_shows_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", io.StringIO())
    with progress("Reading", 2, quiet=False) as advance:
        advance("first.txt")
    assert sys.stderr.getvalue() == ""  # type: ignore[attr-defined]
