"""Score a shipped reader as users run it, by the referee.

    python -m training.reader.score --model quotes/models/reader --data ../shared/data

Attributions on PolNeAR dev and on the held-back articles (layout, reader, evidence), names on the
dev sets, and the named sources of PolNeAR dev that a name is found in: no names are annotated in
news of the US. Speakers are not looked at.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import Any

from quotes.attribution.find import find
from quotes.attribution.model import Reader
from quotes.attribution.words import cut
from quotes.layout import layout
from training import annotations as made
from training.parts import held_out
from training.reader.data import held_back, load
from training.reader.evaluate import referee

NAME_SETS = ("worldwide_newswire", "uner_ewt", "gum")
_LINE = re.compile(r"[^\n\r]+")


def attributions(reader: Reader, documents: list[dict[str, Any]], score: Any) -> dict[str, Any]:
    """The referee's figures over `documents`."""
    counts: Counter[Any] = Counter()
    for document in documents:
        text = document["text"]
        found = [
            {"source": a.source, "cue": a.cue, "content": a.content}
            for a in find(text, layout(text), reader).attributions
        ]
        counts += score.count_document(document, {"attributions": found}, None)
    figures: dict[str, Any] = score.figures(counts)
    return figures


def names(reader: Reader, documents: list[dict[str, Any]]) -> dict[str, float]:
    """F1 over exact spans with labels, for each label and over all."""
    counts: Counter[str] = Counter()
    for document in documents:
        text = document["text"]
        lines = [(match.span(), ()) for match in _LINE.finditer(text)]
        found = {(*n.span, n.label) for n in reader.read(cut(text, lines)).names}
        gold = {(start, end, label) for start, end, label in document["ents"]}
        for label in ("PER", "ORG", "LOC", "all"):
            a = {n for n in gold if label in (n[2], "all")}
            b = {n for n in found if label in (n[2], "all")}
            counts[label + " both"] += len(a & b)
            counts[label + " n"] += len(a) + len(b)
    return {
        label: 2 * counts[label + " both"] / max(counts[label + " n"], 1)
        for label in ("PER", "ORG", "LOC", "all")
    }


def named(reader: Reader, documents: list[dict[str, Any]]) -> tuple[float, int]:
    """The share of the sources annotated as named that a name overlaps, and how many there are."""
    held: list[bool] = []
    for document in documents:
        text = document["text"]
        found = [name.span for name in find(text, layout(text), reader, inner=False).names]
        for attribution in document["attributions"]:
            if attribution["source_type"] == "named":
                source = attribution["source"]
                held.append(any(a < end and start < b for a, b in source for start, end in found))
    return sum(held) / max(len(held), 1), len(held)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("quotes/models/reader"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    args = parser.parse_args()
    reader, score = Reader(args.model), referee(args.data)
    wikinews = load(args.data / "wikinews/labelled.jsonl.gz")
    newswire = made.newswire(args.data)
    for title, documents in (
        ("PolNeAR dev", load(args.data / "polnear/dev.jsonl.gz")),
        ("Wikinews, held back", list(filter(held_back, wikinews))),
        ("Worldwide Newswire, held back", [d for d in newswire if held_out(d["id"])]),
    ):
        print(f"\n{title}, {len(documents)} articles")
        for name, row in attributions(reader, documents, score).items():
            print(f"  {name:28s}", "  ".join(f"{k} {v:.3f}" for k, v in row.items() if k != "n"))
    for name in NAME_SETS:
        found = names(reader, load(args.data / f"ner/{name}-dev.jsonl.gz"))
        print(f"\nnames, {name} dev:", "  ".join(f"{k} {v:.3f}" for k, v in found.items()))
    share, number = named(reader, load(args.data / "polnear/dev.jsonl.gz"))
    print(f"\nnamed sources of PolNeAR dev that hold a name: {share:.3f} of {number:,}")


if __name__ == "__main__":
    main()
