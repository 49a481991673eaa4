"""What the stance weights look at: named facts of a quotation, and of a target inside it.

Names of features are part of the weights file: change one and the weights must be made anew
(training/stance). Words of the content far from the target are left out on purpose: weights for
them learn which topics were favoured in the training articles, not how people take sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.stance.about import About, Frame, Level
from quotes.stance.conditions import ALONE, conditions_on, goes_on
from quotes.stance.lexicon import Hit, Sort, find_hits, side_of_stem
from quotes.stance.mentions import Form
from quotes.stance.signals import Signal, overall, toward
from quotes.stance.words import Words, word_set
from quotes.types import Quotation

_WINDOW = 4
_GAP = 2
_MOST_MENTIONS = 3
_EMPTY = word_set("a an the this that these those of to in on at by and be it its s")
_TOLD = (Sort.CONDITION, Sort.DOUBT, Sort.NEUTRAL)
# Rare facts that decide: a larger value lets regularisation leave their weights alone.
_RARE = 4.0


class Feature(NamedTuple):
    """A named fact, its value, and the words (indices, exclusive end; -1 for none) that show it."""

    name: str
    value: float
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Said:
    """What all targets of a quotation share: phrases by stretch, the cue's side, its features.

    Each stretch is a run of content words; a cue that takes a side and stands right before it is
    part of it, so that "dismissed | the proposal" reads as one clause.
    """

    stretches: tuple[tuple[range, tuple[Hit, ...]], ...]
    cue_sign: int
    cue_hits: tuple[Hit, ...]
    overall: tuple[Signal, ...]
    features: tuple[Feature, ...]


def said(words: Words, quotation: Quotation, place: Frame) -> Said:
    """Read a quotation once for all targets."""
    cue_hits = [hit for part in place.cue for hit in find_hits(words, part.start, part.stop)]
    cue_sign = _cue_sign(cue_hits)
    features = [Feature(f"kind={quotation.kind}", 1.0)]
    features += _cue_features(words, place, cue_hits)
    stretches: list[tuple[range, tuple[Hit, ...]]] = []
    own: list[Hit] = []
    for part in place.content:
        stretch, hits = _stretch(words, part, place.cue)
        stretches.append((stretch, hits))
        own += [hit for hit in hits if hit.start >= part.start]
    features += _content_features(words, place, own)
    return Said(tuple(stretches), cue_sign, tuple(cue_hits), tuple(overall(own)), tuple(features))


def _stretch(words: Words, part: range, cues: Sequence[range]) -> tuple[range, tuple[Hit, ...]]:
    """A run of content words, with the cue before it where a phrase of the cue takes a side."""
    for cue in cues:
        if len(cue) and 0 <= part.start - cue.stop <= _GAP:
            hits = tuple(find_hits(words, cue.start, part.stop))
            if any(hit.sign and hit.start < part.start for hit in hits):
                return range(cue.start, part.stop), hits
    return part, tuple(find_hits(words, part.start, part.stop))


def _cue_sign(hits: Sequence[Hit]) -> int:
    """The side of a cue: its acts and negators multiplied; a negator alone is against."""
    sign = 1
    for hit in hits:
        sign *= hit.sign or 1
    return sign if any(hit.sign for hit in hits) else 0


def _cue_features(words: Words, place: Frame, hits: Sequence[Hit]) -> list[Feature]:
    """The cue's words that take no side; those that do are read with the target."""
    found = []
    sided = {index for hit in hits if hit.sign for index in range(hit.start, hit.end)}
    for part in place.cue:
        last = ""
        for index in part:
            stem = words.stems[index] if index not in sided else ""
            if stem:
                found.append(Feature(f"c={stem}", 1.0, index, index + 1))
            if stem and last:
                found.append(Feature(f"c={last} {stem}", 1.0, index - 1, index + 1))
            last = stem
    for hit in hits:
        if hit.sort is Sort.NEUTRAL:
            found.append(Feature("cue neutral", 1.0, hit.start, hit.end))
    if not place.cue:
        found.append(Feature("no cue", 1.0))
    return found


def _content_features(words: Words, place: Frame, hits: Sequence[Hit]) -> list[Feature]:
    found = []
    for hit in hits:
        if hit.sort in _TOLD:
            found.append(Feature(f"has {hit.sort}", 1.0, hit.start, hit.end))
    size = sum(map(len, place.content))
    found.append(Feature(f"size={min(4, size // 8)}", 1.0))
    if any(
        "?" in words.forms[max(part.start, part.stop - 2) : part.stop] for part in place.content
    ):
        found.append(Feature("question", 1.0))
    return found


class Toward(NamedTuple):
    """The features of one target in a quotation.

    `sided` says that the words around the target take a side, `conditional` that this side
    depends on a condition.
    """

    features: list[Feature]
    sided: bool
    conditional: bool


