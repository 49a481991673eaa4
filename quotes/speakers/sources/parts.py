"""One speaker's words within a source, and what they are in form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quotes.english.lexicon import (
    ACRONYMS,
    PRONOUNS_HE,
    PRONOUNS_I,
    PRONOUNS_IT,
    PRONOUNS_SHE,
    PRONOUNS_THEY,
    PRONOUNS_YOU,
    RELATIVES,
)
from quotes.english.phrases import Phrase
from quotes.speakers.mentions.find import Mention
from quotes.types import Span

ME = frozenset({"i", "me", "my", "myself", "mine"})
"""The first persons that mean one alone."""


class Sort(StrEnum):
    """What a part of a source is in form."""

    NAME = "name"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    FIRST = "i"
    SECOND = "you"
    RELATIVE = "who"
    NOMINAL = "nominal"
    OWNED = "owned"
    NOTHING = "nothing"


@dataclass(slots=True)
class Part:
    """One speaker's words. `mention` is the name that heads them, `owner` a document's maker."""

    sort: Sort
    span: Span
    word: str = ""
    mention: Mention | None = None
    phrase: Phrase | None = None
    owner: Part | None = None


_PRONOUNS = (
    (Sort.HE, PRONOUNS_HE),
    (Sort.SHE, PRONOUNS_SHE),
    (Sort.THEY, PRONOUNS_THEY),
    (Sort.IT, PRONOUNS_IT),
    (Sort.FIRST, PRONOUNS_I),
    (Sort.SECOND, PRONOUNS_YOU),
    (Sort.RELATIVE, RELATIVES),
)


def pronoun(word: str) -> Sort | None:
    """The sort of a single word, where it is a pronoun."""
    bare = word.strip('.,;:"“”()')
    if bare in ACRONYMS:
        return None
    folded = bare.lower()
    for sort, words in _PRONOUNS:
        if folded in words:
            return sort
    return None
