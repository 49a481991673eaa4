"""Words that count and tell nobody ("the first"), and whom they count ("some of the men")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import gender, phrases
from quotes.english.lexicon import DETERMINERS, words
from quotes.english.phrases import Phrase, singular
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import PERSON
from quotes.speakers.resolving import State
from quotes.speakers.sources.heads import titles_only
from quotes.speakers.sources.parts import Part, pronoun
from quotes.types import SpeakerKind

# Nobody is known by these: "the first", "everyone", and the "Q" of an interview.
_COUNTS = words(
    "q nobody everybody somebody anybody everyone someone anyone none nothing everything something "
    "first second third fourth fifth last next former latter"
)


_BEHIND = re.compile(r"(?:.*?, )", re.DOTALL)
_JOINED = re.compile(r"(?:,| and|, and) ")
_SOME = words("many most some several few")
_ONE = words("one another")


def some_of(state: State, part: Part) -> Sequence[int]:
    """ "One of the officials", "several of the players": each time others; not "one of them".

    Whoever is named behind is meant: "two of the senators, Lind and Roth".
    """
    text, phrase = state.article.text, part.phrase
    if phrase is None or not tells_nobody(phrase):
        return ()
    of = text.startswith(" of ", phrase.core[1], part.span[1])
    counted = phrases.read(text, phrase.core[1] + len(" of "), part.span[1]) if of else None
    if counted is None or counted.kind is SpeakerKind.DOCUMENT or tells_nobody(counted):
        return ()
    if len(counted.words) == 1 and pronoun(counted.head) is not None:
        return ()
    if named := _named_behind(state, counted, part.span[1]):
        return named
    several = phrase.kind is SpeakerKind.GROUP
    kind = SpeakerKind.GROUP if several else SpeakerKind.UNNAMED
    name = phrases.without_clause(text, part.span)
    entity = Entity(0, kind, tokens=(singular(counted.head),), name=name, plural=several)
    entity.gender = 0 if several else gender.of_words(entity.tokens[0])
    return (state.add(text[slice(*name)].lower(), entity),)


def _named_behind(state: State, counted: Phrase, end: int) -> list[int]:
    """Who is named behind a comma, with whoever stands beside: "…, Senators Lind and Roth"."""
    text = state.article.text
    found: list[Mention] = []
    for mention in state.mentions[bisect_left(state.starts, counted.core[1]) :]:
        if mention.start >= end:
            break
        gap = text[found[-1].end if found else counted.core[1] : mention.start]
        joint = _JOINED.match(gap) if found else _BEHIND.match(gap)
        titles = gap[joint.end() :] if joint else "-"
        trade = titles.islower() and mention.label == PERSON and len(titles.split()) == 1
        if not titles or titles_only(titles) or trade:
            found.append(mention)
        elif found:
            break
    return [mention.entity for mention in found]


def of_the_group(state: State, part: Part) -> Sequence[int]:
    """ "Many said", "one said" that opens a sentence right after a group: some of it, or one.

    They have the group's words, since their own tell nothing.
    """
    article, phrase = state.article, part.phrase
    if phrase is None or len(phrase.words) != 1 or phrase.core != part.span:
        return ()
    one = phrase.head in _ONE
    if not (one or phrase.head in _SOME) or len(state.parts[state.current]) > 1:
        return ()
    if len(state.previous) != 1 or not article.begins_sentence(part.span[0]):
        return ()
    last, asking = state.entities[state.previous[0]], state.asking(part)
    group = any(e.kind is SpeakerKind.GROUP and e.name == last.name for e in state.entities)
    if not group or asking.sentence - article.sentence(state.last_offset(last, asking)) > 1:
        return ()
    kind = SpeakerKind.UNNAMED if one else SpeakerKind.GROUP
    words = tuple(map(singular, last.tokens)) if one else last.tokens
    entity = Entity(0, kind, tokens=words, name=last.name, plural=not one)
    return (state.add(f"{phrase.head} {part.span[0]}", entity),)


def tells_nobody(phrase: Phrase) -> bool:
    """Whether a phrase has only words that count or point."""
    return all(word in DETERMINERS or word in _COUNTS or word.isdigit() for word in phrase.words)
