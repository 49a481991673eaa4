"""What stands in quotation marks is one's own: it is taken from all but one of those who claim it.

It stays with whom it shares a paragraph with, and of these with the surest. A report inside another
is no rival of it: both have the words, the outer one with the inner one's cue.

Outside of marks a part is taken from whose cue is in another sentence, if it is also of one whose
cue is in this sentence: "X, she said. The talks are expected to fail."
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.attribution.sentences import END
from quotes.marks import Marked
from quotes.types import Attribution, Span

_Claim = tuple[Span, int]
_END = re.compile(END)


def parted(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` without the parts that others have a better claim to.

    What has no content left is dropped.
    """
    starts = page.starts

    def worth(span: Span, claimant: Attribution) -> tuple[int, float]:
        cues = claimant.cue or claimant.source
        place = bisect_right(starts, span[0])
        away = (abs(bisect_right(starts, start) - place) for start, _ in cues)
        return -min(away, default=0), claimant.confidence

    lost = set(_astray(page.text, found))
    for claims in _claims(page.marks, found):
        ranked = sorted(claims, key=lambda claim: worth(claim[0], found[claim[1]]), reverse=True)
        kept: list[_Claim] = []
        for claim in ranked:
            if any(_rivals(found, claim, other) for other in kept):
                lost.add(claim)
            else:
                kept.append(claim)
    left = (
        replace(one, content=tuple(span for span in one.content if (span, n) not in lost))
        for n, one in enumerate(found)
    )
    return [one for one in left if one.content]


def _claims(marks: Sequence[Marked], found: Sequence[Attribution]) -> Iterator[list[_Claim]]:
    """For each outermost marked stretch that several claim, the contents within it."""
    stretches: list[Span] = []
    for marked in marks:
        if marked.close is not None and (not stretches or stretches[-1][1] <= marked.span[0]):
            stretches.append(marked.span)
    opened = [start for start, _ in stretches]
    claims: dict[int, list[_Claim]] = {}
    for number, one in enumerate(found):
        for span in one.content:
            at = bisect_right(opened, span[0]) - 1
            if at >= 0 and span[1] <= stretches[at][1]:
                claims.setdefault(at, []).append((span, number))
    return (claimed for claimed in claims.values() if len(claimed) > 1)


def _astray(text: str, found: Sequence[Attribution]) -> Iterator[_Claim]:
    """The same part claimed from another sentence, by who has other content as well."""
    claims: dict[Span, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for span in one.content:
            claims[span].append(number)
    for span, numbers in claims.items():
        here = {number for number in numbers if _in_sentence(text, span, found[number])}
        if here:
            rest = (number for number in numbers if number not in here)
            yield from ((span, number) for number in rest if len(found[number].content) > 1)


def _in_sentence(text: str, span: Span, one: Attribution) -> bool:
    between = ((min(span[1], cue[1]), max(span[0], cue[0])) for cue in one.cue)
    return any(not _END.search(text, low, high + 1) for low, high in between)


def _rivals(found: Sequence[Attribution], a: _Claim, b: _Claim) -> bool:
    """Whether two claims are to the same words, and neither has the other's cue in its content."""
    if a[1] == b[1] or a[0][1] <= b[0][0] or b[0][1] <= a[0][0]:
        return False
    first, second = found[a[1]], found[b[1]]
    return not (_holds(first, second) or _holds(second, first))


def _holds(outer: Attribution, inner: Attribution) -> bool:
    spans = inner.cue or inner.source
    return any(a <= start and end <= b for start, end in spans for a, b in outer.content)
