"""The country that a speaker speaks for, and the one that a text is about.

A speaker's is told by roles and the names of organisations: "Russian Foreign Minister" gives Russia
and "the Kremlin" too; "ambassador to Russia" does not, since what follows such a preposition is
where somebody works, not for whom. A person's own name says nothing. Whoever has neither is of no
known country.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[\w.'’-]*\w")
_POSSESSIVE = re.compile(r"['’]s$")
_NOT_FOR = frozenset(
    ["to", "for", "on", "in", "with", "at", "against", "about", "near", "into", "over"]
)
_ABBREVIATIONS = frozenset(("us", "uk", "usa", "uae", "drc", "dprk"))
# Names that in other words are more often something else ("South America"), or a part of a state.
_ALSO = {
    ("america",): "United States",
    ("britain",): "United Kingdom",
    ("great", "britain"): "United Kingdom",
    ("holland",): "Netherlands",
}
_ARTICLES = frozenset(("the", "a", "an"))
_NONE = "-"
Phrase = tuple[str, ...]
_NOTHING = (("", 0), ("", 0))


@dataclass(frozen=True, slots=True)
class _Table:
    """Phrases (as words in lower case) to countries; `states` only where they are all there is."""

    names: Mapping[Phrase, str]
    states: Mapping[Phrase, str]
    longest: int


def country_of(roles: Iterable[str], organisations: Iterable[str] = ()) -> str | None:
    """The country of a speaker's roles or of an organisation's names, the first that tells one."""
    table = _table()
    for name in organisations:
        if found := table.states.get(_bare(name)):
            return found
    for text in (*roles, *organisations):
        if found := _named(text, table):
            return found
    return None


def names_of(name: str) -> tuple[str, ...]:
    """The names of a country that a text is no more than, or the text alone for its people.

    "America" gives "United States" and "US", too; "the French" and "Moscow" just themselves.
    Nothing where the text is anything else.
    """
    words, table = _bare(name), _table()
    one = (*words[:-1], words[-1].removesuffix("s")) if words else ()
    found = [table.names.get(words), table.states.get(words), table.names.get(one)]
    country = _ALSO.get(words) or next((each for each in found if each), _NONE)
    if country == _NONE:
        return ()
    nouns = {_words(country): country}
    nouns |= {(each,): each.upper() for each in _ABBREVIATIONS if _is(each, country, table)}
    nouns |= {each: " ".join(each).title() for each, also in _ALSO.items() if also == country}
    return (name, *nouns.values()) if words in nouns else (name,)


def _is(abbreviation: str, country: str, table: _Table) -> bool:
    return table.names.get((abbreviation,)) == country


def most_named(text: str) -> str | None:
    """The country that a text is about; None where that cannot be told.

    It is named twice or more, by name, people or capital, and twice as often as the next.
    """
    (country, times), (_, next_most) = (*Counter(_places(text)).most_common(2), *_NOTHING)[:2]
    return country if times >= 2 * max(1, next_most) else None


def _places(text: str) -> Iterator[str]:
    """The country of each word or phrase with a capital that names one."""
    table = _table()
    found = _WORD.findall(text)

    def country(at: int, phrase: Phrase) -> str | None:
        if not found[at][0].isupper():
            return None
        one = (*phrase[:-1], phrase[-1].removesuffix("s"))  # "Egyptians"
        return table.names.get(phrase) or table.states.get(phrase) or table.names.get(one)

    for _, place in _longest(tuple(map(_plain, found)), table.longest, country):
        if place != _NONE:
            yield place


def _longest(
    words: Phrase, most: int, country: Callable[[int, Phrase], str | None]
) -> Iterator[tuple[int, str]]:
    """Where phrases begin that name a country, the longest first, and which; none twice."""
    at = 0
    while at < len(words):
        for length in range(min(most, len(words) - at), 0, -1):
            if found := country(at, words[at : at + length]):
                yield at, found
                at += length
                break
        else:
            at += 1


def _bare(name: str) -> Phrase:
    words = _words(name)
    return words[1:] if words[:1] == ("the",) else words


def _words(text: str) -> Phrase:
    """Words in lower case, without dots and possessive endings; "us" only where it is "US"."""
    return tuple(_plain(word) for word in _WORD.findall(text))


def _plain(word: str) -> str:
    plain = _POSSESSIVE.sub("", word).replace(".", "").replace("’", "'")
    low = plain.lower()
    return "" if low in _ABBREVIATIONS and not plain.isupper() else low


def _named(text: str, table: _Table) -> str | None:
    words = _words(text)
    for at, found in _longest(words, table.longest, lambda _, phrase: table.names.get(phrase)):
        before = [word for word in words[max(0, at - 2) : at] if word not in _ARTICLES]
        if found != _NONE and not (before and before[-1] in _NOT_FOR):
            return found
    return None


@cache
def _table() -> _Table:
    names: dict[Phrase, str] = {}
    states: dict[Phrase, str] = {}
    text = files("quotes").joinpath("countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, others, *more = (part.strip() for part in line.split(";"))
        country = name.strip("[]")
        same = [*([] if name.startswith("[") else [country]), *others.split(",")]
        names |= {words: country for each in same if (words := _words(each))}
        states |= {
            words: country for part in more for each in part.split(",") if (words := _words(each))
        }
    return _Table(names, states, max(map(len, names)))
