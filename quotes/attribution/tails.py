"""Quotations whose clause follows them at once: "“…,” an official said", "“…,” said Ann Hill".

The model finds nearly all of these; of some, between other reports in one sentence, it is sure of
none. A sentence in marks that nobody has is given to whoever says it right behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.forms import Form, by_form
from quotes.attribution.page import Page
from quotes.attribution.paragraphs import running, untaken
from quotes.letters import compiled
from quotes.types import Attribution

_VERB = (
    r"(?P<cue>(?:has |had )?(?:said|says|told|tells|added|adds|stated|explained|insisted|noted"
    r"|warned|wrote|asked|replied|continued|concluded|stressed|claimed|argued|recalled|declared))\b"
)
_WHO = r"(?P<source>(?:[A-Z]|an? |the |his |her )[^,;:.\"“”\n]{1,90}?|he|she|they|I|we)"
_TAIL = compiled(rf"[\s,]*(?:{_WHO}\s+{_VERB})")
_TURNED = compiled(rf"[\s,]*{_VERB}\s+{_WHO}(?=[,;:.]|\s*$|\s+(?:in|on|at|of|to|after|during)\b)")
_FEWEST_WORDS = 5
_SCORE = 0.5


def tailed(page: Page, found: Sequence[Attribution]) -> list[Attribution]:
    """`found` with the sentences in marks that nobody has, where their clause follows on them."""
    text, result = page.text, list(found)
    free = untaken(found)
    for block, marked in page.quoted:
        (start, end), limit = marked.span, block.span[1]
        words = text[slice(*marked.inside)].split()
        tail = _TAIL.match(text, end, limit) or _TURNED.match(text, end, limit)
        if tail is None or len(words) < _FEWEST_WORDS or words[-1][-1] not in ",.?!":
            continue
        if not free((start, tail.end())):
            continue
        content = running(text, block, marked.span)
        source, cue = (tail.span("source"),), (tail.span("cue"),)
        result.append(by_form(Form.TAIL, _SCORE, source, cue, content))
    return result
