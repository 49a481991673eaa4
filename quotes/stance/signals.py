"""Which side the words around a target take: chained acts before it, judgements after it.

Polarity is composed along the words without a parse (after Moilanen and Pulman, 2007, "Sentiment
Composition"): acts and negators before a target multiply ("opposes withdrawing from the talks"),
judgements after it add up, each turned by the negators in front of it, and an attitude toward
a clause multiplies with what the clause says ("fears that the talks will fail").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.stance.lexicon import Hit, Sort
from quotes.stance.words import Words, word_set

_STOPS = word_set('. ; : ! ? — – … ( ) " “ ”')
_TURNS = word_set("but because although though while whereas since unless when where")
_REACH_BEFORE = 10
_REACH_AFTER = 14
_COMMA = 3
_NEGATOR_REACH = 5
_ATTRIBUTIVE = 4
_CLOSE_BEFORE = 3
_CLOSE_AFTER = 4
_CHAINED = (Sort.ACT, Sort.ATTITUDE, Sort.DENIAL, Sort.OUTCOME, Sort.EFFECT)
_SAID = (Sort.JUDGEMENT, Sort.OUTCOME, Sort.EFFECT, Sort.ATTITUDE)
_MODALS = word_set("should must need ought have deserve ca can cannot will wil")
_MODAL_REACH = 4
_PARTICLE = "against"


class Signal(NamedTuple):
    """A side read off some words: `kind` says by which rule, `sign` is +1 for, -1 against.

    `hits` are the phrases that it was read from.
    """

    kind: str
    sign: int
    hits: tuple[Hit, ...]


def toward(words: Words, hits: Sequence[Hit], stretch: range, mention: range) -> list[Signal]:
    """Signals for the target named at `mention` by phrases in the same clause of `stretch`."""
    before = _without_particles(words, _reach_back(words, hits, stretch, mention))
    after = _reach_on(words, hits, stretch, mention)
    found: list[Signal] = []
    chain = [hit for hit in before if hit.sort in _CHAINED]
    turns = [hit for hit in before if hit.sort is Sort.NEGATOR]
    judged = _judged(words, after, mention)
    if chain:
        sign = _product(chain) * _product(turns)
        kind = "direct" if mention.start - chain[0].end < _CLOSE_BEFORE else "before"
        if judged and _reaches(chain[0], judged[0]):
            sign *= judged[0].sign
            chain += judged[0].hits
            kind, judged = "attitude", []
        found.append(Signal(kind, sign, (*chain, *turns)))
    elif turns and judged:
        # "Nobody takes the talks seriously", "no talks can succeed".
        turn = _product(turns)
        judged = [Signal(one.kind, one.sign * turn, (*turns, *one.hits)) for one in judged]
    elif turns:
        found.append(Signal("negated", _product(turns), tuple(turns)))
    for hit in before:
        if hit.sort is Sort.JUDGEMENT and mention.start - hit.end < _ATTRIBUTIVE:
            sign = hit.sign * _product(_turning(before, hit))
            found.append(Signal("attribute", sign, (hit,)))
    return found + judged


def overall(hits: Sequence[Hit]) -> list[Signal]:
    """Every act and judgement of a stretch by itself, turned by a negator close before it."""
    found = []
    for hit in hits:
        if hit.sign and hit.sort is not Sort.NEGATOR:
            turns = _turning(hits, hit)
            found.append(Signal("overall", hit.sign * _product(turns), (*turns, hit)))
    return found


def _reach_back(words: Words, hits: Sequence[Hit], stretch: range, mention: range) -> list[Hit]:
    """Phrases before a mention, nearest first, up to the clause's beginning."""
    limit, spent = stretch.start, 0
    for index in range(mention.start - 1, stretch.start - 1, -1):
        form = words.forms[index]
        spent += _COMMA if form == "," else 1
        if spent > _REACH_BEFORE or form in _STOPS or form.lower() in _TURNS:
            limit = index + 1
            break
    return [hit for hit in reversed(hits) if limit <= hit.start and hit.end <= mention.start]


def _reach_on(words: Words, hits: Sequence[Hit], stretch: range, mention: range) -> list[Hit]:
    """Phrases after a mention, in order, up to the clause's end."""
    limit, spent = stretch.stop, 0
    for index in range(mention.stop, stretch.stop):
        form = words.forms[index]
        spent += _COMMA if form == "," else 1
        if spent > _REACH_AFTER or form in _STOPS or form.lower() in _TURNS:
            limit = index
            break
    return [hit for hit in hits if mention.stop <= hit.start and hit.end <= limit]


def _reaches(attitude: Hit, judged: Signal) -> bool:
    """Whether an attitude multiplies with what is said of the target.

    Hopes and denials do ("denies that it is a farce"); a fear does so with an outcome ("fears
    it will fail") and otherwise shares the judgement ("fears it is a trap").
    """
    if attitude.sort is Sort.DENIAL:
        return True
    if attitude.sort is not Sort.ATTITUDE:
        return False
    return attitude.sign > 0 or judged.hits[-1].sort is Sort.OUTCOME


def _judged(words: Words, after: Sequence[Hit], mention: range) -> list[Signal]:
    """What is said of a mention after it; an act counts where it is demanded."""
    found: list[Signal] = []
    for hit in after:
        passive = hit.sort is Sort.ACT and _is_demanded(words, hit)
        if hit.sort in _SAID or passive:
            turns = _turning(after, hit)
            close = hit.start - mention.stop - len(turns) < _CLOSE_AFTER
            kind = "suffers" if passive else "is"
            kind = kind if close and not found else f"{kind} later"
            found.append(Signal(kind, hit.sign * _product(turns), (*turns, hit)))
    return found


def _is_demanded(words: Words, hit: Hit) -> bool:
    """Whether an act stands in the passive under a modal verb: "should not be stopped"."""
    if words.stems[hit.start - 1] != "be":
        return False
    first = max(0, hit.start - _MODAL_REACH)
    return not _MODALS.isdisjoint(words.stems[first : hit.start - 1])


def _without_particles(words: Words, before: Sequence[Hit]) -> list[Hit]:
    """The phrases less an "against" that belongs to the word before it ("protests against")."""
    ends = {hit.end for hit in before if hit.sign < 0 and hit.sort is not Sort.NEGATOR}
    return [
        hit
        for hit in before
        if hit.start not in ends or words.forms[hit.start].lower() != _PARTICLE
    ]


def _turning(hits: Sequence[Hit], hit: Hit) -> list[Hit]:
    """Negators close before a phrase."""
    return [
        other
        for other in hits
        if other.sort is Sort.NEGATOR and 0 <= hit.start - other.end < _NEGATOR_REACH
    ]


def _product(hits: Sequence[Hit]) -> int:
    sign = 1
    for hit in hits:
        sign *= hit.sign
    return sign
