"""Measure `quotes.speakers.resolve` on labelled articles, gold attributions given.

    python -m training.speakers.evaluate ../shared/data
    python -m training.speakers.evaluate ../shared/data --held-out
    python -m training.speakers.evaluate ../shared/data --fresh
    python -m training.speakers.evaluate ../shared/data --errors he/she --count 50

Counted are speakers of the kinds person and organisation, by `quotes.evaluation.same_speaker`.
`of all`: share named rightly. `of named`: share right among those that were given any name.
`within reach`: share of all whose name stands in the text at all, which nothing can exceed.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from quotes.evaluation.names import fold, same_speaker
from quotes.speakers import resolve
from quotes.types import Speaker
from training.speakers.articles import (
    SCORED,
    Article,
    Json,
    load,
    load_fresh,
    mention_type,
    source_words,
)

Key = tuple[str, str]


def counted(label: Json) -> bool:
    """Whether a label counts in the speaker measure."""
    return label.get("speaker_kind") in SCORED and bool(label.get("speaker"))


def within_reach(article: Article, gold: str) -> bool:
    """Whether every name of a gold speaker stands in the text, folded."""
    text = f" {fold(article.doc.text)} "
    return all(f" {fold(name)} " in text for name in gold.split("&"))


def measure(articles: list[Article]) -> tuple[dict[Key, Counter[str]], list[dict[str, Any]], float]:
    """Counts by corpus and mention type, kind and rule; the errors; CPU milliseconds an article."""
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    errors: list[dict[str, Any]] = []
    spent = 0.0
    for article in articles:
        began = time.process_time()
        found = resolve(article.doc, article.attributions, article.blocks)
        spent += time.process_time() - began
        for label, speakers in zip(article.labels, found, strict=True):
            if counted(label):
                _count(article, label, speakers, counts, errors)
    return counts, errors, 1000 * spent / max(len(articles), 1)


def _count(
    article: Article,
    label: Json,
    speakers: tuple[Speaker, ...],
    counts: dict[Key, Counter[str]],
    errors: list[dict[str, Any]],
) -> None:
    named = " & ".join(speaker.name for speaker in speakers) or None
    rule = speakers[0].decision.by if speakers else "unresolved"
    sort = mention_type(article, label)
    right = same_speaker(label["speaker"], named)
    reach = within_reach(article, label["speaker"])
    for key in ("all", sort, f"kind {label['speaker_kind']}", f"rule {rule}"):
        row = counts[article.corpus, key]
        row.update(n=1, named=named is not None, right=right, reach=reach)
    if not right:
        start = next((span[0] for span in label["source"] + label["content"] + label["cue"]), 0)
        errors.append(
            {
                "article": article.id,
                "type": sort,
                "rule": rule,
                "source": source_words(article, label),
                "gold": label["speaker"],
                "got": named,
                "reach": reach,
                "before": article.doc.text[max(start - 250, 0) : start],
            }
        )


def table(counts: dict[Key, Counter[str]]) -> str:
    """The counts as a Markdown table."""
    lines = ["| corpus | of | n | of all | of named | within reach |", "|---|---|--:|--:|--:|--:|"]
    for (corpus, key), row in sorted(counts.items()):
        shares = (
            row["right"] / row["n"],
            row["right"] / max(row["named"], 1),
            row["reach"] / row["n"],
        )
        cells = " | ".join(f"{share:.3f}" for share in shares)
        lines.append(f"| {corpus} | {key} | {row['n']} | {cells} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--cache", type=Path, help="file that keeps the read texts for the next run"
    )
    parser.add_argument("--held-out", action="store_true", help="figures of the part not tuned on")
    parser.add_argument(
        "--fresh", action="store_true", help="figures of the articles in fresh.json"
    )
    parser.add_argument("--errors", metavar="TYPE", help="show errors of a mention type, or 'all'")
    parser.add_argument("--count", type=int, default=50)
    args = parser.parse_args()
    if (args.held_out or args.fresh) and args.errors:
        parser.error("errors of the held-out part are not to be looked at")
    if args.fresh:
        articles = list(load_fresh(args.data, args.cache))
    else:
        articles = [a for a in load(args.data, args.cache) if a.held_out == args.held_out]
    counts, errors, milliseconds = measure(articles)
    print(table(counts))
    print(f"\n{len(articles)} articles, {milliseconds:.1f} ms of CPU each")
    chosen = [e for e in errors if e["reach"] and args.errors in ("all", e["type"], e["rule"])]
    random.Random(0).shuffle(chosen)
    for error in chosen[: args.count]:
        print("\n" + "\n".join(f"{name:8s} {value!r}" for name, value in error.items()))


if __name__ == "__main__":
    main()
