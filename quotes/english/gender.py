"""Whether a person is spoken of as "he" or "she": first names, titles, role words."""

from __future__ import annotations

from functools import cache
from importlib import resources

from quotes.english.lexicon import TITLES_MEN, TITLES_WOMEN
from quotes.english.names import fold
from quotes.english.role_nouns import FEMALE_ROLES, MALE_ROLES

_SEX = {"m": 1, "f": -1, "e": 0}


@cache
def given_names() -> dict[str, int]:
    """Given name (folded) -> +1 for a man's, -1 for a woman's, 0 for either's.

    Made by training/speakers/given_names.py.
    """
    table: dict[str, int] = {}
    text = resources.files("quotes.english").joinpath("given_names.txt").read_text("ascii")
    for line in text.splitlines():
        sex, _, names = line.partition(" ")
        table.update(dict.fromkeys(names.split(), _SEX[sex]))
    return table


def is_given(word: str) -> bool:
    """Whether a folded word is a given name, of whomever."""
    return word in given_names()


def of_name(tokens: tuple[str, ...]) -> int:
    """+1 for a man's first name, -1 for a woman's, 0 where unknown or a single name."""
    if len(tokens) < 2:
        return 0
    table = given_names()
    for token in tokens[:-1]:
        if token.startswith("jean-"):
            # "Jean-Claude", although Jean alone is a woman's name more often.
            return 1
        found = table.get(token) or table.get(token.split("-")[0])
        if found:
            return found
    return 0


def of_words(words: str) -> int:
    """+1 or -1 where a title or a role word tells ("Mr.", "spokeswoman"), else 0."""
    for word in words.split():
        word = fold(word).strip(".,;:()'\"")
        word = word.removesuffix("'s")
        if word in TITLES_WOMEN or word in FEMALE_ROLES:
            return -1
        if word in TITLES_MEN or word in MALE_ROLES:
            return 1
    return 0
