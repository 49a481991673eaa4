"""Quotations in nobody's report: by themselves, between two sentences, or with a name below them.

- a paragraph that is nothing but a quotation, signed in it or in the next one ("- Ann Smith")
- "She grew up in Kiel. “My father ran a ferry there.”": sentences in marks, between others
- "Would she do it again? “In a heartbeat.”": the same, however short, as answers
- "“I was a boy.” He pauses.": the same, where a paragraph begins

Who says what has no signature is for `quotes.speakers` to tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotes.attribution.displayed import SIGNATURE
from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, untaken
from quotes.attribution.sentences import ends_sentence
from quotes.english.lexicon import ORGANISATION_NAMES
from quotes.english.names import fold
from quotes.layout import Block
from quotes.layout.datelines import WIRE
from quotes.letters import compiled
from quotes.marks import Marked
from quotes.types import Attribution, Span, Spans

_WORD = r"[A-Z][\w.'’-]*"
# One word alone is a credit or page furniture: "– Reuters", "– Advertisement".
_NAME = rf"{_WORD}(?: (?:(?:de|van|von|al|el|of|the) )?(?P<last>{_WORD})){{1,4}}?"
_BELOW = compiled(rf"\s*(?P<cue>[―—–-]{{1,2}})\s*(?P<name>{_NAME}(?<!\.))\.?\s*")
# Where a report was read, and nobody who speaks: "“…” – Reuters".
_CREDIT = re.compile(
    rf"(?:The )?(?:{WIRE}|PA(?: Media)?|Press Association|Associated Press"
    r"|Agence France-Presse)\.?(?:,.*)?"
)
_ENDED = re.compile(r"(?P<mark>[.?!)])(?P<quoted>[\"”’']?)\s+$")
_GOES_ON = compiled(r"\s*[^\W\d_A-Z]|\s*[,;:(–—-]")
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 5
_FEWEST_OPENING = 3
_SURE, _FAIR = 0.9, 0.45


def alone(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such quotations, where nobody has their words."""
    text, result = page.text, list(found)
    free = untaken(found)
    below = {block.span: after for block, after in pairwise(page.blocks)}
    for block, marked in page.quoted:
        if not free(marked.span):
            continue
        start, end = marked.span
        letters = sum(map(str.isalpha, text[start:end]))
        sentence = letters and ends_sentence(text, marked)
        if running(text, block, (block.span[0], start)):
            if sentence and _is_between(text, block, marked):
                result.append(_of(running(text, block, marked.span)))
            continue
        if letters < _FEWEST_LETTERS and not sentence:
            continue
        content = running(text, block, marked.span)
        signed = SIGNATURE.match(text, end, block.span[1])
        wired = signed is not None and _CREDIT.fullmatch(signed["name"])
        if signed and not wired:
            name, cue = running(text, block, signed.span("name")), signed.span("cue")
            result.append(_of(content, name, cue))
        elif wired or not any(map(str.isalnum, text[end : block.span[1]])):
            after = None if wired else below.get(block.span)
            signed = _BELOW.fullmatch(text, *after.span) if after else None
            credit = signed and fold(signed["last"]) in ORGANISATION_NAMES
            if after and signed and not credit and free(after.span):
                result.append(_of(content, (signed.span("name"),), signed.span("cue")))
            else:
                result.append(_of(content))
        elif sentence and _is_sentence(text, block, marked, _FEWEST_OPENING):
            result.append(_of(content))
    return result


def _of(content: Spans, name: Spans = (), cue: Span | None = None) -> Attribution:
    if cue is None:
        return by_form(Form.ALONE, _FAIR, content=content)
    return by_form(Form.SIGNED, _SURE, name, (cue,), content)


def _is_between(text: str, block: Block, marked: Marked) -> bool:
    """Whether a sentence, and no title, stands in marks behind a sentence that has ended."""
    low = max(block.span[0], marked.span[0] - 8)
    ended = _ENDED.search(text, low, marked.span[0])
    answers = ended and ended["mark"] == "?" and not ended["quoted"]
    return bool(ended) and _is_sentence(text, block, marked, 1 if answers else _FEWEST_WORDS)


def _is_sentence(text: str, block: Block, marked: Marked, fewest: int) -> bool:
    """Whether so many words at least are a sentence, and no title, with which none goes on."""
    words = text[slice(*marked.inside)].split()
    lower = sum(word[0].islower() for word in words)
    begins = text[marked.inside[0]].isupper() and (2 * lower >= len(words) >= fewest or fewest == 1)
    return begins and not _GOES_ON.match(text, marked.span[1], block.span[1])
