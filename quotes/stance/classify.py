"""The stance of a quotation toward targets: which it is about, which side, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from quotes.stance.about import (
    About,
    aboutness,
    frame,
    is_near,
    surroundings,
    trace,
)
from quotes.stance.ask import question
from quotes.stance.features import Feature, Said, Toward, said, toward_target
from quotes.stance.mentions import Mentions
from quotes.stance.model import Weights, load_weights
from quotes.stance.network import Network, load_network
from quotes.stance.reading import Reading, read
from quotes.stance.words import word_set
from quotes.types import Decision, Quotation, Span, Spans, Stance, StanceLabel, Target

if TYPE_CHECKING:
    from spacy.tokens import Doc

BY_NETWORK = "stance-network"
BY_LEXICON = "stance-lexicon"
_MOST_EVIDENCE = 4
_LEAST_PULL = 0.1
_PHRASE = 0.5
_ENDINGS = {StanceLabel.SUPPORT: "+1", StanceLabel.OPPOSE: "-1"}
_EMPTY = word_set(
    "a an the this that it he she they we i you of in on at to by for from with as and or be have"
    " do will would say tell add write what who which his her their our its there"
)


def classify(
    doc: Doc | str,
    quotation: Quotation,
    targets: Sequence[Target],
    *,
    context: Reading | None = None,
    weights: Weights | None = None,
    network: Network | None = None,
) -> tuple[Stance, ...]:
    """The stances of a quotation toward those targets that it is about, in the targets' order.

    The shipped network decides; the lexicon with its `weights` does where these are given, or
    where the network is not there.

    `context` is what `read(doc, targets)` gave; pass it when an article has several quotations,
    so that the article is read once. It must have been read for the same targets.
    `Stance.score` is the probability of the label, `evidence` the spans (offsets into the text)
    that spoke most for it, or the words that name the target where none did.
    Works on any Doc, with or without a parse, or on plain text. Raises StopRun when the packaged
    weights are unusable.
    """
    reading = context if context is not None else read(doc, targets)
    wanted = set(targets)
    around = surroundings(reading, quotation)
    near = [
        (target, mentions)
        for target, mentions in zip(reading.targets, reading.mentions, strict=True)
        if target in wanted and is_near(mentions, around)
    ]
    if not near:
        return ()
    network = network or (load_network() if weights is None else None)
    if network is not None:
        return tuple(_by_network(reading, quotation, near, around, network))
    return tuple(_by_lexicon(reading, quotation, near, weights or load_weights()))


def _by_network(
    reading: Reading,
    quotation: Quotation,
    near: Sequence[tuple[Target, Mentions]],
    around: tuple[Span, range],
    network: Network,
) -> Iterator[Stance]:
    words = _Lexicon(reading, quotation, load_weights())
    for target, mentions in near:
        about = words.about(mentions)
        if about.score < network.least_by_words:
            continue
        one = question(reading, quotation, target, mentions, around)
        answer = network.answer(one)
        holds, chance_about = network.is_about(about.score, answer.about)
        if not holds:
            continue
        by_words, own = words.scores(mentions, about)
        condition = words.weights.conditional_score if own.conditional else 0.0
        label, chance = network.decide(answer, by_words, condition)
        score = round(chance, 3)
        evidence = words.evidence(own, label) or answer.weighed(label) or one.naming or about.spans
        decision = Decision(BY_NETWORK, round(chance_about, 3), network.version)
        yield Stance(target.name, label, score, evidence, decision, network.is_sure(label, score))


def _by_lexicon(
    reading: Reading,
    quotation: Quotation,
    near: Sequence[tuple[Target, Mentions]],
    weights: Weights,
) -> Iterator[Stance]:
    words = _Lexicon(reading, quotation, weights)
    for target, mentions in near:
        about = words.about(mentions)
        if not about.holds:
            continue
        scores, own = words.scores(mentions, about)
        label, chance = weights.decide(scores, sided=own.sided, conditional=own.conditional)
        score = round(chance, 3)
        evidence = words.evidence(own, label) or about.spans
        decision = Decision(BY_LEXICON, round(about.score, 3), weights.version)
        yield Stance(target.name, label, score, evidence, decision, weights.is_sure(label, score))


class _Lexicon:
    """What lexicon and rules make of one quotation; what all targets share is read once."""

    def __init__(self, reading: Reading, quotation: Quotation, weights: Weights) -> None:
        self.reading = reading
        self.quotation = quotation
        self.weights = weights
        self.place = frame(reading, quotation)

    @cached_property
    def shared(self) -> Said:
        return said(self.reading.words, self.quotation, self.place)

    @cached_property
    def total(self) -> list[float]:
        return self.weights.total(self.shared.features)

    def about(self, mentions: Mentions) -> About:
        traces = trace(self.reading, mentions, self.quotation, self.place)
        return aboutness(traces, self.weights)

    def scores(self, mentions: Mentions, about: About) -> tuple[dict[StanceLabel, float], Toward]:
        own = toward_target(self.reading.words, self.shared, mentions.form, about)
        return self.weights.scores(self.total, self.weights.total(own.features)), own

    def evidence(self, own: Toward, label: StanceLabel) -> Spans:
        features = (*own.features, *self.shared.features)
        return _evidence(self.reading, features, label, self.weights)


def model_version() -> str:
    """The version of what `classify` decides with; labels of another version may differ."""
    network = load_network()
    return network.version if network is not None else load_weights().version


def is_about(
    reading: Reading, quotation: Quotation, target: Target, weights: Weights | None = None
) -> About | None:
    """How surely a quotation is about a target of the reading; None where nothing says so."""
    weights = weights or load_weights()
    mentions = reading.mentions[reading.targets.index(target)]
    if not is_near(mentions, surroundings(reading, quotation)):
        return None
    return aboutness(trace(reading, mentions, quotation, frame(reading, quotation)), weights)


def _said_so(feature: Feature, label: StanceLabel) -> float:
    """What a phrase of the lexicon has over other words where it takes the label's side."""
    wanted = _ENDINGS.get(label)
    if wanted and feature.name.endswith(wanted):
        return _PHRASE
    return _PHRASE if label is StanceLabel.CONDITIONAL and feature.name.startswith("if ") else 0.0


def _is_empty(reading: Reading, feature: Feature) -> bool:
    """Whether a feature shows one word that tells a person nothing."""
    single = feature.end - feature.start == 1
    return single and reading.words.stems[feature.start] in _EMPTY


def _evidence(
    reading: Reading, features: Sequence[Feature], label: StanceLabel, weights: Weights
) -> Spans:
    """The spans that pulled most toward the label, without overlaps, in the text's order."""
    words = reading.words
    pulls: dict[Span, float] = {}
    for feature in features:
        if feature.start >= 0 and not _is_empty(reading, feature):
            key = (feature.start, feature.end)
            pull = weights.pull(feature, label) + _said_so(feature, label)
            pulls[key] = pulls.get(key, 0.0) + pull
    kept: list[Span] = []
    for (start, end), pull in sorted(pulls.items(), key=lambda item: -item[1]):
        if pull < _LEAST_PULL or len(kept) == _MOST_EVIDENCE:
            break
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return tuple((words.starts[start], words.ends[end - 1]) for start, end in sorted(kept))
