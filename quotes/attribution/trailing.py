"""Headlines that end in who says it: "Two dead: *police*", "Ban to stay, *minister* insists".

- with a verb behind a comma, in either order; whatever stands before it is what they say
- without one, as papers of South Asia, Africa and the Gulf print them: an office, a body or a group
  in lower case says what stands before its colon. Where it may be the topic ("Man of the match:
  Kohli"), a verb or words in marks are asked for; behind a dash, where publishers stand, a person
  or an office.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.names import PERSON, PLACE
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, untaken
from quotes.attribution.reactions import speaks
from quotes.english.lexicon import ORGANISATIONS
from quotes.english.names import fold
from quotes.english.phrases import is_role
from quotes.layout import Block, BlockKind, signs
from quotes.letters import compiled
from quotes.types import Attribution, Spans, overlap, slices

_LINE = compiled(
    r"(?P<content>(?!(?:How|Why|What|Who|When|Where)\b)[^:?\n]{12,200}?)"
    r"(?:\s?(?P<cue>:)|\s(?P<dash>[–—-]{1,2}))\s"
    r"(?P<who>(?!(?i:an?|the|his|her)\s)[^\W\d_][^:,;?!\"“”‘\n]{1,50})"
)
_SAYS = (
    r"(?:said|(?:say|claim|insist|admit|vow|predict|suggest|confirm|reveal|complain|argue|believe"
    r"|hint|fear|declare|promise|allege|conclude|estimate|warn)s?)"
)
_WHO = r"(?!(?i:he|she|it|they|who|which|but|and|as)\b)[^\W\d_][^,:;?!\"“”‘’\n]{1,40}"
_TOLD = compiled(
    rf"(?P<content>[^\n]{{12,200}}?),\s(?:(?P<cue>{_SAYS})\s(?P<who>{_WHO})"
    rf"|(?P<who2>{_WHO}?)\s(?P<cue2>{_SAYS}|finds?|shows?|hears?"
    r"|(?:tells?|told)(?=\s[A-Za-z][\w ]{1,20}$))(?:(?<=tells|.told|.tell)\s.+)?)"
)
_CLAUSE = compiled(
    r"[\"“'‘][a-z]|\b(?:will|would|won['’]t|can|cannot|can['’]t|could|must|should|may|might|to|not|no|is|are|was"
    r"|were|has|have|had|do|does|don['’]t|need|needs|I|we|[a-z]{3,}ed)\b"
)
_ACRONYM = compiled(r"(?:[A-Z][\w.]*\s){0,2}[A-Z]{2,6}")
_FEWEST_WORDS = 3
_ENOUGH_WORDS = 6  # no label is as long
_MOST_WORDS = 5  # of who says it
_SCORE = 0.6


def trailing(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with what such headlines say, and who with a verb says what they end in."""
    text, result = page.text, list(found)
    free = untaken(found)
    named = {name.span[1]: name.label for name in page.names if name.label != PLACE}
    for block in page.blocks:
        if block.kind is not BlockKind.HEADLINE or not block.running:
            continue
        start, end = block.running[0][0], block.running[-1][1]
        clause = _TOLD.fullmatch(text, start, end)
        if clause and _is_somebody(clause, named):
            result = _told(text, block, clause, result)
            continue
        line = _LINE.fullmatch(text, start, end)
        if line is None or len(line["content"].split()) < _FEWEST_WORDS:
            continue
        cue = line.span("cue" if line["cue"] else "dash")
        source = running(text, block, line.span("who"))
        if len(source) == 1 and free((cue[0], end)) and _says(line, named.get(end)):
            content = running(text, block, line.span("content"))
            result.append(by_form(Form.HEADING, _SCORE, source, (cue,), content))
    return result


def _told(
    text: str, block: Block, clause: re.Match[str], found: Sequence[Attribution]
) -> list[Attribution]:
    """`found` with who is named beside the verb of a headline's last clause for its source.

    Whoever stands before a colon and has all of it is its topic.
    """
    source, cue = (clause.span(part if clause[part] else part + "2") for part in ("who", "cue"))
    content = running(text, block, clause.span("content"))
    theirs = next((one for one in found if any(overlap(span, cue) for span in one.cue)), None)
    if theirs:
        right = any(overlap(span, source) for span in theirs.source)
        mended = theirs if right else replace(theirs, source=(source,))
    else:
        mended = by_form(Form.HEADING, _SCORE, (source,), (cue,), content)
    rest = [one for one in found if one is not theirs and not _is_topic(text, one, content)]
    return [*rest, mended]


def _is_somebody(clause: re.Match[str], named: Mapping[int, str]) -> bool:
    """Whether a name or an office stands beside the verb, and not whom somebody warns."""
    part = "who" if clause["who"] else "who2"
    last = clause[part].split()[-1]
    name = clause.end(part) in named or _ACRONYM.fullmatch(clause[part]) is not None
    if clause["cue"] and clause["cue"].startswith("warn"):
        return is_role(fold(last)) or fold(last) in ORGANISATIONS
    heard = bool(clause["cue2"]) and clause["cue2"].startswith("hear")  # before a court
    return name or heard or speaks(last)


def _is_topic(text: str, one: Attribution, content: Spans) -> bool:
    """Whether nothing but a colon tells that somebody before it says the end of a content."""
    colon = slices(text, one.cue) == ":" and one.source and one.content
    inside = colon and content and content[0][0] <= one.source[0][0] < content[-1][1]
    return bool(inside and one.content[-1][1] == content[-1][1])


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
