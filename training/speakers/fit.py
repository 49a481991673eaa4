"""Fit the rankers of `quotes.speakers` and measure its rules, on the articles not held out.

    python -m training.speakers.fit ../shared/data
    python -m training.speakers.fit ../shared/data --only organisation

writes quotes/speakers/weights.json: for each ranker a weight for each fact (facts/candidates.py,
facts/roles.py, facts/bodies.py, rules/unsaid.py), by maximum likelihood of the right referent among
all candidates and "nobody" (multinomial logistic regression with L2); and
quotes/speakers/precision.json: the share of right answers of each rule, (right + 1) /
(answers + 2), which is the score of its decisions.
All but the one for "they" are fitted with the added articles.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import quotes.speakers.weights as fitted
from quotes.english.names import tokens, within
from quotes.evaluation.names import fold, same_speaker
from quotes.speakers.article import Article as Text
from quotes.speakers.facts.candidates import Facts, score
from quotes.speakers.mentions.find import find
from quotes.speakers.resolving import NOBODY, Choice, State, best
from quotes.speakers.rules import run, start
from quotes.speakers.rules.unsaid import RANKER as UNSAID
from training.speakers.articles import CORPORA, Article, load

FOLDS = 5
# Of 0.3, 1, 3 and 10 the best for he and she over five folds of whole articles.
PENALTY = 1.0
# Of 0.3, 1 and 3 the best for descriptions of people in the same folds.
PENALTIES = {"person": 0.3}
WITH_ADDED = ("he_she", "it", "organisation", "person", UNSAID)
# Taken off the weight of nobody. With 0, 0.4 and 0.8 the rules for sources without words name in
# folds 49, 57 and 60 of PolNeAR's 277 people and organisations rightly, 0.51, 0.49 and 0.43 of all
# they name there, and 174, 174 and 175 of newswire's 242.
LEANS = {UNSAID: 0.4}
# Candidates of these are never nobody in the labels: what is not found there was not detected.
CERTAIN = ("he_she",)


@dataclass(frozen=True)
class Example:
    """One question: facts of each candidate, and the rows that are right."""

    ranker: str
    article: str
    rows: list[Facts]
    right: list[int]


def examples(article: Article) -> list[Example]:
    """What the rankers are asked in an article, each answered as the labels say."""
    text = Text(article.doc, article.attributions, article.blocks)
    found: list[Example] = []

    def choose(ranker: str, facts: list[tuple[int, Facts]]) -> int | None:
        if ranker != UNSAID and not state.parts[state.current]:
            # A pronoun beside a cue without source: the label does not say whom it means.
            return best(ranker, facts)
        label = article.labels[state.current]
        gold = label.get("speaker") or ""
        right = [row for row, (entity, _) in enumerate(facts) if _means(state, entity, gold)]
        answer = facts[right[0]][0] if right else None
        if not right and ranker not in CERTAIN and facts[-1][0] == NOBODY:
            right = [len(facts) - 1]
        nobody = ranker == UNSAID and label.get("labelled")
        if right and (gold or nobody) and not (nobody and label.get("speaker_kind") == "author"):
            found.append(Example(ranker, article.id, [row for _, row in facts], right))
        return best(ranker, facts) if answer is None and ranker != UNSAID else answer

    state = start(text, find(article.doc, text), choose)
    run(state)
    return found


def _means(state: State, entity: int, gold: str) -> bool:
    if entity == NOBODY or not gold:
        return False
    known = state.entities[entity]
    forms = {fold(state.article.text[m.start : m.end]) for m in known.mentions}
    forms.add(fold(state.article.text[slice(*known.name)]))
    for name in gold.split(" & "):
        if fold(name) in forms:
            return True
        if known.is_person and known.tokens and within(known.tokens, tokens(name)) >= 3:
            return True
    return False


def fit(data: list[Example], names: list[str], penalty: float = PENALTY) -> np.ndarray:
    """Weights in the order of `names`."""
    at = {name: column for column, name in enumerate(names)}
    matrices = []
    for example in data:
        matrix = np.zeros((len(example.rows), len(names)))
        for row, facts in enumerate(example.rows):
            for name, value in facts.items():
                if name in at:
                    matrix[row, at[name]] = value
        matrices.append((matrix, example.right))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, gradient = penalty * (weights @ weights) / 2, penalty * weights
        for matrix, right in matrices:
            scores = matrix @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            wanted = np.zeros_like(shares)
            wanted[right] = shares[right] / shares[right].sum()
            total -= np.log(shares[right].sum())
            gradient = gradient + matrix.T @ (shares - wanted)
        return total, gradient

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return np.asarray(result.x)


def accuracy(data: list[Example], names: list[str], weights: np.ndarray) -> int:
    """How many examples these weights answer rightly."""
    table = dict(zip(names, weights, strict=True))
    right = 0
    for example in data:
        scores = [sum(table.get(n, 0.0) * v for n, v in row.items()) for row in example.rows]
        right += int(np.argmax(scores)) in example.right
    return right


def in_folds(name: str, data: list[Example]) -> list[dict[str, float]]:
    """A ranker's weights for the articles of each fold, fitted on those of the others."""
    names = _names(data)
    penalty = PENALTIES.get(name, PENALTY)
    tables = []
    right = 0
    for number in range(FOLDS):
        kept = [example for example in data if fold_of(example.article) != number]
        left = [example for example in data if fold_of(example.article) == number]
        weights = fit(kept, names, penalty)
        right += accuracy(left, names, weights)
        tables.append(_table(name, names, weights))
    print(f"{name:14s} {len(data):4d} examples, {right / len(data):.3f} right in folds")
    return tables


