"""Forms of a name that are equal where the name is: folded, spelled alike, consonants alone.

Arabic and Cyrillic names reach English in many spellings (al-Moallem, Muallem, Moualem; Gaddafi,
Qaddafi; Zelensky, Zelenskyy): `spelling` writes such variants alike as far as letters alone can,
`skeleton` leaves the consonants, which find candidates to compare.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache


def word_set(words: str) -> frozenset[str]:
    """The words of a text, one blank or more apart."""
    return frozenset(words.split())


HONORIFICS = word_set(
    "mr mrs ms miss mx dr prof sir dame lord lady rev hon sen rep gov gen col capt lt sgt"
)
DEGREES = word_set("phd md mp mep qc")
# A father and a son have one name but for these.
GENERATIONS = word_set("jr sr ii iii iv")
# Particles say nothing about who is meant, since papers leave them out as they like. Those that
# can be a given name ("Van Jones") are particles only after another name.
PARTICLES = word_set("al el ul bin ibn von de del della di da der den dos du la le")
INNER_PARTICLES = PARTICLES | word_set("van abu bint y e")
# Signs that stand for an apostrophe, by their code points, since some look like marks.
APOSTROPHES = "'`\u2018\u2019\u02bc"
ARTICLES = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ul|as|ash|an|ad|at|ar|az)-(?=\w)")

_SPELLINGS = [
    (re.compile(pattern), to)
    for pattern, to in (
        (r"x", "ks"),
        (r"ck|q|c(?![eiyh])", "k"),
        (r"sch|tch|ch(?=[aeiouy])", "ch"),
        (r"([dgkt])h", r"\1"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"gu(?=[ei])", "g"),
        (r"oo|ou|ue", "u"),
        (r"ee", "i"),
        (r"[jy]", "i"),
        (r"ei", "ai"),
        (r"oe", "o"),
        (r"\bg(?=[aou])", "k"),
        (r"(\w)\1+", r"\1"),
        (r"(?<=[aeiou])h\b", ""),
    )
]


def clean(text: str) -> str:
    """Without what no database keeps: NUL characters and lone surrogates."""
    plain = text.replace("\0", "")
    return plain if plain.isascii() else plain.encode("utf-8", "ignore").decode("utf-8")


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """Lower case, without accents, punctuation and possessive endings; hyphens stay, unspaced.

    A name made of symbols alone ("🚀") is kept as it is, so that it equals nothing else.
    """
    spaced = " ".join(_read_rightly(clean(name)).casefold().split()).replace(" - ", "-")
    plain = _POSSESSIVE.sub("", unicodedata.normalize("NFKD", spaced))
    kept = plain.translate(_ASCII) if plain.isascii() else "".join(map(_folded, plain))
    return " ".join(word for word in kept.split() if word.strip("-")) or spaced


def _read_rightly(name: str) -> str:
    """A name whose UTF-8 was taken for Latin letters ("FranÃ§ois") as it should have been read."""
    if name.isascii():
        return name
    composed = unicodedata.normalize("NFC", name)
    try:
        return composed.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def _folded(character: str) -> str:
    if character.isalnum() or character == "-":
        return character
    invisible = unicodedata.category(character)[0] in "MC" or character in "." + APOSTROPHES
    return "" if invisible else " "


_ASCII = {code: _folded(chr(code)) for code in range(128)}
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b")


def fold_organisation(name: str) -> str:
    """As `fold`, without a leading article."""
    return ARTICLES.sub("", fold(name))


def target_key(name: str) -> str:
    """The form in which names of targets are equal: hyphens are spaces, as a text has either."""
    return fold_organisation(name).replace("-", " ")


def spelling(name: str) -> str:
    """A folded name in a spelling that variants of one transliterated name mostly share."""
    result = name.replace("-", " ")
    for pattern, to in _SPELLINGS:
        result = pattern.sub(to, result)
    return result


def skeleton(name: str) -> str:
    """The consonants of the spelling; the spelling itself where there are none."""
    spelled = spelling(name).replace(" ", "")
    return re.sub(r"[aeiou]", "", spelled) or spelled or name


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name: folded, and in parts without titles, suffixes and particles.

    `generation` is what tells a father from a son ("jr"), mostly "".
    """

    folded: str
    parts: tuple[str, ...]
    generation: str = ""

    @property
    def first(self) -> str:
        """The first part; "" where there is but one."""
        return self.parts[0] if len(self.parts) > 1 else ""

    @property
    def middle(self) -> tuple[str, ...]:
        """What stands between the first part and the last."""
        return self.parts[1:-1]

    @property
    def last(self) -> str:
        """The last part; "" for a name without any."""
        return self.parts[-1] if self.parts else ""

    @property
    def pieces(self) -> tuple[str, ...]:
        """The parts, taken apart at hyphens."""
        return pieces(self.parts)

    @property
    def unspaced(self) -> str:
        """The parts written as one word."""
        return "".join(self.pieces)

    @property
    def full(self) -> bool:
        """Whether there are a first and a last part, the first more than an initial."""
        return len(self.parts) > 1 and len(self.parts[0]) > 1


def pieces(words: Iterable[str]) -> tuple[str, ...]:
    """Words, taken apart at hyphens: papers write one name with and without them."""
    return tuple(piece for word in words for piece in word.split("-") if piece)


@lru_cache(maxsize=10_000)
def parts(name: str) -> Parts:
    """The parts of a person's name ("Dr. Walid al-Moallem Jr." has walid and moallem)."""
    folded = fold(name)
    words = folded.split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    while len(words) > 1 and words[-1] in DEGREES:
        words = words[:-1]
    full, generation = " ".join(words), ""
    if len(words) > 1 and words[-1] in GENERATIONS:
        *words, generation = words
    bare = [
        ARABIC_ARTICLE.sub("", word)
        for at, word in enumerate(words)
        if word not in (INNER_PARTICLES if at else PARTICLES) or at == len(words) - 1
    ]
    return Parts(full, tuple(bare or words), generation)


def acronym(name: str) -> str:
    """The initials of the capitalised words of a name of two or more ("UN"), folded; else ""."""
    initials = [word[0] for word in re.findall(r"\w+", name) if word[0].isupper()]
    return fold("".join(initials)) if len(initials) > 1 else ""


def is_acronym(name: str) -> bool:
    """Whether a name is written as one: U.N., NATO, NCSROF."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()
