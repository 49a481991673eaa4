"""Quotations that their form alone gives away, where the model, made for running text, is unsure.

- transcript: "WALLACE: Will she be there?", "Q: …", "A: …", the turn running over paragraphs
- signed: “Donald Trump scares me.” ― Krystal Correa
- continued: a paragraph that opens with a mark again after one whose mark never closed
- alone: a paragraph that is nothing but a quotation, with no source or cue of its own
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.layout import Block, BlockKind
from quotes.marks import Marked
from quotes.types import Attribution, Decision, Span, Spans

_LABEL = re.compile(
    r"[\"“”'*_—–\-\s]*(?P<name>Q|A|[A-Z][A-Z.'’ \u00a0-]{1,30}[A-Z.]|[A-Z][\w.'’-]+"
    r"(?:[ \u00a0][A-Z][\w.'’-]+){0,3})(?:[ \u00a0]\([^()\n]{1,40}\))?[*_]*(?P<cue>:)[*_\s]+(?=\S)"
)
_NO_LABEL = re.compile(
    r"(?i)(?:image|photo|note|update|source|sources|caption|video|related|read more|by|from|date"
    r"|time|where|when|what|why|how|tip|warning|price|location|address|phone|email|contact)s?$"
)
_SIGNED = re.compile(
    r"\s*(?P<cue>[―—–-]{1,2})\s*"
    r"(?P<name>[A-Z][\w.'’-]*(?:,? (?:of |the |de |van |al-)?[\w.'’-]+){0,7})\W*$"
)
_STAGE = re.compile(r"[\"“\s]*[(\[][^()\[\]]*[)\]][\"”\s.]*$")
_FEWEST_TURNS = 3
_LONGEST_TURN = 8
_FEWEST_LETTERS = 20
_SURE, _FAIR = 0.9, 0.45


def by_form(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with what the form of the text adds or puts right, in the text's order.

    `blocks` are the paragraphs and headlines that `marks` and `found` are of.
    """
    result = _with_turns(text, blocks, list(found))
    result = _continued(text, blocks, marks, result)
    result += _alone(text, blocks, marks, result)
    result = [attribution for attribution in result if attribution.content]
    result.sort(key=lambda attribution: (attribution.content[0], attribution.cue))
    return result


@dataclass(frozen=True, slots=True)
class _Turn:
    name: Span
    cue: Span
    content: Spans

    @property
    def span(self) -> Span:
        return self.name[0], self.content[-1][1]


def _with_turns(
    text: str, paragraphs: Sequence[Block], found: list[Attribution]
) -> list[Attribution]:
    turns = _turns(text, paragraphs)
    if not turns:
        return found
    starts = [turn.span[0] for turn in turns]

    def outside(attribution: Attribution) -> bool:
        spans = (*attribution.cue, *attribution.content)
        first, last = min(s for s, _ in spans), max(e for _, e in spans)
        at = bisect_left(starts, last) - 1
        return at < 0 or turns[at].span[1] <= first

    decision = Decision("transcript", _SURE)
    return [attribution for attribution in found if outside(attribution)] + [
        Attribution((turn.name,), (turn.cue,), turn.content, _SURE, decision) for turn in turns
    ]


def _turns(text: str, paragraphs: Sequence[Block]) -> list[_Turn]:
    labels: list[re.Match[str] | None] = []
    for block in paragraphs:
        match = _LABEL.match(text, *block.span)
        labels.append(match if match and not _NO_LABEL.match(match["name"]) else None)
    names = Counter(label["name"] for label in labels if label)
    speaking = {n for n, times in names.items() if times > 1 or n.isupper()}
    if sum(names[name] for name in speaking) < _FEWEST_TURNS or max(names.values()) < 2:
        return []
    turns: list[_Turn] = []
    for index, label in enumerate(labels):
        if label is None or label["name"] not in speaking:
            continue
        block = paragraphs[index]
        content = _running(text, block, _trimmed(text, (label.end(), block.span[1])))
        later = next((i for i in range(index + 1, len(labels)) if labels[i]), None)
        if later is not None and later - index <= _LONGEST_TURN:
            for block in paragraphs[index + 1 : later]:
                if not _STAGE.match(text, *block.span):
                    content += _running(text, block, _trimmed(text, block.span))
        name = _running(text, paragraphs[index], label.span("name"))
        if content and len(name) == 1:
            turns.append(_Turn(name[0], label.span("cue"), content))
    return turns


def _running(text: str, block: Block, span: Span) -> Spans:
    """The parts of a span that are running text of its block."""
    clipped = ((max(start, span[0]), min(end, span[1])) for start, end in block.running)
    bare = (_bare(text, start, end) for start, end in clipped if start < end)
    return tuple((start, end) for start, end in bare if any(map(str.isalnum, text[start:end])))


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end - 1 and (text[start].isspace() or text[start] in '"“'):
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in '"”'):
        end -= 1
    return start, end


def _continued(
    text: str, blocks: Sequence[Block], marks: Sequence[Marked], found: list[Attribution]
) -> list[Attribution]:
    """Give a continued stretch that nobody has to whoever has the unclosed one before it."""
    previous: Marked | None = None
    ends = [block.span[1] for block in blocks]
    for marked in marks:
        if marked.continues and previous is not None and not _owner(found, marked.inside):
            owner = _owner(found, previous.inside)
            if owner is not None:
                block = blocks[bisect_left(ends, marked.span[1])]
                content = tuple(sorted((*owner.content, *_running(text, block, marked.span))))
                found[found.index(owner)] = replace(owner, content=content)
        if marked.close is None or marked.continues:
            previous = marked
    return found


def _owner(found: Sequence[Attribution], span: Span) -> Attribution | None:
    return next((a for a in found if any(s < span[1] and span[0] < e for s, e in a.content)), None)


def _alone(
    text: str,
    paragraphs: Sequence[Block],
    marks: Sequence[Marked],
    found: Sequence[Attribution],
) -> list[Attribution]:
    """Paragraphs that are one quotation, signed or not, and in nobody's content."""
    taken = sorted(span for a in found for span in (*a.content, *a.source, *a.cue))
    starts = [start for start, _ in taken]
    added: list[Attribution] = []
    blocks = iter(paragraphs)
    block = next(blocks, None)
    for marked in marks:
        while block is not None and block.span[1] <= marked.span[0]:
            block = next(blocks, None)
        if block is None:
            break
        if marked.style == "single" or marked.close is None or block.kind is BlockKind.HEADLINE:
            continue
        start, end = marked.span
        at = bisect_left(starts, end)
        if any(e > start for _, e in taken[max(at - 3, 0) : at]):
            continue
        before, after = text[block.span[0] : start], text[end : block.span[1]]
        letters = sum(map(str.isalpha, text[start:end]))
        if before.strip() or letters < _FEWEST_LETTERS:
            continue
        if signed := _SIGNED.match(text, end, block.span[1]):
            name, cue = _running(text, block, signed.span("name")), signed.span("cue")
            decision = Decision("signed", _SURE)
            content = _running(text, block, marked.span)
            added.append(Attribution(name, (cue,), content, _SURE, decision))
        elif not any(map(str.isalnum, after)):
            decision = Decision("alone", _FAIR)
            added.append(Attribution((), (), _running(text, block, marked.span), _FAIR, decision))
    return added