def ranker(name: str, data: list[Example]) -> dict[str, float]:
    """The weights of one ranker, fitted on all examples."""
    names = _names(data)
    weights = fit(data, names, PENALTIES.get(name, PENALTY))
    return {fact: round(w, 2) for fact, w in _table(name, names, weights).items()}


def _table(name: str, names: list[str], weights: np.ndarray) -> dict[str, float]:
    table = dict(zip(names, weights.tolist(), strict=True))
    if name in LEANS:
        table["none"] -= LEANS[name]
    return table


def fold_of(article: str) -> int:
    """The fold of an article, by its id."""
    return int(hashlib.md5(article.encode()).hexdigest(), 16) % FOLDS


def _names(data: list[Example]) -> list[str]:
    return sorted({fact for example in data for row in example.rows for fact in row})


def precision(
    articles: list[Article], unsaid: list[dict[str, float]], *, added: bool
) -> dict[str, float]:
    """Share of right answers by rule, over speakers of all kinds; with the added articles or not.

    Those without source words are few, so they are counted in the added articles, too, and in each
    answered by the weights of `unsaid` that are fitted on other articles.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for article in articles:
        text = Text(article.doc, article.attributions, article.blocks)
        state = start(text, find(article.doc, text), _unseen(unsaid[fold_of(article.id)]))
        for label, answers in zip(article.labels, run(state), strict=True):
            tuned = added or article.corpus in CORPORA or not label["source"]
            if (
                tuned
                and label.get("labelled")
                and label.get("speaker_kind") != "author"
                and answers
            ):
                names = [text.text[slice(*state.entities[a.entity].name)] for a in answers]
                count = counts[answers[0].rule]
                count[0] += same_speaker(label["speaker"], " & ".join(names))
                count[1] += 1
    return {rule: round((right + 1) / (n + 2), 3) for rule, (right, n) in sorted(counts.items())}


def _unseen(table: dict[str, float]) -> Choice:
    def choose(ranker: str, facts: list[tuple[int, Facts]]) -> int | None:
        if ranker != UNSAID:
            return best(ranker, facts)
        entity, _ = max(facts, key=lambda found: score(found[1], table))
        return None if entity == NOBODY else entity

    return choose


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--cache", type=Path, help="file that keeps the read texts for the next run"
    )
    parser.add_argument("--out", type=Path, default=Path("quotes/speakers"))
    parser.add_argument("--added", action="store_true", help="with training/annotations")
    parser.add_argument("--only", help="one ranker; the weights of the others stay")
    args = parser.parse_args()
    articles = [a for a in load(args.data, args.cache) if not a.held_out]
    data: dict[str, list[Example]] = defaultdict(list)
    for article in articles:
        for example in examples(article):
            meant = args.only in (None, example.ranker) or example.ranker == UNSAID
            added = args.added or example.ranker in WITH_ADDED
            if meant and (added or article.corpus in CORPORA):
                data[example.ranker].append(example)
    path = args.out / "weights.json"
    weights = json.loads(path.read_text("utf-8")) if args.only else {}
    folds = {name: in_folds(name, found) for name, found in sorted(data.items())}
    weights |= {name: ranker(name, found) for name, found in chosen(data, args.only)}
    _write(path, weights)
    fitted._read.cache_clear()
    _write(
        args.out / "precision.json", {"rules": precision(articles, folds[UNSAID], added=args.added)}
    )


def chosen(data: dict[str, list[Example]], only: str | None) -> list[tuple[str, list[Example]]]:
    """The rankers to fit anew; those without source words are asked for their folds anyhow."""
    return sorted((name, found) for name, found in data.items() if only in (None, name))


def _write(path: Path, table: dict[str, dict[str, float]]) -> None:
    path.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
