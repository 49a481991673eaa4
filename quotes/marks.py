"""Pair quotation marks, paragraph by paragraph.

Handled: straight "…", curly “…” and „…“, typewriter ``…'' and ''…'', guillemets «…» and ‹…›, and
single marks ‘…’ and '…' told apart from apostrophes. Texts are careless, so pairing is a search for
the reading with the fewest oddities (a mark that opens though a space follows it, a stray mark, one
that never closes) rather than a count: `even, "to go` may close although it looks like an opening.

A mark that never closes runs to its paragraph's end; where the next paragraph opens with a mark of
the same style again, that one continues it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.types import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‹›]")
_SINGLE = re.compile(r"(?<!')['‘’‚](?!')")
_STYLES = {
    '"': "straight",
    "''": "straight",
    "``": "straight",
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    "«": "guillemet",
    "»": "guillemet",
    "‹": "guillemet",
    "›": "guillemet",
}
_OPENERS = {"“", "„", "‟", "«", "‹", "``"}
_CLOSERS = {"”", "»", "›"}
_BEFORE_OPENING = set(" \t\r\n\u00a0\u2009\u202f([{-–—/:*_>")
_ELISIONS = re.compile(r"['’‘](?:\d\ds?\b|(?:em|til|till|cause|tis|twas|bout|n|round)\b)", re.I)
# "goin' home", "an' all": the apostrophe stands for a letter that is not spoken.
_DROPPED = re.compile(r"\b(?:[a-z]\w+in|an|o|th|ol)$")
_BEFORE_WORD = re.compile(r"\s[^\W\d_]")
# What is owned is a noun: no possessive stands before these.
_NOT_OWNED = re.compile(
    r"\s(?:and|but|or|nor|that|than|because|when|while|after|before|if|as|which|who|where"
    r"|is|are|was|were|has|have|had|will|would|could|should|may|might|can|did|does|do"
    r"|at|by|for|from|in|into|of|on|over|to|with|without|about|against|amid|during"
    r"|he|she|it|they|we|I|you|said|says)\b"
)
_LONGEST_WORD = 20

_ENDED = re.compile(r"[.?!…]\s+$")

# What may stand before a mark that opens a paragraph.
_LEADING = " \t\r\n\u00a0*_>"

# Costs of oddities; a mark used against its looks is likelier than a stray one.
_MISFIT = {"straight": 1.0, "curly": 2.5, "guillemet": 4.0}
_STRAY = 3.0
_REOPEN = 3.0
_REOPEN_SENTENCE = 2.5
_UNCLOSED = 2.0
_LOST = float("inf")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks: `span` with its marks, each mark's own span, and its style.

    `close` is None where the mark never closes. `continues` tells that this stretch opens a
    paragraph and carries on the unclosed one of the paragraph before.
    """

    span: Span
    open: Span
    close: Span | None
    style: str
    continues: bool = False

    @property
    def inside(self) -> Span:
        """What stands between the marks."""
        return self.open[1], self.close[0] if self.close else self.span[1]


