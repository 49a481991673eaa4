"""Kickers: what a headline has before its colon, and nobody says: "Opinion: The bus is late".

Nor does "POLICE BLOTTER: Man claims …" or "Fact check: …". "Report:" and "Poll:" say something.
A topic is nobody's words either: "*Syria war:* Russia 'must pay', says Ott".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.page import Page
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.types import Attribution

_KICKER = re.compile(
    r"(?:\W{0,3}(?:opinion|op-ed|editorial|comment(?:ary)?|column|analysis|explain(?:er|ed)|exclusive"
    r"|fact[- ]?(?:check|box)|timeline|breaking(?: news)?|update[ds]?|watch|video|listen|podcast"
    r"|photos?|gallery|live(?: (?:updates|blog))?|in pictures|interview|q ?& ?a|profile|obituary"
    r"|(?:book|film|movie|tv|album|theatre) review|review|recap|transcript|newsletter"
    r"|(?:police|crime|court) (?:blotter|log|briefs|roundup)|letters?(?: to the editor)?))"
    r"(?: [|–—-]|:)\s+(?=\S)",
    re.IGNORECASE,
)

_TOPIC = compiled(r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}: +(?=[A-Z0-9\"'“‘])")


def unlabelled(text: str, block: Block) -> Block:
    """A headline whose kicker is no running text; any other block as it is."""
    kicker = _KICKER.match(text, *block.span) if block.kind is BlockKind.HEADLINE else None
    if kicker is None or kicker.end() >= block.span[1]:
        return block
    later = tuple(span for span in block.skip if span[0] >= kicker.end())
    if any(start < kicker.end() < end for start, end in block.skip):
        return block
    return replace(block, skip=(kicker.span(), *later))


def without_topics(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` less the topics that contents of headlines begin with, before who says them."""
    starts = {
        block.running[0][0]: block.span[1]
        for block in page.blocks
        if block.kind is BlockKind.HEADLINE and block.running
    }
    result = list(found)
    for number, one in enumerate(found):
        (start, end), *rest = one.content
        topic = _TOPIC.match(page.text, start, end) if start in starts else None
        if topic and one.cue and end <= one.cue[0][0] < starts[start]:
            result[number] = replace(one, content=((topic.end(), end), *rest))
    return result
