"""Quotations as flat rows, for files and other programs.

| column | what |
|---|---|
| id | the quotation's id, equal in every run on the same text |
| date, publisher, title, author, url, origin, document_id | the document; date as YYYY-MM-DD |
| speaker | the speaker's name; joint speakers joined by " & "; empty where unresolved |
| speaker_ids | the speakers' numbers in the database, joined by ";" |
| source, cue, content | the words in the text; pieces joined by " … " |
| kind | direct, mixed or indirect |
| speech, negated, hedged | true or false |
| confidence | 0 to 1 |
| sentence | the sentence or sentences that the quotation stands in |
| topics | joined by "; " |
| stances | "target: label (score)", joined by "; "; "unsure" stands before a doubtful label |
| content_spans | offsets into the document's text, "start-end", joined by ";" |
| within | the id of the quotation in whose content this one stands, if any |
| relevance | 0 to 1 where words were asked for, else 1 |
| fit | "answer", or "near" or "far" where it is surely not on the topic asked for |
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from db.values import Hit

Value = str | int | float | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
# What spreadsheets make a date, a time or another number of: "1-5", "May 5", "12e7", "007".
_CONVERTED = re.compile(
    rf"(?![1-9]\d{{0,14}}$)(?:(?=.*\d)[\d\s.,:/%$€£()+-]+(?:[ap]\.?m?\.?)?|\d+(?:\.\d*)?e[+-]?\d+"
    rf"|(?:\d{{1,4}}[\s/-]*)?{_MONTH}[\s/-]*\d{{1,4}}(?:,?[\s/-]+\d{{2,4}})?|\d{{1,4}}[\s/-]*{_MONTH})",
    re.IGNORECASE,
)
COLUMNS = (
    "id",
    "date",
    "publisher",
    "speaker",
    "cue",
    "source",
    "content",
    "kind",
    "speech",
    "negated",
    "hedged",
    "confidence",
    "stances",
    "topics",
    "sentence",
    "title",
    "author",
    "url",
    "origin",
    "document_id",
    "speaker_ids",
    "content_spans",
    "within",
    "relevance",
    "fit",
)


def row(hit: Hit) -> dict[str, Value]:
    """A quotation with the keys of `COLUMNS`, nothing in it a list."""
    return {
        "id": hit.id,
        "date": None if hit.date is None else hit.date.isoformat(),
        "publisher": hit.publisher,
        "speaker": hit.speaker,
        "cue": hit.cue,
        "source": hit.source,
        "content": hit.content,
        "kind": hit.kind.value,
        "speech": hit.speech,
        "negated": hit.negated,
        "hedged": hit.hedged,
        "confidence": round(hit.confidence, 4),
        "stances": "; ".join(map(str, hit.stances)),
        "topics": "; ".join(hit.topics),
        "sentence": hit.sentence,
        "title": hit.title,
        "author": hit.author,
        "url": hit.url,
        "origin": hit.origin,
        "document_id": hit.document_id,
        "speaker_ids": ";".join(map(str, hit.speaker_ids)),
        "content_spans": ";".join(f"{start}-{end}" for start, end in hit.content_spans),
        "within": hit.within,
        "relevance": round(hit.relevance, 4),
        "fit": hit.fit.value,
    }


def rows(hits: Iterable[Hit]) -> Iterator[dict[str, Value]]:
    """One flat row a quotation, with the keys of `COLUMNS`."""
    return map(row, hits)


def write_csv(flat: Iterable[dict[str, Value]], file: TextIO, *, spreadsheet: bool = False) -> int:
    """Write a header and the rows; how many there were. Open the file with newline="".

    For a `spreadsheet` a byte order mark says that it is UTF-8, and texts that it would take for
    formulas ("=1+1", "@handle"; OWASP, CSV injection), or make dates and other numbers of ("1-5",
    "007"), have an apostrophe before them. The column "date" has none.
    """
    if spreadsheet:
        file.write("\ufeff")
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    written = 0
    for each in flat:
        writer.writerow(
            {name: _cell(value, spreadsheet and name != "date") for name, value in each.items()}
        )
        written += 1
    return written


def _cell(value: Value, spreadsheet: bool) -> Value:
    if spreadsheet and isinstance(value, str):
        taken = value.startswith(_FORMULA) or _CONVERTED.fullmatch(value.strip())
        return f"'{value}" if taken else value
    return str(value).lower() if isinstance(value, bool) else value
