"""The stance of a quotation toward targets: which it is about, which side, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
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
from quotes.stance.features import Feature, Said, said, toward_target
from quotes.stance.mentions import Mentions
from quotes.stance.model import Weights, load_weights
from quotes.stance.reading import Reading, read
from quotes.stance.words import word_set
from quotes.types import Decision, Quotation, Span, Spans, Stance, StanceLabel, Target

if TYPE_CHECKING:
    from spacy.tokens import Doc

DECIDED_BY = "stance-lexicon"
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
) -> tuple[Stance, ...]:
    """The stances of a quotation toward those targets that it is about, in the targets' order.

    `context` is what `read(doc, targets)` gave; pass it when an article has several quotations,
    so that the article is read once. It must have been read for the same targets.
    `Stance.score` is the probability of the label, `evidence` the spans (offsets into the text)
    that spoke most for it, or the words that name the target where none did.
    Works on any Doc, with or without a parse, or on plain text. Raises StopRun when the packaged
    weights are unusable.
    """
    weights = weights or load_weights()
    reading = context if context is not None else read(doc, targets)
    wanted = set(targets)
    around = surroundings(reading, quotation)
    place: Frame | None = None
    shared: Said | None = None
    total: list[float] = []
    found = []
    for target, mentions in zip(reading.targets, reading.mentions, strict=True):
        if target not in wanted or not is_near(mentions, around):
            continue
        place = place or frame(reading, quotation)
        about = aboutness(trace(reading, mentions, quotation, place), weights)
        if not about.holds:
            continue
        if shared is None:
            shared = said(reading.words, quotation, place)
            total = weights.total(shared.features)
        found.append(_decide(reading, mentions, target, shared, total, about, weights))
    return tuple(found)


def model_version() -> str:
    """The version of what `classify` decides with; labels of another version may differ."""
    return load_weights().version


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
    decision = Decision(DECIDED_BY, round(about.score, 3), weights.version)
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
