"""Interviews whose turns have no labels: questions by themselves, and what is answered below.

    **Will it pass?**

    No. I am sure of that.

A question is a paragraph or heading that ends in a question mark. Explainers have such headings
too; in an interview somebody is addressed ("you") and answers in the first person, outside of what
is quoted there, and reports nobody as newspapers do ("said Ann Hill"). The answers have no source:
who gives them is for `quotes.speakers` to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running
from quotes.layout import Block, BlockKind
from quotes.letters import compiled
from quotes.types import Attribution, Spans

_SCORE = 0.8
_LONGEST_QUESTION = 400
_LONGEST_ANSWER = 8  # paragraphs
_FEWEST = 3
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Mm]yself)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|(?<!\w)['‘](?=\w)[^\n]{1,400}?(?<=\S)['’](?!\w)")
_REPORTED = compiled(
    r"(?:^|[,.?!])\s*(?:said|says|added|adds) (?:[A-Z]\w{1,3}\. )?[A-Z][\w’'-]+ [A-Z]"
)
_MARKS = "*_# \t>"


def with_answers(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """The answers of an interview, and what was `found` above and below it.

    `found` as it is where labels tell who speaks, or where the text is no interview.
    """
    if any(one.decision.by == Form.TRANSCRIPT for one in found):
        return list(found)
    text, blocks = page.text, page.blocks
    asked = _questions(text, blocks)
    if len(asked) < _FEWEST:
        return list(found)
    answers = [content for content in _answers(text, blocks, asked) if content]
    if not _is_interview(text, [blocks[n] for n in asked], answers):
        return list(found)
    first, last = blocks[asked[0]].span[0], answers[-1][-1][1]

    def outside(one: Attribution) -> bool:
        spans = (*one.cue, *one.content)
        return all(end <= first or start >= last for start, end in spans)

    kept = [one for one in found if outside(one)]
    return kept + [by_form(Form.INTERVIEW, _SCORE, content=content) for content in answers]


def _questions(text: str, blocks: Sequence[Block]) -> list[int]:
    """The numbers of the blocks that are questions; of two in a row both."""
    found: list[int] = []
    for number, block in enumerate(blocks):
        start, end = block.span
        words = text[start:end].strip(_MARKS)
        asks = end - start <= _LONGEST_QUESTION and words.endswith("?")
        if number and asks and words[0] not in "\"“'‘-•(":
            found.append(number)
    return found


def _answers(text: str, blocks: Sequence[Block], asked: Sequence[int]) -> Iterator[Spans]:
    """What stands between two questions, and the paragraph after the last one."""
    for at, number in enumerate(asked):
        later = asked[at + 1] if at + 1 < len(asked) else min(number + 2, len(blocks))
        below = [block for block in blocks[number + 1 : later] if block.kind is BlockKind.PARAGRAPH]
        if len(below) <= _LONGEST_ANSWER:
            yield tuple(span for block in below for span in running(text, block, block.span))


def _is_interview(text: str, questions: Sequence[Block], answers: Sequence[Spans]) -> bool:
    """Whether somebody is asked and answers; where questions do not stand out, more must tell."""
    set_off = all(
        block.kind is BlockKind.HEADLINE or text[block.span[0]] in "*_" for block in questions
    )
    said = [_QUOTED.sub("", text[content[0][0] : content[-1][1]]) for content in answers]
    own = sum(bool(_I.search(words)) for words in said)
    first = sum(bool(_I.search(words) or _WE.search(words)) for words in said)
    you = sum(bool(_YOU.search(text, *block.span)) for block in questions)
    if set_off:
        enough = 2 * len(answers) >= len(questions) >= _FEWEST and 3 * you >= len(questions)
    else:
        # A column that asks its readers now and then has long stretches without a question.
        enough = len(answers) == len(questions) > _FEWEST and 2 * you >= len(questions)
    # The paper's own "we" is in explainers, too.
    spoken = 2 * first >= len(answers) and 4 * own >= len(answers)
    return enough and spoken and not any(_REPORTED.search(words) for words in said)
