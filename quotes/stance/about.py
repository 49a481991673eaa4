"""Whether a quotation is about a target: by name, by part of the name, or by reference."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from quotes.stance.mentions import Form, Mentions
from quotes.stance.model import Weights
from quotes.stance.nouns import stands_for
from quotes.stance.reading import Reading
from quotes.stance.words import Words, word_set
from quotes.types import Quotation, Span, Spans

_PERSONS = word_set("he she him her his hers himself herself mr mrs ms")
_IT = word_set("it its this they them these itself")
_DETERMINERS = word_set("the this that these those such his her their its")
_LOOK_BACK = 3
_NEARBY = 0.5
_FADING = 60.0
_LONGEST_PRONOUN = 7
_OPENING = 12


class Level(StrEnum):
    """How a quotation came to be about a target, surest first."""

    NAME = "name"
    SHORT = "short"
    PART = "part"
    REFERENCE = "reference"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Traces:
    """What points from a quotation to a target: named facts, their level, and the words.

    `spans` lie in content or cue; they are empty where only the context names the target.
    `pointed` says that a reference is a fitting noun, or a pronoun that opens the quotation, with
    no other target named in between.
    """

    features: dict[str, float]
    level: Level
    spans: Spans
    pointed: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """How surely a quotation is about a target (0 to 1), how, and the words that say so.

    `holds` is the decision: by name always, else by the score, of which less is asked where a
    reference points at the target.
    """

    score: float
    holds: bool
    level: Level
    spans: Spans


@dataclass(frozen=True, slots=True)
class Frame:
    """The stretches of an article that one quotation's stance is read from, as word ranges."""

    cue: tuple[range, ...]
    content: tuple[range, ...]
    sentence: Span
    before: Span


def frame(reading: Reading, quotation: Quotation) -> Frame:
    """The word ranges of a quotation, its sentences and the sentence before them."""
    words = reading.words
    # A content of several sentences needs no more than its own; the one before gives referents.
    index = words.sentence_at(quotation.sentence[0])
    sentence = words.sentences[index] if quotation.sentence[0] == quotation.sentence[1] else None
    before = words.sentences[index - 1] if index else (0, 0)
    return Frame(
        cue=tuple(words.within(span) for span in quotation.cue),
        content=tuple(words.within(span) for span in quotation.content),
        sentence=sentence or quotation.sentence,
        before=before,
    )


def surroundings(reading: Reading, quotation: Quotation) -> tuple[Span, range]:
    """A quotation, its sentences and the sentence before them, as characters and as words."""
    words = reading.words
    spans = (quotation.sentence, *quotation.content)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    start = words.sentences[max(0, words.sentence_at(first) - 1)][0]
    return (start, last), words.within((start, last))


def is_near(mentions: Mentions, around: tuple[Span, range]) -> bool:
    """Whether a quotation's surroundings hold any of the target's words.

    This settles most pairs at once, so it comes before everything else.
    """
    span, indices = around
    if mentions.whole_in(span) or mentions.short_in(span):
        return True
    return bool(mentions.parts) and bool(mentions.parts_in(indices))


def aboutness(traces: Traces, weights: Weights) -> About:
    """How surely a quotation with these traces is about the target, and whether that is enough."""
    score = weights.about(traces.features)
    least = weights.reference_threshold if traces.pointed else weights.about_threshold
    holds = traces.level is Level.NAME or score >= least
    return About(score, holds, traces.level, traces.spans)


