"""Opening what was found: text files, JSON, tables, pipes and standard input."""

from __future__ import annotations

import hashlib
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from quotes.errors import SkipDocument
from quotes.reading.decoding import (
    Decoded,
    NotText,
    decode,
    is_wide,
    refuse_binary,
    require_letters,
)
from quotes.reading.fields import NO_FIELDS
from quotes.reading.jsonl import BLANK, is_json, is_object, read_json, read_lines
from quotes.reading.metadata import Metadata, find_metadata
from quotes.reading.pages import decode_entities, read_page
from quotes.reading.paths import PAGES, TABLES, Found
from quotes.reading.sources import Entry, Sources, load_sources
from quotes.reading.tables import is_header, read_table
from quotes.types import Document


class Form(StrEnum):
    """What kind of text a file holds."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"


_START = 4096  # bytes that show whether a .jsonl file is text
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+)?html\b", re.IGNORECASE
)


def read_found(
    found: Iterable[Found | SkipDocument | None],
    stdin: BinaryIO | TextIO | None,
    fields: Mapping[str, str] = NO_FIELDS,
) -> Iterator[Document | SkipDocument]:
    """The documents of files, in order; None among them is standard input."""
    sources: dict[Path, Sources] = {}
    stray: dict[Path, tuple[str, ...]] = {}
    for item in found:
        if isinstance(item, SkipDocument):
            yield item
        elif item is None:
            yield from _whatever_happens(_stream(_binary(stdin), "-", fields), "-")
        else:
            folder = item.path.parent
            if item.regular and folder not in sources:
                sources[folder] = load_sources(folder)
                stray[folder] = sources[folder].stray
                yield from sources[folder].errors
            given = sources[folder].entries.get(item.path.name) if item.regular else None
            results = _file(item, given or Entry(), fields)
            for result in _whatever_happens(results, str(item.path)):
                if given is None and isinstance(result, Document):
                    # It may be the one that a stray entry was written for.
                    notes = (*result.notes, *stray.pop(folder, ()))
                    result = replace(result, notes=notes)
                yield result


def _whatever_happens(
    results: Iterator[Document | SkipDocument], where: str
) -> Iterator[Document | SkipDocument]:
    """The results as far as they go; one file that fails, foreseen or not, ends no run."""
    while True:
        try:
            result = next(results)
        except StopIteration:
            return
        except OSError as error:
            yield SkipDocument(where, f"cannot be read: {error.strerror or error}")
            return
        except Exception as error:
            yield SkipDocument(where, f"could not be read ({error!r})")
            return
        yield result


def _file(
    found: Found, given: Entry, fields: Mapping[str, str]
) -> Iterator[Document | SkipDocument]:
    origin, name = str(found.path), given.id or found.id

    def numbered(number: int, _: str) -> str:
        return f"{name}:{number}" if number else name

    with found.path.open("rb") as file:
        if not found.regular:
            yield from _stream(file, origin, fields)
        elif found.path.suffix.lower() == ".jsonl":
            yield from _json_lines(file, origin, numbered, given, fields)
        elif found.path.suffix.lower() == ".json":
            yield from read_json(file.read(), origin, numbered, given, fields)
        elif found.path.suffix.lower() in TABLES:
            yield from read_table(file.read(), origin, numbered, given, fields)
        else:
            yield _text(file.read(), name, origin, given, _form(found.path))


def _form(path: Path) -> Form:
    ending = path.suffix.lower()
    return Form.PAGE if ending in PAGES else Form.MARKDOWN if ending == ".md" else Form.TEXT


def _json_lines(
    file: BinaryIO,
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str],
) -> Iterator[Document | SkipDocument]:
    start = file.read(_START)
    lines: Iterable[bytes] = file
    try:
        if is_wide(start):
            lines = decode(start + file.read()).text.encode().split(b"\n")
        else:
            refuse_binary(start)
            file.seek(0)
    except NotText as error:
        yield SkipDocument(origin, str(error))
        return
    empty = True
    for item in read_lines(lines, origin, name, given, fields):
        empty = False
        yield item
    if empty:
        yield SkipDocument(origin, "is empty")


def _stream(
    file: BinaryIO, origin: str, fields: Mapping[str, str]
) -> Iterator[Document | SkipDocument]:
    """JSON lines as they come where the first line is an object; else what all of it is."""
    seen: list[bytes] = []
    for line in file:
        seen.append(line)
        if line.strip():
            break
    first = seen[-1].lstrip(BLANK) if seen else b""
    if first.startswith(b"{") and is_object(seen[-1]):
        yield from read_lines(chain(seen, file), origin, _content_id, Entry(), fields)
    else:
        yield from _nameless(b"".join([*seen, file.read()]), origin, fields)


def _nameless(
    data: bytes, origin: str, fields: Mapping[str, str]
) -> Iterator[Document | SkipDocument]:
    """What stands in a file that no ending tells the kind of: JSON, a page, a table or a text.

    Where names of fields are given, it is no text: texts have none.
    """
    plain = _utf8(data)
    (first, *_) = plain.lstrip(BLANK).splitlines() or [b""]
    if is_json(plain):
        yield from read_json(plain, origin, _content_id, Entry(), fields)
    elif _PAGE.match(plain):
        yield _text(data, None, origin, Entry(), Form.PAGE)
    elif fields or is_header(first.decode("utf-8", "replace")):
        yield from read_table(data, origin, _content_id, Entry(), fields)
    else:
        yield _text(data, None, origin, Entry())


def _utf8(data: bytes) -> bytes:
    try:
        return decode(data).text.encode() if is_wide(data) else data
    except NotText:
        return data


def _text(
    data: bytes, name: str | None, origin: str, given: Entry, form: Form = Form.TEXT
) -> Document | SkipDocument:
    try:
        decoded, known = _read_as(form, decode(data))
    except NotText as error:
        return SkipDocument(origin, str(error))
    known = given.metadata.over(known)
    return Document(
        id=name or _content_id(1, decoded.text),
        text=decoded.text,
        title=known.title,
        publisher=known.publisher,
        date=known.date,
        author=known.author,
        url=known.url,
        origin=origin,
        notes=(*decoded.notes, *given.notes),
        removed=decoded.removed,
    )


def _read_as(form: Form, decoded: Decoded) -> tuple[Decoded, Metadata]:
    """The text that a file of some form holds, and its metadata; raises NotText where it is none.

    Where the text is not the file's own, the offsets of what was removed from that mean nothing.
    """
    if form is Form.PAGE:
        page = read_page(decoded.text)
        require_letters(page.text)
        known = page.metadata.over(find_metadata(page.text)).over(Metadata(title=page.title))
        return Decoded(page.text, decoded.notes), known
    text = decode_entities(decoded.text) if form is Form.MARKDOWN else decoded.text
    if text != decoded.text:
        decoded = Decoded(text, (*decoded.notes, "HTML entities read as characters"))
    return decoded, find_metadata(text)


def _content_id(_: int, text: str) -> str:
    return f"stdin-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _binary(stdin: BinaryIO | TextIO | None) -> BinaryIO:
    stream = sys.stdin if stdin is None else stdin
    if stream is None:  # closed before Python began (<&-)
        return io.BytesIO()
    if hasattr(stream, "buffer"):
        return cast(BinaryIO, stream.buffer)
    if isinstance(stream, io.TextIOBase):
        return io.BytesIO(stream.read().encode("utf-8", "surrogatepass"))
    return cast(BinaryIO, stream)
