"""From scores to attributions: which words are cues, and which words each cue reports, and of whom.

The model gives every word scores for the roles, and every pair of cue and word scores for the
word's part in that cue's attribution. Whole spans are decoded (Viterbi over begin/inside labels for
each cue), since deciding word by word breaks one content into fragments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


class RoleLabel(IntEnum):
    """Labels of the role head, by their columns."""

    OUTSIDE = 0
    B_SOURCE = 1
    I_SOURCE = 2
    B_CUE = 3
    I_CUE = 4
    B_CONTENT = 5
    I_CONTENT = 6


class LinkLabel(IntEnum):
    """Labels of the link head, a word's part in one cue's attribution, by their columns."""

    OUTSIDE = 0
    B_SOURCE = 1
    I_SOURCE = 2
    B_CONTENT = 3
    I_CONTENT = 4


_NEVER = -1e4
_LEAST_RUN = 0.6
ALLOWED = np.array(
    # to: LinkLabel.OUTSIDE to LinkLabel.I_CONTENT, from:
    [
        [1, 1, 0, 1, 0],  # OUTSIDE
        [1, 1, 1, 1, 0],  # B_SOURCE
        [1, 1, 1, 1, 0],  # I_SOURCE
        [1, 1, 0, 1, 1],  # B_CONTENT
        [1, 1, 0, 1, 1],  # I_CONTENT
    ],
    dtype=bool,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tuned on PolNeAR dev: thresholds as probabilities, the others in log space.

    `least` is the confidence under which an attribution is not reported.
    """

    cue: float = 0.5
    role_weight: float = 0.5
    begin: float = 0.0
    content: float = 0.0
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Linked:
    """One decoded attribution, as half-open runs of word indices, with its probabilities."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    cue_score: float
    source_score: float
    content_score: float


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def find_cues(roles: Floats, settings: Settings) -> list[tuple[int, int, float]]:
    """Runs of words likelier cue than `settings.cue`: (first, end, score)."""
    begin, inside = np.exp(roles[:, RoleLabel.B_CUE]), np.exp(roles[:, RoleLabel.I_CUE])
    chance = begin + inside
    cues: list[tuple[int, int, float]] = []
    index = 0
    while index < len(chance):
        if chance[index] < settings.cue:
            index += 1
            continue
        first = index
        while index < len(chance) and chance[index] >= settings.cue:
            index += 1
        cues.append((first, index, float(chance[first:index].mean())))
    return cues


Window = tuple[Floats, Floats, list[tuple[int, int, float]]]


def decode(windows: Sequence[Window], settings: Settings) -> list[list[Linked]]:
    """Attributions of each window, which is its roles, its links and its cues.

    Roles are log probabilities (words x roles), links (cues x words x links). The windows of a
    text are decoded together, since a step over the words costs the same for many cues.
    """
    longest = max((len(roles) for roles, _, cues in windows if cues), default=0)
    if not longest:
        return [[] for _ in windows]
    padded = []
    for roles, links, cues in windows:
        if cues:
            scores = np.full((len(cues), longest, len(LinkLabel)), _NEVER, dtype=np.float32)
            scores[:, :, LinkLabel.OUTSIDE] = 0.0
            scores[:, : len(roles)] = _scores(roles, links, cues, settings)
            padded.append(scores)
    paths = iter(_viterbi(np.concatenate(padded)))
    return [
        [
            _linked(next(paths)[: len(roles)], chance, cue)
            for chance, cue in zip(np.exp(links), cues, strict=True)
        ]
        for roles, links, cues in windows
    ]


def _scores(
    roles: Floats, links: Floats, cues: list[tuple[int, int, float]], settings: Settings
) -> Floats:
    """What the link head says of each cue's words, weighed with what the role head says."""
    scores = links.copy()
    for label in LinkLabel:
        if label is not LinkLabel.OUTSIDE:
            scores[:, :, label] += settings.role_weight * roles[None, :, RoleLabel[label.name]]
    # A word outside this cue's attribution may be anything, so that label takes the role head's
    # view of "not source, not content" only as far as no other cue claims the word.
    other = roles[:, RoleLabel.OUTSIDE]
    for cue in (RoleLabel.B_CUE, RoleLabel.I_CUE):
        other = np.logaddexp(other, roles[:, cue])
    claimed = _claimed_elsewhere(links)
    scores[:, :, LinkLabel.OUTSIDE] += settings.role_weight * np.logaddexp(other[None, :], claimed)
    scores[:, :, LinkLabel.B_SOURCE] += settings.begin
    scores[:, :, LinkLabel.B_CONTENT] += settings.begin + settings.content
    scores[:, :, LinkLabel.I_CONTENT] += settings.content
    for row, (first, end, _) in enumerate(cues):
        scores[row, first:end, LinkLabel.OUTSIDE + 1 :] = _NEVER
    return scores


