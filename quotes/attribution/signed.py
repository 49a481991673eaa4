"""Quotations that a name is set beside, without a verb: signed block quotations, and labels.

- signed: “Donald Trump scares me.” ― Krystal Correa; block quotations with a name below them
- labelled: a list item or an emphasised label before a quotation: *Trade unions*: “A day of joy.”
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.displayed import block_quotations
from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import inside, running
from quotes.letters import compiled
from quotes.types import Attribution, Span, slices

_LABEL = compiled(
    r"(?:[*+•‣▪◦●■·-]\s+)?[*_]{0,3}(?P<name>[A-Z][^:\n\"“”*_]{1,60})[*_]{0,3}(?P<cue>:)[*_]{0,3}\s*"
)
_ENDING = " .*_\n"
_SURE, _FAIR = 0.9, 0.45


def signed_blocks(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """Give a block quotation to who signs it, unless it is with the same name already."""
    text, blocks, result = page.text, page.blocks, list(found)
    for quotation in block_quotations(text, [(block.span, block.skip) for block in blocks]):
        signature = quotation.signature
        content = tuple(
            span for n in quotation.quoted for span in running(text, blocks[n], blocks[n].span)
        )
        if signature is None or not content:
            continue
        signed = blocks[quotation.quoted[-1] + 1]
        name = running(text, signed, signature.span("name"))
        within = content[0][0], signed.span[1]
        theirs = [one for one in result if inside(within, one.content)]
        surname = signature["name"].split(",")[0].split()[-1]
        if any(surname in slices(text, one.source) for one in theirs):
            continue
        result = [one for one in result if one not in theirs or inside(within, one.cue)]
        if not quotation.led:
            result = [_without(one, within) for one in result]
        result.append(by_form(Form.SIGNED, _SURE, name, (signature.span("cue"),), content))
    return result


def labelled(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` and the list items and emphasised labels that no cue of theirs stands in."""
    text, result = page.text, list(found)
    cues = sorted(span for one in found for span in one.cue)
    for block in page.blocks:
        label = _LABEL.match(text, *block.span)
        marked = page.closing.get(label.end()) if label else None
        at = bisect_left(cues, block.span)
        if label is None or marked is None or (at < len(cues) and cues[at][0] < block.span[1]):
            continue
        name = running(text, block, label.span("name"))
        rest = text[marked.span[1] : block.span[1]]
        if name and block.skip and block.skip[0][0] == block.span[0] and not rest.strip(_ENDING):
            content = running(text, block, marked.span)
            result.append(by_form(Form.LABELLED, _FAIR, name, (label.span("cue"),), content))
    return result


def _without(one: Attribution, span: Span) -> Attribution:
    """What goes on into a span from above it, up to there."""
    above = tuple(each for each in one.content if each[1] <= span[0])
    return replace(one, content=above or one.content)
