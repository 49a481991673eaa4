"""How sure an attribution is: the chance that its relation is right, by a fitted curve."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from quotes.attribution.decode import Linked
from quotes.attribution.words import Words
from quotes.chances import chance, log_odds

_FAR_APART = 3.0
_NO_SOURCE = 30
_ENDS = frozenset(".!?\"”’'")


def confidences(
    words: Words, linked: Sequence[Linked], weights: Mapping[str, float]
) -> list[float]:
    """The calibrated chance of each, 0 to 1; without weights, the product of its parts' chances."""
    if not weights:
        return [round(one.cue_score * one.source_score * one.content_score, 3) for one in linked]
    return [_chance(row, weights) for row in features(words, linked)]


def _chance(row: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in row.items())
    return round(chance(total), 3)


def features(words: Words, linked: Sequence[Linked]) -> list[dict[str, float]]:
    """What the chances are computed from: log odds of the parts, their form, and their rivals.

    A rival is another attribution with the same words as content; seldom are both right.
    """
    rivals = _rivals(linked)
    return [_form(words, one) | rivals[index] for index, one in enumerate(linked)]


def _form(words: Words, one: Linked) -> dict[str, float]:
    first, last = one.content[0][0], one.content[-1][1]
    inside = _length(one.content)
    quoted = sum(words.quoted[i] != 0 for start, end in one.content for i in range(start, end))
    apart = [abs(one.cue[0] - end) for _, end in one.source]
    apart += [abs(start - one.cue[1]) for start, _ in one.source]
    nearby = (words.forms[last - 1], words.forms[last] if last < len(words) else ".")
    return {
        "cue": log_odds(one.cue_score),
        "source": log_odds(one.source_score),
        "content": log_odds(one.content_score),
        "sourceless": float(not one.source),
        "long": math.log1p(inside),
        "source long": math.log1p(_length(one.source)),
        "source apart": math.log1p(min(apart, default=_NO_SOURCE)),
        "content apart": math.log1p(max(first - one.cue[1], one.cue[0] - last, 0)),
        "content after": float(first >= one.cue[1]),
        "quoted": quoted / inside,
        "sentence ends": float(any(form[-1:] in _ENDS for form in nearby)),
        "bias": 1.0,
    }


def _rivals(linked: Sequence[Linked]) -> list[dict[str, float]]:
    """For each, the largest share of content in common with another, and how much surer that is."""
    rows = [{"rival": 0.0, "surer rival": 0.0} for _ in linked]
    for a, b in _overlapping(linked):
        shared = _shared(linked[a].content, linked[b].content)
        share = shared / (_length(linked[a].content) + _length(linked[b].content) - shared)
        for one, other in ((a, b), (b, a)):
            if share > rows[one]["rival"]:
                surer = log_odds(linked[other].cue_score) - log_odds(linked[one].cue_score)
                surer = max(-_FAR_APART, min(_FAR_APART, surer))
                rows[one] = {"rival": share, "surer rival": share * surer}
    return rows


def _overlapping(linked: Sequence[Linked]) -> Iterator[tuple[int, int]]:
    """Pairs whose contents, from first to last word, overlap."""
    order = sorted(range(len(linked)), key=lambda index: linked[index].content[0][0])
    for place, a in enumerate(order):
        for b in order[place + 1 :]:
            if linked[b].content[0][0] >= linked[a].content[-1][1]:
                break
            yield a, b


def _shared(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in others)


def _length(runs: Sequence[tuple[int, int]]) -> int:
    return sum(end - first for first, end in runs)