def pair_marks(text: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """Find the stretches in quotation marks of each paragraph, in order of their opening.

    Single marks are paired only where they lie wholly inside or wholly outside double ones.
    """
    found: list[Marked] = []
    unclosed: str | None = None
    open_single: Marked | None = None
    for start, end in paragraphs:
        here = _doubles(text, start, end)
        if (
            unclosed
            and here
            and here[0].style == unclosed
            and not text[start : here[0].open[0]].strip(_LEADING)
        ):
            here[0] = replace(here[0], continues=True)
        if here:
            unclosed = next((m.style for m in reversed(here) if m.close is None), None)
        elif text[start:end].strip():
            unclosed = None
        openings, closings = _single_marks(text, start, end)
        singles = _singles(text, end, here, openings, closings)
        if text[start:end].strip():
            first = _leading_single(text, (start, end), singles, openings)
            if open_single and first:
                found.append(open_single)
                singles = [one for one in singles if one.span != first.span]
                singles += [replace(first, continues=True)] if first.close else []
            left = None if here else _unclosed_single(text, (start, end), singles, openings)
            open_single = left and replace(left, continues=bool(open_single and first == left))
        here += singles
        here.sort(key=lambda marked: marked.span)
        found += here
    return sorted(found, key=lambda marked: marked.span)


def _doubles(text: str, start: int, end: int) -> list[Marked]:
    marks = [match.span() for match in _MARK.finditer(text, start, end)]
    if not marks:
        return []
    families: dict[str, list[Span]] = {}
    for mark in marks:
        families.setdefault(_STYLES[text[mark[0] : mark[1]]], []).append(mark)
    read = [_pair(text, family, start, end) for family in families.values()]
    pairs = [pair for _, family in read for pair in family]
    if len(families) > 1:
        cost, mixed = _pair(text, marks, start, end)
        if cost < sum(alone for alone, _ in read):
            pairs = mixed
    return [
        Marked((opening[0], stop), opening, closing, _STYLES[text[opening[0] : opening[1]]])
        for opening, closing, stop in sorted(pairs, key=lambda pair: pair[0])
    ]


def _pair(
    text: str, marks: list[Span], start: int, end: int
) -> tuple[float, list[tuple[Span, Span | None, int]]]:
    """The cheapest reading of a row of marks, by dynamic programming over outside/inside.

    Returns opening mark, closing mark if any, and where the stretch ends.
    """
    cost = (0.0, _LOST)
    steps: list[tuple[tuple[int, str], tuple[int, str]]] = []
    for mark in marks:
        opening, closing = _misfits(text, mark, start, end)
        stray = 0.4 if text[mark[0] - 1 : mark[0]].isdigit() and mark[0] > start else _STRAY
        outside = min((cost[0] + stray, 0, "stray"), (cost[1] + closing, 1, "close"))
        inside = min(
            (cost[0] + opening, 0, "open"),
            (cost[1] + _reopening(text, mark, start) + opening, 1, "reopen"),
            (cost[1] + stray, 1, "stray"),
        )
        steps.append((outside[1:], inside[1:]))
        cost = (outside[0], inside[0])
    state = 0 if cost[0] <= cost[1] + _UNCLOSED else 1
    pairs: list[tuple[Span, Span | None, int]] = []
    closing_mark: Span | None = None
    stop = end
    for mark, step in zip(reversed(marks), reversed(steps), strict=True):
        state, action = step[state]
        if action == "close":
            closing_mark, stop = mark, mark[1]
        elif action != "stray":
            pairs.append((mark, closing_mark, stop))
            closing_mark, stop = None, mark[0]
    return min(cost[0], cost[1] + _UNCLOSED), pairs[::-1]


def _reopening(text: str, mark: Span, start: int) -> float:
    """What it costs to open again without having closed; less where a sentence begins."""
    ended = _ENDED.search(text[max(start, mark[0] - 3) : mark[0]])
    return _REOPEN_SENTENCE if ended and text[slice(*mark)] in _OPENERS else _REOPEN


def _misfits(text: str, mark: Span, start: int, end: int) -> tuple[float, float]:
    """How odd a mark is as an opening and as a closing one."""
    sign = text[mark[0] : mark[1]]
    misfit = _MISFIT[_STYLES[sign]]
    if sign in _OPENERS:
        # „…“ closes with the mark that opens in English
        return 0.0, 1.0 if sign == "“" and text.rfind(
            "„", max(start, mark[0] - 400), mark[0]
        ) >= 0 else misfit
    if sign in _CLOSERS:
        return misfit, 0.0
    before = text[mark[0] - 1] if mark[0] > start else " "
    after = text[mark[1]] if mark[1] < end else " "
    opening = 0.0 if before in _BEFORE_OPENING or before in "'‘“" else misfit
    closing = misfit if before in " \t\r\n\u00a0([{" else 0.0
    if after.isspace() or after in ",;:!?)]}":
        opening += misfit
    elif after.isalnum():
        closing += misfit / 2
    return opening, closing


def _singles(
    text: str, end: int, doubles: list[Marked], openings: list[int], closings: list[int]
) -> list[Marked]:
    starts = [marked.span[0] for marked in doubles]
    found: list[Marked] = []
    free_from = 0
    for at in openings:
        if at < free_from:
            continue
        later = bisect_left(starts, at)
        around = [m for m in doubles[max(later - 3, 0) : later] if m.span[1] > at]
        limit = around[-1].span[1] if around else end
        inner = [marked.span for marked in doubles[later : later + 8]]
        limit = min(limit, _next_outside(openings, at, inner, end))
        close = _closing(text, closings, at, limit, inner)
        if close is not None:
            found.append(Marked((at, close + 1), (at, at + 1), (close, close + 1), "single"))
            free_from = close + 1
    return found


def _leading_single(
    text: str, paragraph: Span, singles: list[Marked], openings: list[int]
) -> Marked | None:
    """The stretch in single marks that a paragraph opens with, whether it closes or not."""
    start, end = paragraph
    at = start + len(text[start:end]) - len(text[start:end].lstrip(_LEADING))
    closed = next((one for one in singles if one.span[0] == at), None)
    opens = at in openings[:1]
    return closed or (Marked((at, end), (at, at + 1), None, "single") if opens else None)


def _unclosed_single(
    text: str, paragraph: Span, singles: list[Marked], openings: list[int]
) -> Marked | None:
    """What a single mark at a paragraph's beginning, or behind a colon, opens and none closes."""
    start, end = paragraph
    if not openings or any(one.span[1] > openings[-1] for one in singles):
        return None
    at = openings[-1]
    before = text[start:at].strip(_LEADING)
    begins = not before or before[-1] == ":"
    return Marked((at, end), (at, at + 1), None, "single") if begins else None


def _single_marks(text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Where single marks may open and where they may close, which none inside a word does."""
    openings: list[int] = []
    closings: list[int] = []
    for match in _SINGLE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        opens = before in _BEFORE_OPENING or before in '"“„«'
        if match[0] in "'‘‚" and opens and not after.isspace():
            if not _ELISIONS.match(text, at):
                openings.append(at)
        elif match[0] in "'’" and not after.isalnum() and not before.isspace():
            closings.append(at)
    return openings, closings


def _next_outside(openings: list[int], at: int, inner: list[Span], end: int) -> int:
    """The next single opening outside the double-marked stretches `inner`, or `end`."""
    later = (openings[index] for index in range(bisect_left(openings, at + 1), len(openings)))
    outside = (o for o in later if not any(start <= o < end for start, end in inner))
    return next(outside, end)


def _closing(
    text: str, closings: list[int], opening: int, limit: int, inner: list[Span]
) -> int | None:
    """The closing mark of a single opening: the first that is surely no apostrophe.

    `the members' vote` has a possessive, `goin' home` a dropped letter: such a mark closes only
    where there is no other candidate. Looked at are the next few; whole double-marked stretches
    (`inner`) may stand between.
    """
    at = bisect_left(closings, opening + 2)
    candidates = [
        c
        for c in closings[at : at + 8]
        if c < limit and not any(start <= c < end for start, end in inner)
    ]
    sure = (c for c in candidates if not _may_be_apostrophe(text, c))
    alone = candidates[0] if len(candidates) == 1 else None
    return next(sure, alone)


def _may_be_apostrophe(text: str, at: int) -> bool:
    """Whether the mark may be a plural's possessive, or stand for a dropped letter."""
    if not _BEFORE_WORD.match(text, at + 1):
        return False
    possessive = text[at - 1] in "sSzx" and not _NOT_OWNED.match(text, at + 1)
    return possessive or bool(_DROPPED.search(text, max(at - _LONGEST_WORD, 0), at))
