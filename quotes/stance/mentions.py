"""Where a text names a target: by its name or an alias, by a shortened name, or in part."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quotes.stance.nouns import is_like
from quotes.stance.words import Words, stems_of, word_set
from quotes.types import Span, Spans, Target, overlap

_EMPTY = word_set(
    "a an the this that these those of for in on at by with to from into over under about against"
    " and or but as its it his her their our my your 's be"
)
_LINKS = word_set("of for in on at by with to from over against about between toward as")
# "A levels" are no level: the article has one thing behind it, and a name small letters mostly.
_ONE = r"(?-i:a|A(?=\s+[a-z]\w*(?<![^\Wisu]s)\b))"
INDEFINITE = re.compile(rf"^(?:an|{_ONE})\s+(?=\S)", re.IGNORECASE)
_ARTICLE = re.compile(rf"^(?:the|an|{_ONE})\s+(?=\S)", re.IGNORECASE)
_TOKEN = re.compile(r"\w+(?:['’]s\b)?")
_JOINT = r"[\s‐-―-]+"
_BEFORE_A_VERB = word_set("he she it who i we you they which to")
# No infinitive: "agreed to talks", "opposed to abortion", "an alternative to fracking".
_NOUN = re.compile(r"\w+(?:(?<![isu])s|ion|ment|ity|ism)|\w*[aeiouy]\w*ing")


@dataclass(frozen=True, slots=True)
class Form:
    """How a target may be written: patterns for the whole and the short name, and its words.

    A pattern is tried where the stem of its first word stands, which is far quicker than
    searching the text for it. `parts` are the stems of the content words, each with whether it
    must be capitalised; `head` is the stem of the head noun ("release" in "the release of the
    emails"); `is_name` says that every content word is capitalised, `is_definite` that the name is
    one word after "the".
    """

    whole: tuple[tuple[str, re.Pattern[str]], ...]
    short: tuple[tuple[str, re.Pattern[str]], ...]
    parts: Mapping[str, bool]
    head: str
    is_name: bool
    is_definite: bool


@lru_cache(maxsize=1024)
def form_of(target: Target) -> Form:
    """The patterns and words that a target is recognised by."""
    bare = _without_article(target.name)
    tokens = _TOKEN.findall(bare)
    content = [token for token in tokens if token.lower() not in _EMPTY]
    is_name = bool(content) and all(token[0].isupper() or token[0].isdigit() for token in content)
    is_plain = is_name and content == tokens and "'" not in bare and "’" not in bare
    # A surname stands for "Hillary Clinton", but "Party" does not stand for "Labour Party".
    short: tuple[tuple[str, re.Pattern[str]], ...] = ()
    if is_plain and len(tokens) in (2, 3) and tokens[-1].isalpha() and len(tokens[-1]) > 2:
        short = _patterns([tokens[-1]])
    return Form(
        whole=_patterns([target.name, *target.aliases]),
        short=short,
        parts={
            stem: token[0].isupper()
            for token in content
            for stem in stems_of(token)
            if stem not in _EMPTY
        },
        head=_head(tokens),
        is_name=is_name,
        is_definite=_is_definite(target.name),
    )


def definite_words(target: Target) -> frozenset[str]:
    """Names of one word after "the", without it and in lower case: "levy" for "the levy"."""
    named = (target.name, *target.aliases)
    return frozenset(_without_article(name).lower() for name in named if _is_definite(name))


def words_of(target: Target) -> tuple[str, ...]:
    """Names and words of which a text must hold one (in some form) to be about the target at all.

    For a search that leaves out texts before any is read.
    """
    names = map(_without_article, (target.name, *target.aliases))
    content = (word for word in _TOKEN.findall(target.name) if word.lower() not in _EMPTY)
    return tuple(dict.fromkeys((*names, *content)))


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name.strip())


def _is_definite(name: str) -> bool:
    """Whether a name is one word after "the", and so one thing that an article has spoken of."""
    return re.fullmatch(r"the\s+\w+", name.strip(), flags=re.IGNORECASE) is not None


def _head(tokens: Sequence[str]) -> str:
    head = ""
    for token in tokens:
        if token.lower() in _LINKS and head:
            break
        if token.lower() not in _EMPTY:
            head = token
    return (stems_of(head) or ("",))[-1]


def _patterns(names: Sequence[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    named = {name.strip() for name in names if any(letter.isalnum() for letter in name)}
    return tuple(
        (stems_of(_without_article(name))[0], re.compile(_as_pattern(name)))
        for name in sorted(named, key=lambda name: len(_without_article(name)), reverse=True)
    )


def _as_pattern(name: str) -> str:
    """One name as a pattern: hyphens and spaces alike, number and possessive free, case as said.

    A capitalised word must be capitalised in the text ("May" is not "may") and an abbreviation
    ("US") stay as it is; anything else is matched in either case.
    """
    words = [word for word in re.split(r"[\s‐-―-]+", _without_article(name)) if word]
    patterns = [_word(word) for word in words]
    # "The charge" is a certain charge: "charges" may be any.
    if not _is_definite(name):
        patterns[-1] += _ending(words[-1])
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    return before + _JOINT.join(patterns) + (r"(?!\w)" if words[-1][-1].isalnum() else "")


def _word(word: str) -> str:
    escaped = re.sub("['’]", "['’]", re.escape(word))
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

    def without(self, words: Words, lost: Collection[Span]) -> Mentions:
        """The same, less some of the shortened names, which are no part of the name either."""
        if not lost:
            return self
        gone = {at for span in lost for at in words.within(span)}
        parts = {
            stem: kept
            for stem, places in self.parts.items()
            if (kept := tuple(at for at in places if at not in gone))
        }
        short = tuple(span for span in self.short if span not in lost)
        return replace(self, short=short, parts=parts)


def find_mentions(words: Words, places: Mapping[str, list[int]], target: Target) -> Mentions:
    """All mentions of a target; `places` maps each stem of the text to its word indices.

    There are none in a text that never names the target: "the deal" in an article on pensions is
    no part of "the dam deal".
    """
    form = form_of(target)
    whole = _matches(words, places, form.whole)
    short = _matches(words, places, form.short)
    short = tuple(span for span in short if not any(overlap(span, other) for other in whole))
    parts = {
        stem: tuple(at for at in places[stem] if not capital or words.forms[at][0].isupper())
        for stem, capital in form.parts.items()
        if stem in places
    }
    found = Mentions(whole, short, parts, form)
    if short:
        # All that is known of given names takes longer to load than the rest.
        from quotes.stance.namesakes import is_anothers

        lost = {span for span in short if is_anothers(words, span, target.name)}
        found = found.without(words, lost)
    if whole or found.short or _is_paraphrased(words, found.parts, form):
        return found
    return Mentions((), (), {}, form)


def _is_paraphrased(words: Words, parts: Mapping[str, Sequence[int]], form: Form) -> bool:
    """Whether two of the name's words stand close by, or one beside a noun like its head.

    "The emails they released" names "the release of the emails", and "the dam agreement" names
    "the dam deal". Close by is one sentence and the next; a capitalised word, which says whose the
    matter is, is so from anywhere. A name of one word is no more than that word, in any form.
    """
    if len(form.parts) == 1:
        return not form.is_definite and bool(parts)
    capitalised = {stem for stem in parts if form.parts[stem]}
    by_sentence: dict[int, set[str]] = {}
    for stem, places in parts.items():
        for at in places:
            by_sentence.setdefault(words.sentence_at(words.starts[at]), set()).add(stem)
    return any(
        len(capitalised | here | by_sentence.get(number + 1, set())) > 1
        or (form.head not in here and _has_like(words, number, form.head))
        for number, here in by_sentence.items()
    )


def _has_like(words: Words, sentence: int, head: str) -> bool:
    within = words.within(words.sentences[sentence])
    return any(is_like(words.forms[at].lower(), head) for at in within)


def _matches(
    words: Words,
    places: Mapping[str, list[int]],
    patterns: Sequence[tuple[str, re.Pattern[str]]],
) -> Spans:
    """Spans of all matches in order, the longest where several begin or overlap."""
    found: list[Span] = []
    for first, pattern in patterns:
        for index in places.get(first, ()):
            match = pattern.match(words.text, words.starts[index])
            if match and not _is_verb(words, match, index):
                found.append(match.span())
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def _is_verb(words: Words, match: re.Match[str], index: int) -> bool:
    """Whether a one-word, lower-case match reads as a verb ("he talks", "she plans to")."""
    word = match.group()
    if not word.islower() or not word.isalpha():
        return False
    before = words.forms[index - 1].lower() if index else ""
    return before in _BEFORE_A_VERB and not (before == "to" and _NOUN.fullmatch(word))


def _inside(spans: Spans, outer: Span) -> Spans:
    first = bisect_left(spans, (outer[0], 0))
    found = []
    for span in spans[first:]:
        if span[0] >= outer[1]:
            break
        found.append(span)
    return tuple(found)
