"""Lists as tables for a person. Pure functions, rows to renderables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from quotes.cli.render import labels, plain, stance_chip, why

if TYPE_CHECKING:
    from db.values import DocumentRow, Hit, SpeakerRow, TargetRow

WIDE = 100
"""Columns of a terminal from which tables show more."""

_Cell = Text | str


def table(
    rows: Iterable[Sequence[_Cell]],
    columns: Sequence[tuple[str, str]],
    width: int,
    *,
    fill: bool = False,
) -> Table:
    """A table without lines; each column has a name and how it behaves.

    Behaviours are words: "short" columns are not wrapped, "number" ones are set to the right,
    "extra" ones need a wide terminal, "cut" ones are one line that takes no more than a fifth of
    the terminal; where the table is to `fill` the terminal, "wide" ones get
    twice as much of it as others.
    """
    table = Table(box=None, pad_edge=False, expand=fill, padding=(0, 2, 0, 0), header_style="bold")
    shown = [at for at, (_, how) in enumerate(columns) if "extra" not in how or width >= WIDE]
    for at in shown:
        name, how = columns[at]
        fixed = "short" in how or "number" in how or "cut" in how
        table.add_column(
            name,
            no_wrap=fixed,
            justify="right" if "number" in how else "left",
            ratio=None if fixed or not fill else 4 if "wide" in how else 2,
            max_width=width // 5 if "cut" in how else None,
            overflow="ellipsis" if fixed else "fold",
        )
    for row in rows:
        table.add_row(*(row[at] for at in shown))
    return table


def quotations_table(hits: Iterable[Hit], width: int) -> Table:
    """Quotations, one to a row, with their contents alone; how they were found, where it varies."""
    hits = list(hits)
    varied = any(not hit.complete for hit in hits)
    rows = (
        (
            str(hit.date or ""),
            plain(hit.speaker or ""),
            plain(hit.content),
            Text("\n").join(stance_chip(stance) for stance in hit.stances),
            hit.kind.value,
            plain(hit.title or hit.document_id),
            why(hit) or "",
        )
        for hit in hits
    )
    columns = [
        ("Date", "short"),
        ("Speaker", ""),
        ("Quotation", "wide"),
        ("Stance", ""),
        ("Kind", "short extra"),
        ("Article", "extra"),
    ]
    return table(rows, columns + [("Found", "")] * varied, width, fill=True)


NAMES, NAME = 5, 50
"""How many other names and roles are shown of a speaker, and how many characters of each."""


def _names(row: SpeakerRow) -> str:
    others = list(dict.fromkeys((*row.aliases, *row.roles)))
    shown = [name if len(name) <= NAME else f"{name[: NAME - 1]}…" for name in others[:NAMES]]
    return "; ".join(shown) + ("; …" if len(others) > NAMES else "")


def speakers_table(speakers: Iterable[SpeakerRow], width: int) -> Table:
    """Speakers with their counts, the days of the first and last quotation, and other names."""
    rows = (
        (
            plain(row.name),
            row.kind.value,
            str(row.id),
            f"{row.quotations:,}",
            f"{row.documents:,}",
            str(row.first or ""),
            str(row.last or ""),
            plain(_names(row)),
        )
        for row in speakers
    )
    columns = (
        ("Speaker", "wide"),
        ("Kind", "short"),
        ("Number", "number"),
        ("Quotations", "number"),
        ("Articles", "number"),
        ("First", "short extra"),
        ("Last", "short extra"),
        ("Also known as", "wide"),
    )
    return table(rows, columns, width)


def documents_table(documents: Iterable[DocumentRow], width: int) -> Table:
    """Documents with what is known of them."""
    rows = (
        (
            str(row.date or ""),
            plain(row.title or "untitled"),
            plain(row.publisher or ""),
            f"{row.quotations:,}",
            plain(row.id),
            plain(row.url or row.origin or ""),
        )
        for row in documents
    )
    columns = (
        ("Date", "short"),
        ("Title", "wide"),
        ("Publisher", ""),
        ("Quotations", "number"),
        ("Id", ""),
        ("From", "cut extra"),
    )
    return table(rows, columns, width)


def targets_table(targets: Iterable[TargetRow], width: int) -> Table:
    """Targets with their other names and how many quotations take which side."""
    rows = (
        (
            plain(row.name),
            labels(row.labels, row.unsure) or Text("none"),
            plain("; ".join(row.aliases)),
            plain(row.description),
        )
        for row in targets
    )
    columns = (("Target", ""), ("Quotations", ""), ("Also", "wide"), ("What it is", "wide extra"))
    return table(rows, columns, width)
