"""Rules for descriptions: "the minister", "the agency", "both candidates", "a rebel commander".

A rule takes the state and one part of a source and returns the entities that are meant, or
nothing. Its name stands in the decision; its docstring says what it covers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import body_nouns, gender, phrases
from quotes.english.lexicon import DETERMINERS, words
from quotes.english.names import fold, key
from quotes.english.offices import office
from quotes.english.phrases import Phrase, singular
from quotes.english.places import DEMONYMS, INHABITANTS, PEOPLES, content_words
from quotes.english.role_nouns import ROLE_CLASS, is_tie
from quotes.letters import compiled
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import bodies, candidates
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.mentions.pieces import PERSON
from quotes.speakers.resolving import State
from quotes.speakers.rules import belongings
from quotes.speakers.rules.partitives import tells_nobody
from quotes.speakers.rules.pronouns import together
from quotes.speakers.sources.parts import Part
from quotes.types import Span, SpeakerKind

_BOTH = words("both neither two pair couple duo three trio")
_ALL_OF_THEM = words("the both neither these those all")
_PLACES = words("nations countries states governments sides parties")
# Of these there are many: "a member of the coalition" need not be the one who is named later.
_ANYBODY = words("member official resident voter supporter critic activist protester soldier")
_OWNERS = frozenset({"his", "her"})
_OF_NAME = compiled(r"\s(?:of|in|for)\s(?:the\s)?[A-Z]\w*(?:\s[A-Z]\w*)*")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"(?:[’']s?|\b(?:his|her|their)) (?:[\w-]+ ){0,3}(?:lawyer|attorney|barrister|solicitor|counsel"
    r"|spokesman|spokeswoman|spokesperson|agent),? $"
)
_WORD = re.compile(r"\S+")
_WITHIN_NAMES = frozenset({"of", "on", "for", "in"})


def apposed_before(state: State, part: Part) -> Sequence[int]:
    """ "the Foundation for Peace, a policy institute": the name that a description follows."""
    phrase, start = part.phrase, part.span[0]
    if phrase is None or phrase.definite or phrase.plural or phrase.words[0] not in {"a", "an"}:
        return ()
    at = bisect_left(state.starts, start) - 1
    mention = state.mentions[at] if at >= 0 else None
    if mention is None or state.article.text[mention.end : start] not in {", ", " — ", " – "}:
        return ()
    person = phrase.kind is SpeakerKind.PERSON
    alike = phrase.kind is not None and state.entities[mention.entity].is_person == person
    return (mention.entity,) if alike else ()


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


def head_of_name(state: State, part: Part) -> Sequence[int]:
    """An organisation whose name ends in these words: "the budget office", "the party"."""
    phrase = part.phrase
    if phrase is None or phrase.kind is not SpeakerKind.ORGANISATION or phrase.plural:
        return ()
    words = [word for word in phrase.words if word not in DETERMINERS and word != "both"]
    asking = state.asking(part, phrase=phrase)
    fits = [entity for entity in state.entities if words and _named(state, entity, asking, words)]
    plain = [word for word in words if "-" not in word]
    if not fits and plain != words and phrase.definite:
        fits = [
            entity for entity in state.entities if plain and _named(state, entity, asking, plain)
        ]
    if len(fits) < 2:
        return [entity.index for entity in fits]
    chosen = state.choose("organisation", state.facts(asking, fits, bodies.organisation))
    return () if chosen is None else (chosen,)


def _named(state: State, entity: Entity, asking: Asking, words: list[str]) -> bool:
    if entity.kind is not SpeakerKind.ORGANISATION:
        return False
    text = state.article.text
    if not entity.mentions:
        last, _ = state.timeline.before(entity.index, asking.offset)
        named = key(text[slice(*entity.name)]).split()
        return last is not None and not body_nouns.is_open(words[-1]) and _ends(named, words)
    return any(
        _ends(mention.key.split(), words)
        and (mention.key != words[-1] or len(entity.mentions) > 1)
        and not (body_nouns.is_open(words[-1]) and text[mention.end - len(words[-1])].islower())
        for mention in entity.mentions
    )


def _ends(name: list[str], words: list[str]) -> bool:
    """Whether a name ends in these words, has them all, or ends so before its "of" or "on".

    "Russia's foreign ministry" is the Russian Foreign Ministry.
    """
    name, words = _placed(name), _placed(words)
    if name[-len(words) :] == words or (name[-1:] == words[-1:] and set(words) <= set(name)):
        return True
    inner = next((at for at, word in enumerate(name) if at and word in _WITHIN_NAMES), 0)
    return name[:inner][-len(words) :] == words


def _placed(words: list[str]) -> list[str]:
    """Words with each country in one form."""
    return [min(content_words([word]), default=word) for word in words]


def organisation(state: State, part: Part) -> Sequence[int]:
    """ "the newspaper", "the company": the ranker's choice among organisations."""
    phrase = part.phrase
    if phrase is None or phrase.kind is not SpeakerKind.ORGANISATION or phrase.plural:
        return ()
    asking = state.asking(part, phrase=phrase)
    opening, words = state.article.opens(part.span[0]), [phrase.head]
    names = [
        entity
        for entity in state.entities
        if not entity.is_person
        and not state.timeline.named_within(entity.index, *part.span)
        and (state.usable(entity, asking) or (opening and _named(state, entity, asking, words)))
    ]
    names = [e for e in names if not bodies.cannot_be(asking, e, state.article.text)]
    facts = state.facts(asking, names, bodies.organisation)
    return state.pick("organisation", facts, bodies.no_organisation(asking, facts))


