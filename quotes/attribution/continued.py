"""Quotations that their form alone gives away, where the model, made for running text, is unsure.

- transcript: paragraphs that open with who speaks (`transcripts`)
- interview: what stands below questions that nobody's name opens (`interviews`)
- two who take turns, a paragraph each (`dialogue`)
- signed: “Donald Trump scares me.” ― Krystal Correa; block quotations with a name below them
- labelled: a list item or an emphasised label before a quotation: *Trade unions*: “A day of joy.”
- continued: a paragraph that opens with a mark again after one whose mark never closed, and those
  before one that somebody has
- tail: a sentence in marks that nobody has, and "said Ann Hill" right behind it (`tails`)
- following: a sentence in marks that nobody has, right behind one that reports (`following`)
- on a topic: “…” below "On injuries:", of whoever is quoted in the paragraph before
- alone: a quotation in nobody's report, with no source or cue of its own (`alone`)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.attribution.alone import alone
from quotes.attribution.dialogue import with_dialogue
from quotes.attribution.displayed import block_quotations
from quotes.attribution.following import followed
from quotes.attribution.interviews import with_answers
from quotes.attribution.paragraphs import placed, running
from quotes.attribution.rivals import parted
from quotes.attribution.tails import tailed
from quotes.attribution.transcripts import with_turns
from quotes.layout import Block
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Decision, Span, Spans, overlap, slices

_LABEL = compiled(
    r"(?:[*+•‣▪◦●■·-]\s+)?[*_]{0,3}(?P<name>[A-Z][^:\n\"“”*_]{1,60})[*_]{0,3}(?P<cue>:)[*_]{0,3}\s*"
)
_TOPIC = re.compile(r"(?:On|About) [^:,\n\"“”]{2,90}(?P<cue>:)\s*")
# "On Monday he was blunt: “…”" is of him.
_CLAUSE = re.compile(
    r"\b(?:he|she|they|it|is|are|was|were|has|have|had|said|says|told|tells|wrote|added)\b"
)
_ENDING = " .*_\n"
_SURE, _FAIR = 0.9, 0.45


def by_form(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with what the form of the text adds or puts right, in the text's order.

    `blocks` are the paragraphs and headlines that `marks` and `found` are of.
    """
    result = with_answers(text, blocks, with_turns(text, blocks, marks, found))
    result = _signed_blocks(text, blocks, result)
    result = parted(blocks, marks, _labelled(text, blocks, marks, result))
    result = _on_topics(text, blocks, marks, result)
    result = _continued(text, blocks, marks, with_dialogue(text, blocks, marks, result))
    result = followed(text, blocks, marks, tailed(text, blocks, marks, result))
    result += alone(text, blocks, marks, result)
    result = _begun(text, blocks, marks, result)
    result = [one for one in result if one.content]
    result.sort(key=lambda attribution: (attribution.content[0], attribution.cue))
    return result


def _signed_blocks(
    text: str, blocks: Sequence[Block], found: Sequence[Attribution]
) -> list[Attribution]:
    """Give a block quotation to who signs it, unless it is with the same name already."""
    result = list(found)
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
        theirs = [one for one in result if _inside(within, one.content)]
        surname = signature["name"].split(",")[0].split()[-1]
        if any(surname in slices(text, one.source) for one in theirs):
            continue
        decision = Decision("signed", _SURE)
        result = [one for one in result if one not in theirs or _inside(within, one.cue)]
        if not quotation.led:
            result = [_without(one, within) for one in result]
        result.append(Attribution(name, (signature.span("cue"),), content, _SURE, decision))
    return result


def _without(one: Attribution, span: Span) -> Attribution:
    """What goes on into a span from above it, up to there."""
    above = tuple(each for each in one.content if each[1] <= span[0])
    return replace(one, content=above or one.content)


def _inside(outer: Span, spans: Spans) -> bool:
    return all(outer[0] <= start and end <= outer[1] for start, end in spans)


def _labelled(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: Sequence[Attribution]
) -> list[Attribution]:
    """`found` and the list items and emphasised labels that no cue of theirs stands in."""
    result = list(found)
    cues = sorted(span for one in found for span in one.cue)
    closing = {marked.open[0]: marked for marked in marks if marked.close}
    for block in blocks:
        label = _LABEL.match(text, *block.span)
        marked = closing.get(label.end()) if label else None
        at = bisect_left(cues, block.span)
        if label is None or marked is None or (at < len(cues) and cues[at][0] < block.span[1]):
            continue
        name = running(text, block, label.span("name"))
        rest = text[marked.span[1] : block.span[1]]
        if name and block.skip and block.skip[0][0] == block.span[0] and not rest.strip(_ENDING):
            content = running(text, block, marked.span)
            decision = Decision("labelled", _FAIR)
            result.append(Attribution(name, (label.span("cue"),), content, _FAIR, decision))
    return result


def _on_topics(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with “…” below "On injuries:" given to whoever has what is quoted right before."""
    result = list(found)
    closing = {marked.open[0]: marked for marked in marks if marked.close}
    before = {block.span: other.span for other, block in pairwise(blocks)}
    last: tuple[Span, Marked] | None = None
    for block, opening in placed(blocks, marks):
        label = _TOPIC.match(text, *block.span)
        marked = closing.get(label.end()) if label else None
        topic = label and not _CLAUSE.search(text, *label.span())
        if label and topic and marked is opening and last and last[0] == before.get(block.span):
            within = label.span()
            result = [one for one in result if not (one.source and _inside(within, one.source))]
            _share(text, result, block, marked, last[1])
        last = block.span, opening
    return result


def _continued(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: list[Attribution]
) -> list[Attribution]:
    """Give a continued stretch that nobody has to whoever has the unclosed one before it."""
    previous: Marked | None = None
    for block, marked in placed(blocks, marks):
        if marked.continues and previous is not None:
            _share(text, found, block, marked, previous)
        if marked.close is None or marked.continues:
            previous = marked
    return found


def _begun(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: list[Attribution]
) -> list[Attribution]:
    """Give a stretch that never closes, and that nobody has, to whoever has what continues it."""
    stretches = [one for one in placed(blocks, marks) if one[1].style != "single"]
    for (block, marked), (_, after) in reversed(list(pairwise(stretches))):
        if marked.close is None and after.continues:
            _share(text, found, block, marked, after)
    return found


def _share(
    text: str, found: list[Attribution], block: Block, marked: Marked, other: Marked
) -> None:
    """Give a stretch of `block` that nobody has to whoever has the `other`, in `found` itself."""
    owner = None if _owner(found, marked.inside) else _owner(found, other.inside)
    if owner is not None:
        content = tuple(sorted((*owner.content, *running(text, block, marked.span))))
        found[found.index(owner)] = replace(owner, content=content)


def _owner(found: Sequence[Attribution], span: Span) -> Attribution | None:
    return next((a for a in found if any(overlap(each, span) for each in a.content)), None)
