"""CSV files: a header, then one article a row, with the fields that JSON lines have.

Semicolons and tabs part cells, too, as spreadsheets write them in many countries; the header
shows which. Names in the header count in any case ("Text"), and empty cells are none. Cells may
stand in quotation marks; where tabs part them, most programs write none, and those that a cell
then has are the article's own.
"""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace

from quotes.errors import SkipDocument
from quotes.reading.decoding import NotText, decode
from quotes.reading.fields import FIELDS, document_from, named
from quotes.reading.sources import Entry
from quotes.types import Document

_DELIMITERS = ",;\t"
_UNPAIRED = "the file's quotation marks are not in pairs: rows may have run together"


def read_table(
    data: bytes, origin: str, name: str, given: Entry, fields: Mapping[str, str]
) -> Iterator[Document | SkipDocument]:
    """The documents of a table; a row that holds none is an error value that names it.

    Rows are counted as a spreadsheet counts them: the header is row 1, and a cell of several
    lines lies in one row. A row without an id has that of the file, ":" and its number.
    """
    try:
        decoded = decode(data)
        # An article in one cell may be longer than the limit that all readers of a process share.
        csv.field_size_limit(max(csv.field_size_limit(), len(decoded.text)))
        text = decoded.text
        rows, notes = _rows(text, _delimiter(text, fields))
        before, names = next(item for item in enumerate(rows) if any(map(str.strip, item[1])))
        header = _header(names, fields)
        _require_text(header, fields)
    except (NotText, csv.Error) as error:
        yield SkipDocument(origin, str(error))
        return
    number, empty = before + 1, True
    try:
        for number, row in enumerate(rows, start=before + 2):
            if any(map(str.strip, row)):
                empty = False
                item = _document(
                    header, row, f"{origin}:{number}", f"{name}:{number}", given, fields
                )
                if isinstance(item, Document):
                    item = replace(item, notes=(*item.notes, *notes))
                    notes = ()  # said once, of the first article
                yield item
    except csv.Error as error:
        yield SkipDocument(f"{origin}:{number + 1}", f"is no CSV ({error})")
        return
    if empty:
        yield SkipDocument(origin, "has a header and no rows")


def _rows(text: str, delimiter: str) -> tuple[Iterator[list[str]], tuple[str, ...]]:
    """The rows of a table, and remarks on how they were read.

    A mark that opens a cell and does not close it swallows the rows below, and one that is closed
    within the cell is lost: both show where a table is read strictly.
    """

    def reader(*, quoted: bool = True, strict: bool = False) -> Iterator[list[str]]:
        quoting = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
        lines = io.StringIO(text, newline="")
        return csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=strict)

    try:
        deque(reader(strict=True), maxlen=0)
    except csv.Error:
        # Who writes the names of columns in marks means them so in cells, too.
        if delimiter == "\t" and '"' not in _header_line(text):
            return reader(quoted=False), ()
        return reader(), (_UNPAIRED,)
    return reader(), ()


def _header_line(text: str) -> str:
    (line, *_) = text.lstrip("\r\n").splitlines()
    return line


def _require_text(header: list[str], fields: Mapping[str, str]) -> None:
    try:
        named(dict.fromkeys(header), fields)
    except NotText as error:
        raise NotText(f"{error}; say which has it: --field text=NAME") from None


def _document(
    header: list[str],
    row: list[str],
    where: str,
    name: str,
    given: Entry,
    fields: Mapping[str, str],
) -> Document | SkipDocument:
    cells: dict[str, object] = dict.fromkeys(header, "")
    for key, cell in zip(header, row, strict=False):
        cells[key] = cells[key] or cell  # where two columns have one name, the first that is full
    notes = ("has more cells than the header",) if len(row) > len(header) else ()
    try:
        document = document_from(named(cells, fields), notes, where, given)
    except NotText as error:
        return SkipDocument(where, str(error))
    return document if document.id else replace(document, id=name)


def _delimiter(text: str, fields: Mapping[str, str]) -> str:
    """What parts the header so that the text has its name in it, else into most cells."""
    line = _header_line(text)
    wanted = fields.get("text", "text").casefold()

    def parted(sign: str) -> tuple[bool, int]:
        cells = [cell.strip().casefold() for cell in next(csv.reader([line], delimiter=sign))]
        return wanted in cells, len(cells)

    return max(_DELIMITERS, key=parted)


def _header(cells: list[str], fields: Mapping[str, str]) -> list[str]:
    """The names of the columns, those that are ours or were given in the case that we write."""
    known = {name.casefold(): name for name in (*FIELDS, *fields.values())}
    names = [cell.strip() for cell in cells]
    return [name if name in known.values() else known.get(name.casefold(), name) for name in names]