def _claimed_elsewhere(links: Floats) -> Floats:
    """Log chance that some other cue takes the word, the strongest claim counting."""
    taken = np.log1p(-np.exp(links[:, :, LinkLabel.OUTSIDE]).clip(max=1 - 1e-6))
    if len(links) == 1:
        return np.full_like(taken, -20.0)
    order = np.sort(taken, axis=0)
    best, second = order[-1], order[-2]
    result: Floats = np.where(taken >= best[None, :], second[None, :], best[None, :])
    return result


def _viterbi(scores: Floats) -> NDArray[np.intp]:
    cues, words, labels = scores.shape
    steps = np.where(ALLOWED, 0.0, _NEVER).astype(scores.dtype)
    best = scores[:, 0, :].copy()
    best[:, (LinkLabel.I_SOURCE, LinkLabel.I_CONTENT)] += _NEVER
    back = np.zeros((words, cues, labels), dtype=np.intp)
    for word in range(1, words):
        reach = best[:, :, None] + steps
        reach.argmax(axis=1, out=back[word])
        best = reach.max(axis=1) + scores[:, word]
    path = np.zeros((cues, words), dtype=np.intp)
    label = path[:, -1] = best.argmax(axis=1)
    rows = np.arange(cues)
    for word in range(words - 1, 0, -1):
        label = path[:, word - 1] = back[word][rows, label]
    return path


def _linked(path: NDArray[np.intp], chance: Floats, cue: tuple[int, int, float]) -> Linked:
    sources = _runs(path, LinkLabel.B_SOURCE, LinkLabel.I_SOURCE)
    contents = _runs(path, LinkLabel.B_CONTENT, LinkLabel.I_CONTENT)
    in_source = chance[:, LinkLabel.B_SOURCE] + chance[:, LinkLabel.I_SOURCE]
    in_content = chance[:, LinkLabel.B_CONTENT] + chance[:, LinkLabel.I_CONTENT]
    if len(sources) > 1:
        # a source is one stretch: the one that weighs most
        chances = chance[:, LinkLabel.B_SOURCE : LinkLabel.B_CONTENT]
        sources = [max(sources, key=lambda run: float(chances[slice(*run)].sum()))]
    if len(contents) > 1:
        # Stray words at a window's or a sentence's edge, beside the run that is meant.
        contents = [run for run in contents if _mean(in_content, [run]) >= _LEAST_RUN] or contents
    return Linked(
        (cue[0], cue[1]),
        tuple(sources),
        tuple(contents),
        cue[2],
        _mean(in_source, sources) if sources else float(1 - in_source.max()),
        _mean(in_content, contents) if contents else 0.0,
    )


def _runs(path: NDArray[np.intp], begin: LinkLabel, inside: LinkLabel) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in np.flatnonzero((path == begin) | (path == inside)).tolist():
        if runs and runs[-1][1] == index and path[index] == inside:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs


def _mean(chance: Floats, runs: list[tuple[int, int]]) -> float:
    return float(np.concatenate([chance[first:end] for first, end in runs]).mean())