def person(state: State, part: Part) -> Sequence[int]:
    """ "the minister", "Syria's top diplomat": the ranker's choice among people, by their roles.

    In a headline and the opening paragraphs also "a federal judge", who is named later on.
    """
    phrase = part.phrase
    if phrase is None or phrase.plural or phrase.kind not in (None, SpeakerKind.PERSON):
        return ()
    if phrase.head in INHABITANTS:
        return ()
    opening = state.article.opens(part.span[0])
    if not (phrase.definite or phrase.bare) and (
        not opening or phrase.kind is not SpeakerKind.PERSON or phrase.head in _ANYBODY
    ):
        return ()
    sex = gender.of_words(phrase.head)
    asking = state.asking(part, gender=sex, phrase=phrase)
    kin = phrase.words[0] in _OWNERS and phrase.kind is SpeakerKind.PERSON
    others = state.said_by(state.vocatives.addressing(phrase.head))
    if kin and asking.previous_near:
        others = (*others, *state.previous)
    people = [
        entity
        for entity in state.entities
        if (entity.is_person or entity.kind is SpeakerKind.UNNAMED)
        and entity.index not in others
        and not entity.plural
        and not (sex and entity.gender == -sex)
        and not state.timeline.named_within(entity.index, *part.span)
        and (opening or state.usable(entity, asking))
    ]

    def known(asked: Asking, entity: Entity) -> candidates.Facts:
        return candidates.sex(asked, entity) | candidates.role(asked, entity)

    facts = [
        (index, row)
        for index, row in state.facts(asking, people, known)
        if not any(row.get(conflict) for conflict in candidates.CONFLICTS)
        and (phrase.definite or phrase.bare or candidates.introduces(row))
    ]
    facts = candidates.called_so(phrase, belongings.of_its_body(state, part, facts))
    if is_tie(phrase.head) and _to_a_name(state, phrase):
        facts = [(index, row) for index, row in facts if row.get("word_exact")]
    candidates.alone(facts)
    holders = candidates.holders(facts) if phrase.definite or phrase.bare else []
    if len(holders) == 1:
        return holders
    facts = [found for found in facts if found[0] in holders] or facts
    return state.pick("person", facts, candidates.nobody(asking, facts))


