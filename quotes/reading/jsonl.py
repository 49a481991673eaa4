"""JSON lines: one object a line with `text`, and perhaps id, title, publisher, date, url, author.

Other keys are left alone. An id that is a whole number becomes text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from quotes.errors import SkipDocument
from quotes.reading.decoding import Decoded, NotText, decode
from quotes.reading.fields import NO_FIELDS, document_from, named
from quotes.reading.sources import Entry
from quotes.types import Document


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
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{origin}:{number}"
        try:
            row, notes = parse_object(line)
            document = document_from(named(row, fields), notes, where, given)
        except NotText as error:
            yield SkipDocument(where, str(error))
        else:
            yield document if document.id else replace(document, id=name(number, document.text))


def parse_object(line: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    """The JSON object of a line and notes on its encoding.

    Raises:
        NotText: the line is no JSON object.
    """
    try:
        decoded = Decoded(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        decoded = decode(line)
    try:
        value = json.loads(decoded.text.rstrip())
    except json.JSONDecodeError as error:
        raise NotText(f"is not JSON ({error.msg}, column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise NotText(f"is not JSON ({error})") from None
    if not isinstance(value, dict):
        raise NotText("is not a JSON object")
    return value, decoded.notes
