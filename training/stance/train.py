"""Make quotes/stance/weights.json: python -m training.stance.train DATA [--out FILE]

Needs scikit-learn. Articles held out by `training.parts` are not looked at; the strength of
regularisation, the least count of a feature and the aboutness threshold were chosen by five-fold
cross-validation over the others, by article (`--choose` prints that table).
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from quotes.stance.model import weights_from
from training.stance.data import read_articles
from training.stance.evaluate import by_weights
from training.stance.examples import Example, make_examples
from training.stance.sure import thresholds

LABELS = ("support", "oppose", "neutral", "conditional")
STRENGTH = 0.1
LEAST = 4
ABOUT_STRENGTH = 1.0
ABOUT_THRESHOLD = 0.3
REFERENCE_THRESHOLD = 0.17
FOLDS = 5
MADE_FROM = (
    "stances annotated on PolNeAR (texts of seven publishers, no licence stated)"
    " and on English Wikinews (CC BY 2.5); these weights are under CC BY-SA 4.0"
)


def fit(
    rows: Sequence[dict[str, float]], labels: Sequence[Any], strength: float, least: int
) -> tuple[Any, Any]:
    """A logistic regression over the features that occur often enough, and its vectorizer."""
    counts = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{name: x for name, x in row.items() if counts[name] >= least} for row in rows]
    )
    model = LogisticRegression(C=strength, max_iter=500).fit(matrix, labels)
    return vectorizer, model


def weights_of(examples: Sequence[Example]) -> dict[str, Any]:
    """The table that weights.json holds."""
    labelled = [example for example in examples if example.pair.label is not None]
    about = about_table(examples)
    table = {**about, **stance_table(labelled), "sure": sure_table(labelled, about)}
    digest = hashlib.sha256(json.dumps(table, sort_keys=True).encode()).hexdigest()
    return {"version": digest[:8], "made_from": MADE_FROM, **table}


def about_table(examples: Sequence[Example]) -> dict[str, Any]:
    """The part of the table that says whether a quotation is about a target."""
    about_names, about = fit(
        [example.traces.features for example in examples if example.near],
        [example.pair.label is not None for example in examples if example.near],
        ABOUT_STRENGTH,
        1,
    )
    shift = float(about.intercept_[0])
    about_weights = {
        name: float(weight)
        for name, weight in zip(about_names.feature_names_, about.coef_[0], strict=True)
    }
    # Every pair has exactly one "… bias" feature, so the intercept is spread over those.
    for name in about_weights:
        if name.endswith(" bias"):
            about_weights[name] += shift
    return {
        "about": {name: round(weight, 3) for name, weight in sorted(about_weights.items())},
        "about_threshold": ABOUT_THRESHOLD,
        "reference_threshold": REFERENCE_THRESHOLD,
    }


def stance_table(labelled: Sequence[Example]) -> dict[str, Any]:
    """The part of the table that says which side it takes."""
    names, stance = fit(
        [example.stance for example in labelled],
        [example.pair.label for example in labelled],
        STRENGTH,
        LEAST,
    )
    order = [list(stance.classes_).index(label) for label in LABELS]
    conditions = [example for example in labelled if example.conditional]
    meant = sum(example.pair.label == "conditional" for example in conditions)
    return {
        "conditional_score": round((meant + 1) / (len(conditions) + 2), 3),
        "labels": list(LABELS),
        "bias": [round(float(stance.intercept_[k]), 3) for k in order],
        "features": {
            name: [round(float(stance.coef_[k][column]), 3) for k in order]
            for column, name in enumerate(names.feature_names_)
        },
    }


def sure_table(labelled: Sequence[Example], about: dict[str, Any]) -> dict[str, float]:
    """From which score each label is sure, by cross-validation over the same articles."""
    judged = []
    for fold in range(FOLDS):
        seen = [example for example in labelled if _fold(example.article) != fold]
        table = {"version": "", **about, **stance_table(seen), "sure": {}}
        decide = by_weights(weights_from(table))
        for example in labelled:
            if _fold(example.article) == fold:
                label, score = decide(example)
                judged.append((str(label), score, label == example.pair.label))
    return {label: round(score, 3) for label, score in sorted(thresholds(judged).items())}


def choose(examples: Sequence[Example]) -> None:
    """Print cross-validated macro-F1 for a few settings."""
    labelled = [example for example in examples if example.pair.label is not None]
    gold = np.array([example.pair.label for example in labelled])
    fold = np.array([_fold(example.article) for example in labelled])
    for strength in (0.03, 0.1, 0.3):
        for least in (3, 4, 6, 10):
            guess = np.empty(len(gold), dtype=object)
            for k in range(FOLDS):
                seen = [x.stance for x, f in zip(labelled, fold, strict=True) if f != k]
                names, model = fit(seen, gold[fold != k], strength, least)
                rest = [x.stance for x, f in zip(labelled, fold, strict=True) if f == k]
                guess[fold == k] = model.predict(names.transform(rest))
            sides = list(LABELS[:3])
            score = f1_score(gold, guess, labels=sides, average="macro")
            print(f"strength {strength}  least {least}  macro-F1 {score:.3f}")


def _fold(article: str) -> int:
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    """Read the data, fit both models, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds polnear/ and wikinews/")
    parser.add_argument("--out", type=Path, default=Path("quotes/stance/weights.json"))
    parser.add_argument("--choose", action="store_true", help="print cross-validation and stop")
    options = parser.parse_args()
    articles = (article for article in read_articles(options.data) if not article.held_out)
    examples = list(make_examples(articles))
    if options.choose:
        choose(examples)
        return
    table = weights_of(examples)
    rows = ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in table["features"].items())
    head = {name: value for name, value in table.items() if name != "features"}
    start = json.dumps(head, indent=1)[:-2]
    options.out.write_text(f'{start},\n "features": {{\n{rows}\n }}\n}}\n', encoding="utf-8")
    print(f"{options.out}: version {table['version']}, {len(table['features'])} features")


if __name__ == "__main__":
    main()