def trace(reading: Reading, mentions: Mentions, quotation: Quotation, place: Frame) -> Traces:
    """Look for the target whose mentions are given in a quotation and around it."""
    words, form = reading.words, mentions.form
    whole = _all_in(mentions.whole_in, quotation.content)
    short = _all_in(mentions.short_in, quotation.content)
    cue = _all_in(mentions.whole_in, quotation.cue) + _all_in(mentions.short_in, quotation.cue)
    parts: dict[str, int] = {}
    for stretch in place.content:
        parts = mentions.parts_in(stretch) | parts
    near = _share(mentions, words, place.sentence)
    before = _share(mentions, words, place.before)
    references: Spans = ()
    if not whole and not short and max(near, before) > _NEARBY:
        references = _references(words, place, form)
    if whole or cue:
        level, spans = Level.NAME, whole + cue
    elif short:
        level, spans = Level.SHORT, short
    elif parts and (len(parts) >= len(form.parts) / 2 or form.head in parts):
        level = Level.PART
        spans = tuple(sorted((words.starts[at], words.ends[at]) for at in parts.values()))
    elif references:
        level, spans = Level.REFERENCE, references
    else:
        level, spans = Level.CONTEXT, ()
    start = quotation.content[0][0] if quotation.content else 0
    noun = any(end - begin > _LONGEST_PRONOUN for begin, end in references)
    opens = bool(references) and references[0][0] - start < _OPENING
    nearest = bool(references) and _is_nearest(reading, mentions, start)
    features = {
        "bias": 1.0,
        "share": 1.0 if whole else len(parts) / max(1, len(form.parts)),
        "head": float(bool(whole) or form.head in parts),
        "sentence": near,
        "before": before,
        "recent": _recent(reading, mentions, start),
        "opening": _share(mentions, words, words.sentences[0]),
        "speaker": float(_speaks(mentions, quotation)),
        "noun": float(noun),
        "first": float(opens),
        "nearest": float(nearest),
        "several": min(1.0, (len(whole) + len(short)) / 3),
        "person": float(form.is_name),
        "long": min(1.0, len(form.parts) / 5),
        "words": min(1.0, sum(map(len, place.content)) / 40),
    }
    named = {f"{level} {name}": value for name, value in features.items() if value}
    pointed = level is Level.REFERENCE and nearest and (noun or opens)
    return Traces(named, level, spans, pointed)


def _share(mentions: Mentions, words: Words, span: Span) -> float:
    """How much of the target a span names: 1 by name or alias, else the share of its words."""
    if mentions.whole_in(span) or mentions.short_in(span):
        return 1.0
    return len(mentions.parts_in(words.within(span))) / max(1, len(mentions.form.parts))


def _recent(reading: Reading, mentions: Mentions, start: int) -> float:
    """How lately the target was named before an offset: 1 for just now, falling with words."""
    words = reading.words
    last = max(_last_before(mentions.whole, start), _last_before(mentions.short, start))
    index = words.within((last, start)).start if last >= 0 else -1
    here = words.within((0, start)).stop
    heads = mentions.parts.get(mentions.form.head, ())
    position = bisect_left(heads, here)
    if position:
        index = max(index, heads[position - 1])
    return math.exp((index - here) / _FADING) if index >= 0 else 0.0


def _last_before(spans: Spans, offset: int) -> int:
    """Where the last span that begins before an offset begins; -1 where none does."""
    position = bisect_left(spans, (offset, 0))
    return spans[position - 1][0] if position else -1


def _is_nearest(reading: Reading, mentions: Mentions, start: int) -> bool:
    """Whether no other target of the reading was named later before an offset."""
    own = _recent(reading, mentions, start)
    return all(_recent(reading, other, start) <= own for other in reading.mentions)


def _speaks(mentions: Mentions, quotation: Quotation) -> bool:
    named = _all_in(mentions.whole_in, quotation.source) or _all_in(
        mentions.short_in, quotation.source
    )
    return bool(named) or any(
        pattern.search(speaker.name)
        for speaker in quotation.speakers
        for _, pattern in mentions.form.whole
    )


def _all_in(find: Callable[[Span], Spans], spans: Spans) -> Spans:
    return tuple(found for span in spans for found in find(span))


def _references(words: Words, place: Frame, form: Form) -> Spans:
    """Words of the content that may stand for a target named nearby: "it", "the proposal"."""
    pronouns = _PERSONS if form.is_name else _IT
    found = []
    for stretch in place.content:
        for index in stretch:
            if words.forms[index].lower() in pronouns:
                found.append((words.starts[index], words.ends[index]))
            elif not form.is_name and stands_for(words.forms[index].lower(), form.head):
                for first in range(max(stretch.start, index - _LOOK_BACK), index):
                    if words.forms[first].lower() in _DETERMINERS:
                        found.append((words.starts[first], words.ends[index]))
                        break
    return tuple(found)
