"""Roles compared by their words: "Russia's foreign minister" is the "Russian Foreign Minister"."""

from __future__ import annotations

import re
from functools import lru_cache

from db.names import fold

SMALL = frozenset(("the", "a", "an", "of", "for", "to", "in", "at", "on", "and", "s", "its"))
# What no ending leads to: the country of an adjective, a title that is cut short.
_STANDARD = {
    "american": "us",
    "america": "us",
    "usa": "us",
    "british": "uk",
    "britain": "uk",
    "english": "england",
    "french": "france",
    "spanish": "spain",
    "dutch": "netherlands",
    "swiss": "switzerland",
    "danish": "denmark",
    "polish": "poland",
    "greek": "greece",
    "irish": "ireland",
    "scottish": "scotland",
    "welsh": "wales",
    "finnish": "finland",
    "czech": "czechia",
    "filipino": "philippines",
    "emirati": "uae",
    "emirates": "uae",
    "norwegian": "norway",
    "cypriot": "cyprus",
    "lebanese": "lebanon",
    "portuguese": "portugal",
    "peruvian": "peru",
    "congolese": "congo",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "sec": "secretary",
    "gen": "general",
}
_PHRASES = (
    ("united states", "us"),
    ("united kingdom", "uk"),
    ("united nations", "un"),
    ("secretary general", "secretarygeneral"),
    ("spokeswoman", "spokesman"),
    ("spokesperson", "spokesman"),
    ("chairwoman", "chairman"),
    ("congresswoman", "congressman"),
)
_AFTER_HEAD = frozenset(("of", "for", "in", "at", "on", "to", "from", "with", "who", "and"))
_ENDINGS = re.compile(r"(?<=\w{3})(?:ian|an|ese|ish|ia|i|n|a|e|y|en|s)$")


def stem(word: str) -> str:
    """A country and its adjective come out alike (russia, russian); other words change little."""
    word = _STANDARD.get(word, word)
    shorter = _ENDINGS.sub("", word)
    while shorter != word:
        word, shorter = shorter, _ENDINGS.sub("", shorter)
    return word


def _plain(role: str) -> list[str]:
    """The words of a role, folded, each phrase that stands for one word as that."""
    folded = fold(role).replace("-", " ")
    for phrase, to in _PHRASES:
        folded = folded.replace(phrase, to)
    return folded.split()


@lru_cache(maxsize=10_000)
def role_words(role: str) -> frozenset[str]:
    """The words of a role that tell it from others, as stems."""
    return frozenset(stem(word) for word in _plain(role) if word not in SMALL)


def role_head(role: str) -> str:
    """The word that a role turns on, as a stem: "minister" of "Foreign Minister of Russia"."""
    words = _plain(role)
    core = next((words[:n] for n, word in enumerate(words) if n and word in _AFTER_HEAD), words)
    return stem(core[-1]) if core else ""


def folded_role(role: str) -> str:
    """The words of a role in alphabetical order: equal for roles that say the same."""
    return " ".join(sorted(role_words(role)))


def agree(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two roles can be one: all words of the shorter are in the longer."""
    return bool(some and others) and (some <= others or others <= some)