def toward_target(words: Words, shared: Said, form: Form, about: About) -> Toward:
    """Read what a quotation says of one target that it is about."""
    found = [Feature(f"level={about.level} {'name' if form.is_name else 'thing'}", 1.0)]
    name_side = _name_side(form)
    if name_side:
        found.append(Feature(f"target{name_side:+d}", 1.0))
    signals: list[Signal] = []
    bound: list[Signal] = []
    inside = joined = False
    mentions = _as_ranges(words, about)
    for mention in mentions:
        for number, (stretch, hits) in enumerate(shared.stretches):
            if mention.start in stretch:
                inside = True
                joined = joined or any(
                    stretch.start <= hit.start < mention.start for hit in shared.cue_hits
                )
                here = toward(words, hits, stretch, mention)
                signals += here
                bound += conditions_on(words, hits, stretch, mention, here)
                for later, _ in shared.stretches[number + 1 : number + 2]:
                    condition = goes_on(words, stretch, later)
                    bound += [condition] if condition else []
                found += _window(words, hits, stretch, mention)
    for signal in signals:
        start, end = min(hit.start for hit in signal.hits), max(hit.end for hit in signal.hits)
        found.append(Feature(f"{signal.kind}{signal.sign:+d}", 1.0, start, end))
    found += _overall_features(shared, signals, mentions)
    # A cue that reads on into the target's clause has been counted there.
    if shared.cue_sign and not (joined and signals):
        span = (shared.cue_hits[0].start, shared.cue_hits[-1].end)
        where = "joined" if joined else "in" if inside else "out"
        found.append(Feature(f"cue{shared.cue_sign:+d} {where}", 1.0, *span))
    balance = sum(signal.sign for signal in signals)
    if balance:
        found.append(Feature(f"toward{_side(balance):+d}", 1.0))
    elif inside:
        found.append(Feature("toward nothing", 1.0))
    for signal in bound:
        hit = signal.hits[0]
        name = f"if {signal.kind} {'sided' if balance else 'open'}"
        found.append(Feature(name, _RARE, hit.start, hit.end))
        # Shown as evidence, counted once.
        found += [Feature(name, 0.0, other.start, other.end) for other in signal.hits[1:]]
    # "Would support" is a condition by itself, which takes the side's word: "… only if".
    sided = bool(signals or shared.overall) or len(bound) > 1
    conditional = any(sided or signal.kind in ALONE for signal in bound)
    return Toward(found, bool(balance), conditional)


def _overall_features(
    shared: Said, signals: Sequence[Signal], mentions: Sequence[range]
) -> list[Feature]:
    """Sides taken anywhere in the content: alone, or beside what is said of the target."""
    used = {hit for signal in signals for hit in signal.hits}
    rest = [
        one
        for one in shared.overall
        if not used.intersection(one.hits)
        # "Peace" in "the peace talks" is no praise of them.
        and not any(one.hits[-1].start in mention for mention in mentions)
    ]
    prefix = "rest" if signals else "all"
    found = []
    for one in rest:
        span = (min(hit.start for hit in one.hits), one.hits[-1].end)
        found.append(Feature(f"{prefix}{one.sign:+d}", 2.0 / (1 + len(rest)), *span))
    balance = sum(one.sign for one in rest)
    if balance:
        found.append(Feature(f"{prefix} balance{_side(balance):+d}", min(2, abs(balance)) / 2))
    return found


def _name_side(form: Form) -> int:
    """The side that the target's own words take: "a waste of money" is seldom favoured."""
    if form.is_name:
        return 0
    sides = side_of_stem()
    return _side(sum(sides.get(part, 0) for part in form.parts))


def _side(total: int) -> int:
    return (total > 0) - (total < 0)


def _window(words: Words, hits: Sequence[Hit], stretch: range, mention: range) -> list[Feature]:
    """Lower-case words next to a mention that no signal can speak of."""
    sided = {index for hit in hits if hit.sign for index in range(hit.start, hit.end)}
    left = range(max(stretch.start, mention.start - _WINDOW), mention.start)
    right = range(mention.stop, min(stretch.stop, mention.stop + _WINDOW))
    found = []
    for side, indices in (("l", left), ("r", right)):
        for index in indices:
            stem = words.stems[index]
            if index not in sided and words.forms[index].islower() and stem not in _EMPTY:
                found.append(Feature(f"{side}={stem}", 1.0, index, index + 1))
    if mention.start == stretch.start:
        found.append(Feature("first", 1.0))
    if mention.stop == stretch.stop:
        found.append(Feature("last", 1.0))
    return found


def _as_ranges(words: Words, about: About) -> list[range]:
    """The mentions as word ranges; the scattered parts of one name count as one mention."""
    ranges = [one for one in map(words.within, about.spans) if len(one)]
    if about.level is Level.PART and ranges:
        close = ranges[-1].stop - ranges[0].start <= 2 * len(ranges) + 2
        return [range(ranges[0].start, ranges[-1].stop)] if close else ranges[-1:]
    return ranges[:_MOST_MENTIONS]
