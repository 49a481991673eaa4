"""Words that count and tell nobody ("the first"), and whom they count ("some of the men")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import gender, phrases
from quotes.english.lexicon import DETERMINERS, words
from quotes.english.phrases import Phrase, singular
from quotes.speakers.entities.entity import Entity
from quotes.speakers.resolving import State
from quotes.speakers.sources.heads import titles_only
from quotes.speakers.sources.parts import Part, pronoun
from quotes.types import SpeakerKind

# Nobody is known by these: "the first", "everyone", and the "Q" of an interview.
_COUNTS = words(
    "q nobody everybody somebody anybody everyone someone anyone none nothing everything something "
    "first second third fourth fifth last next former latter"
)


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
    for mention in state.mentions[bisect_left(state.starts, counted.core[1]) :]:
        if mention.start >= part.span[1]:
            break
        _, comma, titles = text[counted.core[1] : mention.start].rpartition(", ")
        if comma and (not titles or titles_only(titles)):
            return (mention.entity,)
    several = phrase.kind is SpeakerKind.GROUP
    kind = SpeakerKind.GROUP if several else SpeakerKind.UNNAMED
    name = phrases.without_clause(text, part.span)
    entity = Entity(0, kind, tokens=(singular(counted.head),), name=name, plural=several)
    entity.gender = 0 if several else gender.of_words(entity.tokens[0])
    return (state.add(text[slice(*name)].lower(), entity),)


def tells_nobody(phrase: Phrase) -> bool:
    """Whether a phrase has only words that count or point."""
    return all(word in DETERMINERS or word in _COUNTS or word.isdigit() for word in phrase.words)
