"""Mentions told apart: "the levy" is no short name of the housing levy beside "the sugar levy"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.stance.mentions import Mentions, definite_words
from quotes.stance.words import Words, word_set
from quotes.types import Span, Target

_GOVERNING = word_set("a an the of for in on at by with to from over against about and or")


def told_apart(
    words: Words, targets: Sequence[Target], mentions: Sequence[Mentions]
) -> tuple[Mentions, ...]:
    """Each target's mentions without those that are the end of another target's longer name.

    That is asked of surnames and of names of one word after "the" alone. Where nothing longer
    names the latter in the text, neither does that word anywhere in it.
    """
    return tuple(
        _own(words, target, its, [other for other in mentions if other is not its])
        for target, its in zip(targets, mentions, strict=True)
    )


def _own(words: Words, target: Target, its: Mentions, others: Sequence[Mentions]) -> Mentions:
    text, nouns = words.text, definite_words(target)
    its = its.without(words, _ending(text, its.short, others))
    short = [span for span in its.whole if nouns and _lower(text, span) in nouns]
    lost = _ending(text, short, others)
    if not lost:
        return its
    if len(short) == len(its.whole):
        nouns_lost = {_lower(text, span) for span in lost}
        lost = {span for span in short if _lower(text, span) in nouns_lost}
    kept = tuple(span for span in its.whole if span not in lost)
    return replace(its, whole=kept) if kept or its.short else Mentions((), (), {}, its.form)


def _ending(text: str, spans: Iterable[Span], others: Sequence[Mentions]) -> set[Span]:
    """Those of the spans that end another target's longer name."""
    return {
        span
        for span in spans
        for other in others
        for longer in other.whole
        if longer[1] == span[1] and _modified(text, longer, span)
    }


def _lower(text: str, span: Span) -> str:
    return text[slice(*span)].lower()


def _modified(text: str, longer: Span, span: Span) -> bool:
    """Whether the longer name is the shorter one after other nouns: "sugar *levy*"."""
    before = text[longer[0] : span[0]].lower().split()
    return bool(before) and not _GOVERNING.intersection(before)
