"""Rules for descriptions of several at once: "both candidates", "the two", "the departments"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.english.lexicon import words
from quotes.english.names import key
from quotes.english.phrases import singular
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.resolving import State
from quotes.speakers.rules.pronouns import together
from quotes.speakers.sources.parts import Part

_BOTH = words("both neither two pair couple duo three trio")
_ALL_OF_THEM = words("the both neither these those all")
_PLACES = words("nations countries states governments sides parties")
_SPEAKS_FOR = re.compile(
    r"(?:[’']s?|\b(?:his|her|their)) (?:[\w-]+ ){0,3}(?:lawyer|attorney|barrister|solicitor|counsel"
    r"|spokesman|spokeswoman|spokesperson|agent),? $"
)


def both_of_them(state: State, part: Part) -> Sequence[int]:
    """ "both candidates", "the two", "neither side": those named side by side, or the last two."""
    phrase = part.phrase
    if phrase is None or phrase.words[0] not in _ALL_OF_THEM or not _BOTH & set(phrase.words[:3]):
        return ()
    asking = state.asking(part)
    people = phrase.head not in _PLACES
    members = together(state, asking, reach=3, people=people) or _foremost(state, asking, people)
    if not members and people:
        members = _last_two(state, asking)
    return members if "three" not in phrase.words or len(members) == 3 else ()


def the_two(state: State, part: Part) -> Sequence[int]:
    """ "they" where no group is: the pair that the article speaks of most, or the last two."""
    asking = state.asking(part)
    return _foremost(state, asking, people=True) or _last_two(state, asking)


def _foremost(state: State, asking: Asking, people: bool) -> tuple[int, ...]:
    """Of all pairs named side by side so far, the one that the article speaks of most."""
    before = [
        members
        for offset, members in state.together
        if offset < asking.offset
        and state.entities[members[0]].is_person == people
        and not asking.saying & set(members)
    ]
    return max(before, key=lambda found: sum(map(state.timeline.total, found)), default=())


def _last_two(state: State, asking: Asking) -> tuple[int, ...]:
    """The two people spoken of last, where both were within three sentences; no one's lawyer."""
    recent: list[tuple[int, int]] = []
    for entity in state.entities:
        last, _ = state.timeline.before(entity.index, asking.offset)
        speaks_for = any(
            _SPEAKS_FOR.search(state.article.text, max(m.start - 60, 0), m.start)
            for m in entity.mentions
        )
        if entity.is_person and last and asking.sentence - last.sentence <= 3 and not speaks_for:
            recent.append((last.offset, entity.index))
    recent.sort()
    two = tuple(index for _, index in recent[-2:])
    return two if len(two) == 2 and not asking.saying & set(two) else ()


def those_again(state: State, part: Part) -> Sequence[int]:
    """ "the departments", "the candidates": those named side by side, or the speakers before."""
    phrase = part.phrase
    if phrase is None or not phrase.plural or not phrase.definite or phrase.words[0] != "the":
        return ()
    asking = state.asking(part)
    one = singular(phrase.head)
    members = together(state, asking, reach=2, people=False)
    if members and all(one in key(_name(state, index)).split() for index in members):
        return members
    people = len(state.previous) > 1 and all(state.entities[i].is_person for i in state.previous)
    kin = len(phrase.words) == 2 and one in ROLE_CLASS
    return state.previous if people and kin and asking.previous_near else ()


def _name(state: State, index: int) -> str:
    return state.article.text[slice(*state.entities[index].name)]
