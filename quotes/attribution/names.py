"""Names from the labels of words, put right by what the rest of the article says.

- what is cut at a hyphen or an initial's full stop is joined: "Kerri-Ann Currie", "U.Khurelsukh"
- the last word of a person's full name is that person elsewhere too: "Duque" after "Iván Duque"
- otherwise the same words are the same kind of name throughout, by the sum of their chances
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from quotes.attribution.decode import Floats
from quotes.attribution.words import Words
from quotes.types import Span

PERSON, PLACE = "PER", "LOC"
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
_JOINTS = frozenset("-.’'")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: character span, label (PER, ORG, LOC) and probability."""

    span: Span
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class _Run:
    """A name as words `first` to `end` (exclusive)."""

    first: int
    end: int
    label: str
    score: float


def find_names(words: Words, labels: Floats) -> tuple[Name, ...]:
    """Names of a whole text, whose words have these log probabilities (words x labels)."""
    trimmed = [_trimmed(words, run) for run in _runs(words, labels)]
    runs = _agreed(words, _joined(words, [run for run in trimmed if run.first < run.end]))
    return tuple(
        Name((words.spans[run.first][0], words.spans[run.end - 1][1]), run.label, run.score)
        for run in runs
    )


def person_at(
    text: str, people: Sequence[Span], start: int, end: int, title: re.Pattern[str]
) -> Span | None:
    """The person whose name opens a stretch, with the title before it, if any.

    `people` are names in the text's order.
    """
    before = title.match(text, start, end)
    for begin in dict.fromkeys((start, before.end() if before else start)):
        at = bisect_left(people, (begin, 0))
        if at < len(people) and people[at][0] == begin and people[at][1] <= end:
            return start, people[at][1]
    return None


def _runs(words: Words, chances: Floats) -> list[_Run]:
    """Runs of one label; a begin label starts a new name, an inside one of another label too."""
    labels = chances.argmax(axis=-1).tolist()
    runs: list[_Run] = []
    start = None
    for index in range(len(labels) + 1):
        label = LABELS[labels[index]] if index < len(labels) else "O"
        if start is not None:
            kind = LABELS[labels[start]][2:]
            if label == f"I-{kind}" and _goes_on(words, index):
                continue
            score = float(np.exp(chances[start:index].max(axis=-1)).mean())
            runs.append(_Run(start, index, kind, score))
            start = None
        if label != "O":
            start = index
    return runs


def _goes_on(words: Words, index: int) -> bool:
    """Whether a word stands right behind the one before it, in one stretch of running text."""
    beside = words.paragraphs[index] == words.paragraphs[index - 1]
    return beside and not words.breaks[index]


def _trimmed(words: Words, run: _Run) -> _Run:
    first, end = run.first, run.end
    while first < end and not words.forms[first][0].isalnum():
        first += 1
    while end > first and not words.forms[end - 1][0].isalnum():
        initial = words.forms[end - 1] == "." and end - first > 1
        if (initial and len(words.forms[end - 2]) <= 2) or words.forms[end - 1] in ")":
            break
        end -= 1
    return replace(run, first=first, end=end)


def _joined(words: Words, runs: Sequence[_Run]) -> list[_Run]:
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and run.label == last.label and _one(words, last, run):
            score = min(last.score, run.score)
            joined[-1] = replace(last, end=run.end, score=score)
        else:
            joined.append(run)
    return joined


def _one(words: Words, left: _Run, right: _Run) -> bool:
    """Whether only a hyphen or a full stop, without blanks, stands between two names."""
    between = words.forms[left.end : right.first]
    glued = words.spans[left.end - 1][1] + len(between) == words.spans[right.first][0]
    return glued and len(between) <= 1 and all(form in _JOINTS for form in between)


def _agreed(words: Words, runs: Sequence[_Run]) -> list[_Run]:
    surnames: dict[str, float] = defaultdict(float)
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for run in runs:
        if run.label == PERSON and run.end - run.first > 1:
            surnames[words.forms[run.end - 1]] += run.score
        weights[_form(words, run)][run.label] += run.score
    agreed = []
    for run in runs:
        form = _form(words, run)
        label = max(weights[form], key=lambda each: weights[form][each])
        if surnames.get(form, 0.0) > 0.5:
            label = PERSON
        agreed.append(replace(run, label=label))
    return agreed


def _form(words: Words, run: _Run) -> str:
    return " ".join(words.forms[run.first : run.end])
