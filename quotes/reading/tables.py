"""CSV files: a header, then one article a row, with the fields that JSON lines have.

Semicolons and tabs part cells, too, as spreadsheets write them in many countries; the header
shows which. Names in the header count in any case ("Text"), and empty cells are none. Cells may
stand in quotation marks; where tabs part them, most programs write none, and those that a cell
then has are the article's own.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from quotes.errors import SkipDocument
from quotes.reading.decoding import NotText, decode
from quotes.reading.fields import FIELDS, document_from, lacking, named
from quotes.reading.sources import Entry
from quotes.types import Document

Rows = Iterator[list[str]]

_DELIMITERS = ",;\t"
_UNPAIRED = "the file's quotation marks are not in pairs: rows may have run together"


def read_table(
    data: bytes,
    origin: str,
    name: Callable[[int, str], str],
    given: Entry,
    fields: Mapping[str, str],
) -> Iterator[Document | SkipDocument]:
    """The documents of a table; a row that holds none is an error value that names it.

    Rows are counted as a spreadsheet counts them: the header is row 1, and a cell of several
    lines lies in one row. `name` gives the id of a row without one, from its number and text.
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
        notes += tuple(f"the table {remark}" for remark in lacking(header, fields, set()))
    except (NotText, csv.Error) as error:
        yield SkipDocument(origin, str(error))
        return
    number, empty = before + 1, True
    try:
        for number, row in enumerate(rows, start=before + 2):
            if any(map(str.strip, row)):
                empty = False
                item = _document(header, row, f"{origin}:{number}", given, fields)
                if isinstance(item, Document):
                    id = item.id or name(number, item.text)
                    item = replace(item, id=id, notes=(*item.notes, *notes))
                    notes = ()  # said once, of the first article
                yield item
    except csv.Error as error:
        yield SkipDocument(f"{origin}:{number + 1}", f"is no CSV ({error})")
        return
    if empty:
        yield SkipDocument(origin, "has a header and no rows")


def is_header(line: str) -> bool:
    """Whether a line names the text and another of our fields, as no line of an article does."""
    try:
        found = [set(_cells(line, sign)).intersection(FIELDS) for sign in _DELIMITERS]
    except csv.Error:  # one line that is a whole article, or more
        return False
    return any("text" in names and len(names) > 1 for names in found)


def _rows(text: str, delimiter: str) -> tuple[Rows, tuple[str, ...]]:
    """The rows of a table, and remarks on how they were read.

    A mark that opens a cell and does not close it swallows the rows below, and one that is closed
    within the cell is lost: both show where a table is read strictly.
    """

    def read(as_they_stand: bool = False, strict: bool = False) -> Rows:
        return csv.reader(
            io.StringIO(text, newline=""),
            delimiter=delimiter,
            quoting=csv.QUOTE_NONE if as_they_stand else csv.QUOTE_MINIMAL,
            strict=strict,
        )

    # Who writes the names of columns in marks means them so in cells, too.
    maybe_own = delimiter == "\t" and '"' not in _header_line(text)
    try:
        # All of it is read, for an error that may come last.
        parted = [cell for row in read(strict=True) for cell in row if re.search(r"[\t\r\n]", cell)]
    except csv.Error:
        return (read(as_they_stand=True), ()) if maybe_own else (read(), (_UNPAIRED,))
    if maybe_own and not parted and _are_own(read(as_they_stand=True)):
        return read(as_they_stand=True), ()
    return read(), ()


def _are_own(rows: Rows) -> bool:
    """Whether a cell of these rows, which are read as they stand, has marks that no program put.

    Programs put them around all texts, or where they must: around marks, and Excel around commas.
    """
    next(rows, None)  # the header
    bare, marked = set[bool](), set[bool]()  # for each cell whether it has a comma
    for cell in (cell for row in rows for cell in row):
        if not cell.startswith('"'):
            if any(map(str.isalpha, cell)):
                bare.add("," in cell)
        elif len(cell) > 1 and cell.find('"', 1) == len(cell) - 1:
            marked.add("," in cell)
    return bool(bare) and (False in marked or True in bare & marked)


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
    given: Entry,
    fields: Mapping[str, str],
) -> Document | SkipDocument:
    """The document of a row; its id is empty where the row has none."""
    cells: dict[str, object] = dict.fromkeys(header, "")
    for key, cell in zip(header, row, strict=False):
        cells[key] = cells[key] or cell  # where two columns have one name, the first that is full
    notes = ("has more cells than the header",) if len(row) > len(header) else ()
    try:
        return document_from(named(cells, fields), notes, where, given)
    except NotText as error:
        return SkipDocument(where, str(error))


def _delimiter(text: str, fields: Mapping[str, str]) -> str:
    """What parts the header so that the text has its name in it, else into most cells."""
    line = _header_line(text)
    wanted = fields.get("text", "text").casefold()

    def parted(sign: str) -> tuple[bool, int]:
        cells = _cells(line, sign)
        return wanted in cells, len(cells)

    return max(_DELIMITERS, key=parted)


def _cells(line: str, delimiter: str) -> list[str]:
    (cells,) = csv.reader([line], delimiter=delimiter)
    return [cell.strip().casefold() for cell in cells]


def _header(cells: list[str], fields: Mapping[str, str]) -> list[str]:
    """The names of the columns, those that are ours or were given in the case that we write."""
    known = {name.casefold(): name for name in (*FIELDS, *fields.values())}
    names = [cell.strip() for cell in cells]
    return [name if name in known.values() else known.get(name.casefold(), name) for name in names]
