"""The stance of a quotation toward targets: which it is about, which side, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quotes.stance.about import (
    About,
    Frame,
    aboutness,
    frame,
    is_near,
    surroundings,
    trace,
)
from quotes.stance.ask import question
from quotes.stance.features import Feature, Said, said, toward_target
from quotes.stance.mentions import Mentions
from quotes.stance.model import Weights, load_weights
from quotes.stance.network import Answer, Network, load_network
from quotes.stance.pairs import Question
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
# What the words make less likely than this, the network can hardly make a quotation on the target.
_LEAST_BY_WORDS = 0.02
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
    place, weights = frame(reading, quotation), load_weights()
    by_words = [
        aboutness(trace(reading, mentions, quotation, place), weights).score for _, mentions in near
    ]
    likely = [at for at, score in enumerate(by_words) if score >= _LEAST_BY_WORDS]
    asked = [question(reading, quotation, *near[at], around) for at in likely]
    for at, one, answer in zip(likely, asked, network.answer(asked), strict=True):
        holds, chance = network.is_about(by_words[at], answer.about)
        if holds:
            yield _answered(answer, one, network, chance)


def _answered(answer: Answer, asked: Question, network: Network, about: float) -> Stance:
    label = max(answer.scores, key=lambda label: answer.scores[label])
    score = round(answer.scores[label], 3)
    return Stance(
        asked.target,
        label,
        score,
        answer.weighed[label] or asked.naming,
        Decision(BY_NETWORK, round(about, 3), network.version),
        network.is_sure(label, score),
    )


def _by_lexicon(
    reading: Reading,
    quotation: Quotation,
    near: Sequence[tuple[Target, Mentions]],
    weights: Weights,
) -> Iterator[Stance]:
    place: Frame | None = None
    shared: Said | None = None
    total: list[float] = []
    for target, mentions in near:
        place = place or frame(reading, quotation)
        about = aboutness(trace(reading, mentions, quotation, place), weights)
        if not about.holds:
            continue
        if shared is None:
            shared = said(reading.words, quotation, place)
            total = weights.total(shared.features)
        yield _decide(reading, mentions, target, shared, total, about, weights)


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


def _decide(
    reading: Reading,
    mentions: Mentions,
    target: Target,
    shared: Said,
    total: list[float],
    about: About,
    weights: Weights,
) -> Stance:
    own = toward_target(reading.words, shared, mentions.form, about)
    scores = weights.scores(total, weights.total(own.features))
    label, score = weights.decide(scores, sided=own.sided, conditional=own.conditional)
    evidence = _evidence(reading, (*own.features, *shared.features), label, weights)
    evidence = evidence or about.spans
    decision = Decision(BY_LEXICON, round(about.score, 3), weights.version)
    sure = weights.is_sure(label, score)
    return Stance(target.name, label, round(score, 3), evidence, decision, sure)


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
