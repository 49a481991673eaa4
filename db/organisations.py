"""Names of organisations: which words tell one from others, and which names are nobody's own."""

from __future__ import annotations

import re
from functools import lru_cache

from db.names import ARTICLES, fold, fold_organisation, word_set

# What papers add to a name or leave out as they like.
_LOOSE = word_set(
    "the of for and in at on a an us website magazine newspaper center centre movement union"
    " inc corp corporation ltd plc llc"
)
_PHRASES = (
    ("united states of america", "us"),
    ("united states", "us"),
    ("u s", "us"),
    ("democrat party", "democratic party"),
)
_SPELLINGS = str.maketrans({"z": "s"})
# Common nouns that a sentence may begin with: every place has police and a government of its own.
_COMMON = word_set(
    """
    administration administrations agencies agency aides all analysts anyone army associates
    authorities board body bureau cabinet campaign campaigns city coalition commission committee
    companies company conference council counsel country court courts critics delegation editors
    embassy everybody everyone executives experts firm foundation government governments group
    groups hundreds investigators judges jury lawyers leaders leadership many media members military
    ministry mission movement network news nobody none office officers officials opposition
    organisation organisers organization organizers palace panel paper parties party police press
    prosecution prosecutors protesters rebels regime researchers respondents scientists secretariat
    some someone sources staff station study supporters team teams thousands users voters website
    witnesses
    federal local national public state-run
    """
)
# What papers call by the full or by the last name of whose it is.
_SOMEBODYS = word_set("administration campaign")
# What goes without saying of a campaign, and a shorter word for one.
_RACES = word_set("presidential election reelection re primary")
_CAMPAIGNS = word_set("camp campaign")
# Who has the say in a house makes no other house of it ("Republican-controlled Congress").
_MAJORITY = re.compile(
    r"\b(?:(?:republican|democrat|democratic|gop|conservative|labour|tory|opposition)-(?:led|run|held)"
    r"|\w+-(?:controlled|dominated|majority))\b"
)
# A state's institution, as "Puerto Rico Senate" and "Parliament of Iraq" have it.
_BODY = (
    r"(?:senate|parliament|congress|legislature|(?:national )?assembly|house of representatives"
    r"|(?:supreme|constitutional) court)"
)
_OF_A_STATE = re.compile(rf"(?P<before>.+) {_BODY}|{_BODY} of (?P<after>.+)")
# Institutions that every state has one of.
_INSTITUTIONS = word_set(
    """
    affairs assembly attorney bank central congress constitutional court defence defense federal
    finance foreign general health high house interior justice legislature lower ministry national
    of parliament president representatives senate state supreme upper
    """
)


@lru_cache(maxsize=50_000)
def bare_words(name: str) -> frozenset[str]:
    """The words of a name that are not left out at times, in one spelling."""
    return frozenset(_words(name))


def _words(name: str) -> list[str]:
    """These words in their order."""
    folded = _MAJORITY.sub("", fold(name)).replace("-", " ")
    for phrase, to in _PHRASES:
        folded = folded.replace(phrase, to)
    words = [w.translate(_SPELLINGS) for w in folded.split() if w not in _LOOSE]
    if len(words) > 1 and words[-1] in _CAMPAIGNS:
        *words, _ = words
        # "Clinton's presidential campaign" is hers, a "presidential campaign" is anybody's.
        return [*([w for w in words if w not in _RACES] or words), "campaign"]
    return words


@lru_cache(maxsize=50_000)
def by_last_name(name: str) -> frozenset[str]:
    """The bare words of a campaign or administration without the first name of whose it is.

    None for any other name. ("the Donald Trump campaign" has trump and campaign.)
    """
    words = _words(name)
    return frozenset(words[1:] if len(words) == 3 and words[-1] in _SOMEBODYS else ())


def is_common(name: str) -> bool:
    """Whether a name is of common nouns alone ("Police", "Local media"): nobody's own."""
    words = ARTICLES.sub("", fold(name)).split()
    return bool(words) and all(word in _COMMON for word in words)


def is_institution(name: str) -> bool:
    """Whether a name is that of an institution which every state has ("Supreme Court")."""
    return all(word in _INSTITUTIONS for word in ARTICLES.sub("", fold(name)).split())


def every_state_has(name: str) -> bool:
    """Whether every state has what this name says: an institution, or a ministry of anything."""
    return is_institution(name) or is_ministry(name)


def is_ministry(name: str) -> bool:
    """Whether a name is a ministry's, which a common name hardly tells from another state's."""
    return "ministry" in fold(name).split()


def state_of(name: str) -> frozenset[str]:
    """The words of the state whose institution a name is; none for others and for the U.S."""
    found = _OF_A_STATE.fullmatch(_MAJORITY.sub("", fold_organisation(name)).strip())
    return bare_words(found["before"] or found["after"]) if found else frozenset()


def unspaced(name: str) -> str:
    """The letters of a name, as one word."""
    return fold_organisation(name).replace(" ", "").replace("-", "")
