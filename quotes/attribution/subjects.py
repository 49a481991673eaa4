"""Verbs without a subject of their own have that of the clause beside them for a source.

The model gives these none:

- "“We lost,” *she* said, adding that …", "*Ott* left, she said, while chanting “…”": who is
  reported right before in the sentence
- "Citing the delay, *Ott* warned that …", "After alleging that …, *the ministry* announced …":
  who is reported next, where the participle opens the sentence
- "*Ott* denied it, and later said that …", "*Ott* denied it. But called for …": who is reported
  right before
- "*She* took us there and told us, “…”": who does what else the sentence tells

Another is given somebody out of the headline above: "*Mayor Lind* says …", at a sentence's start.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.decode import Linked
from quotes.attribution.words import Place, Words
from quotes.english.lexicon import ABBREVIATED_TITLES

# What opens a sentence with a participle.
_OPENING = {"after", "before", "by", "despite", "in", "on", "since", "upon", "when", "while"}
_OPENING |= {"without", '"'}
# What may also stand in its cue.
_ADVERBS = {"also", "even", "falsely", "further", "repeatedly", "still", "then"}
# What goes before one that follows its clause.
_HANGING = {",", "and", "while", '"', "-", "–", "—"}
# Words that end like a participle and are none.
_NONE = {"according", "during", "anything", "everything", "nothing", "something"}
_FINITE = {"added", "argued", "asked", "called", "calls", "claimed", "insisted", "referred", "said"}
_FINITE |= {"says", "stressed", "suggested", "told", "urged", "urges", "warned", "warns", "wrote"}
# Between "and" and its verb: "and later said", "and in a tweet wrote".
_BETWEEN = _ADVERBS | {"again", "later", "after", "at", "before", "during", "in", "on", "via"}
_LONGEST = 5  # words
_SUBJECTS = {"he", "she", "they", "we", "i"}
# These may open a sentence before its subject.
_NO_NAMES = _OPENING | {"a", "an", "the", "this", "that", "at", "then", "but", "and", "it", "who"}
_LONGEST_OPENING = 8
# Between a subject and its verb.
_BEFORE_VERB = _ADVERBS | {"today", "yesterday", "now", "has", "have", "had", "later", "again"}
_WITHIN_NAMES = {"-", "'", "’", ".", "&"}
_JOINING = {"and", "but", "or", "who", "which", "that", "if", "when", "while", "as", "because"}
_SHORTS = ABBREVIATED_TITLES | {"Jr", "Sr"}


def with_subjects(words: Words, found: Sequence[Linked]) -> list[Linked]:
    """`found` with sources for the cues that have none and are such verbs."""
    result = list(found)
    sentences = _sentences(words)
    for number, one in enumerate(found):
        if one.source:
            continue
        if _is_participle(words, one.cue):
            subject = _subject(words, sentences, one, result)
        elif words.forms[one.cue[0]].lower() in _FINITE:
            subject = _shared(words, sentences, one, result)
        else:
            continue
        if subject is not None:
            result[number] = replace(one, source=subject.source)
    return result


def opening_subject(words: Words, cue: tuple[int, int]) -> tuple[int, int] | None:
    """The words between a sentence's start and its cue, where they may all be its subject."""
    first = end = cue[0]
    while first and words.places[first] == Place.INNER and not _ends(words, first - 1):
        first -= 1
    while end > first and words.forms[end - 1].lower() in _BEFORE_VERB:
        end -= 1
    forms = words.forms[first:end]
    plain = all(form[0].isalnum() or form in _WITHIN_NAMES for form in forms)
    joined = _JOINING.intersection(form.lower() for form in forms)
    named = any(form[0].isupper() for form in forms[1:]) or len(forms) == 1
    if not 0 < len(forms) <= _LONGEST_OPENING or not plain or joined or not named:
        return None
    return (first, end) if forms[0][0].isupper() else None


