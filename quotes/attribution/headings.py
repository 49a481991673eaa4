"""Headlines that set a quotation beside a name, without a verb of saying.

- "Ann Lind Gets Candid on Divorce: 'It Was Hard' (Exclusive)": of the subject of the clause
- "'We were robbed' - Lind on Leeds defeat": of whom the dash leads to

Titles stand in marks, too: before a colon a clause with a verb is asked for, behind it a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import person_at
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, stripped, untaken
from quotes.english.lexicon import ABBREVIATED_TITLES
from quotes.layout import BlockKind
from quotes.letters import compiled
from quotes.types import Attribution, Span

_TITLE = compiled(
    rf"(?:(?:{'|'.join(sorted(ABBREVIATED_TITLES))}|President|Senator|Actor|Actress|Singer|Star"
    r"|Sir|Dame|Lord|Lady|Prince|Princess|King|Queen|Pope)\.?\s)?"
)
_CLAUSE = compiled(
    r"\s(?:(?!(?i:fans|critics|allies|rivals|voters|supporters|lawyers|tributes|protests|news)\b)"
    r"[A-Za-z]{2,}s|Is|is|Was|was|Got|got|Has|has|Can['’]t|can['’]t)\b(?!['’])[^:\n]*(?P<cue>:)\s*"
)
_BY_OTHERS = re.compile(r"\b(?:by|dead|dies|died|dying|death|killed|tributes?)\b", re.IGNORECASE)
_AFTER = re.compile(r"\s*(?:[(\[][^()\[\]\n]{1,30}[)\]])?\s*")
_SOURCES = re.compile(r"\bsources?\b", re.IGNORECASE)
_TALK = re.compile(
    r"\b(?:I|me|my|we|us|our|you|your|he|him|his|she|her|it|they|them|this|that|there)\b",
    re.IGNORECASE,
)
_DASH = compiled(r"\s*(?P<cue>[–—―-]{1,2})\s+")
_TOPIC = compiled(
    r"(?:\s(?:on|after|as|ahead of|before|following|over|about|in|at|to)\s[^:\"“”\n]{2,80})?\s*"
)
_FEWEST_WORDS = 3
_SCORE = 0.6


def headed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such quotations of headlines, where nobody has them."""
    text, people, result = page.text, page.people, list(found)
    free = untaken(found)
    for block, marked in page.placed:
        words = text[slice(*marked.inside)].split()
        whole = marked.close is not None and len(words) >= _FEWEST_WORDS
        if block.kind is not BlockKind.HEADLINE or not whole or not free(marked.span):
            continue
        start = next((a for a, b in block.running if text[a:b].strip()), block.span[0])
        before = _before(text, people, (start, block.span[1]), marked.span)
        if parts := before or _behind(text, people, (start, block.span[1]), marked.span):
            source, cue = parts
            if free(source) and running(text, block, source) == (source,):
                content = running(text, block, marked.span)
                result.append(by_form(Form.HEADING, _SCORE, (source,), (cue,), content))
    return result


def _before(
    text: str, people: Sequence[Span], line: Span, quotation: Span
) -> tuple[Span, Span] | None:
    """The subject of a clause that a colon parts from the quotation it ends in, and the colon."""
    source = person_at(text, people, line[0], quotation[0], _TITLE)
    clause = _CLAUSE.fullmatch(text, source[1], quotation[0]) if source else None
    tag = _AFTER.fullmatch(text, quotation[1], line[1])
    if source is None or clause is None or tag is None or _SOURCES.search(tag[0]):
        return None
    if _BY_OTHERS.search(text, *clause.span()) or not _TALK.search(text, *quotation):
        return None
    return source, clause.span("cue")


def _behind(
    text: str, people: Sequence[Span], line: Span, quotation: Span
) -> tuple[Span, Span] | None:
    """The person behind the dash that follows on a quotation, up to "on …", and the dash."""
    opens = stripped(text, line[0], quotation[0])
    dash = _DASH.match(text, quotation[1], line[1])
    if dash is None or opens[0] != opens[1]:
        return None
    source = person_at(text, people, dash.end(), line[1], _TITLE)
    if source is None or not _TOPIC.fullmatch(text, source[1], line[1]):
        return None
    return source, dash.span("cue")
