"""What a narrator tells before, between and behind sentences in marks, and is no content.

- behind: 'We go,' *she went on*. 'Now.'
- behind, in the next sentence: “We go.” *We may*
- before: *She is tired.* 'We go,' she says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from quotes.attribution.words import Quoted, Run, Words


def touched(stretches: Sequence[Run], run: Run) -> Sequence[Run]:
    """Those that may share words with `run`."""
    return stretches[max(bisect_right(stretches, run) - 1, 0) : bisect_left(stretches, (run[1], 0))]


def told(words: Words, run: Run, stretches: Sequence[Run]) -> Iterator[Run]:
    """A run less what is told behind sentences in single marks: 'We go,' *she went on*. 'Now.'"""
    first, end = run
    inner = touched(stretches, run)
    for (opens, closes), after in zip_longest(inner, (start for start, _ in inner[1:])):
        last = end if after is None else after
        ended = words.forms[closes - 2] in (",.?!" if after else ".?!")
        beside = words.paragraphs[opens] == words.paragraphs[last - 1]
        whole = words.forms[last - 1] in (",.:" if after else ".")
        if ended and beside and whole and first < closes < last:
            yield first, closes
            first = last
    if first < end:
        yield first, end


def closed(words: Words, run: Run, stretches: Sequence[Sequence[Run]]) -> Run:
    """A run that is a sentence in marks, less the beginning of the next: “We go.” *We may*."""
    first, end = run
    singles, doubles = (touched(sort, run) for sort in stretches)
    for opens, closes in doubles:
        ended = first == opens and closes < end and words.forms[closes - 2] in ".?!"
        beside = ended and words.paragraphs[closes] == words.paragraphs[opens]
        others = any(a < opens and closes < b for a, b in singles) or doubles[-1][0] > opens
        if beside and not others and words.forms[closes][0].isupper():
            return first, closes
    return run


def unnarrated(
    words: Words, runs: Sequence[Run], stretches: Sequence[Sequence[Run]], cue: Run
) -> list[Run]:
    """Runs less what ends a sentence right before one in marks that the cue follows."""
    ends = dict(chain.from_iterable(stretches))
    led = {run[0] for run in runs if ends.get(run[0], cue[1]) <= cue[0]}
    parts = ((run[0], _quoted_end(words, run)) if run[1] in led else run for run in runs)
    return [(first, end) for first, end in parts if first < end]


def _quoted_end(words: Words, run: Run) -> int:
    """Where a run ends without the sentences at its end of which no word stands in marks."""
    first, end = run
    if words.forms[end - 1] in ".?!":
        while end > first and words.quoted[end - 1] == Quoted.OUTSIDE:
            end -= 1
    return end
