"""The stance of a quotation toward targets: which it is about, which side, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from quotes.stance.about import About, aboutness, frame, is_near, surroundings, trace
from quotes.stance.accord import in_accord
from quotes.stance.ask import question
from quotes.stance.features import Feature, Said, Toward, said, toward_target
from quotes.stance.mentions import Mentions
from quotes.stance.model import Weights, is_sure, load_weights
from quotes.stance.network import Answer, Network, load_network
from quotes.stance.pairs import Question
from quotes.stance.reading import Reading, read
from quotes.stance.words import word_set
from quotes.types import Decision, Quotation, Span, Spans, Stance, StanceLabel, Target

if TYPE_CHECKING:
    from spacy.tokens import Doc

BY_NETWORK = "stance-network"
BY_LEXICON = "stance-lexicon"
# Counted up when what names a target changes, and labels with it.
_MENTIONS = 2
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
    """The stances of one quotation, taken by itself; `classify_all` takes those of an article."""
    (stances,) = classify_all(
        doc, [quotation], targets, context=context, weights=weights, network=network
    )
    return stances


def classify_all(
    doc: Doc | str,
    quotations: Sequence[Quotation],
    targets: Sequence[Target],
    *,
    context: Reading | None = None,
    weights: Weights | None = None,
    network: Network | None = None,
) -> list[tuple[Stance, ...]]:
    """For each quotation the stances toward those targets that it is about, in the targets' order.

    The shipped network decides; the lexicon with its `weights` does where these are given, or
    where the network is not there. By the network, what the same speaker says of the same target
    in the other quotations has a say.

    `context` is what `read(doc, targets)` gave; pass it where the article was read already. It
    must have been read for the same targets.
    `Stance.score` is the probability of the label, `evidence` the spans (offsets into the text)
    that spoke most for it, or the words that name the target where none did.
    Works on any Doc, with or without a parse, or on plain text. Raises StopRun when the packaged
    weights are unusable.
    """
    reading = context if context is not None else read(doc, targets)
    wanted = set(targets)
    found: list[tuple[Stance, ...]] = []
    answered: list[list[_Answered]] = []
    if not wanted.intersection(reading.targets):
        return [() for _ in quotations]
    network = network or (load_network() if weights is None else None)
    for quotation in quotations:
        around = surroundings(reading, quotation)
        near = [
            (target, mentions)
            for target, mentions in zip(reading.targets, reading.mentions, strict=True)
            if target in wanted and is_near(mentions, around)
        ]
        if network is not None:
            answered.append(list(_ask(reading, quotation, near, around, network)))
        else:
            found.append(tuple(_by_lexicon(reading, quotation, near, weights or load_weights())))
    return found if network is None else _by_network(network, answered)


@dataclass(frozen=True, slots=True)
class _Answered:
    """What lexicon and network say of a quotation that is about a target."""

    question: Question
    about: About
    chance_about: float
    answer: Answer
    words: _Lexicon
    toward: Toward
    chances: dict[StanceLabel, float]

    @property
    def key(self) -> tuple[str, str] | None:
        """The speaker and the target; None where the speaker is not known."""
        speaker = self.question.speaker
        return (speaker, self.question.target) if speaker else None

    def evidence(self, label: StanceLabel) -> Spans:
        return (
            self.words.evidence(self.toward, label)
            or self.answer.weighed(label)
            or self.question.naming
            or self.about.spans
        )


def _ask(
    reading: Reading,
    quotation: Quotation,
    near: Sequence[tuple[Target, Mentions]],
    around: tuple[Span, range],
    network: Network,
) -> Iterator[_Answered]:
    if not near:
        return
    words = _Lexicon(reading, quotation, load_weights())
    for target, mentions in near:
        about = words.about(mentions)
        if about.score < network.least_by_words:
            continue
        one = question(reading, quotation, target, mentions, around)
        answer = network.answer(one)
        holds, chance_about = network.is_about(about.score, answer.about)
        if holds:
            by_words, own = words.scores(mentions, about)
            chances = network.joined(answer, by_words)
            yield _Answered(one, about, chance_about, answer, words, own, chances)


def _by_network(
    network: Network, answered: Sequence[Sequence[_Answered]]
) -> list[tuple[Stance, ...]]:
    every = [each for one in answered for each in one]
    moved = iter(in_accord([each.chances for each in every], [each.key for each in every]))

    def stance(each: _Answered) -> Stance:
        condition = each.words.weights.conditional_score if each.toward.conditional else 0.0
        label, chance = network.decide(next(moved), condition)
        score = round(chance, 3)
        decision = Decision(BY_NETWORK, round(each.chance_about, 3), _version(network))
        sure = is_sure(network.sure, label, score)
        return Stance(each.question.target, label, score, each.evidence(label), decision, sure)

    return [tuple(stance(each) for each in one) for one in answered]


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
        decision = Decision(BY_LEXICON, round(about.score, 3), _version(weights))
        sure = is_sure(weights.sure, label, score)
        yield Stance(target.name, label, score, evidence, decision, sure)


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
    return _version(load_network() or load_weights())


def _version(model: Network | Weights) -> str:
    return f"{model.version}.{_MENTIONS}"


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
