"""Where a text names a target: by its name or an alias, by a shortened name, or in part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quotes.stance.words import Words, stems_of
from quotes.types import Span, Spans, Target

_EMPTY = frozenset(
    "a an the this that these those of for in on at by with to from into over under about against"
    " and or but as its it his her their our my your 's be".split()
)
_LINKS = frozenset("of for in on at by with to from over against about between toward as".split())
_TOKEN = re.compile(r"\w+(?:['’]s\b)?")
_JOINT = r"[\s‐-―-]+"
_BEFORE_A_VERB = frozenset("he she it who i we you they which to".split())


@dataclass(frozen=True, slots=True)
class Form:
    """How a target may be written: patterns for the whole and the short name, and its words.

    `parts` are the stems of its content words, each with whether it must be capitalised, `head` the stem of its head noun ("release" in
    "the release of the emails"); `is_name` says that every content word is capitalised.
    """

    whole: re.Pattern[str]
    short: re.Pattern[str] | None
    parts: Mapping[str, bool]
    head: str
    is_name: bool


@lru_cache(maxsize=1024)
def form_of(target: Target) -> Form:
    """The patterns and words that a target is recognised by."""
    bare = _without_article(target.name)
    tokens = _TOKEN.findall(bare)
    content = [token for token in tokens if token.lower() not in _EMPTY]
    is_name = bool(content) and all(token[0].isupper() or token[0].isdigit() for token in content)
    is_plain = is_name and content == tokens and "'" not in bare and "’" not in bare
    # A surname stands for "Hillary Clinton", but "Party" does not stand for "Labour Party".
    short = None
    if is_plain and len(tokens) in (2, 3) and tokens[-1].isalpha() and len(tokens[-1]) > 2:
        short = _pattern([tokens[-1]])
    return Form(
        whole=_pattern([target.name, *target.aliases]),
        short=short,
        parts={
            stem: token[0].isupper()
            for token in content
            for stem in stems_of(token)
            if stem not in _EMPTY
        },
        head=_head(tokens),
        is_name=is_name,
    )


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", name.strip(), flags=re.IGNORECASE)


def _head(tokens: Sequence[str]) -> str:
    head = ""
    for token in tokens:
        if token.lower() in _LINKS and head:
            break
        if token.lower() not in _EMPTY:
            head = token
    return (stems_of(head) or ("",))[-1]


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    bare = sorted({_without_article(name) for name in names}, key=len, reverse=True)
    return re.compile("|".join(f"(?:{_alternative(name)})" for name in bare))


def _alternative(name: str) -> str:
    """One name as a pattern: hyphens and spaces alike, number and possessive free, case as said.

    A capitalised word must be capitalised in the text ("May" is not "may") and an abbreviation
    ("US") stay as it is; anything else is matched in either case.
    """
    words = [word for word in re.split(r"[\s‐-―-]+", name.strip()) if word]
    if not any(letter.isalnum() for letter in name):
        return r"(?!)"
    patterns = [_word(word) for word in words]
    patterns[-1] += _ending(words[-1])
    joined = _JOINT.join(patterns)
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    return before + joined + (r"(?!\w)" if words[-1][-1].isalnum() else "")


def _word(word: str) -> str:
    escaped = re.escape(word).replace("'", "['’]")
    if word.isupper() and len(word) <= 5:
        return escaped
    if word[0].isupper():
        return re.escape(word[0]) + (f"(?i:{escaped[1:]})" if len(word) > 1 else "")
    return f"(?i:{escaped})"


def _ending(word: str) -> str:
    if not word.isalpha() or word.isupper():
        return ""
    # Short plurals stay plural: "talks" is not the verb "talk".
    return "" if word.endswith("s") else "(?:s|es)?"


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where one target is named in one text, in order; ends are exclusive, offsets characters."""

    whole: Spans
    short: Spans
    parts: Mapping[str, tuple[int, ...]]
    form: Form

    def whole_in(self, span: Span) -> Spans:
        """Namings by name or alias inside a span."""
        return _inside(self.whole, span)

    def short_in(self, span: Span) -> Spans:
        """Namings by shortened name inside a span."""
        return _inside(self.short, span)

    def parts_in(self, words: range) -> dict[str, int]:
        """The name's content words among a range of words: stem to its first index."""
        found = {}
        for stem, places in self.parts.items():
            at = bisect_left(places, words.start)
            if at < len(places) and places[at] < words.stop:
                found[stem] = places[at]
        return found


def find_mentions(words: Words, places: Mapping[str, list[int]], target: Target) -> Mentions:
    """All mentions of a target; `places` maps each stem of the text to its word indices."""
    form = form_of(target)
    whole = tuple(
        match.span() for match in form.whole.finditer(words.text) if not _is_verb(words, match)
    )
    taken = set(whole)
    short = ()
    if form.short is not None:
        found = (match.span() for match in form.short.finditer(words.text))
        short = tuple(span for span in found if not any(_overlap(span, other) for other in taken))
    parts = {
        stem: tuple(at for at in places[stem] if not capital or words.forms[at][0].isupper())
        for stem, capital in form.parts.items()
        if stem in places
    }
    return Mentions(whole, short, parts, form)


def _is_verb(words: Words, match: re.Match[str]) -> bool:
    """Whether a one-word, lower-case match reads as a verb ("he talks", "she plans to")."""
    word = match.group()
    if not word.islower() or not word.isalpha():
        return False
    index = bisect_left(words.starts, match.start())
    return index > 0 and words.forms[index - 1].lower() in _BEFORE_A_VERB


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _inside(spans: Spans, outer: Span) -> Spans:
    first = bisect_left(spans, (outer[0], 0))
    found = []
    for span in spans[first:]:
        if span[0] >= outer[1]:
            break
        found.append(span)
    return tuple(found)
