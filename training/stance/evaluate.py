"""How well stances are told: python -m training.stance.evaluate DATA [--seen | --hard | --newswire]

On the articles held out from training: macro-F1 over support, oppose and neutral, accuracy where
gold and guess both take a side, calibration error, conditional by itself, and aboutness. Targets
that an annotator named elsewhere in the article, but not for a quotation, count as not its own.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quotes.stance import Weights, load_weights
from quotes.stance.about import aboutness
from quotes.stance.accord import in_accord
from quotes.stance.model import is_sure
from quotes.stance.network import Network, load_network
from quotes.types import StanceLabel
from training.stance.data import Article, newswire_articles, read_articles, unseen_passages
from training.stance.examples import Example, make_examples
from training.stance.transformer.questions import Asked, asked

Guess = tuple[str, float]
Row = tuple[str, str, float]
_SIDES = (StanceLabel.SUPPORT, StanceLabel.OPPOSE)
_THREE = (*_SIDES, StanceLabel.NEUTRAL)
_BINS = 10


def label_scores(weights: Weights, example: Example) -> dict[StanceLabel, float]:
    """The chances of the labels by lexicon and rules."""
    totals = [0.0] * len(weights.labels)
    for name, value in example.stance.items():
        for index, weight in enumerate(weights.features.get(name, ())):
            totals[index] += weight * value
    return weights.scores(totals)


def by_weights(weights: Weights) -> Callable[[Example], Guess]:
    """The decision by lexicon and rules."""

    def guess(example: Example) -> Guess:
        scores = label_scores(weights, example)
        return weights.decide(scores, sided=example.sided, conditional=example.conditional)

    return guess


def by_rules(example: Example) -> Guess:
    """The lexicon's signals alone: what is said of the target, else the cue, else the content."""
    if example.conditional:
        return StanceLabel.CONDITIONAL, 1.0
    for name in ("toward", "cue", "all balance"):
        for feature in example.stance:
            if feature.startswith(f"{name}+1"):
                return StanceLabel.SUPPORT, 1.0
            if feature.startswith(f"{name}-1"):
                return StanceLabel.OPPOSE, 1.0
    return StanceLabel.NEUTRAL, 1.0


def judged(examples: Sequence[Example], guess: Callable[[Example], Guess]) -> list[Row]:
    """What one decision says of annotated pairs."""
    return [(str(example.pair.label), *guess(example)) for example in examples]


def stance_scores(rows: Sequence[Row]) -> dict[str, float]:
    """The figures of one decision over annotated pairs, by name."""
    counts = Counter((gold, label) for gold, label, _ in rows)
    f1 = [_f1(counts, label) for label in _THREE]
    sided = {pair: n for pair, n in counts.items() if set(pair) <= set(_SIDES)}
    right = sum(n for (gold, label), n in sided.items() if gold == label)
    precision, recall = _precision_recall(counts, StanceLabel.CONDITIONAL)
    return {
        "pairs": len(rows),
        "macro-F1": sum(f1) / len(f1),
        **{f"F1 {label}": value for label, value in zip(_THREE, f1, strict=True)},
        "sides right": right / max(1, sum(sided.values())),
        "sides both taken": sum(sided.values()) / max(1, sum(r[0] in _SIDES for r in rows)),
        "conditional precision": precision,
        "conditional recall": recall,
        "calibration error": _calibration(rows),
    }


def sure_scores(rows: Sequence[Row], by: Weights | Network) -> dict[str, float]:
    """How many labels are shown without a doubt, and how many of those are right."""
    sure = [row for row in rows if is_sure(by.sure, StanceLabel(row[1]), row[2])]
    right = sum(gold == label for gold, label, _ in sure)
    return {"share": len(sure) / max(1, len(rows)), "precision": right / max(1, len(sure))}


def about_scores(examples: Sequence[Example], weights: Weights) -> dict[str, float]:
    """Precision and recall of "is about" over all pairs."""
    return _about(
        (example.pair.label is not None, example.near and aboutness(example.traces, weights).holds)
        for example in examples
    )


