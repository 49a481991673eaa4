"""Stage directions in brackets, "(Laughter.)", "[applause]": nobody's name and nobody's words.

Inside what somebody says they stay where they are; by themselves they are no quotation, and next
to a name no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.types import Attribution, Span, Spans

WORDS = (
    r"(?:laughter|laugh(?:s|ing)?|chuckl(?:es|ing)|giggl(?:es|ing)|applause|applauds|applauding"
    r"|clap(?:s|ping)|cheer(?:s|ing)|boo(?:s|ing)|sigh(?:s|ing)?|smil(?:es|ing)|cry(?:ing)?|sobs"
    r"|sobbing|pauses?|silence|inaudible|unintelligible|indistinct|cross-?talk|interruption|gasps"
    r"|groans|shouting|shouts|singing|sings|music|standing ovation|audience (?:laughs|laughter))"
)
"""What a stage direction begins with; in lower case."""

_WITHIN = rf"\s*(?:{WORDS})\b[^()\[\]\n]{{0,30}}"
_DIRECTION = rf"(?:\({_WITHIN}\)|\[{_WITHIN}\])"
_ALONE = re.compile(rf"[\"“”'‘’\s]*(?:{_DIRECTION}[\"“”'‘’\s.,;:!]*)+", re.IGNORECASE)
# The model may begin a source after the opening bracket: "Applause.) Reed".
_LEADS = re.compile(rf"(?:{_DIRECTION}|{_WITHIN}[)\]])[\s,.\"“”]*(?=\S)", re.IGNORECASE)
# Blanks are tried from their first alone, since a search from each takes forever on many.
_TRAILS = re.compile(rf"(?<![\s,])[\s,]*(?:{_DIRECTION}|[(\[]{_WITHIN})$", re.IGNORECASE)


def is_direction(text: str, span: Span) -> bool:
    """Whether nothing but stage directions stands in a span, marks aside."""
    return _ALONE.fullmatch(text, *span) is not None


def without_directions(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` less the contents that are stage directions, and these at the ends of sources."""
    text, result = page.text, []
    for one in found:
        content = tuple(span for span in one.content if not is_direction(text, span))
        if content:
            result.append(replace(one, content=content, source=_bare(text, one.source)))
    return result


def _bare(text: str, source: Spans) -> Spans:
    """A source without stage directions at its ends."""
    kept: list[Span] = []
    for start, end in source:
        if is_direction(text, (start, end)):
            continue
        if leads := _LEADS.match(text, start, end):
            start = leads.end()
        if trails := _TRAILS.search(text[start:end]):
            end = start + trails.start()
        if start < end:
            kept.append((start, end))
    return tuple(kept)
