"""`quotes evaluate`: how right the quotations are, on articles that somebody has labelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotes.cli.exits import Exit
from quotes.cli.options import Db, FormatOption, Pipeline, Processes, Quiet, examples
from quotes.cli.output import Format, message, show, write_rows
from quotes.cli.progress import progress
from quotes.errors import SkipDocument, Unclear
from quotes.phrases import count

if TYPE_CHECKING:
    from rich.table import Table

    from quotes.evaluation import BratNames, Labelled, Scores
    from quotes.evaluation.scores import Interval

Intervals = Mapping[str, Mapping[str, "Interval"]]


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(
        no_args_is_help=True,
        epilog=examples(
            "quotes evaluate gold.jsonl",
            "quotes evaluate gold.jsonl --predicted found.jsonl --format json",
            "quotes evaluate annotated/ --content Quotation --source Speaker",
            "quotes evaluate --stances",
        ),
    )(evaluate)


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD",
            help="A .jsonl file, or a folder of brat .ann files.",
            show_default=False,
        ),
    ] = None,
    predicted: Annotated[
        Path | None,
        typer.Option(
            "--predicted",
            metavar="PATH",
            help="Score these quotations instead of reading the gold's texts now.",
            show_default=False,
        ),
    ] = None,
    speakers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help='Who speaks, as lines of {"id", "att", "speaker", "kind"}; else as in the gold.',
            show_default=False,
        ),
    ] = None,
    bootstrap: Annotated[
        int,
        typer.Option(metavar="N", min=0, help="Samples for the 95 % intervals; 0 for none."),
    ] = 1000,
    source: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What brat calls a source; may be repeated."),
    ] = None,
    cue: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What brat calls a cue; may be repeated."),
    ] = None,
    content: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="What brat calls a content; may be repeated."),
    ] = None,
    stances: Annotated[
        bool,
        typer.Option(
            "--stances",
            help="Report instead how far people's labels of stances agree with the model's.",
        ),
    ] = False,
    pipeline: Pipeline = None,
    processes: Processes = 1,
    db: Db = None,
    format: FormatOption = Format.TABLE,
    quiet: Quiet = False,
) -> None:
    """Score quotations against gold: parts, who said what, and speakers.

    Gold is a JSON Lines file as [bold]extract --with-text[/bold] writes it, or a
    folder of brat .ann files beside their texts. Without --predicted, the texts
    are read with the models at hand, so that you can see what to expect on
    articles like yours. Articles that the models learned from say little.

    exact: the same ends; token: the words; content match: contents that share
    half of their words or more; relation: content, cue and source all overlap;
    speaker: the right name, precision among those that name any.

    With --stances, no gold is needed: labels that people gave to quotations of the
    database (quotes stance review) are compared, as quotes stance agreement does.
    """
    if stances:
        from quotes.cli.stance.agreement import agreement

        agreement(context, db=db, format=format)
        return
    if gold is None:
        raise Unclear("what is to be scored? Give GOLD, or --stances")
    from quotes.evaluation import intervals, read_labelled, read_speakers, score_each, total

    names = _names(source, cue, content)
    wanted = read_labelled(gold, text_needed=True, names=names)
    named = read_speakers(speakers) if speakers else None
    skipped = 0
    if predicted:
        found = read_labelled(predicted, names=names)
        if not quiet:
            _say_what_gold_lacks(found, wanted)
    else:
        found, skipped = _extract(wanted, pipeline, processes, quiet)
    each = score_each(wanted, found, named)
    _write(total(each), intervals(each, bootstrap), format)
    if skipped:
        raise typer.Exit(Exit.INCOMPLETE)


def _say_what_gold_lacks(found: Sequence[Labelled], gold: Sequence[Labelled]) -> None:
    if unknown := {document.id for document in found} - {document.id for document in gold}:
        message(f"left out: {count(len(unknown), 'predicted document')} that the gold lacks")


def _names(
    source: Sequence[str] | None, cue: Sequence[str] | None, content: Sequence[str] | None
) -> BratNames:
    from quotes.evaluation import BratNames

    usual = BratNames()
    return BratNames(
        tuple(source or usual.source), tuple(cue or usual.cue), tuple(content or usual.content)
    )


def _extract(
    gold: Sequence[Labelled], pipeline: str | None, processes: int, quiet: bool
) -> tuple[list[Labelled], int]:
    from quotes.evaluation import of_record
    from quotes.extraction import Extractor
    from quotes.types import Document

    extractor = Extractor(pipeline=pipeline, topics=False, stances=False)
    found = []
    skipped = 0
    with progress("Reading", quiet=quiet) as advance:
        documents = (Document(labelled.id, labelled.text) for labelled in gold)
        for result in extractor.extract_all(documents, processes):
            if isinstance(result, SkipDocument):
                skipped += 1
                message(f"skipped: {result}")
                continue
            found.append(of_record(result))
            advance(result.document.id)
    return found, skipped


def _write(scores: Scores, sure: Intervals, format: Format) -> None:
    if format is Format.TABLE:
        show(_table(scores, sure))
    else:
        write_rows((_row(name, scores, sure.get(name, {})) for name in scores.counts), format)


def _row(name: str, scores: Scores, sure: Mapping[str, Interval]) -> dict[str, object]:
    found = scores[name]
    row: dict[str, object] = {"measure": name}
    for metric in ("precision", "recall", "f1"):
        row[metric] = getattr(found, metric)
        row[f"{metric}_interval"] = list(sure[metric]) if sure else None
    return row | {"right": found.right, "predicted": found.predicted, "gold": found.gold}


def _table(scores: Scores, sure: Intervals) -> Table:
    from rich.table import Table

    table = Table(title=count(scores.documents, "document"), title_justify="left", box=None)
    table.add_column("measure")
    for heading in ("precision", "recall", "F1", "95 % of F1", "gold"):
        table.add_column(heading, justify="right")
    for name, found in scores.counts.items():
        low_high = sure.get(name, {}).get("f1")
        table.add_row(
            name,
            *(f"{value:.3f}" for value in (found.precision, found.recall, found.f1)),
            f"{low_high[0]:.3f}-{low_high[1]:.3f}" if low_high else "",
            f"{found.gold:,}",
        )
    return table
