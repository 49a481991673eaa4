"""Tune decoding and calibrate confidence of an exported reader on PolNeAR dev; writes its config.

    python -m training.reader.tune --model quotes/models/reader --data ../shared/data

Decoding settings are searched one after the other by the sum of relation F1, relation exact F1 and
content exact F1, or given with `--settings`. Confidence is a logistic curve over the parts' log
odds, fitted to whether the referee counts the relation right; its calibration error is measured by
five-fold cross-validation over articles.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from quotes.attribution.calibrate import features
from quotes.attribution.decode import Linked, Settings
from quotes.attribution.evidence import refine
from quotes.attribution.find import completed, headlines, items, readable, spans
from quotes.attribution.model import Reader
from quotes.attribution.page import Page
from quotes.attribution.words import Words, cut
from quotes.layout import layout
from training.reader.data import load
from training.reader.evaluate import referee

Json = dict[str, Any]
GRID: dict[str, Sequence[float]] = {
    "cue": (0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    "role_weight": (0.0, 0.2, 0.35, 0.5, 0.75, 1.0),
    "begin": (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5),
    "content": (-0.6, -0.3, 0.0, 0.3, 0.6),
}
LEAST = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
AIMS = ("relation", "relation exact", "content exact")
BINS = 10


class Article:
    """One article with what the graph said of its windows, so that decoding can be repeated."""

    def __init__(self, document: Json, reader: Reader) -> None:
        self.document = document
        text = document["text"]
        self.reader = reader
        read = readable(text, layout(text))
        self.words: Words = cut(text, [(block.span, block.skip) for block in read])
        self.headlines, self.items = headlines(read), items(text, read)
        self.scores = reader.scores(self.words)
        names = reader.names(self.words, self.scores)
        self.page = Page(text, read, self.words.marks, names)

    def decoded(self, settings: Settings) -> list[Linked]:
        """What is found with these settings, but for `least`."""
        linked = self.reader.decode(self.scores, settings)
        return refine(self.words, linked, self.headlines, self.items)

    def attributions(self, linked: Sequence[Linked]) -> list[Json]:
        """What is decoded, in the referee's form."""
        return [
            {
                "source": spans(self.words, one.source),
                "cue": spans(self.words, (one.cue,)),
                "content": spans(self.words, one.content),
            }
            for one in linked
        ]

    def final(self, linked: Sequence[Linked], chances: Sequence[float]) -> list[Json]:
        """What is reported of it, after all that follows on the network."""
        found = completed(self.page, self.words, linked, chances, self.reader)
        return [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]


def figures(
    articles: list[Article],
    reader: Reader,
    settings: Settings,
    score: Any,
    chances: Sequence[float] = (),
) -> Json:
    """The referee's figures; `chances` are the confidences of all that is decoded, in order."""
    counts: Counter[Any] = Counter()
    sure = iter(chances)
    reader.settings = settings
    for article in articles:
        linked = article.decoded(settings)
        found = article.final(linked, [next(sure, 1.0) for _ in linked])
        counts += score.count_document(article.document, {"attributions": found}, None)
    result: Json = score.figures(counts)
    return result


def tuned(articles: list[Article], reader: Reader, score: Any) -> Settings:
    best = Settings()
    value = -1.0
    for name in ("cue", "role_weight", "begin", "content", "cue"):
        for option in GRID[name]:
            settings = replace(best, **{name: option})
            found = figures(articles, reader, settings, score)
            total = sum(found[k]["f1"] for k in AIMS)
            if total > value + 1e-6:
                value, best = total, settings
        print(name, asdict(best), round(value, 4), flush=True)
    return best


def right(article: Article, linked: list[Linked], score: Any) -> list[bool]:
    """Which predictions the referee counts as a right relation."""
    doc = score.Doc(article.document["text"])
    gold = [g for g in score.prepare(doc, article.document["attributions"]) if g["content"]]
    predicted = score.prepare(doc, article.attributions(linked))

    def agree(g: Json, p: Json) -> float:
        shared = len(g["content"] & p["content"])
        if not shared or (g["cue"] and not g["cue"] & p["cue"]):
            return 0.0
        if (g["source"] or p["source"]) and not g["source"] & p["source"]:
            return 0.0
        return 1.0 + shared / len(g["content"] | p["content"])

    hits = {j for _, j, _ in score.pair(gold, predicted, agree)}
    return [index in hits for index in range(len(linked))]


def calibration_error(chance: np.ndarray, truth: np.ndarray) -> tuple[float, list[Json]]:
    """Expected calibration error over ten equal bins, and the reliability curve."""
    error, curve = 0.0, []
    which = np.minimum((chance * BINS).astype(int), BINS - 1)
    for index in range(BINS):
        inside = which == index
        if inside.any():
            said, was = float(chance[inside].mean()), float(truth[inside].mean())
            error += abs(said - was) * inside.mean()
            curve.append({"n": int(inside.sum()), "said": round(said, 3), "was": round(was, 3)})
    return float(error), curve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--settings", nargs="*", metavar="NAME=VALUE", help="take these instead of searching"
    )
    args = parser.parse_args()
    score = referee(args.data)
    reader = Reader(args.model)
    articles = [Article(document, reader) for document in load(args.data / "polnear/dev.jsonl.gz")]
    given = {name: float(value) for name, value in (one.split("=") for one in args.settings or ())}
    settings = Settings(**given) if given else tuned(articles, reader, score)

    rows, truth, fold = [], [], []
    for number, article in enumerate(articles):
        linked = article.decoded(settings)
        rows += features(article.words, linked)
        truth += right(article, linked, score)
        fold += [number % 5] * len(linked)
    names = list(rows[0])
    x = np.array([[row[name] for name in names] for row in rows])
    y, folds = np.array(truth), np.array(fold)

    def fit(chosen: np.ndarray) -> LogisticRegression:
        return LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000).fit(
            x[chosen], y[chosen]
        )

    chance = np.zeros(len(y))
    for part in range(5):
        chance[folds == part] = fit(folds != part).predict_proba(x[folds == part])[:, 1]
    weights = fit(np.ones(len(y), dtype=bool)).coef_[0]
    best, kept = -1.0, settings
    for least in (settings.least,) if given else LEAST:
        found = figures(articles, reader, replace(settings, least=least), score, list(chance))
        total = sum(found[k]["f1"] for k in AIMS)
        print("least", least, round(total, 4), flush=True)
        if total > best + 1e-6:
            best, kept = total, replace(settings, least=least)
    config = reader.config
    config["settings"] = asdict(kept)
    config["calibration"] = {
        name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)
    }
    (args.model / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    found = figures(articles, reader, kept, score, list(chance))
    print(json.dumps({k: round(v.get("f1", v["r"]), 4) for k, v in found.items()}, indent=1))
    shown = chance >= kept.least
    error, curve = calibration_error(chance[shown], y[shown])
    print(f"expected calibration error, cross-validated: {error:.4f}")
    for row in curve:
        print(row)


if __name__ == "__main__":
    main()
