"""JSON lines: one object a line with `text`, and perhaps id, title, publisher, date, url, author.

Other keys are left alone. An id that is a whole number becomes text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from quotes.errors import SkipDocument
from quotes.reading.decoding import Decoded, NotText, clean, decode, require_letters
from quotes.reading.metadata import find_metadata
from quotes.reading.sources import Entry, entry_from
from quotes.types import Document


def read_lines(
    lines: Iterable[bytes], origin: str, name: Callable[[int, str], str], given: Entry
) -> Iterator[Document | SkipDocument]:
    """The documents of JSON lines; a line that holds none is an error value that names it.

    `origin` says where the lines are from, `name` gives the id of a line without one, from its
    number and text, and `given` is what `sources.toml` says of the file.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{origin}:{number}"
        try:
            document = _document(line, where, given)
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


def _document(line: bytes, where: str, given: Entry) -> Document:
    fields, notes = parse_object(line)
    if "text" not in fields:
        raise NotText('has no "text"')
    text = fields["text"]
    if not isinstance(text, str):
        raise NotText('has a "text" that is no string')
    cleaned = clean(text)
    require_letters(cleaned.text)
    entry = entry_from(fields)
    known = entry.metadata.over(given.metadata).over(find_metadata(cleaned.text))
    return Document(
        id=entry.id or "",
        text=cleaned.text,
        title=known.title,
        publisher=known.publisher,
        date=known.date,
        author=known.author,
        url=known.url,
        origin=where,
        notes=(*notes, *cleaned.notes, *entry.notes),
        removed=cleaned.removed,
    )