def _is_participle(words: Words, cue: tuple[int, int]) -> bool:
    first, *others = (form.lower() for form in words.forms[slice(*cue)])
    if first in _OPENING | _ADVERBS and others:
        first = others[0]
    return first.endswith("ing") and first not in _NONE


def _subject(
    words: Words, sentences: Sequence[int], one: Linked, others: Sequence[Linked]
) -> Linked | None:
    """Whose source is the participle's too: of the same sentence, in none of its own parts."""
    first = one.cue[0]
    at = bisect_right(sentences, first)
    start, end = sentences[at - 1], sentences[at]
    there = _between(one, others, start, end)
    if all(form.lower() in _OPENING for form in words.forms[start:first]):
        later = (other for other in there if first < min(other.cue[0], other.source[0][0]))
        return min(later, key=lambda other: other.source[0][0], default=None)
    if words.forms[first - 1] not in _HANGING:
        return None
    earlier = (other for other in there if other.cue[0] < first)
    return max(earlier, key=lambda other: other.cue[0], default=None)


def _shared(
    words: Words, sentences: Sequence[int], one: Linked, others: Sequence[Linked]
) -> Linked | None:
    """Who is reported last before the "and" or "but" that leads to a verb."""
    first = one.cue[0]
    number = bisect_right(sentences, first) - 1
    start = sentences[number]
    low = max(start, first - _LONGEST - 1)
    ties = [at for at in range(low, first) if words.forms[at].lower() in {"and", "but"}]
    if not ties:
        return None
    at = ties[-1]
    between = [form.lower() for form in words.forms[at + 1 : first]]
    if between and (between[0] not in _BETWEEN or not all(form[0].isalnum() for form in between)):
        return None
    if at == start and words.places[start] == Place.INNER:
        start = sentences[number - 1]
    earlier = _between(one, others, start, first)
    if not earlier and (subject := _doing(words, start, at)):
        return replace(one, source=(subject,))
    return max(earlier, key=lambda other: other.cue[0], default=None)


def _doing(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The subject of a clause: its one pronoun that can be no object, or the name it opens with."""
    forms = words.forms[start:end]
    if any(not form[0].isalnum() and form not in "-,.'" for form in forms):
        return None
    pronouns = [at for at in range(start, end) if words.forms[at].lower() in _SUBJECTS]
    if pronouns:
        return (pronouns[0], pronouns[0] + 1) if len(pronouns) == 1 else None
    name = next((n for n, form in enumerate(forms) if not form[0].isupper()), len(forms))
    verb = forms[name : name + 1]
    named = 0 < name <= _LONGEST and forms[0].lower() not in _NO_NAMES
    return (start, start + name) if named and verb and verb[0].endswith("ed") else None


def _between(one: Linked, others: Sequence[Linked], start: int, end: int) -> list[Linked]:
    """Those whose cue and source stand between two words, and outside the content of `one`."""
    return [
        other
        for other in others
        if other.source
        and start <= other.cue[0] < end
        and start <= other.source[0][0] < end
        and not any(a < other.source[0][1] and other.source[0][0] < b for a, b in one.content)
    ]


def _sentences(words: Words) -> list[int]:
    """The words that sentences begin with, and the number of words."""
    begins = (
        index
        for index, place in enumerate(words.places)
        if place != Place.INNER or _ends(words, index - 1)
    )
    return [*begins, len(words)]


def _ends(words: Words, index: int) -> bool:
    """Whether a word that others follow in its paragraph is a mark that ends a sentence."""
    if words.forms[index] not in ".?!":
        return False
    if words.spans[index][1] == words.spans[index + 1][0]:
        return words.forms[index + 1] in "\"'"
    before = words.forms[index - 1] if index else ""
    short = before in _SHORTS or (len(before) == 1 and before.isupper())
    after = words.forms[index + 1][0]
    return not (words.forms[index] == "." and short) and (after.isupper() or not after.isalnum())
