"""Stretches in quotation marks that nobody has, given to whoever has the one they belong to.

- continued: a paragraph that opens with a mark again after one whose mark never closed
- begun: those before one that somebody has
- on a topic: “…” below "On injuries:", of whoever is quoted in the paragraph before, and not of
  the player whose future it is on
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.attribution.page import Page
from quotes.attribution.paragraphs import inside, running
from quotes.layout import Block
from quotes.marks import Marked
from quotes.types import Attribution, Span, overlap

_TOPIC = re.compile(r"(?:On|About) (?P<of>[^:,\n\"“”]{2,90})(?P<cue>:)\s*")
# "On Monday he was blunt: “…”" is of him; "On whether he was blunt: “…”" is a topic.
_CLAUSE = re.compile(
    r"(?!(?:if|whether|how|what|when|where|which|who|why)\b).*"
    r"\b(?:he|she|they|it|is|are|was|were|has|have|had|said|says|told|tells|wrote|added)\b"
)


def on_topics(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with “…” below "On injuries:" given to whoever has what is quoted right before."""
    text, result = page.text, list(found)
    before = {block.span: other.span for other, block in pairwise(page.blocks)}
    last: tuple[Span, Marked] | None = None
    for block, opening in page.placed:
        label = _TOPIC.match(text, *block.span)
        marked = page.closing.get(label.end()) if label else None
        if label and marked is opening and not _CLAUSE.match(label["of"]):
            within = label.span()
            on_them = [one for one in result if one.source and inside(within, one.source)]
            others = [one for one in result if one not in on_them]
            result = [*others, *(replace(one, source=()) for one in on_them)]
            beside = last is not None and last[0] == before.get(block.span)
            if last is not None and beside and _owner(others, last[1].inside):
                result = _shared(text, others, block, marked, last[1])
        last = block.span, opening
    return result


def continued(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each continued stretch given to whoever has the unclosed one before it."""
    result = list(found)
    previous: Marked | None = None
    for block, marked in page.placed:
        if marked.continues and previous is not None:
            result = _shared(page.text, result, block, marked, previous)
        if marked.close is None or marked.continues:
            previous = marked
    return result


def begun(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with each stretch that never closes given to whoever has what continues it."""
    result = list(found)
    stretches = [one for one in page.placed if page.quotes(one[1])]
    for (block, marked), (_, after) in reversed(list(pairwise(stretches))):
        if marked.close is None and after.continues:
            result = _shared(page.text, result, block, marked, after)
    return result


def _shared(
    text: str, found: list[Attribution], block: Block, marked: Marked, other: Marked
) -> list[Attribution]:
    """`found` with a stretch of `block` that nobody has given to whoever has the `other`."""
    owner = None if _owner(found, marked.inside) else _owner(found, other.inside)
    if owner is None:
        return found
    content = tuple(sorted((*owner.content, *running(text, block, marked.span))))
    return [replace(one, content=content) if one is owner else one for one in found]


def _owner(found: Sequence[Attribution], span: Span) -> Attribution | None:
    return next((a for a in found if any(overlap(each, span) for each in a.content)), None)