def network_scores(network: Network, articles: Sequence[Article]) -> Iterator[dict[str, float]]:
    """Network alone; with the lexicon; as shipped: labels, sure ones, pace, and "is about"."""
    rows = list(asked(articles))
    questions = [row.question for row in rows]
    began = time.process_time()
    answers = [network.answer(question) for question in questions]
    pace = len(questions) / (time.process_time() - began)
    weights = load_weights()
    alone, about = [], []
    labelled: list[tuple[Asked, dict[StanceLabel, float]]] = []
    for row, answer in zip(rows, answers, strict=True):
        assert row.example is not None
        example = row.example
        by_words = aboutness(example.traces, weights).score
        about.append(
            (
                bool(row.about),
                example.near
                and by_words >= network.least_by_words
                and network.is_about(by_words, answer.about)[0],
            )
        )
        if row.label:
            labelled.append((row, network.joined(answer, label_scores(weights, example))))
            alone.append((row.label, *max(answer.scores.items(), key=lambda item: item[1])))
    yield stance_scores(alone)
    yield stance_scores(decided(network, labelled, accord=False))
    labels = decided(network, labelled)
    yield stance_scores(labels)
    yield sure_scores(labels, network)
    yield {"pairs a CPU second": pace}
    yield _about(about)


def decided(
    network: Network,
    labelled: Sequence[tuple[Asked, dict[StanceLabel, float]]],
    accord: bool = True,
) -> list[Row]:
    """Gold, label and chance of annotated pairs, as `quotes.stance.classify_all` decides."""
    chances: Sequence[Mapping[StanceLabel, float]] = [each for _, each in labelled]
    if accord:
        chances = in_accord(chances, [key(row) for row, _ in labelled])
    weights = load_weights()
    return [
        (
            str(row.label),
            *network.decide(
                each, weights.conditional_score if row.example and row.example.conditional else 0.0
            ),
        )
        for (row, _), each in zip(labelled, chances, strict=True)
    ]


def key(row: Asked) -> tuple[str, str, str] | None:
    """Article, speaker and target of a pair, whose quotations have a say in each other's label."""
    assert row.example is not None
    speaker = row.question.speaker
    return (row.example.article, speaker, row.question.target) if speaker else None


def _about(rows: Iterable[tuple[bool, bool]]) -> dict[str, float]:
    counts = Counter((str(gold), str(found)) for gold, found in rows)
    precision, recall = _precision_recall(counts, "True")
    return {"pairs": sum(counts.values()), "precision": precision, "recall": recall}


def _precision_recall(counts: Counter[tuple[str, str]], label: str) -> tuple[float, float]:
    right = counts[label, label]
    guessed = sum(n for (_, guess), n in counts.items() if guess == label)
    wanted = sum(n for (gold, _), n in counts.items() if gold == label)
    return right / max(1, guessed), right / max(1, wanted)


def _f1(counts: Counter[tuple[str, str]], label: str) -> float:
    precision, recall = _precision_recall(counts, label)
    return 2 * precision * recall / max(1e-9, precision + recall)


def _calibration(rows: Sequence[tuple[str, str, float]]) -> float:
    """Expected calibration error over ten equal bins of the score."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for gold, label, score in rows:
        bins.setdefault(min(_BINS - 1, int(score * _BINS)), []).append((score, gold == label))
    gaps = (abs(sum(s for s, _ in b) - sum(right for _, right in b)) for b in bins.values())
    return sum(gaps) / max(1, len(rows))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds polnear/ and wikinews/")
    parser.add_argument("--seen", action="store_true", help="the articles trained on instead")
    parser.add_argument("--hard", action="store_true", help="passages written to be hard instead")
    parser.add_argument("--newswire", action="store_true", help="held-out newswire instead")
    options = parser.parse_args()
    weights, network = load_weights(), load_network()
    if options.hard:
        articles = list(unseen_passages())
    elif options.newswire:
        articles = list(newswire_articles(options.data))
    else:
        articles = [a for a in read_articles(options.data) if a.held_out != options.seen]
    examples = list(make_examples(articles))
    labelled = [example for example in examples if example.pair.label is not None]
    most = Counter(str(example.pair.label) for example in labelled).most_common(1)[0][0]
    _show("majority", stance_scores(judged(labelled, lambda example: (most, 1.0))))
    _show("rules", stance_scores(judged(labelled, by_rules)))
    rows = judged(labelled, by_weights(weights))
    _show("lexicon", stance_scores(rows))
    _show("lexicon, sure", sure_scores(rows, weights))
    _show("lexicon, about", about_scores(examples, weights))
    if network is not None:
        kinds = (
            "network alone",
            "both",
            "and the speaker's others",
            "as shipped, sure",
            "network, pace",
            "both, about",
        )
        for name, found in zip(kinds, network_scores(network, articles), strict=True):
            _show(name, found)


def _show(name: str, found: dict[str, float]) -> None:
    print(name, {key: round(value, 3) for key, value in found.items()})


if __name__ == "__main__":
    main()
