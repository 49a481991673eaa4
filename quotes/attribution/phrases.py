"""Ends of sources and contents that no English phrase has, brought to where the phrase ends.

- content: "the efficiency of the" goes on to "the efficiency of the American economy"
- source: "the UN mediator for Syria," takes in the name "Staffan de Mistura," before the cue
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.words import Words

Run = tuple[int, int]
_OPEN = {"a", "an", "the", "of", "for", "with", "by", "from", "in", "on", "at", "and", "or", "to"}
_OPEN |= {"our", "my", "your", "their", "its", "whose", "his", "her"}
# These stand alone, too: "the court sentenced her".
_ALONE = {"her", "his"}
_TITLES = {"Dr", "Mr", "Mrs", "Ms", "Sen", "Rep", "Gov", "Gen", "Prof", "Rev", "St"}
_PARTICLES = {"-", "al", "bin", "da", "de", "del", "der", "di", "du", "el", "la", "van", "von"}
_LONGEST_NAME = 6


def finished(words: Words, run: Run, taken: Sequence[Run]) -> Run:
    """A content that ends in an article, a preposition or "Dr.", up to the end of its clause.

    `taken` are runs of other parts, into which it does not go.
    """
    first, end = run
    last = words.forms[end - 1].lower()
    titled = last == "." and end - first > 1 and words.forms[end - 2] in _TITLES
    if not titled and (last not in _OPEN or (last in _ALONE and end - first == 1)):
        return run
    while (
        end < len(words)
        and words.paragraphs[end] == words.paragraphs[end - 1]
        and words.forms[end][:1].isalnum()
        and not any(a <= end < b for a, b in taken)
    ):
        end += 1
    return first, end


def apposed(words: Words, source: Run, cue: Run) -> Run:
    """A description with the name that stands between two commas after it and before its cue."""
    first, end = source
    if end >= cue[0] or words.paragraphs[first] != words.paragraphs[cue[0]]:
        return source
    gap = words.forms[end : cue[0]]
    if words.forms[end - 1] != ",":
        gap = gap[1:] if gap[0] == "," else []
    if not 1 < len(gap) <= _LONGEST_NAME + 1 or gap[-1] != ",":
        return source
    name = all(form[0].isupper() or form in _PARTICLES for form in gap[:-1])
    return (first, cue[0]) if name else source
