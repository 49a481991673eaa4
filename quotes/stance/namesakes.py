"""Whose a surname is: "Melania Trump" does not name Donald Trump, nor does "Clinton County"."""

from __future__ import annotations

from bisect import bisect_left

from quotes.english.gender import is_given
from quotes.english.lexicon import SENTENCE_WORDS, TITLES
from quotes.english.names import compatible, fold, tokens
from quotes.english.places import COUNTRIES, PEOPLES, REGIONS
from quotes.english.role_nouns import ROLE_CLASS
from quotes.stance.words import Words, word_set
from quotes.types import Span

# Some of them are given names, too: "Judge Holm", "in June Holm left".
_NO_GIVEN = SENTENCE_WORDS | TITLES | ROLE_CLASS.keys() | COUNTRIES | PEOPLES | REGIONS
_PLACES = word_set("County Street Avenue Road Square Airport Bridge Island Lake River Valley")
_LONGEST = 3


def is_anothers(words: Words, surname: Span, name: str) -> bool:
    """Whether the surname of the person `name`, at a span of the text, is somebody else's there.

    That is so behind a given name that is not theirs, nor a short form or a middle name of it
    ("Bill Clinton" may be William Jefferson Clinton), and in the name of a place.
    """
    at = bisect_left(words.starts, surname[0])
    last = bisect_left(words.starts, surname[1])
    if last < len(words.forms) and _is_joined(words, last) and words.forms[last] in _PLACES:
        return True
    first = at
    while at - first < _LONGEST and first and _is_joined(words, first):
        if not words.forms[first - 1][0].isupper():
            break
        first -= 1
    before = [fold(form) for form in words.forms[first:at]]
    if not before or before[-1] in _NO_GIVEN or not is_given(before[-1]):
        return False
    theirs = [word for word in before if word not in _NO_GIVEN]
    called = " ".join([*theirs, words.text[slice(*surname)]])
    return not compatible(tokens(called), tokens(name))


def _is_joined(words: Words, at: int) -> bool:
    """Whether nothing but a space stands before a word."""
    return words.text[words.ends[at - 1] : words.starts[at]] in (" ", "\u00a0", "\n")
