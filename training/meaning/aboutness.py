"""Whether meaning helps to tell what a quotation is about.

    python -m training.meaning.aboutness --data ../shared/data

Annotated pairs of a quotation and a target (`training.stance.data`); the fifth of the articles
that is held out is scored. Each way is a score with the threshold that is best in F1 on the other
articles: the shipped decision, cosines alone, and the logistic regression of the shipped features
with and without cosines beside them. A target has no description there, so its name is encoded.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from quotes.meaning import Encoder
from quotes.stance import load_weights
from quotes.stance.about import aboutness
from quotes.types import slices
from training.stance.data import read_articles
from training.stance.examples import Example, make_examples

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated pair with its cosines: content and sentence with the target's name.

    `others` is the mean of the same over the quotations of the article.
    """

    example: Example
    content: float
    sentence: float
    others: float


def pairs(data: Path, encoder: Encoder) -> Iterator[Pair]:
    """All pairs of all articles."""
    for article in read_articles(data):
        examples = list(make_examples([article]))
        quotations = list(dict.fromkeys(each.pair.quotation for each in examples))
        text = article.text
        contents = encoder.encode([slices(text, each.content) for each in quotations])
        sentences = encoder.encode([text[slice(*each.sentence)] for each in quotations])
        names = encoder.encode([target.name for target in article.targets])
        near, around = contents @ names.T, sentences @ names.T
        row = {quotation: at for at, quotation in enumerate(quotations)}
        column = {target: at for at, target in enumerate(article.targets)}
        for each in examples:
            at = row[each.pair.quotation], column[each.pair.target]
            yield Pair(each, near[at], around[at], near[:, at[1]].mean())


def report(name: str, scores: Scores, gold: NDArray[np.bool_], held: NDArray[np.bool_]) -> None:
    """Print precision, recall and F1 on the held-out pairs."""
    order = np.argsort(-scores[~held])
    right = np.cumsum(gold[~held][order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + gold[~held].sum())
    guess = scores[held] >= scores[~held][order][np.argmax(f1)]
    hits = (guess & gold[held]).sum()
    precision, recall = hits / guess.sum(), hits / gold[held].sum()
    f = 2 * hits / (guess.sum() + gold[held].sum())
    print(f"{name:38} P {precision:.3f}  R {recall:.3f}  F1 {f:.3f}")


def fitted(
    made: Sequence[Pair], more: Mapping[str, Scores], gold: NDArray[np.bool_], use: Scores
) -> Scores:
    """Probabilities of the regression; only pairs in `use` are fitted and can be about it."""
    rows = []
    for at, pair in enumerate(made):
        traces = pair.example.traces
        cosines = {f"{traces.level} {name}": values[at] for name, values in more.items()}
        rows.append({**traces.features, **cosines})
    features = DictVectorizer().fit_transform(rows)
    held = np.array([pair.example.held_out for pair in made])
    fit = (use > 0) & ~held
    model = LogisticRegression(max_iter=1000).fit(features[fit], gold[fit])
    found: Scores = np.where(use > 0, model.predict_proba(features)[:, 1], -1.0)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    made = list(pairs(args.data, Encoder()))
    weights = load_weights()
    gold = np.array([pair.example.pair.label is not None for pair in made])
    held = np.array([pair.example.held_out for pair in made])
    near = np.array([float(pair.example.near) for pair in made])
    content = np.array([pair.content for pair in made])
    sentence = np.array([pair.sentence for pair in made])
    beyond = content - np.array([pair.others for pair in made])
    now = [p.example.near and aboutness(p.example.traces, weights).holds for p in made]
    print(f"{held.sum():,} pairs held out, {gold[held].sum():,} of them about the target")
    report("shipped: names and reference", np.array(now, dtype=float), gold, held)
    report("cosine of the content", content, gold, held)
    report("cosine of the sentence", sentence, gold, held)
    report("both", content + sentence, gold, held)
    report("regression, names and reference", fitted(made, {}, gold, near), gold, held)
    cosines = {"content": content, "sentence": sentence}
    report("and cosines", fitted(made, cosines, gold, near), gold, held)
    cosines["beyond"] = beyond
    report("and beyond the article's mean", fitted(made, cosines, gold, near), gold, held)
    everything = np.ones(len(made))
    report("the same, not only near the name", fitted(made, cosines, gold, everything), gold, held)


if __name__ == "__main__":
    main()
