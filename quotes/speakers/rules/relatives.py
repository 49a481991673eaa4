"""Rules for "who", "which", "that": the noun phrase before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import phrases
from quotes.english.lexicon import words
from quotes.english.names import fold
from quotes.english.phrases import Phrase
from quotes.letters import compiled
from quotes.speakers.mentions.find import Mention
from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import Part, Sort
from quotes.types import Span, SpeakerKind

_PERSONAL = frozenset({"who", "whom", "whose"})
_WHO = re.compile(r"\b(?:who|whom|whose|which)\b")
_AND_WHO = re.compile(r"(?:\band|\bbut)\s$")
_OF_SOMEWHERE = compiled(
    r"(?:['’]s?)?(?:\s?\([^()]{1,30}\)|\sof\s(?:the\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}"
    r"|,\s\d\d|,\s[RDI]-[A-Z][\w.]*)*[,\s—–-]*"
)
_APPOSED = re.compile(
    r"(?:\s?\([^()]{1,30}\))?(?:,|\s?[—–-]+)\s(?:an?|the|one|his|her|its|their)?\s*"
)
_WORD = re.compile(r"[^\s,;:()\"“”—–]+")
_DETERMINERS = words("the a an some many those several")
_STOP = words(
    "is was are were said says say to and but or that which with of in on at by for from as "
    "be been has have had he she they it"
)
_ALIAS = re.compile(
    r"\b(?:go|goes|went|going) by\b|\bnom de guerre\b|\bpseudonym\b|\bnick(?:name|named)\b"
    r"|\b(?:known|identified) (?:only |simply )?as\b|\b(?:is|was|are) (?:called|named)\b"
    r"|\b(?:calls|called) (?:him|her)self\b|\b(?:gave|giving) (?:his|her) name\b"
)
_LINKS = words("on in of at from with for near")
_LONGEST_ALIAS = 40
_FARTHEST = 200
_LONGEST_PHRASE = 7


def relative_alias(state: State, part: Part) -> Sequence[int]:
    """A name that the clause itself gives: "who goes by the nom de guerre of Abu Thabet"."""
    article = state.article
    start = part.span[0]
    end = article.sentence_span(article.sentence(start))[1]
    clause = _ALIAS.search(article.text, start, min(end, start + _FARTHEST))
    if clause is None or part.word not in _PERSONAL:
        return ()
    later = state.mentions[bisect_left(state.starts, clause.end()) :]
    for mention in later[:1]:
        near = mention.start - clause.end() <= _LONGEST_ALIAS and mention.end <= end
        if near and state.entities[mention.entity].is_person:
            return (mention.entity,)
    return ()


def own_alias(state: State, part: Part) -> Sequence[int]:
    """The same where the clause is part of the source: "a commander who goes by Abu Thabet"."""
    for start, end in state.article.attributions[state.current].source:
        relative = _WHO.search(state.article.text, max(part.span[0], start), end)
        if relative is not None:
            return relative_alias(state, Part(Sort.RELATIVE, relative.span(), word=relative[0]))
    return ()


def relative_name(state: State, part: Part) -> Sequence[int]:
    """A name right before the relative: "Ron Paul of Texas, who"."""
    _, end = _reach(state, part)
    for mention in reversed(_before(state, part)):
        # "the coalition, based in Istanbul, which": not the place where it is.
        if mention.located and part.word not in _PERSONAL:
            continue
        if _OF_SOMEWHERE.fullmatch(state.article.text, min(mention.end, end), end):
            return (mention.entity,)
    return ()


def relative_apposition(state: State, part: Part) -> Sequence[int]:
    """A name with an apposition: "Haitham al-Maleh, a member of the coalition who".

    Also "Our Principles, a group that"; what people are called may be any word ("an endorser").
    """
    text = state.article.text
    _, end = _reach(state, part)
    for mention in reversed(_before(state, part)):
        opened = _APPOSED.match(text, mention.end, end)
        if opened is None or "," in text[opened.end() : end]:
            continue
        phrase = phrases.read(text, opened.end(), end)
        if phrase is None:
            continue
        person = state.entities[mention.entity].is_person
        if phrases.is_role(phrase.head) and (person or part.word in _PERSONAL):
            return (mention.entity,)
        last = fold(text[opened.end() : end].split()[-1])
        kinds = (None, SpeakerKind.PERSON) if person else (SpeakerKind.ORGANISATION,)
        articled = fold(opened.group().split()[-1]) in {"a", "an"}
        if articled and not phrase.plural and phrases.sort_of(last)[0] in kinds:
            return (mention.entity,)
    return ()


def relative_description(state: State, part: Part) -> Sequence[int]:
    """A description before the relative, which is resolved itself: "the former president, who"."""
    phrase = _phrase(state, part)
    before = _before(state, part)
    personal = part.word in _PERSONAL
    if phrase is None or phrase.kind is None:
        return (before[-1].entity,) if before and personal else ()
    meant = state.apply(Part(Sort.NOMINAL, phrase.span, word=phrase.head, phrase=phrase))
    return [answer.entity for answer in meant]


def _reach(state: State, part: Part) -> Span:
    """Where to look for the antecedent: up to the relative, or to the first of two ("and who")."""
    article = state.article
    start = part.span[0]
    low = max(article.sentence_span(article.sentence(start))[0], start - _FARTHEST)
    if _AND_WHO.search(article.text, low, start):
        earlier = [found.start() for found in _WHO.finditer(article.text, low, start)]
        start = earlier[-1] if earlier else start
    return low, low + len(article.text[low:start].rstrip(" ,—–-\u00a0\n"))


def _before(state: State, part: Part) -> list[Mention]:
    """Names before the relative in its sentence; only people before a "who"."""
    low, end = _reach(state, part)
    here = state.mentions[bisect_left(state.starts, low) : bisect_left(state.starts, end)]
    here = [mention for mention in here if not mention.aside]
    if part.word not in _PERSONAL:
        return here
    return [mention for mention in here if state.entities[mention.entity].is_person]


def _phrase(state: State, part: Part) -> Phrase | None:
    """The few words before the relative, from their determiner on."""
    text = state.article.text
    low, end = _reach(state, part)
    words = [found.span() for found in _WORD.finditer(text, low, end)]
    first = len(words) - 1
    for at in range(len(words) - 1, max(len(words) - _LONGEST_PHRASE, -1), -1):
        word = fold(text[slice(*words[at])])
        if at < len(words) - 1 and word in _STOP:
            break
        first = at
        if word in _DETERMINERS or at == 0 or text[words[at - 1][1] : words[at][0]].strip():
            break
    phrase = phrases.read(text, words[first][0], end) if words else None
    if phrase is not None and phrase.kind is None and first > 1:
        # "rebels on the ground, who": the noun before the preposition.
        linked = fold(text[slice(*words[first - 1])]) in _LINKS
        if linked and phrases.sort_of(fold(text[slice(*words[first - 2])]))[0] is not None:
            return phrases.read(text, words[first - 2][0], end)
    return phrase
