"""Who is told and says nothing: courts, juries, inquests, councils before which things are said.

- "Fraud trial told accountant 'moved money'", "Inquest hears of failings": of headlines
- "The wall was unsafe, an inquest was told", "…, the High Court has heard"
- "Members heard that …", "The planning committee was told …"
- "Voters *were asked* who …", "Ott *was accused of* …": whoever somebody else speaks to, or of
- "*It* was decided that …": nobody

No source is named; in a headline all that follows is what they were told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.layout import Block, BlockKind
from quotes.types import Attribution, Span

_HEARERS = re.compile(
    r"(?:.*\s)?(?:court|trial|jury|jurors|inquest|inquiry|tribunal|hearing"
    r"|committee|commission|panel|meeting|members|councillors|magistrates)"
    r"(?:\s(?:in|at)\s[A-Z][\w'’-]*)?",
    re.IGNORECASE | re.DOTALL,
)
_HEARD = re.compile(r"(?:(?:has|have|had)\s)?hear(?:s|d)?\b|(?:was|were|(?:has|had) been)\stold\b")
_BE = r"(?:[\w'’]+ ){0,2}(?:is|are|was|were|be|been|being)(?: \w+){0,3}? "
_ADDRESSED = re.compile(
    rf"{_BE}(?:accused|advised|asked|blamed|briefed|challenged|condemned|contacted|critici[sz]ed"
    r"|denounced|expected|informed|instructed|mocked|notified|ordered|portrayed|pressed|questioned"
    r"|reminded|told|urged|warned)(?: (?:about|by|for|if|of|on|over|that|to|whether))?"
)
_IMPERSONAL = re.compile(
    rf"{_BE}(?:agreed|alleged|announced|argued|believed|claimed|concluded|confirmed|decided"
    r"|estimated|explained|feared|found|known|noted|projected|recommended|reported|revealed|said"
    r"|stated|suggested|suspected|thought|understood)(?: that)?"
)
_TOLD = re.compile(r"(?:hears|told)\b")
_ENDED = re.compile(r"[.?!:…][\"”’')\]*_]*$|[\"”]$")
_ARTICLE = re.compile(r"[\W_]*(?:The|An?)\s")  # headlines leave it out
_OBJECT = re.compile(r"\s*(?:(?:of|how|that)\s)?")


def unheard(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` without such sources."""
    text, result = page.text, []
    for one in found:
        if len(one.source) == 1 and len(one.cue) == 1:
            if _HEARERS.fullmatch(text, *one.source[0]):
                one = _unsourced(text, page.blocks, one)
            elif _is_addressed(text, one.source[0], one.cue[0]):
                one = replace(one, source=())
        result.append(one)
    return result


def _is_addressed(text: str, source: Span, cue: Span) -> bool:
    """Whether the subject of a passive verb is whom it is said to or of, or "it"."""
    if source[1] > cue[0]:
        return False
    impersonal = text[slice(*source)] in ("It", "it") and _IMPERSONAL.fullmatch(text, *cue)
    return bool(impersonal or _ADDRESSED.fullmatch(text, *cue))


def was_told(text: str, one: Attribution) -> bool:
    """Whether somebody is told it and no source is named: "heard" is no thought then."""
    return not one.source and any(_HEARD.match(text, *span) for span in one.cue)


def _is_headline(text: str, block: Block) -> bool:
    """Whether a block is a headline; not all are known for it, but a paragraph has a full stop."""
    paragraph = _ENDED.search(text, *block.span) or _ARTICLE.match(text, *block.span)
    return block.kind is BlockKind.HEADLINE or not paragraph


def _unsourced(text: str, blocks: Sequence[Block], one: Attribution) -> Attribution:
    (start, end), (_, source_end) = one.cue[0], one.source[0]
    if _HEARD.match(text, start):
        one = replace(one, source=())
    if not _TOLD.match(text, start) or text[source_end:start].strip():
        return one
    around = next((block for block in blocks if block.span[0] <= start < block.span[1]), None)
    if around is None or not _is_headline(text, around):
        return one
    if not one.content or one.content[0][0] < end:
        return replace(one, source=())
    led = _OBJECT.match(text, end)
    first = led.end() if led else end
    (begins, stop), *rest = one.content
    return replace(one, source=(), content=((min(first, begins), stop), *rest))
