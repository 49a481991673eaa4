"""Sources that begin or end where no name or description does.

- "“We fish,” says *Nell, the cook*, “and sell.”": what is quoted further is no part of it
- "Fifty-*one percent of voters* say": a word is whole
- "*a trucker from Ohio,* said", "SAYS *MINISTER;*": no mark at its end is of it
- "*The couple,* who met on": a clause that breaks off is none of it
- in a headline, "*Minister* resigns over leak, says …": a clause is none of it
- an article alone is nobody
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.decode import Linked
from quotes.attribution.phrases import ARTICLES
from quotes.attribution.words import Run, Words
from quotes.english.phrases import is_role

_DANGLING = {"at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}
_RELATIVES = {"who", "which", "whose"}
_NO_VERBS = {
    "as",
    "its",
    "this",
    "his",
    "us",
    "plus",
    "versus",
    "across",
    "news",
    "sales",
    "sports",
}
_NO_NAMES = {"former", "new", "top", "senior", "two", "three"}
_AFTER = {",", ";", ":", "-", "–", "—"}


def unmarked(words: Words, linked: Linked, stretches: Sequence[Run]) -> Linked:
    """The further part of an interrupted quotation as content, where the source runs into it.

    `stretches` are those in closed double marks, as runs of words, the marks included.
    """
    sources, content = list(linked.source), list(linked.content)
    for number, (first, end) in enumerate(sources):
        for start, stop in stretches:
            ends = first < start < end <= stop and words.forms[start - 1] in _AFTER
            if ends and content and content[0][1] <= first and linked.cue[1] <= start:
                sources[number] = (first, start - 1)
                content.append((start, stop))
                break
    return replace(linked, source=tuple(sources), content=tuple(content))


def worded(words: Words, run: Run) -> Run | None:
    """A source of whole words without marks at its end; None where an article is all of it."""
    first, end = run
    while first > 1 and words.forms[first - 1] == "-" and _tight(words, first - 2, first):
        first -= 2
    while end > first and words.forms[end - 1] in ",;:":
        end -= 1
    if words.forms[end - 1].lower() in _DANGLING:
        whose = (at for at in range(end - 1, first, -1) if words.forms[at] in _RELATIVES)
        comma = next((at - 1 for at in whose if words.forms[at - 1] == ","), end)
        end = comma if comma > first else end
    if all(form.lower() in ARTICLES for form in words.forms[first:end]):
        return None
    return first, end


def before_verb(words: Words, run: Run, cue: Run) -> Run:
    """Of a source in a headline, with a comma and "says" behind it, what stands before its verb."""
    first, end = run
    follows = cue[0] == end + 1 and words.forms[end] == ","
    if not follows or not words.forms[cue[1] - 1].lower().endswith("s"):
        return run
    for at in range(first + 1, end - 1):
        form, last = words.forms[at], words.forms[at - 1]
        finite = form.isalpha() and form.islower() and form.endswith("s") and form[-2:] != "ss"
        named = last.lower() not in _NO_NAMES and (last[0].isupper() or is_role(last.lower()))
        if finite and named and form not in _NO_VERBS:
            return first, at
    return run


def _tight(words: Words, before: int, after: int) -> bool:
    """Whether two words stand with nothing but a hyphen between them."""
    beside = words.paragraphs[before] == words.paragraphs[after]
    glued = words.spans[before][1] + 1 == words.spans[after][0]
    return beside and glued and words.forms[before].isalnum()