def _to_a_name(state: State, phrase: Phrase) -> bool:
    """Whether a person is named behind a noun: "the mother of Ann Lind", nobody met before."""
    behind = state.mentions[bisect_left(state.starts, phrase.core[1]) :][:1]
    return bool(behind) and behind[0].label == PERSON and behind[0].start < phrase.span[1]


def headline_speaker(state: State, part: Part) -> Sequence[int]:
    """ "Russia's foreign minister" under the headline "Lavrov: ...": who spoke there.

    Only where nothing that the article says of that person speaks against it.
    """
    phrase = part.phrase
    opening = state.article.opens(part.span[0])
    if phrase is None or not opening or not phrase.definite or len(state.previous) != 1:
        return ()
    entity = state.entities[state.previous[0]]
    headed = any(mention.headline and mention.in_source for mention in entity.mentions)
    sex = gender.of_words(phrase.head)
    if phrase.kind is not SpeakerKind.PERSON or not entity.is_person or not headed:
        return ()
    if phrase.words[0] in _OWNERS:
        return ()
    if sex and entity.gender == -sex:
        return ()
    facts = candidates.role(state.asking(part, gender=sex, phrase=phrase), entity)
    against = [*candidates.CONFLICTS, "head_other"]
    return () if any(facts.get(fact) for fact in against) else (entity.index,)


def same_words(state: State, part: Part) -> Sequence[int]:
    """The same description again."""
    found = state.known_words(part.phrase) if part.phrase is not None else None
    return () if found is None else (found,)


def description(state: State, part: Part) -> Sequence[int]:
    """A speaker known by these words alone: "a rebel commander in Aleppo", "critics", "a poll"."""
    phrase = part.phrase
    if phrase is None or tells_nobody(phrase):
        return ()
    if len(phrase.words) == 1 and phrase.words[0] in DEMONYMS:
        return ()
    kind = phrase.kind or SpeakerKind.UNNAMED
    kind = SpeakerKind.UNNAMED if kind is SpeakerKind.PERSON else kind
    named = phrases.without_clause(state.article.text, part.span)
    if named[0] == named[1]:
        return ()
    entity = Entity(0, kind, tokens=phrase.words[-1:], name=named, plural=phrase.plural)
    if kind is SpeakerKind.ORGANISATION:
        entity.name = _organisation_name(state, phrase, part.span)
    elif kind is SpeakerKind.UNNAMED:
        entity.gender = gender.of_words(" ".join(phrase.words))
        held = office(state.article.text, *phrase.span)
        entity.offices = {held} if held is not None else set()
    return (state.describe(phrase, entity),)


def _organisation_name(state: State, phrase: Phrase, span: Span) -> Span:
    """An organisation's words without possessive, those of a name without article, too."""
    text = state.article.text
    start, end = span
    of = _OF_NAME.match(text, phrase.core[1], end)
    end = of.end() if of else phrase.core[1]
    end = end - 2 if text[start:end].endswith(("'s", "’s")) else end
    article = _ARTICLE.match(text, start, end)
    if article is None or article.end() == end or not _is_name(state, phrase, article.end(), end):
        # "The council" is no name: it keeps its words as descriptions of people do.
        return start, end
    return article.end(), end


def _is_name(state: State, phrase: Phrase, start: int, end: int) -> bool:
    """Whether capitals make a body's words a name: not where a business is, nor what it makes.

    "The Austin-based firm", "the U.S. company", "the iPhone maker" and "the Company" have none.
    """
    if not body_nouns.is_business(phrase.head):
        return not state.article.text[start:end].islower()
    if phrase.head.endswith("maker"):
        return False
    return any(
        not word[0].islower()
        and not word[0].endswith("-based")
        and fold(word[0]) != phrase.head
        and fold(word[0]).strip(".") not in PEOPLES
        and state.name_at(word.start()) is None
        for word in _WORD.finditer(state.article.text, start, end)
    )
