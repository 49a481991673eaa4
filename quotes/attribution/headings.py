"""Headlines that set a quotation beside a name, without a verb of saying.

- "Ann Lind Gets Candid on Divorce: 'It Was Hard' (Exclusive)": of the subject of the clause
- "'We were robbed' - Lind on Leeds defeat": of whom the dash leads to
- "'No way to live': residents' fury over smell", "'We will not bow' - Khamenei": of who reacts

Titles stand in marks, too: before a colon a clause with a verb is asked for, behind it a pronoun;
words that somebody reacts with are not all capitalised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import PLACE, person_at
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import apart, running, stripped, untaken
from quotes.attribution.reactions import TOPIC, reacting
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
_LEADS = compiled(r"\s*(?P<cue>[–—―-]{1,2}|:)\s+")
_FEWEST_WORDS = 3
_SCORE = 0.6


def headed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such quotations of headlines, where nobody has them."""
    text, people, result = page.text, page.people, list(found)
    names = sorted(name.span for name in page.names if name.label != PLACE)
    free, unsaid = untaken(found), apart(span for one in found for span in one.content)
    for block, marked in page.placed:
        words = text[slice(*marked.inside)].split()
        whole = marked.close is not None and len(words) >= _FEWEST_WORDS
        if block.kind is not BlockKind.HEADLINE or not whole or not free(marked.span):
            continue
        start = next((a for a, b in block.running if text[a:b].strip()), block.span[0])
        line = start, block.span[1]
        before = _before(text, people, line, marked.span)
        if parts := before or _behind(text, people, names, line, marked.span):
            source, cue = parts
            if unsaid(source) and running(text, block, source) == (source,):
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
    text: str, people: Sequence[Span], names: Sequence[Span], line: Span, quotation: Span
) -> tuple[Span, Span] | None:
    """Whom the dash or the colon leads to that follows on a quotation, and that mark."""
    opens = stripped(text, line[0], quotation[0])
    leads = _LEADS.match(text, quotation[1], line[1])
    if leads is None or opens[0] != opens[1]:
        return None
    source = person_at(text, people, leads.end(), line[1], _TITLE)
    if source is None or leads["cue"] == ":" or not TOPIC.fullmatch(text, source[1], line[1]):
        title = _is_title(text, quotation)
        source = None if title else reacting(text, names, leads.end(), line[1])
    return (source, leads.span("cue")) if source else None


def _is_title(text: str, quotation: Span) -> bool:
    """Whether words are mostly capitalised, or as few as a label has: 'Right to die'."""
    words = text[slice(*quotation)].split()
    talk = _TALK.search(text, *quotation) is not None
    capitals = sum(not word[0].islower() for word in words[1:])
    return 2 * capitals >= len(words) or (len(words) <= _FEWEST_WORDS and not talk)
