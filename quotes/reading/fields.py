"""The fields of a document as a JSON line or a row of a table gives them, under whatever names."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from quotes.errors import StopRun
from quotes.reading.decoding import NotText, clean, require_letters
from quotes.reading.metadata import find_metadata
from quotes.reading.sources import Entry, entry_from
from quotes.types import Document

FIELDS = ("text", "id", "title", "publisher", "date", "author", "url")
NO_FIELDS: Mapping[str, str] = MappingProxyType({})
_MOST_NAMES = 8  # of a row that lacks a text, in the message


def check_fields(fields: Mapping[str, str]) -> None:
    """Raise StopRun where one of the keys is no field of a document."""
    for name in fields:
        if name not in FIELDS:
            raise StopRun(f'"{name}" is no field; there are {", ".join(FIELDS)}')


def named(row: Mapping[str, object], fields: Mapping[str, str]) -> dict[str, object]:
    """The row under our names: `fields` says which name each of them has in it.

    Raises:
        NotText: it has no text; the message says what it has.
    """
    ours = {**row, **{name: row[theirs] for name, theirs in fields.items() if theirs in row}}
    if fields.get("text", "text") not in row:
        raise NotText(f'has no "{fields.get("text", "text")}"{_instead(row)}')
    return ours


def lacking(row: Collection[str], fields: Mapping[str, str], told: set[str]) -> tuple[str, ...]:
    """Remarks on the names of `fields` that a row has not, each once for all rows with one `told`.

    A text that is lacking is no remark, but a reason to skip the row.
    """
    lacked = {
        theirs: f'has no "{theirs}", which was to give the {name}'
        for name, theirs in fields.items()
        if name != "text" and theirs not in row and theirs not in told
    }
    told.update(lacked)
    return tuple(lacked.values())


def document_from(
    row: Mapping[str, object], notes: tuple[str, ...], where: str, given: Entry
) -> Document:
    """The document of a row under our names; its id is empty where the row has none.

    Raises:
        NotText: its text is none.
    """
    text = row["text"]
    if not isinstance(text, str):
        raise NotText('has a "text" that is no string')
    cleaned = clean(text)
    require_letters(cleaned.text)
    entry = entry_from(row)
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


def _instead(names: Collection[str]) -> str:
    if not names:
        return ""
    shown = [f'"{name[:40]}"' for name in list(names)[:_MOST_NAMES]]
    return f", but {', '.join(shown)}{' …' if len(names) > len(shown) else ''}"
