"""Headlines that end in who says it: "Two dead: *police*", "We will win – *Obi*".

Papers of South Asia, Africa and the Gulf print them so. An office, a body or a group in lower case
says what stands before its colon, whatever that is. Where it may be the topic ("Man of the match:
Kohli"), a verb is asked for; behind a dash, where publishers stand, a person or an office.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import PERSON, PLACE
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, untaken
from quotes.attribution.reactions import speaks
from quotes.english.names import fold
from quotes.layout import BlockKind, signs
from quotes.letters import compiled
from quotes.types import Attribution

_LINE = compiled(
    r"(?P<content>(?!(?:How|Why|What|Who|When|Where)\b)[^:?\n]{12,200}?)"
    r"(?:\s?(?P<cue>:)|\s(?P<dash>[–—-]{1,2}))\s"
    r"(?P<who>(?!(?i:an?|the|his|her)\s)[^\W\d_][^:,;?!\"“”‘\n]{1,50})"
)
_CLAUSE = compiled(
    r"\b(?:will|would|won['’]t|can|cannot|can['’]t|could|must|should|may|might|to|not|no|is|are|was"
    r"|were|has|have|had|do|does|don['’]t|need|needs|I|we|[a-z]{3,}ed)\b"
)
_ACRONYM = compiled(r"(?:[A-Z][\w.]*\s){0,2}[A-Z]{2,6}")
_FEWEST_WORDS = 3
_ENOUGH_WORDS = 6  # no label is as long
_MOST_WORDS = 5  # of who says it
_SCORE = 0.6


def trailing(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with what such headlines say, where nobody has a part in their ends."""
    text, result = page.text, list(found)
    free = untaken(found)
    named = {name.span[1]: name.label for name in page.names if name.label != PLACE}
    for block in page.blocks:
        if block.kind is not BlockKind.HEADLINE or not block.running:
            continue
        line = _LINE.fullmatch(text, block.running[0][0], block.running[-1][1])
        if line is None or len(line["content"].split()) < _FEWEST_WORDS:
            continue
        cue = line.span("cue" if line["cue"] else "dash")
        source = running(text, block, line.span("who"))
        label = named.get(line.end())
        if len(source) == 1 and free((cue[0], line.end())) and _says(line, label):
            content = running(text, block, line.span("content"))
            result.append(by_form(Form.HEADING, _SCORE, source, (cue,), content))
    return result


def _says(line: re.Match[str], label: str | None) -> bool:
    """Whether somebody, who has a name of this label or none, can have said such a headline."""
    *before, last = line["who"].split()
    published = line["dash"] is not None and signs.is_publisher(line["who"])
    if len(before) >= _MOST_WORDS or fold(last) == "analysis" or published:
        return False
    clause = _CLAUSE.search(line["content"]) is not None
    if speaks(last):
        return clause or (last.islower() and line["dash"] is None)
    if line["dash"]:
        return clause and label == PERSON
    acronym = _ACRONYM.fullmatch(line["who"]) is not None
    enough = len(line["content"].split()) >= _ENOUGH_WORDS
    return (clause and label is not None) or (acronym and (clause or enough))
