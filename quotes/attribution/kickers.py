"""Kickers: what a headline has before its colon, and nobody says: "Opinion: The bus is late".

Nor does "POLICE BLOTTER: Man claims …" or "Fact check: …". "Report:" and "Poll:" say something.
"""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.layout import Block, BlockKind

_KICKER = re.compile(
    r"(?:\W{0,3}(?:opinion|op-ed|editorial|comment(?:ary)?|column|analysis|explain(?:er|ed)|exclusive"
    r"|fact[- ]?(?:check|box)|timeline|breaking(?: news)?|update[ds]?|watch|video|listen|podcast"
    r"|photos?|gallery|live(?: (?:updates|blog))?|in pictures|interview|q ?& ?a|profile|obituary"
    r"|(?:book|film|movie|tv|album|theatre) review|review|recap|transcript|newsletter"
    r"|(?:police|crime|court) (?:blotter|log|briefs|roundup)|letters?(?: to the editor)?))"
    r"(?: [|–—-]|:)\s+(?=\S)",
    re.IGNORECASE,
)


def unlabelled(text: str, block: Block) -> Block:
    """A headline whose kicker is no running text; any other block as it is."""
    kicker = _KICKER.match(text, *block.span) if block.kind is BlockKind.HEADLINE else None
    if kicker is None or kicker.end() >= block.span[1]:
        return block
    later = tuple(span for span in block.skip if span[0] >= kicker.end())
    if any(start < kicker.end() < end for start, end in block.skip):
        return block
    return replace(block, skip=(kicker.span(), *later))
