"""Quotes beside other ways to find quotations, in one run on the same articles:
`python -m bench.peers`.

- quotes: the extraction that this project ships
- textacy: `textacy.extract.triples.direct_quotations`, which raises on an odd number of quotation
  marks; such an article counts as one without quotations
- rules: `bench.rules`, reporting verbs and a dependency parse

All three read with the same spaCy pipeline, the one that comes with quotes, and its time counts
for each of them. Scores are those of `quotes.evaluation`.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import articles, rules
from quotes.errors import SkipDocument
from quotes.evaluation import Label, Labelled, Scores, of_record, score
from quotes.extraction import Extractor
from quotes.pipeline import load_pipeline
from quotes.types import Document, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Find = Callable[[Document], Sequence[Label]]
_FIGURES = (
    ("relation P", "relation", "precision"),
    ("R", "relation", "recall"),
    ("F1", "relation", "f1"),
    ("direct R", "relation, direct", "recall"),
    ("indirect R", "relation, indirect", "recall"),
    ("content token F1", "content token", "f1"),
    ("content exact F1", "content exact", "f1"),
    ("source exact F1", "source exact", "f1"),
)


def with_quotes() -> Find:
    """Our own extraction, without stances and topics."""
    extractor = Extractor(stances=False, topics=False)

    def find(document: Document) -> Sequence[Label]:
        (result,) = extractor.extract_all([document])
        if isinstance(result, SkipDocument):
            raise ValueError(str(result))
        return of_record(result).labels

    return find


def with_textacy() -> Find:
    """Direct quotations by textacy; ValueError where it refuses an article."""
    from textacy.extract.triples import direct_quotations

    return _parsed(lambda doc: [_of_triple(triple) for triple in direct_quotations(doc)])


def with_rules() -> Find:
    """The rules of `bench.rules`."""
    return _parsed(rules.attributions)


def _parsed(find: Callable[[Doc], Sequence[Label]]) -> Find:
    nlp = load_pipeline()

    def found(document: Document) -> Sequence[Label]:
        with nlp.memory_zone():
            return find(nlp(document.text))

    return found


def _of_triple(triple: Any) -> Label:
    content = triple.content
    return Label(
        _spans(triple.speaker), _spans(triple.cue), ((content.start_char, content.end_char),)
    )


def _spans(tokens: Iterable[Token]) -> Spans:
    spans: list[tuple[int, int]] = []
    last = -2
    for token in tokens:
        end = token.idx + len(token)
        if token.i == last + 1:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    return tuple(spans)


WAYS: dict[str, Callable[[], Find]] = {
    "quotes": with_quotes,
    "textacy": with_textacy,
    "rules": with_rules,
}


def measure(gold: Sequence[Labelled], make: Callable[[], Find]) -> dict[str, Any]:
    """Score one way and time it, its models' loading apart."""
    find = make()
    documents = articles.documents(gold)
    find(Document("warm-up", "Nobody said so."))
    found, refused = [], 0
    wall, cpu = time.perf_counter(), time.process_time()
    for document in documents:
        try:
            labels = tuple(find(document))
        except ValueError:
            labels = ()
            refused += 1
        found.append(Labelled(document.id, document.text, labels))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    scores = score(gold, found)
    return {
        **{name: _figure(scores, measured, metric) for name, measured, metric in _FIGURES},
        "found": sum(len(document.labels) for document in found),
        "refused": refused,
        "articles a second": len(documents) / wall,
        "articles a CPU second": len(documents) / cpu,
    }


def _figure(scores: Scores, measured: str, metric: str) -> float:
    return float(getattr(scores[measured], metric))


def table(rows: dict[str, dict[str, Any]], number: int) -> str:
    """The figures as Markdown."""
    names = list(next(iter(rows.values())))
    lines = [
        f"{number} articles of PolNeAR dev",
        "",
        f"| | {' | '.join(names)} |",
        f"|---|{'---:|' * len(names)}",
    ]
    for way, row in rows.items():
        cells = (
            f"{value:,}" if isinstance(value, int) else f"{value:.{2 if 'second' in name else 3}f}"
            for name, value in row.items()
        )
        lines.append(f"| {way} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("--documents", type=int, metavar="N", help="the first N of a fixed order")
    parser.add_argument("--ways", nargs="+", choices=list(WAYS), default=list(WAYS))
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not (options.data / "polnear").is_dir():
        parser.error(f"there is no folder polnear in {options.data}")
    gold = articles.gold(options.data, ("dev",), options.documents)
    rows = {way: measure(gold, WAYS[way]) for way in options.ways}
    print(json.dumps(rows, indent=1) if options.json else table(rows, len(gold)))


if __name__ == "__main__":
    main()
