"""`quotes extract`: articles in, JSON out, without a database."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from quotes.cli.exits import Exit
from quotes.cli.options import Fields, Pipeline, Processes, Quiet, field_names, register
from quotes.cli.output import message, to_json
from quotes.cli.progress import progress
from quotes.cli.rows import record_row
from quotes.errors import SkipDocument
from quotes.types import Target


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    register(
        app,
        extract,
        "quotes extract article.txt",
        "quotes extract articles/ --target 'the talks' --target 'a ceasefire' > found.jsonl",
        "quotes extract news.jsonl --with-text --processes 2",
        "cat article.txt | quotes extract -",
    )


def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Files (.txt, .md, .html, .jsonl, .json, .csv, .tsv), folders, or - for stdin.",
        ),
    ],
    target: Annotated[
        list[str] | None,
        typer.Option(
            "--target", "-t", metavar="NAME", help="Find stances on this; may be repeated."
        ),
    ] = None,
    targets: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.toml", help="Targets with aliases, as for ingest.", show_default=False
        ),
    ] = None,
    field: Fields = None,
    pipeline: Pipeline = None,
    processes: Processes = 1,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Write the text of each document, too.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write what was said in articles as JSON, one object a document.

    Each has "id" and "attributions"; source, cue and content are lists of \\[start, end] offsets
    into the given text, characters with the end exclusive. A JSON Lines file has "text" and, if
    you like, "id" on each line, which are kept as they are; a JSON file has one such article, or a
    list of them; a CSV file has columns of these names. Other names are given with --field. Of a
    web page the text is what a person reads of it, which --with-text shows.

    What cannot be read is skipped and named on stderr; then the exit code is 1.
    """
    from quotes.extraction import Extractor
    from quotes.reading import read

    extractor = Extractor(pipeline=pipeline, targets=_targets(targets, target or ()))
    skipped = 0
    with progress("Extracting", quiet=quiet) as advance:
        documents = read(paths, stdin=sys.stdin, fields=field_names(field))
        for result in extractor.extract_all(documents, processes):
            if isinstance(result, SkipDocument):
                skipped += 1
                message(f"skipped: {result}")
                continue
            sys.stdout.write(to_json(record_row(result, with_text), sys.stdout) + "\n")
            sys.stdout.flush()
            for note in (*result.document.notes, *result.notes) if not quiet else ():
                message(f"note: {result.document.origin or result.document.id}: {note}")
            advance(result.document.origin or result.document.id)
    if skipped:
        raise typer.Exit(Exit.INCOMPLETE)


def _targets(file: Path | None, names: Sequence[str]) -> tuple[Target, ...]:
    """Each target once; of one that is in the file, too, the aliases there count."""
    from quotes.stance.targets import load_targets, make_target

    given = [*(load_targets(file) if file else ()), *map(make_target, names)]
    wanted: dict[str, Target] = {}
    for target in given:
        wanted.setdefault(target.name.casefold(), target)
    return tuple(wanted.values())
