"""Posts of social media shown in an article, which sign their text and have no quotation marks.

    Good riddance to bad milk! pic.twitter.com/abcd1234

    — Ann Lind (@alind) June 8, 2023

The signature may also end the paragraph itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running
from quotes.layout import Block, BlockKind
from quotes.layout.dates import FULL
from quotes.letters import compiled
from quotes.types import Attribution, Span, overlap, slices

_SIGNED = compiled(
    rf"(?P<cue>[―—–-]{{1,2}})\s*(?P<name>[^@()\n―—–]{{1,60}}?)\s*\(@\w{{2,30}}\),?\s+{FULL}\W*$"
)
_LINKS = re.compile(r"\s*(?:(?:https?://|pic\.(?:twitter|x)\.com/|t\.co/)\S+\s*)+$")
_FIRST = re.compile(r"(?:I|[Ww]e)$")
_MARK = re.compile(r"[\"“”]")
_LONGEST_SIGNATURE = 140
_FEWEST_WORDS = 2
_SURE = 0.9


def posted(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such posts, each of who signs it, unless somebody has it from a clause above."""
    text, blocks, result = page.text, page.blocks, list(found)
    for number, block in enumerate(blocks):
        start, end = block.span
        signed = _SIGNED.search(text, max(start, end - _LONGEST_SIGNATURE), end)
        if signed is None or block.kind is not BlockKind.PARAGRAPH:
            continue
        above = blocks[number - 1] if signed.start() == start and number else block
        if above.kind is not BlockKind.PARAGRAPH or _SIGNED.search(text, *_tail(above, block)):
            continue
        post = above.span[0], min(above.span[1], signed.start())
        if links := _LINKS.search(text, *post):
            post = post[0], links.start()
        content = running(text, above, post)
        name = running(text, block, signed.span("name"))
        if len(slices(text, content).split()) < _FEWEST_WORDS or len(name) != 1:
            continue
        touching = [one for one in result if any(overlap(span, post) for span in one.content)]
        if any(_is_anothers(text, one, post) for one in touching):
            continue
        result = [one for one in result if one not in touching]
        result.append(by_form(Form.SIGNED, _SURE, name, (signed.span("cue"),), content))
    return result


def _tail(above: Block, block: Block) -> Span:
    """Where a paragraph above may sign a post of its own; nothing for the paragraph itself."""
    start, end = above.span
    return (end, end) if above is block else (max(start, end - _LONGEST_SIGNATURE), end)


def _is_anothers(text: str, one: Attribution, post: Span) -> bool:
    """Whether a clause above a post leads to it, or what stands in it is an article's report."""
    if any(not overlap(span, post) for span in (*one.cue, *one.source)):
        return True
    third = any(not _FIRST.match(text, *span) for span in one.source)
    return third and _MARK.search(text, *post) is not None
