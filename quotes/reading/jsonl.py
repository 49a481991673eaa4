"""JSON lines: one object a line with `text`, and perhaps id, title, publisher, date, url, author.

A JSON file has one such object, or a list of them. Other keys are left alone. An id that is a whole
number becomes text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, TypeVar

from quotes.errors import SkipDocument
from quotes.reading.decoding import Decoded, NotText, decode
from quotes.reading.fields import NO_FIELDS, document_from, lacking, named
from quotes.reading.sources import Entry
from quotes.types import Document

BLANK = b"\xef\xbb\xbf \t\r\n"
"""Bytes that may stand before the first JSON value."""
_KEY = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*"[^"\n]*"\s*:')

_Item = TypeVar("_Item")


class Parsed(NamedTuple):
    """A JSON value, and notes on its encoding."""

    value: object
    notes: tuple[str, ...]

    def begins_with_object(self) -> bool:
        """Whether it is one object, or a list that begins with one."""
        value = self.value
        return isinstance(value[0] if isinstance(value, list) and value else value, dict)


def read_lines(
    lines: Iterable[bytes],
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str] = NO_FIELDS,
) -> Iterator[Document | SkipDocument]:
    """The documents of JSON lines; a line that holds none is an error value that names it.

    `origin` says where the lines are from, `name` gives the id of a line without one, from its
    number and text, `given` is what `sources.toml` says of the file, and `fields` which key each
    of our fields has there.
    """
    full = ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
    yield from _documents(full, parse_object, origin, name, given, fields)


def read_json(
    data: bytes,
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str] = NO_FIELDS,
) -> Iterator[Document | SkipDocument]:
    """The documents of a JSON file: of one object, of each in a list, or of JSON lines after all.

    Objects of several lines may also stand one after another, as `jq .` writes them. Numbers count
    the objects of a list from 1, and are 0 for an object that stands alone; else all is as in
    `read_lines`.
    """
    (first, *_) = data.lstrip(BLANK).splitlines() or [b""]
    lines = data.splitlines() if first.startswith(b"{") else []
    try:
        parsed = parse(data)
    except NotText as error:
        several = None if is_object(first) else _several(data)
        if several is not None:
            yield from _read_parsed(several, origin, name, given, fields)
        elif any(map(is_object, lines)):
            yield from read_lines(lines, origin, name, given, fields)
        else:
            yield SkipDocument(origin, str(error))
    else:
        yield from _read_parsed(parsed, origin, name, given, fields)


def _read_parsed(
    parsed: Parsed,
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str],
) -> Iterator[Document | SkipDocument]:
    """The documents of a JSON file that has been parsed."""
    value = parsed.value

    def row_of(row: object) -> tuple[dict[str, object], tuple[str, ...]]:
        if not isinstance(row, dict):
            raise NotText("is not a JSON object")
        return row, parsed.notes

    rows = enumerate(value, start=1) if isinstance(value, list) else [(0, value)]
    yield from _documents(rows, row_of, origin, name, given, fields)


def _documents(
    numbered: Iterable[tuple[int, _Item]],
    row_of: Callable[[_Item], tuple[dict[str, object], tuple[str, ...]]],
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str],
) -> Iterator[Document | SkipDocument]:
    """The documents of numbered items; 0 stands for the whole of a file."""
    told = set[str]()
    for number, item in numbered:
        where = f"{origin}:{number}" if number else origin
        try:
            row, notes = row_of(item)
            document = document_from(named(row, fields), notes, where, given)
        except NotText as error:
            yield SkipDocument(where, str(error))
        else:
            id = document.id or name(number, document.text)
            yield replace(document, id=id, notes=(*document.notes, *lacking(row, fields, told)))


def is_json(data: bytes) -> bool:
    """Whether the bytes are JSON with articles, be it broken; "{Ott}" and "[1914]" are texts."""
    if not data.lstrip(BLANK).startswith((b"{", b"[")):
        return False
    if _KEY.match(data):
        return True
    try:
        return parse(data).begins_with_object()
    except NotText:
        return False


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        parse_object(line)
    except NotText:
        return False
    return True


def parse(data: bytes) -> Parsed:
    """The JSON that all of the bytes are.

    Raises:
        NotText: they are none.
    """
    decoded = decode(data)
    return Parsed(_parse(decoded.text), decoded.notes)


def _several(data: bytes) -> Parsed | None:
    """The JSON objects that stand one after another; None where something else is among them."""
    decoder, found, at = json.JSONDecoder(), [], 0
    try:
        decoded = decode(data)
        text = decoded.text.strip()
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            found.append(value)
            while text[at : at + 1].isspace():
                at += 1
    except (ValueError, RecursionError):  # NotText is a ValueError
        return None
    return Parsed(found, decoded.notes) if all(isinstance(value, dict) for value in found) else None


def parse_object(line: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    """The JSON object of a line and notes on its encoding.

    Raises:
        NotText: the line is no JSON object.
    """
    try:
        decoded = Decoded(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        decoded = decode(line)
    value = _parse(decoded.text.rstrip())
    if not isinstance(value, dict):
        raise NotText("is not a JSON object")
    return value, decoded.notes


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if "\n" in text else ""
        raise NotText(f"is not JSON ({error.msg}, {line}column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise NotText(f"is not JSON ({error})") from None
