"""Quotations whose clause follows them at once: "“…,” an official said", "“…,” said Ann Hill".

The model finds nearly all of these; of some, between other reports in one sentence, it is sure of
none. A sentence in marks that nobody has is given to whoever says it right behind them; of one that
somebody has by that clause's verb, it is the clause that names who.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import apart, running, untaken
from quotes.letters import compiled
from quotes.types import Attribution, overlap

_VERB = (
    r"(?P<cue>(?:has |had )?(?:said|says|told|tells|added|adds|stated|explained|insisted|noted"
    r"|warned|wrote|asked|replied|continued|concluded|stressed|claimed|argued|recalled|declared))\b"
)
_WHO = r"(?P<source>(?:[A-Z]|an? |the |his |her )[^,;:.\"“”\n]{1,90}?|he|she|they|I|we|one|another)"
_TAIL = compiled(rf"[\s,]*(?:{_WHO}\s+{_VERB})")
_TURNED = compiled(rf"[\s,]*{_VERB}\s+{_WHO}(?=[,;:.]|\s*$|\s+(?:in|on|at|of|to|after|during)\b)")
_MARKS = "\"“«'‘"
_FEWEST_WORDS = 5
_SCORE = 0.5


def tailed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with such sentences given to whom the clause right behind them names."""
    text, result = page.text, list(found)
    free, unsaid = untaken(found), apart(span for one in found for span in one.content)
    owners = {one.cue[0][0]: number for number, one in enumerate(found) if one.cue}
    for block, marked in page.quoted:
        (start, end), limit = marked.span, block.span[1]
        words = text[slice(*marked.inside)].split()
        tail = _TAIL.match(text, end, limit) or _TURNED.match(text, end, limit)
        if tail is None or not words or words[-1][-1] not in ",.?!":
            continue
        content = running(text, block, marked.span)
        source, cue = running(text, block, tail.span("source")), (tail.span("cue"),)
        number = owners.get(cue[0][0])
        if number is not None:
            owner = result[number]
            theirs = any(overlap(span, marked.span) for span in owner.content)
            away = all(span[1] <= start for span in owner.source)
            goes_on = owner.source == source and text[owner.content[0][0]] in _MARKS
            if theirs and away and tail["cue"] not in ("told", "tells"):
                result[number] = replace(owner, source=source)
            elif goes_on and not theirs and unsaid(marked.span):
                result[number] = replace(owner, content=tuple(sorted((*owner.content, *content))))
        elif len(words) >= _FEWEST_WORDS and free((start, tail.end())):
            result.append(by_form(Form.TAIL, _SCORE, source, cue, content))
    return result
