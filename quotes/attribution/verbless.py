"""Direct quotations whose source follows them without a verb: "“We lost two wards,” Dr Chatterjee."

A comma before the closing mark says that the sentence goes on; where nothing but a name or a
description of somebody who can speak stands between it and the full stop, that is who said it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import person_at
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, stripped, untaken
from quotes.english import phrases
from quotes.english.lexicon import ABBREVIATED_TITLES
from quotes.layout import Block
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Span, SpeakerKind

_ENDS = re.compile(r"[.?!:][\"”’']?$")
_SHORT = "|".join(rf"(?<=\b{short})\." for short in ("[A-Z]", *sorted(ABBREVIATED_TITLES)))
_REST = compiled(rf"(?:\s*,)?\s++(?P<source>(?:[^.?!:;\"“”«»()\n]|{_SHORT}){{3,110}})\.(?=\s|$)")
_TITLE = re.compile(rf"(?:(?:{'|'.join(sorted(ABBREVIATED_TITLES))}|Miss|Sir)\b\.?\s)?")
_APPOSED = re.compile(r",\s(?:(?:an?|the)\s)?(?=[a-z])")
_LINK = re.compile(r"\s(?:for|of|from|at|in|with|to)\s")
_VERB = re.compile(
    r"\b(?:[a-z]+ed|(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might"
    r"|say|says|said|tell|tells|told|write|writes|wrote|add|adds|think|thinks|thought|go|goes|went"
    r"|come|comes|came|take|takes|took|make|makes|made|give|gives|gave|get|gets|got|know|knows"
    r"|knew|put|puts|read|reads|ran|run|runs|begin|begins|began|left|kept|held|found|felt|spoke"
    r"|speaks|shows|insists|argues|explains|notes|warns|claims|continues))\b"
)
_SPEAKS = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)
_FEWEST_WORDS = 5
_SCORE = 0.5


def verbless(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with the quotations that nobody has given to the source right behind them.

    What is quoted further on in the paragraph, right behind the source, is of the same source.
    """
    text, result = page.text, list(found)
    free = untaken(found)
    starts = [marked.span[0] for marked in page.marks]
    reach = 0
    for block, marked in page.quoted:
        rest = _REST.match(text, marked.span[1], block.span[1])
        if rest is None or marked.span[0] < reach or not _goes_on(text, block, marked):
            continue
        source = rest.span("source")
        content = running(text, block, marked.span)
        whole = content and running(text, block, source) == (source,)
        nobodys = free((marked.span[0], source[1]))
        if not (whole and nobodys and _is_source(text, page.people, source)):
            continue
        after = bisect_left(starts, rest.end())
        for below, further in page.placed[after : after + 1]:
            beside = below is block and not text[rest.end() : further.span[0]].strip()
            if beside and further.close and free(further.span):
                content += running(text, block, further.span)
        reach = max(rest.end(), content[-1][1])
        result.append(by_form(Form.VERBLESS, _SCORE, (source,), content=content))
    return result


def _goes_on(text: str, block: Block, marked: Marked) -> bool:
    """Whether a stretch is a sentence of its own that ends in a comma."""
    start, end = marked.inside
    words = text[start:end].split()
    comma = text[end - 1] == "," or text[marked.span[1] : marked.span[1] + 1] == ","
    low, before = stripped(text, block.span[0], marked.span[0])
    begins = low == before or _ENDS.search(text, max(before - 2, low), before) is not None
    return comma and begins and len(words) >= _FEWEST_WORDS


def _is_source(text: str, people: Sequence[Span], span: Span) -> bool:
    """Whether words are a person's name or somebody's office and no more, and have no verb."""
    start, end = span
    if _VERB.search(text, start, end):
        return False
    if person := person_at(text, people, start, end, _TITLE):
        after = person[1]
        return after == end or _APPOSED.match(text, after, end) is not None
    phrase = phrases.read(text, start, end)
    if phrase is None or phrase.words[0] not in {"the", "a", "an"} or phrase.plural:
        return False
    after = phrase.core[1]
    return phrase.kind in _SPEAKS and (after == end or _LINK.match(text, after, end) is not None)
