"""Reading: from files, folders and standard input to documents.

Text files are read as they are: `Document.text` keeps every line end. In Markdown the entities
of HTML become characters, and web pages become Markdown. Their metadata come from
`sources.toml` beside them (see `quotes.reading.sources`), else from the text (`find_metadata`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TextIO

from quotes.errors import SkipDocument
from quotes.reading.fields import NO_FIELDS, check_fields
from quotes.reading.files import read_found
from quotes.reading.metadata import Metadata, find_metadata
from quotes.reading.paths import ENDINGS, READABLE, find_files
from quotes.types import Document

__all__ = ["ENDINGS", "READABLE", "Metadata", "find_files", "find_metadata", "read"]


def read(
    paths: str | Path | Iterable[str | Path],
    *,
    stdin: BinaryIO | TextIO | None = None,
    fields: Mapping[str, str] = NO_FIELDS,
) -> Iterator[Document | SkipDocument]:
    """The documents that paths stand for, one after another; what cannot be read is a value.

    `paths` are several, or a single one. A path is a file, a folder (searched through for files
    that end in one of ENDINGS), or "-" for `stdin` (the process's own where None). A file that is
    named may have no ending of a kind of files, and is a text then. What standard input is shows
    at its beginning: JSON, a web page, a table whose header names the text and another field (or
    any, where `fields` are given), else a text. A .json file has one article, or a list of them.
    It and a table (.csv, .tsv) are read where they are named
    themselves, and left alone in a folder, since most of these hold no articles. Where objects and
    rows have other names for text, id, title, publisher, date, author or url, `fields` says which
    ({"text": "body"}); StopRun where it has a key that is none of these.

    `Document.text` is the text as decoded (of .md and .html files as `quotes.reading.pages` says),
    less NUL characters and lone surrogates. Ids do not depend on the working folder: see
    `find_files` for those of files; a JSON line or a row has its own, else file and line (in a
    list, file and number); what standard input gives without an id has one made of its text, so
    that no other text takes its place.

    An id belongs to one text in a run. The same id with the same text comes again, since to store
    it again changes nothing; with another text it is a SkipDocument that names both places.
    """
    check_fields(fields)
    if isinstance(paths, str | Path):  # letter by letter, "/" would be one of them
        paths = (paths,)
    texts: dict[str, tuple[bytes, str]] = {}
    for item in read_found(find_files(paths), stdin, fields):
        if isinstance(item, Document):
            place = item.origin or item.id
            digest = hashlib.sha256(item.text.encode()).digest()
            known, first = texts.setdefault(item.id, (digest, place))
            if known != digest:
                yield SkipDocument(place, f'has the id "{item.id}", as another text at {first} has')
                continue
        yield item
