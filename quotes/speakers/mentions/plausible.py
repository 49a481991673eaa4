"""Whether words can be a name at all."""

from __future__ import annotations

import re

from quotes.english.lexicon import (
    GROUPS,
    HONOURS,
    ORGANISATIONS,
    SENTENCE_WORDS,
    SHOWS,
    TITLES,
    TITLES_MEN,
    TITLES_WOMEN,
    words,
)
from quotes.english.names import fold, key
from quotes.english.phrases import singular
from quotes.english.places import DEMONYMS, INHABITANTS, PEOPLES, REGIONS
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled

_NO_LETTERS = frozenset("0123456789.,;:!?'\"()[]{}<>@#$%&*+-=/\\|_~^`“”‘’«»–—…•")
# Party and state of a member of Congress: "R-Tex.".
_SEAT = compiled(r"[RDI]-[A-Z]")
_TRADED = re.compile(r"\((?:[A-Z]{3,}|Nasdaq|Euronext)[\w ]{0,12}:\s?[A-Z][A-Z0-9.]{0,5}\)")
_WORD_BEFORE = compiled(r"[A-Z][a-z]+ $")
_THE = compiled(r"\b[Tt]he (?:[A-Z]\w* )?$")

_COMPOUND = re.compile(
    r"-(?:friendly|led|backed|based|style|era|like|owned|born|appointed|support\w*|endorsed|run"
    r"|inspired|aligned|leaning|backing|affiliated|linked|loving|hating|bashing)"
)
_EVENTS = frozenset(
    [
        "championship",
        "championships",
        "olympics",
        "olympiad",
        "tournament",
        "festival",
        "awards",
        "prize",
    ]
)
_OFFICES = words("ASI CS LG IO SP DSP SSP IGP DIG DCI CM PM MK MP")
_SURE_OFFICES = frozenset({"ASI", "IO", "PM"})
_SHOUTED = frozenset({"THEY", "WE", "YOU", "HE", "SHE", "IT"})
# What ends a post and no surname: "Chief Technology Officer", where others ("Judge") can be either.
_POSTS = words(
    "officer minister secretary spokesman spokeswoman spokesperson official premier commissioner "
    "chairman chairwoman undersecretary superintendent highness majesty excellency"
)
_ENVOYS = _POSTS | {"ambassador", "president", "rapporteur"}
_NO_ORGANISATIONS = HONOURS | {"pac", "super pac", "news", "ngo"}
_OF_A_PEOPLE = DEMONYMS | INHABITANTS.keys()
_ABBREVIATED = {title.strip(".") for title in TITLES if title.endswith(".")}


def can_be_person(words: str) -> bool:
    """Whether these words can name a person: not "Clinton-backed", "Sen.", "Youth Olympics"."""
    if not words or words[0] in _NO_LETTERS or words.islower() or _SEAT.match(words):
        return False
    if " " in words and words.split()[-1].lower().strip(".") in _ABBREVIATED:
        return _is_sen(words)
    if _COMPOUND.search(words.split()[-1]) or fold(words.split()[-1]) in _EVENTS:
        return False
    first, _, last = fold(words).rpartition(" ")
    if last in _POSTS or (first in DEMONYMS and last in _ENVOYS) or words.split()[-1] in _SHOUTED:
        return False
    if " " not in words and (words.lower() in SENTENCE_WORDS or fold(words) in GROUPS):
        return False
    if fold(words).endswith("s") and singular(fold(words)) in _OF_A_PEOPLE:
        return False
    return any(
        fold(word).strip(".,") not in ROLE_CLASS and word.lower() not in TITLES
        for word in words.split()
    )


def _is_sen(words: str) -> bool:
    """Whether "Sen" is somebody's name: "Hun Sen", "Amartya Sen"; not in "Vermont Sen"."""
    first, *rest = words.split()
    return rest == ["Sen"] and fold(first) not in PEOPLES | REGIONS | TITLES | SENTENCE_WORDS


def is_show(words: str) -> bool:
    """Whether these words name a programme: "Ann Lind Show"."""
    return " " in words and fold(words.split()[-1]) in SHOWS


def past_office(words: str) -> int:
    """Where the name begins in "IO Monir Hossain", "PM Modi"; 0 where no such office opens it.

    Of the short ones some are initials as well: "MK Abir Kara", but "MK Stalin".
    """
    first, *rest = words.split()
    if first not in _OFFICES or not rest or not rest[0].istitle():
        return 0
    return words.index(rest[0], len(first)) if len(rest) > 1 or first in _SURE_OFFICES else 0


def is_no_name(text: str, start: int, end: int) -> bool:
    """Whether what stands around it makes a span no name.

    - a seat in Congress: "R-Tex."
    - inhabitants, or an office by its initials, behind "the": "the LG", "the CID SP"
    - where a share is traded, and what as: "(NASDAQ: ACME)"
    - a single letter that a word leads to: the Z of "Gen Z"
    """
    words, low = text[start:end], max(start - 20, 0)
    if _SEAT.fullmatch(text, max(start - 2, 0), start + 1):
        return True
    if fold(words) in INHABITANTS and text[max(start - 4, 0) : start] in ("the ", "The "):
        return True
    if words.split()[-1] in _OFFICES and _THE.search(text, low, start):
        return True
    traded = _TRADED.match(text, max(text.rfind("(", low, start), 0))
    if traded and traded.start() < start < traded.end():
        return True
    letter = len(words) == 1 and text[end : end + 1] != "."
    return letter and _WORD_BEFORE.search(text, low, start) is not None


def can_be_organisation(words: str) -> bool:
    """Whether these words can name an organisation or place: not "Italian", "MAN", "PAC"."""
    if key(words) in _NO_ORGANISATIONS or words.lower().strip(".") in _ABBREVIATED:
        return False
    if " of " in words and fold(words.split(" of ")[0].split()[-1]) in ROLE_CLASS:
        return False
    if " " in words:
        first, _, last = fold(words).rpartition(" ")
        return not (first in DEMONYMS and last in _ENVOYS)
    folded = fold(words)
    if words.islower() and folded in ORGANISATIONS:
        return False
    if folded in ROLE_CLASS or folded in _OF_A_PEOPLE or folded in TITLES_MEN | TITLES_WOMEN:
        return False
    return not words[1:].islower() or (folded not in GROUPS and singular(folded) not in ROLE_CLASS)
