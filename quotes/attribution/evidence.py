"""What quotation marks say about where a quotation begins and ends.

The model decides that something is quoted, of whom and through which words; closed marks are the
better witness of the exact ends. A run of content that fills most of a marked stretch is stretched
to the whole of it, marks included, unless its own cue or source stands inside.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.decode import Linked
from quotes.attribution.words import Words

Run = tuple[int, int]

# A run that covers less of a marked stretch than this quotes a part of it, or something else.
_MOST = 0.5


def refine(words: Words, found: Sequence[Linked]) -> list[Linked]:
    """Attributions whose contents end where the quotation marks do, without blank contents."""
    stretches = _stretches(words)
    taken = [run for linked in found for run in (linked.cue, *linked.source)]
    refined = []
    for linked in found:
        content = _joined([_fitted(run, stretches, taken) for run in linked.content])
        content = tuple(kept for run in content if (kept := _trimmed(words, run)))
        if content:
            refined.append(replace(linked, content=content))
    return refined


def _stretches(words: Words) -> list[Run]:
    """Closed stretches in double marks as runs of words, the marks included, outermost only."""
    starts = [start for start, _ in words.spans]
    stretches: list[Run] = []
    for marked in words.marks:
        if marked.close is None or marked.style == "single":
            continue
        first = bisect_left(starts, marked.span[0])
        end = bisect_left(starts, marked.span[1])
        if end - first > 2 and not (stretches and first < stretches[-1][1]):
            stretches.append((first, end))
    return stretches


def _fitted(run: Run, stretches: Sequence[Run], taken: Sequence[Run]) -> Run:
    first, end = run
    for stretch in stretches[max(bisect_right(stretches, run) - 1, 0) :]:
        if stretch[0] >= run[1]:
            break
        shared = min(run[1], stretch[1]) - max(run[0], stretch[0])
        if shared < _MOST * (stretch[1] - stretch[0]):
            continue
        if any(a < stretch[1] and stretch[0] < b for a, b in taken):
            continue
        first, end = min(first, stretch[0]), max(end, stretch[1])
    return first, end


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for first, end in sorted(runs):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((first, end))
    return joined


def _trimmed(words: Words, run: Run) -> Run | None:
    """Without commas and the like at the ends; None where no letter or digit is left."""
    first, end = run
    while first < end and words.forms[first] in ",.;:":
        first += 1
    while end > first and words.forms[end - 1] in ",;:":
        end -= 1
    if not any(form[:1].isalnum() for form in words.forms[first:end]):
        return None
    return first, end
