"""One-to-one pairs of gold and predicted attributions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

Tokens = Mapping[str, frozenset[int]]
Likeness = Callable[[Tokens, Tokens], float]


def pairs(
    gold: Sequence[Tokens], predicted: Sequence[Tokens], likeness: Likeness
) -> list[tuple[int, int]]:
    """Numbers of gold and predicted that belong together: most alike first, each used once.

    A likeness of 0 is no pair. Among equals the earlier in the document comes first.
    """
    candidates = [
        (-alike, i, j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(predicted)
        if (alike := likeness(wanted, found)) > 0
    ]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    chosen = []
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            chosen.append((i, j))
    return chosen


def overlap(gold: Tokens, predicted: Tokens) -> float:
    """Shared tokens of the two contents by the tokens of their union."""
    union = len(gold["content"] | predicted["content"])
    return len(gold["content"] & predicted["content"]) / union if union else 0.0


def content_match(gold: Tokens, predicted: Tokens) -> float:
    """The overlap where it is one half or more."""
    share = overlap(gold, predicted)
    return share if share >= 0.5 else 0.0


def relation(gold: Tokens, predicted: Tokens) -> float:
    """Above 0 where contents, cues and sources overlap: who said what, through which words.

    A gold attribution without cue asks for none; one without source asks for a prediction
    without source. Among several, the larger overlap of the contents is more alike.
    """
    share = overlap(gold, predicted)
    if not share or (gold["cue"] and not gold["cue"] & predicted["cue"]):
        return 0.0
    sourced = gold["source"] or predicted["source"]
    if sourced and not gold["source"] & predicted["source"]:
        return 0.0
    return 1.0 + share


def relation_exact(gold: Tokens, predicted: Tokens) -> float:
    """1 where source, cue and content are equal to the token."""
    return float(dict(gold) == dict(predicted))
