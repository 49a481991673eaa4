"""Clauses of saying that stand apart in a sentence that has another verb.

- "He told me, *and I quote*, “…”": of him, not of who quotes
- "*They are*, as my father used to say, *a tax*": the sentence on either side of the clause
- "*Gill will announce a deal*, two people familiar with it tell us": all before the clause, which
  the model passes over for the verb within
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import apart, running
from quotes.attribution.sentences import END
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.types import Attribution

_LONGEST = 160  # characters of a clause
_LONGEST_SENTENCE = 500
_TOLD = compiled(
    r"(?:.*(?:[.?!,;:]|\b(?:and|but|it|that|this|so))\s)?"
    r"(?P<source>[Hh]e|[Ss]he|[Tt]hey|(?:[A-Z]|[Tt]he )[^.?!,;:\"“”\n]{1,60}?)"
    r"\s(?P<cue>(?:(?:has|had|once|then|later)\s)?"
    r"(?:told|said|says|tells|wrote|replied|answered)\b[^.?!,;:\"“”\n]{0,40}?),?\s(?:and\s)?",
    re.DOTALL,
)
_QUOTE = re.compile(r"(?:can |will )?quote\b")
_HEAD = compiled(
    r"(?:^|[.?!][\"”’]?\s+)(?P<head>[A-Z][^.?!,;:\"“”\n]{0,30}\s[^.?!,;:\"“”\n]{1,30}),\s[Aa]s\s$"
)
_BEHIND = re.compile(r"[^.?!,;:\"“”\n]{0,30},\s")
_TRAILING = compiled(
    r",\s(?P<source>(?:(?:an?|one|two|three|four|five|six|several|multiple|some|the)\s"
    r"[a-z][^,;:.\"“”\n]{2,90}?|(?:people|sources|officials)\b[^,;:.\"“”\n]{0,80}?))\s"
    r"(?P<cue>tells?|told|says?|said)"
    r"(?:\s(?:us|me|(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}))?\.(?=\s|$)"
)
_VERB = re.compile(r"\b(?:who|which|that|is|are|was|were|has|have|had|will|would|and|but)\b")
_BREAK = compiled(rf"{END}|^[A-Z' ]{{4,40}}\s[—–-]\s")
_SCORE = 0.5


def with_asides(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such clauses put right, and added where nobody has them."""
    text, starts = page.text, page.starts
    result = [_around(text, starts, _quoting(text, starts, one)) for one in found]
    free = apart(span for one in result for span in one.cue)
    for block in page.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for clause in _TRAILING.finditer(text, *block.span):
            start = _sentence(text, block, clause.start())
            content = running(text, block, (start, clause.start()))
            bare = not _VERB.search(clause["source"]) and free(clause.span())
            if bare and content and '"' not in text[start : clause.start()]:
                source, cue = (clause.span("source"),), (clause.span("cue"),)
                result.append(by_form(Form.ASIDE, _SCORE, source, cue, content))
    return result


def _before(starts: Sequence[int], at: int) -> int:
    """How far back a clause may begin that goes on at a place, in its block."""
    return max(starts[max(bisect_right(starts, at) - 1, 0)], at - _LONGEST)


def _sentence(text: str, block: Block, end: int) -> int:
    """Where the sentence begins that goes on at `end`; behind a label in capitals."""
    low = max(block.running[0][0] if block.running else block.span[0], end - _LONGEST_SENTENCE)
    return max((m.end() for m in _BREAK.finditer(text[low:end])), default=0) + low


def _quoting(text: str, starts: Sequence[int], one: Attribution) -> Attribution:
    """Who "told me, and I quote", for who quotes."""
    quotes = len(one.source) == len(one.cue) == 1 and _QUOTE.match(text, *one.cue[0])
    if not quotes or text[slice(*one.source[0])] not in {"I", "we"}:
        return one
    end = one.source[0][0]
    low = _before(starts, end)
    told = _TOLD.fullmatch(text[low:end])
    if told is None:
        return one
    source, cue = ((low + a, low + b) for a, b in (told.span("source"), told.span("cue")))
    return replace(one, source=(source,), cue=(cue,))


def _around(text: str, starts: Sequence[int], one: Attribution) -> Attribution:
    """The sentence that a clause with "as" interrupts, from its start."""
    if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
        return one
    (start, _), (_, end), first = one.source[0], one.cue[0], one.content[0][0]
    if not start < end <= first or text[first] in "\"“'‘":
        return one
    low = _before(starts, start)
    head = _HEAD.search(text[low:start])
    if head is None or not _BEHIND.fullmatch(text, end, first):
        return one
    span = low + head.start("head"), low + head.end("head")
    return replace(one, content=(span, *one.content))
