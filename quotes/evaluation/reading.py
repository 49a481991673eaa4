"""Reading labelled documents: JSON lines, or a folder of brat files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.errors import StopRun
from quotes.evaluation.brat import BratNames, read_brat
from quotes.evaluation.labelled import Labelled, of_json
from quotes.evaluation.measure import Named


def read_labelled(
    path: str | Path, *, text_needed: bool = False, names: BratNames | None = None
) -> list[Labelled]:
    """The labelled documents of a .jsonl file, of an .ann file, or of a folder of .ann files.

    Args:
        path: a file with one document a line (see `labelled.of_json`; blank lines are passed
            over), or brat standoff annotation beside its texts (see `brat.read_brat`).
        text_needed: whether a document without text is an error, as it is for gold.
        names: what brat's labels are called; by default as in PolNeAR.

    Raises:
        StopRun: the path cannot be read, or something in it is wrong: file and line are named.
            A part of a labelled set would give figures that look right and are not.
    """
    path = Path(path)
    if path.is_dir() or path.suffix == ".ann":
        return read_brat(path, names or BratNames())
    documents: dict[str, Labelled] = {}
    lines: dict[str, int] = {}
    for number, row in _rows(path):
        try:
            document = of_json(row)
        except ValueError as error:
            raise StopRun(f"{path}:{number}: {error}") from None
        if text_needed and "text" not in row:
            raise StopRun(f"{path}:{number}: no text")
        if text_needed and "attributions" not in row:
            raise StopRun(f"{path}:{number}: no attributions")
        if document.id in documents:
            raise StopRun(f"{path}:{number}: id {document.id} stands on line {lines[document.id]}")
        documents[document.id] = document
        lines[document.id] = number
    if not documents:
        raise StopRun(f"{path}: no documents in it")
    return list(documents.values())


def read_speakers(path: str | Path) -> dict[str, dict[int, Named]]:
    """Who said which gold attribution, from a file beside the gold.

    One object a line: `id` of the document, `att` (the attribution's number in the gold, from 0),
    `speaker` and `kind`.

    Raises:
        StopRun: the file cannot be read, or a line holds something else.
    """
    speakers: dict[str, dict[int, Named]] = {}
    for number, row in _rows(Path(path)):
        match row:
            case {"id": id_, "att": int(att)}:
                named = (str(row.get("speaker") or ""), str(row.get("kind") or ""))
                speakers.setdefault(str(id_), {})[att] = named
            case _:
                raise StopRun(f"{path}:{number}: no id and att")
    return speakers


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise StopRun(f"{path}:{number}: not a JSON object")
                yield number, row
    except json.JSONDecodeError as error:
        raise StopRun(f"{path}:{number}: not JSON ({error.msg})") from None
    except UnicodeDecodeError as error:
        raise StopRun(f"{path}: not UTF-8 ({error.reason})") from None
    except (ValueError, RecursionError) as error:  # a number too long, a list too deep
        raise StopRun(f"{path}:{number}: not JSON ({error})") from None
    except OSError as error:
        raise StopRun(f"{path}: {error.strerror or error}") from None
