"""Statements in full: paragraphs without quotation marks below "The minister said:".

    The Foreign Secretary, Ana Hill, said:

    The sentence is a travesty. We call for her release.

    We stand with our partners.

All of the paragraph below is of whoever the clause with the colon names, and so is what follows up
to the last paragraph in the first person, unless the article speaks in it before. It ends where a
heading, a list, a quotation or another such clause begins, or where its speaker is named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import apart, running
from quotes.layout import Block, BlockKind
from quotes.layout.markup import bullet
from quotes.letters import compiled
from quotes.types import Attribution, Span, overlap

_COLON = re.compile(r":[*_ ]*$")
_ENDED = re.compile(r"[.?!…][)*_ ]*$")
_OPENS = re.compile(r"[*_]*[\"“”«„'‘•>|]")
_FIRST = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me|[Oo]urs|mine)\b(?!\.)")
_SAYS = (
    r"(?:(?:has|have|had)\s)?(?:(?:also|then|later)\s)?(?:sa(?:id|ys?)|add(?:ed|s)|stated|continued"
    r"|concluded|explained|wrote|commented|responded|told\s[^.!?:\"“”]{1,40}"
    r"|(?:issued|released|made|published|gave)\s(?:the following|this|an?|the)\s(?:\w+\s)?"
    r"(?:statement|message|remarks|comments?))"
)
_INTRODUCED = (
    r"(?:(?:In|On|At|After|Before|Following|Speaking|Commenting|Responding|Reacting|Asked|Welcoming"
    r"|Announcing|Meanwhile|However|Later|Earlier|Today|Yesterday|Separately)\b"
    r"[^.!?;:\"“”\n]{0,100}?(?:,\s|\s(?=(?:he|she|they|it)\s)))?"
)
_LEAD = compiled(
    rf"(?:.*[.?!]\s)?{_INTRODUCED}"
    r"(?P<source>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|(?:[A-Z]|the\s|an?\s)[^.!?;:\"“”\n]{1,110}?))"
    rf"\s(?P<cue>{_SAYS})\b[^.!?:\"“”\n]{{0,60}}:[*_ ]*",
    re.DOTALL,
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?=[,\s]*$)")
_LONGEST_LEAD = 400  # characters
_MOST = 40  # paragraphs
_FEWEST_WORDS = 4
_SCORE = 0.6


def stated(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such statements whole, and without what was found inside of them."""
    text, blocks, result = page.text, page.blocks, list(found)
    spoken = _first_person(page)
    others = apart(span for one in found if one.source and one.cue for span in one.content)
    authors = [n for n, places in spoken.items() if any(others((at, at + 1)) for at in places)]
    for number, lead in enumerate(blocks[:-1]):
        if lead.kind is not BlockKind.PARAGRAPH or not _COLON.search(text, *_tail(lead.span)):
            continue
        one = _led(text, lead, blocks[number + 1], result)
        below = _below(text, blocks[number + 1 : number + 1 + _MOST], one) if one else []
        if one is None or not below:
            continue
        last = 0
        if not any(at < number for at in authors):
            last = max((n for n in range(len(below)) if number + 1 + n in spoken), default=0)
        content = tuple(s for block in below[: last + 1] for s in running(text, block, block.span))
        reach = content[0][0], content[-1][1]
        authors = [at for at in authors if not number < at <= number + 1 + last]
        rest = (_less(each, reach) for each in result if each is not one)
        result = [each for each in rest if each is not None]
        further = (span for span in one.content if span[0] >= reach[1])
        result.append(replace(one, content=(*content, *further)))
    return result


def _tail(span: Span) -> Span:
    return max(span[0], span[1] - 6), span[1]


def _first_person(page: Page) -> dict[int, list[int]]:
    """Where paragraphs say "I" or "we" outside of quotation marks, by their numbers."""
    starts = [marked.span[0] for marked in page.marks]

    def quoted(at: int) -> bool:
        before = bisect_right(starts, at)
        return any(marked.span[1] > at for marked in page.marks[max(before - 3, 0) : before])

    found = {}
    for number, block in enumerate(page.blocks):
        if block.kind is BlockKind.PARAGRAPH:
            said = [match.start() for match in _FIRST.finditer(page.text, *block.span)]
            if places := [at for at in said if not quoted(at)]:
                found[number] = places
    return found


def _led(text: str, lead: Block, below: Block, found: Iterable[Attribution]) -> Attribution | None:
    """Who is reported in a clause to say what stands in the paragraph below it."""
    for one in found:
        here = one.source and one.cue and all(lead.span[0] <= a < lead.span[1] for a, _ in one.cue)
        if here and one.content[0][0] >= below.span[0] and one.content[0][0] < below.span[1]:
            return one
    start, end = lead.span
    clause = _LEAD.fullmatch(text, max(start, end - _LONGEST_LEAD), end)
    if clause is None:
        return None
    cue = clause.span("cue")
    if any(overlap(cue, span) for one in found if one.source for span in one.cue):
        return None
    source = running(text, lead, clause.span("source"))
    return by_form(Form.STATEMENT, _SCORE, source, (cue,))


def _below(text: str, blocks: Sequence[Block], one: Attribution) -> list[Block]:
    """The paragraphs that may all be of a statement, from the first below its clause."""
    name = _NAME.search(text[slice(*one.source[-1])]) if one.source else None
    named = re.compile(rf"\b{re.escape(name[0])}\b") if name else None
    kept: list[Block] = []
    for block in blocks:
        start, end = block.span
        plain = block.kind is BlockKind.PARAGRAPH and _ENDED.search(text, *_tail(block.span))
        if not plain or _OPENS.match(text, start, end) or bullet(text, start, end):
            break
        if not kept and len(text[start:end].split()) < _FEWEST_WORDS:
            break
        if kept and named and named.search(text, start, end):
            break
        kept.append(block)
    return kept


def _less(one: Attribution, reach: Span) -> Attribution | None:
    """Another report without what a statement has; None where nothing of it is left."""
    outside = tuple(span for span in one.content if span[1] <= reach[0] or reach[1] <= span[0])
    return replace(one, content=outside) if outside else None
