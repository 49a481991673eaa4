"""Reports inside what is reported: "Reuters said [that Lavrov had said [the talks would go on]]".

The annotated articles that the reader learnt from give the outermost report alone, so that is what
it finds. What a report holds is therefore read once more by itself, where it has a reporting verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from quotes.attribution.paragraphs import apart
from quotes.marks import Marked
from quotes.types import Attribution, Span

_REPORTS = re.compile(
    r"\b(?:said|says?|saying|told|tells|telling|according to|announc(?:ed?|es|ing)"
    r"|claim(?:ed|s|ing)|deni(?:ed|es)|warn(?:ed|s|ing)|confirm(?:ed|s|ing)|stat(?:ed|ing)|insist(?:ed|s|ing)"
    r"|argu(?:ed|es|ing)|report(?:ed|s|ing)|promis(?:ed|es|ing)|admit(?:s|ted|ting)?|called|asked"
    r"|repl(?:ied|ies)|answered|chanted|shout(?:ed|s)|wrote|writes)\b",
    re.IGNORECASE,
)
# The speaker of the report around it, or whoever: there is no one else to give it to.
_NO_OTHER = re.compile(r"(?:I|we|you|it|me|us|there)$", re.IGNORECASE)
_THAT = re.compile(r"\s*that\s+", re.IGNORECASE)
_LEAST = 0.5
_SHORTEST = 20
Read = Callable[[Span], Sequence[Attribution]]


def inner_reports(
    text: str, outer: Sequence[Attribution], marks: Sequence[Marked], read: Read
) -> list[Attribution]:
    """The reports found in the contents of others; `read` finds those of one stretch of text.

    `marks` are those of the text: what stands around a content is not of the reports in it.

    Only those count that have a source and a reporting verb of their own, and are surer than not.
    """
    apart_from_cues = apart(span for one in outer for span in one.cue)
    found: dict[Span, Attribution] = {}
    opened = {marked.open[0]: marked for marked in marks}
    closed = {marked.close[1]: marked for marked in marks if marked.close}
    for span in {span for one in outer for span in one.content}:
        start, end = _unmarked(span, opened.get(span[0]), closed.get(span[1]))
        match = _REPORTS.search(text, start, end)
        if match is None or end - start < _SHORTEST:
            continue
        # "that" belongs to the report around what is read, not to what it reports.
        opening = _THAT.match(text, start, end)
        for one in read((opening.end() if opening else start, end)):
            if one.confidence < _LEAST or not one.source or not one.cue:
                continue
            if not _REPORTS.search(text, *one.cue[0]):
                continue
            if apart_from_cues(one.cue[0]) and not _NO_OTHER.match(text[slice(*one.source[0])]):
                found[one.cue[0]] = one
    return sorted(found.values(), key=lambda one: one.content[0])


def _unmarked(span: Span, first: Marked | None, last: Marked | None) -> Span:
    """A span less the marks around it; `first` opens at its start, `last` closes at its end.

    A mark stays whose other one stands within: it is around a part only.
    """
    start, end = span
    if first is not None and (first.close is None or first.close[1] >= end):
        start = first.open[1]
    if last is not None and last.close is not None and last.open[0] <= span[0]:
        end = last.close[0]
    return start, end
