"""Sides that depend on something: "only if", "not unless", "yes, but he has to leave first"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.stance.lexicon import Hit, Sort, demands
from quotes.stance.signals import Signal
from quotes.stance.words import Words, word_set

# Kinds that need no side beside them: they are a condition by themselves.
ALONE = frozenset(("threat", "term"))

_STOPS = word_set(". ! ? ;")
_BUT = word_set("but however yet")
_WE = word_set("we i he she they")
_WAITS = frozenset(("until", "befor"))
_WILL = frozenset(("wil", "will", "would", "'ll", "shall"))
_WILL_REACH = 3
_TERMS = frozenset(("condition", "precondition", "prerequisit"))
_TERM_REACH = 3
_BUT_REACH = 18
_DEMAND_REACH = 6
_IF_REACH = 12
_MARKS = frozenset("\"“”'‘’")
_OPENS = frozenset(("if", "unless"))
_OPENING = 3


def conditions_on(
    words: Words,
    hits: Sequence[Hit],
    stretch: range,
    mention: range,
    signals: Sequence[Signal],
) -> list[Signal]:
    """Conditions set on the target named at `mention`, as signals without a side.

    Kinds: "bound" (a conditional phrase in the target's sentence), "but" (a favourable signal,
    then "but" and a demand), "if" (what somebody does about the target, then "if"), "threat"
    ("if … the target …, we will withdraw"), "term" ("as conditions for the target").
    """
    found = []
    first, last = _sentence(words, stretch, mention)
    denied = -1
    for hit in hits:
        if not first <= hit.start < last:
            continue
        # "Not until", "never before": the one makes a condition of the other. "Without
        # preconditions": the one takes the other away.
        if hit.sort is Sort.NEGATOR:
            denied = hit.end
        elif hit.sort is Sort.MAYBE:
            if denied >= 0 and mention.stop <= hit.start and words.stems[hit.start] in _WAITS:
                found.append(Signal("bound", 0, (hit,)))
        elif hit.sort is Sort.CONDITION and hit.start != denied:
            near = 0 <= mention.start - hit.end <= _TERM_REACH
            named = near and not _TERMS.isdisjoint(words.stems[hit.start : hit.end])
            found.append(Signal("term" if named else "bound", 0, (hit,)))
    if any(signal.sign > 0 for signal in signals):
        demand = _but_demand(words, stretch, mention)
        if demand is not None:
            found.append(Signal("but", 0, (demand,)))
    if not found and signals:
        condition = _if(words, first, last, mention)
        if condition is not None:
            found.append(Signal("if", 0, (condition,)))
    if not found:
        threat = _threat(words, hits, first, last, mention)
        if threat is not None:
            found.append(Signal("threat", 0, threat))
    return found


def _sentence(words: Words, stretch: range, mention: range) -> tuple[int, int]:
    first = mention.start
    while first > stretch.start and words.forms[first - 1] not in _STOPS:
        first -= 1
    last = mention.stop
    while last < stretch.stop and words.forms[last] not in _STOPS:
        last += 1
    return first, last


def _but_demand(words: Words, stretch: range, mention: range) -> Hit | None:
    for index in range(mention.stop, min(stretch.stop, mention.stop + _BUT_REACH)):
        if words.forms[index].lower() in _BUT:
            for later in range(index + 1, min(stretch.stop, index + 1 + _DEMAND_REACH)):
                if words.stems[later] in demands():
                    return Hit(index, later + 1, Sort.CONDITION, 0)
    return None


def _if(words: Words, first: int, last: int, mention: range) -> Hit | None:
    """An "if" after the target: of a person's act, or with a "first" that says what waits."""
    personal = any(words.forms[index].lower() in _WE for index in range(first, mention.start))
    if not personal and "first" not in words.stems[mention.stop : last]:
        return None
    for index in range(mention.stop, min(last, mention.stop + _IF_REACH)):
        if words.stems[index] == "if" and words.stems[index - 1] not in ("as", "even", "see"):
            return Hit(index, index + 1, Sort.CONDITION, 0)
    return None


def goes_on(words: Words, stretch: range, later: range) -> Signal | None:
    """The condition that opens the next piece: "I would back it," she said, "if it were cheap."."""
    ends = [words.forms[index] for index in stretch if words.forms[index][0] not in _MARKS]
    if ends and ends[-1] in _STOPS:
        return None
    for index in later[:_OPENING]:
        if words.stems[index] in _OPENS:
            return Signal("if", 0, (Hit(index, index + 1, Sort.CONDITION, 0),))
    return None


def _threat(
    words: Words, hits: Sequence[Hit], first: int, last: int, mention: range
) -> tuple[Hit, ...] | None:
    """An "if" before the target and an act against something after it, under "will"."""
    ifs = [index for index in range(first, mention.start) if words.stems[index] == "if"]
    if not ifs:
        return None
    for hit in hits:
        if mention.stop <= hit.start < last and hit.sort is Sort.ACT and hit.sign < 0:
            before = words.stems[max(mention.stop, hit.start - _WILL_REACH) : hit.start]
            if not _WILL.isdisjoint(before):
                return (Hit(ifs[-1], ifs[-1] + 1, Sort.CONDITION, 0), hit)
    return None
