"""Clauses that lead to a quotation in quotation marks by a colon, whatever their verb.

- "Jones was blunter: “…”", "But Jones could not contain her anger: “…”", "Jones: “…”"
- "The opposition was less polite: “…”", "She had a simple message: “…”"
- "Striker Ann Jones on the BBC: “…”", "Jones on Kane: “…”", which is not Kane's
- "Another: “…”", "Others were blunter: “…”"
- "Jones, speaking to the BBC: “…”", "Ann Jones, his niece: “…”"

The model knows verbs of saying, and of these most; what such a clause leads to is its subject's
all the same. It is added where nobody has the words, and taken from whoever's cue stands in a
sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import PLACE
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import inside
from quotes.attribution.sentences import END
from quotes.english import phrases
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Span, SpeakerKind, overlap, slices

_LONGEST = 160  # characters of a clause before its colon
_COLON = re.compile(r"(?P<cue>:)[*_]*\s*$")
_STARTS = compiled(rf"{END}|[\"“”»;:]\s*")
_OPENING = re.compile(
    r"(?:[—–-]{1,2}\s+)?(?:(?:But|And|Yet|So|Then|Still|Later|However|Meanwhile|Instead),?\s+)?"
)
_PRONOUN = re.compile(r"(?:He|She|They|he|she|they)\b(?=[\s:])")
_SOMEONE = re.compile(
    r"(?:One|Another|Others|A (?:second|third|fourth))(?= ?:|\s(?!(?:is|was|are|were)\s?:))"
)
_BEFORE_NAME = compiled(r"(?:[A-Z][\w.’'-]*\.?\s+|(?:the|of|and)\s+){0,6}(?:(?P<role>[a-z-]+)\s+)?")
_PLACE = re.compile(
    r"\s(?:on|in|to|via|about|after|ahead of|at|before|during|following|speaking|writing)"
    r"\s[^,;:\"“”\n]{2,60}"
)
_ASIDE = re.compile(r",\s[^,:]{1,80},(?=\s)")
_FINITE = (
    r"is|are|was|were|has|have|had|did|does|could|would|can|will|may|might|seemed|sounded|went"
    r"|put|made|gave|took|got|kept|let|sa(?:id|ys)"
)
_VERB = re.compile(
    r"\s+(?:(?:also|then|later|even|just|only|simply|once|again)\s+)?"
    rf"(?:{_FINITE}|[a-z]+(?:ed|s|n['’]t))\b"
)
_LAST_ASIDE = re.compile(
    r",\s(?!(?:who|which|and|but|he|she|they|it|I|we)\b)"
    rf"(?:(?!\b(?:{_FINITE})\b)[^:\"“”\n]){{1,80}}"
)
_ENDS = ".?!,…—–"
_FEWEST_WORDS = 6
_SPEAKS = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP)
_SCORE = 0.6


@dataclass(frozen=True, slots=True)
class _Lead:
    """A clause: its subject, what of it leads to the quotation, and where it begins."""

    source: Span
    cue: Span
    start: int


def led(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with the quotations that a clause with a colon leads to given to its subject."""
    result = list(found)
    called = sorted(name.span for name in page.names if name.label != PLACE)
    for block, marked in _after_colons(page):
        lead = _lead(page.text, block, called, marked.span[0])
        if lead is None:
            continue
        owners = [one for one in result if any(overlap(span, marked.span) for span in one.content)]
        if any(_near(page.text, one, lead, block) for one in owners):
            continue
        for one in owners:
            left = tuple(span for span in one.content if not overlap(span, marked.span))
            result.remove(one)
            if left:
                result.append(replace(one, content=left))
        result.append(by_form(Form.LEAD, _SCORE, (lead.source,), (lead.cue,), (marked.span,)))
    return result


def _after_colons(page: Page) -> Iterator[tuple[Block, Marked]]:
    """The sentences in marks that come after a colon, in nobody's quotation, with paragraphs."""
    text, reach = page.text, 0
    for block, marked in page.placed:
        if marked.close is None or marked.span[0] < reach:
            continue
        reach = marked.span[1]
        if block.kind is BlockKind.HEADLINE or not _COLON.search(
            text, max(block.span[0], marked.span[0] - 6), marked.span[0]
        ):
            continue
        words = text[slice(*marked.inside)].split()
        sentence = sum(word[0].islower() for word in words) * 2 >= len(words) >= _FEWEST_WORDS
        if words and (words[-1][-1] in _ENDS or sentence):
            yield block, marked


def _lead(text: str, block: Block, names: Sequence[Span], end: int) -> _Lead | None:
    """The clause before the quotation that begins at `end`, where its subject can speak."""
    colon = text.rindex(":", block.span[0], end)
    low = max(block.span[0], colon - _LONGEST)
    breaks = [match.end() for match in _STARTS.finditer(text, low, colon)]
    start = breaks[-1] if breaks else low
    if start == low > block.span[0]:
        return None
    opening = _OPENING.match(text, start, colon)
    start = opening.end() if opening else start
    subject = _subject(text, names, start, colon)
    if subject is None or any(s < colon and subject < e and s < start for s, e in block.skip):
        return None
    aside = _ASIDE.match(text, subject, colon)
    after = aside.end() if aside else subject
    if _LAST_ASIDE.fullmatch(text, subject, colon):
        return _Lead((start, subject), (colon, colon + 1), start)
    elsewhere = text[subject - 1].isalpha() and _PLACE.fullmatch(text, subject, colon)
    if after < colon and not (_VERB.match(text, after, colon) or elsewhere):
        return None
    cue = after + len(text[after:colon]) - len(text[after:colon].lstrip())
    return _Lead((start, after), (cue, colon + 1), start)


def _subject(text: str, names: Sequence[Span], start: int, colon: int) -> int | None:
    """Where the subject ends that a clause begins with: a pronoun, a name, or "the opposition"."""
    if pronoun := _PRONOUN.match(text, start, colon) or _SOMEONE.match(text, start, colon + 1):
        return pronoun.end()
    titles = _BEFORE_NAME.match(text, start, colon)
    reach = titles.end() if titles else start
    if titles and titles["role"] and not phrases.is_role(titles["role"]):
        reach = titles.start("role")
    at = bisect_right(names, (reach, len(text))) - 1
    if at >= 0 and start <= names[at][0] and names[at][1] <= colon:
        end = names[at][1]
        return None if text[end] in "'’" else end
    phrase = phrases.read(text, start, colon)
    if phrase is None or phrase.words[0] not in {"the", "his", "her", "their", "its", "a", "an"}:
        return None
    verb = _VERB.search(text, start, phrase.core[1])
    end = verb.start() if verb else phrase.core[1]
    head = phrases.read(text, start, end)
    return end if head and head.kind in _SPEAKS else None


def _near(text: str, one: Attribution, lead: _Lead, block: Block) -> bool:
    """Whether an attribution's cue or source stands in the clause, or after it in the paragraph.

    None but the colon is the cue of whom the clause has as its topic: "Jones on *Kane:*".
    """
    parts = (*one.cue, *one.source)
    topic = inside(lead.cue, parts) and _PLACE.fullmatch(text, lead.source[1], lead.cue[1] - 1)
    if topic and slices(text, one.cue) == ":":
        return False
    return not parts or any(lead.start <= start < block.span[1] for start, _ in parts)
