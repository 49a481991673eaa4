"""Names that are all of a source: "The New Yorker said"."""

from __future__ import annotations

import re

from quotes.english import gender
from quotes.english.lexicon import GROUPS, SENTENCE_WORDS, TITLES
from quotes.english.names import fold
from quotes.english.places import DEMONYMS, PEOPLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.article import Article
from quotes.speakers.mentions.bounds import CAPITAL
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON, Piece

_NUMBER = r"\d[\d.]*"
_SOLE = re.compile(rf"The ((?:{CAPITAL}|{_NUMBER})(?: (?:{CAPITAL}|{_NUMBER})){{1,4}})")
_POSSESSIVE = re.compile(r"[’']s?$")
# What may stand before a name, so that "The" would not belong to it: "The Syrian Army".
_BEFORE_A_NAME = DEMONYMS | PEOPLES | SENTENCE_WORDS | TITLES | ROLE_CLASS.keys()


def sole_names(article: Article, pieces: list[Piece]) -> list[Piece]:
    """The entities, with a source of "The" and capitalised words taken for one body's name.

    "The New [Yorker]", "The Las Vegas Review-[Journal]", "The Lost [52 Project]". Not where a
    person's first name opens it or an office stands in it, nor where the entity is all of it.
    """
    for start, end in article.sources():
        found = _SOLE.fullmatch(_POSSESSIVE.sub("", article.text[start:end]))
        if found is None or not _is_body(found.group(1)):
            continue
        start, end = start + found.start(1), start + found.end(1)
        inside = [
            piece for piece in pieces if piece.start < end and piece.end > start - len("The ")
        ]
        whole = any(a <= start and b >= end and label != PERSON for a, b, label in inside)
        if inside and not whole:
            pieces = sorted(
                [*(p for p in pieces if p not in inside), Piece(start, end, ORGANISATION)]
            )
    return pieces


def _is_body(words: str) -> bool:
    folded = [fold(word).strip(".,") for word in words.split()]
    if re.search(r"[’']s? ", words):
        # "The Post's Ann Lind"
        return False
    if gender.is_given(folded[0]) or folded[0] in _BEFORE_A_NAME or folded[-1] in GROUPS:
        return False
    return not any(word in ROLE_CLASS or word in TITLES for word in folded)
