"""Block quotations: paragraphs set off by an indent or ">", and the signature below them.

> The reform is robbery.
> — Ivan Horvat, Workers' Party

On social media the signature may be a handle: "@ihorvat".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotes.letters import compiled
from quotes.types import Span, Spans

SIGNATURE = compiled(
    r"\s*(?P<cue>[―—–-]{1,2})\s*[*_]{0,3}"
    r"(?P<name>@\w{2,30}|[A-Z][\w.'’-]*(?:,? (?:of |the |de |van |al-)?[\w.'’-]+){0,7})"
    r"(?: \(@\w+\)[\w, ]*)?(?:[*_]{1,3}(?:, [\w,.'’ -]{1,60})?)?\W*$"
)
_LONGEST = 4


@dataclass(slots=True)
class BlockQuotation:
    """The numbers of the paragraphs that are quoted, and the line that says of whom, if any."""

    quoted: list[int] = field(default_factory=list)
    signature: re.Match[str] | None = None
    led: bool = True  # by a line with a colon


def block_quotations(text: str, paragraphs: Sequence[tuple[Span, Spans]]) -> list[BlockQuotation]:
    """Paragraphs set off as block quotations: after a colon, and indented or behind ">".

    Behind ">" the colon may be missing where a signature stands below. A list is none, nor are
    paragraphs that all stand indented below a line with a colon.
    """
    found: list[BlockQuotation] = []
    block = BlockQuotation()
    margin, opened = 0, False
    for number, ((start, end), skip) in enumerate(paragraphs):
        before = text[text.rfind("\n", 0, start) + 1 : start]
        indent = len(before.expandtabs(4))
        lead = next((text[a:b] for a, b in skip if a == start), "")
        set_off = before.isspace() and indent > margin + 1 if not lead else lead.startswith(">")
        if set_off and (opened or lead):
            block.led = opened if not block.quoted else block.led
            signature = SIGNATURE.match(text, start + len(lead), end) if block.quoted else None
            if signature is None:
                block.quoted.append(number)
                continue
            block.signature = signature
        found.append(block)
        block = BlockQuotation()
        margin, opened = indent, text[start:end].endswith(":")
    sure = (block for block in (*found, block) if block.led or block.signature)
    return [block for block in sure if 0 < len(block.quoted) <= _LONGEST]
