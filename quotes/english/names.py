"""Names as strings: folding, tokens without titles, and whether two forms can be one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotes.english.lexicon import PARTICLES, ROYAL, SUFFIXES, TITLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.types import Span

_TOKEN = re.compile(r"[^\s,;()\"“”]+")
_PREFIX = re.compile(r"^(?:al|el|as|ad|an|ar|ash|at|az)-(?=\w{3})")
DUTCH = "(?:(?:[Ii]n|[Vv]an|[Oo]p|[Aa]an|[Uu]it) )?[’'‘]t"
"""The particle of "Sophie in 't Veld", as a pattern."""

HONORIFIC = (
    r"(?:H\.? ?E\.?|(?<=H )E|(?<=H\.)E\.|Hoj+[ao]t[- ]?[ao]l[- ]?[Ii]slam|Hoj+atoleslam|Tan Sri|Tun"
    r"|(?:Datuk|Dato[’']?)(?: (?:Seri|Sri))?|Alhaji|Waziri|Moudjahid|Ato|Engr?\.|Shri|Smt\.?"
    r"|Qaed-[Ee]-Azam|Hibakusha|Ch Con|Ch(?= (?:Insp|Supt)\b))"
)
"""What other languages put before a name as English does "Mr.": no part of it; a pattern."""

_HONORIFIC = re.compile(HONORIFIC + r"[ \u00a0](?=[A-Z])")

_DUTCH = re.compile(rf"(?<!\S){DUTCH} (?=\w)")
_DOUBLE = re.compile(r"(.)\1")
_POSSESSIVE = re.compile(r"['’]s?$")
# The signs after a letter with an accent are what is left of UTF-8 read as Latin-1: "TomÃ¡s".
_OTHER_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "’": "'", "`": "'"}
    | dict.fromkeys("¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿", "")
)

_NICKNAMES = """
william bill will billy; robert bob rob bobby; richard rick dick rich; michael mike mick;
joseph joe; james jim jimmy; john jack johnny jon; thomas tom tommy; edward ed ted eddie;
theodore ted; charles chuck charlie; daniel dan danny; david dave; benjamin ben; samuel sam;
matthew matt; anthony tony; steven steve; stephen steve; gregory greg; kenneth ken; ronald ron;
donald don; lawrence larry; gerald jerry; jeffrey jeff; timothy tim; andrew andy drew;
christopher chris; nicholas nick; patrick pat; peter pete; raymond ray; frederick fred;
alexander alex sasha; elizabeth liz beth betsy; margaret maggie peggy; katherine kate kathy katie;
catherine cathy kate; jennifer jen jenny; susan sue; deborah debbie deb; barbara barb;
patricia pat patty; rebecca becky; kimberly kim; jacqueline jackie; nathaniel nate; leonard len;
philip phil; abraham abe; zachary zach; joshua josh; jonathan jon; vincent vince; walter walt;
harold hal harry; henry hank; francis frank; franklin frank; russell russ; bernard bernie;
rafael ted; randall randy; douglas doug
"""

_NICKNAME: dict[str, set[str]] = {}
for _group in _NICKNAMES.split(";"):
    _first, *_short = _group.split()
    for _name in _short:
        _NICKNAME.setdefault(_name, set()).add(_first)
        _NICKNAME.setdefault(_first, set()).add(_name)


def dutch(text: str, start: int) -> bool:
    """Whether a Dutch particle stands here: "In 't Veld"."""
    return _DUTCH.match(text, start) is not None


def honorific(title: str) -> str:
    """The honorifics that open a title, with the space behind each: "Datuk Seri "."""
    found = re.match(rf"(?:{HONORIFIC} )*", f"{title} ")
    return found.group() if found else ""


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, without accents, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_OTHER_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def key(text: str) -> str:
    """A name's folded words, single spaces between them, without "the" and possessive ending."""
    words = fold(_POSSESSIVE.sub("", text)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """The words that tell a person's name apart: no titles, particles, suffixes, no "al-"."""
    words: list[str] = []
    for found in _TOKEN.finditer(_DUTCH.sub("", name)):
        word = _PREFIX.sub("", fold(_POSSESSIVE.sub("", found.group())).strip(".'-‘"))
        # "Md Masud Rana", "JR Sessions": what is a degree behind a name is a first name before it.
        if word and (word not in SUFFIXES or (word in {"md", "jr"} and not words)):
            words.append(word)
    core = [word for word in words if word not in PARTICLES]
    return tuple(core or words)


def trim(text: str, start: int, end: int, *, person: bool = True) -> tuple[Span, str]:
    """Leave out "the", titles before a person's name, and a possessive ending.

    Returns the narrowed span and the titles left out. Titles of crowned heads stay before a
    single name ("Pope Francis"). A span of titles alone stays as it is.
    """
    end = start + len(text[start:end].rstrip(" \t\n\r,;:.!?-–—'’\"”)("))
    shorter = text[start:end]
    if shorter.count("(") > shorter.count(")") and text[end : end + 1] == ")":
        end += 1
    if (mark := shorter.find(" “")) > 0 and "”" not in shorter:
        end = start + mark
    suffix = re.search(r"(?:\.[A-Z]|\b[JS]r)$", shorter)
    if suffix and text[end : end + 1] == ".":
        end += 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    begun = start
    while person and (honorific := _HONORIFIC.match(text, start, end)):
        start = honorific.end()
    words = [
        (start + found.start(), start + found.end())
        for found in re.finditer(r"\S+", text[start:end])
    ]
    first = 0
    while first < len(words) - 1:
        a, b = words[first]
        word = text[a:b].lower().strip("\"'“‘(,;")
        if word == "the" and (first == 0 or person):
            first += 1
        elif person and word in ROYAL and first >= len(words) - 2 - (_last_is_suffix(text, words)):
            break
        elif person and (word in TITLES or (word in ROLE_CLASS and first < len(words) - 2)):
            first += 1
        else:
            break
    if not words:
        return (start, end), ""
    begin = words[first][0]
    if not dutch(text, begin):
        begin += len(text[begin:end]) - len(text[begin:end].lstrip("\"'“‘([—–― \t\n\r\u00a0"))
    titles = [text[begun:start].rstrip(), *(text[a:b] for a, b in words[:first])]
    return (begin, end), " ".join(titles).lstrip()


def _last_is_suffix(text: str, words: list[Span]) -> bool:
    return text[words[-1][0] : words[-1][1]].lower() in SUFFIXES


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    a, b = a.replace(".", ""), b.replace(".", "")
    if a and b and (len(a) == 1 or len(b) == 1):
        return a[0] == b[0]
    return a == b


def _same_given(a: str, b: str) -> bool:
    return _same(a, b) or b in _NICKNAME.get(a, ())


def within(short: tuple[str, ...], full: tuple[str, ...]) -> int:
    """How surely `short` is a form of `full`: 0 not at all, else 1 to 4.

    4: the same name, up to initials and nicknames; 3: the surname, or the end of the name;
    2: its beginning (a first name); 1: something in the middle.
    """
    if not short or not full:
        return 0
    if short == full:
        return 4
    if len(short) == 1:
        word = short[0]
        if len(word) < 2:
            return 0
        if word == full[-1]:
            return 3
        if word == full[0]:
            return 2
        if word in full:
            return 1
        return 3 if "-" in full[-1] and word in full[-1].split("-") else 0
    if len(short) > len(full):
        return 0
    if _same(short[-1], full[-1]) and len(short[-1]) > 1:
        if short == full[-len(short) :]:
            return 3
        if not _same_given(short[0], full[0]):
            return 0
        middle, others = short[1:-1], full[1:-1]
        return 4 if all(any(_same(word, other) for other in others) for word in middle) else 0
    if short == full[: len(short)]:
        return 2
    return 0


def compatible(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """`within` in either direction."""
    return within(a, b) or within(b, a)


def slip(a: str, b: str) -> bool:
    """Whether two words of five letters or more differ by a double letter or by a change of places.

    "Hilary" and "Hillary", "Labbot" and "Labott", "Bryne" and "Byrne".
    """
    if a == b or min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if _DOUBLE.sub(r"\1", a) == _DOUBLE.sub(r"\1", b):
        return True
    apart = [at for at in range(min(len(a), len(b))) if a[at] != b[at]]
    swapped = len(a) == len(b) and len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]


def one_edit(a: str, b: str) -> bool:
    """Whether two words of five letters or more differ by one letter ("Saree", "Sarea")."""
    if min(len(a), len(b)) < 5 or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, letter in enumerate(a) if letter != b[i]), len(a))
    return a[at + 1 :] == b[at + 1 :] if len(a) == len(b) else a[at:] == b[at + 1 :]


def initials(name: str) -> list[str]:
    """Abbreviations that a name allows: "Syrian Democratic Forces" -> SDF."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if len(words) < 2:
        return []
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return [short for short in {large, every} if len(short) > 1]


def abbreviates(short: str, name: str) -> bool:
    """Whether a person may sign so: "WN" or "WNo" for Will Norton."""
    words = [word for word in name.split() if word[:1].isupper()]
    if len(words) < 2 or len(short) < 2:
        return False
    letters = short.replace(".", "")
    return any(
        letters.startswith(first := "".join(word[0] for word in part[:-1]))
        and len(letters) > len(first)
        and part[-1].startswith(letters[len(first) :])
        for part in (words, [words[0], words[-1]])
    )
