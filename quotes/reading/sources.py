"""Metadata that a user writes down beside the files: `sources.toml`.

    [[document]]
    file = "article.txt"            # the name of a file in the same folder
    title = "Talks Resume"          # this and all below may be left out
    publisher = "The Daily Example"
    date = 2014-01-23               # or a string, as "January 23, 2014"
    author = "Jane Doe"
    url = "https://example.org/talks"
    id = "example-1"                # instead of the file's name

What stands there wins over what is found in the text, and a field of a JSON line over both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from quotes.errors import SkipDocument
from quotes.reading.dates import either_day, parse_date
from quotes.reading.decoding import clean
from quotes.reading.metadata import Metadata

NAME = "sources.toml"
_TEXTS = ("title", "publisher", "author", "url")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is given for one file, or one JSON line: metadata, id, and remarks on bad values."""

    metadata: Metadata = field(default_factory=Metadata)
    id: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """The entries of one `sources.toml` by file name, and what is wrong with the file.

    `errors` say why nothing of it counts; `stray` are remarks on entries that fit no file, for a
    document that has none.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    errors: tuple[SkipDocument, ...] = ()
    stray: tuple[str, ...] = ()


def load_sources(folder: Path) -> Sources:
    """What `sources.toml` in a folder says; nothing where there is none."""
    path = folder / NAME
    try:
        given = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Sources()
    except OSError as error:
        return Sources(errors=(SkipDocument(str(path), f"cannot be read: {error.strerror}"),))
    except (ValueError, RecursionError) as error:
        return Sources(errors=(SkipDocument(str(path), f"is not valid TOML: {error}"),))
    rows = given.get("document", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        reason = "needs one [[document]] table for each file"
        return Sources(errors=(SkipDocument(str(path), reason),))
    entries: dict[str, Entry] = {}
    stray = [
        f'{NAME} has "{key}", which means nothing; files stand under [[document]]'
        for key in given
        if key != "document"
    ]
    for row in rows:
        name = row.pop("file", None)
        if not isinstance(name, str):
            stray.append(f'{NAME} has a [[document]] without a "file"')
            continue
        file = PurePath(name)  # in which "./a.txt" is "a.txt"
        if not _is_there(folder / file):
            stray.append(f'{NAME} names "{name}", which is not there')
        elif len(file.parts) > 1:
            stray.append(f'{NAME} names "{name}", but what counts is one in the same folder')
        elif known := entries.get(file.name):
            twice = f'{NAME} names "{name}" twice; the first counts'
            entries[file.name] = replace(known, notes=(*known.notes, twice))
        else:
            entry = entry_from(row)
            unknown = [f'{NAME}: "{key}" is no known field' for key in row if key not in _KNOWN]
            entries[file.name] = replace(entry, notes=(*entry.notes, *unknown))
    return Sources(entries, stray=tuple(stray))


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than any can be
        return False


_KNOWN = frozenset((*_TEXTS, "date", "id"))


def entry_from(fields: Mapping[str, object]) -> Entry:
    """Metadata and id out of a JSON or TOML object; a bad value gives a note and counts as none."""
    notes: list[str] = []
    texts = {name: _text(name, fields.get(name), notes) for name in _TEXTS}
    given = fields.get("date")
    day = parse_date(given)
    if given is not None and given != "" and day is None:
        days = either_day(given)
        reason = (
            f"may be {days[0]} or {days[1]}: say which in this form"
            if days
            else "is not understood (YYYY-MM-DD always is)"
        )
        notes.append(f"date {_shown(given)} {reason}")
    return Entry(Metadata(date=day, **texts), _id(fields.get("id"), notes), tuple(notes))


def _text(name: str, value: object, notes: list[str]) -> str | None:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if value is None:
        return None
    if not isinstance(value, str):
        notes.append(f"{name} {_shown(value)} is not text")
        return None
    return clean(value).text.strip() or None


def _id(value: object, notes: list[str]) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text("id", value, notes)


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
