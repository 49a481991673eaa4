"""Rules for descriptions: of a person ("the minister"), or of whom only they tell ("critics").

A rule takes the state and one part of a source and returns the entities that are meant, or
nothing. Its name stands in the decision; its docstring says what it covers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import gender, phrases
from quotes.english.lexicon import words
from quotes.english.offices import office
from quotes.english.phrases import Phrase
from quotes.english.places import COUNTRIES, DEMONYMS, INHABITANTS, REGIONS, content_words
from quotes.english.role_nouns import ROLE_CLASS, VAGUE, is_tie
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import candidates, roles
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.mentions.pieces import PERSON
from quotes.speakers.resolving import State
from quotes.speakers.rules import belongings
from quotes.speakers.rules.organisations import organisation_name
from quotes.speakers.rules.partitives import tells_nobody
from quotes.speakers.sources.parts import Part
from quotes.types import SpeakerKind

# Of these there are many: "a member of the coalition" need not be the one who is named later.
_ANYBODY = words("member official resident voter supporter critic activist protester soldier")
_OWNERS = frozenset({"his", "her"})
# Classes of nouns that whoever has another may be called by as well.
_ANYONE = words("man woman teenager victim witness official leader member rebel wife defendant")


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
    # Whoever governs is told of with ", who" to tell them from those named before.
    held = asking.office
    governs = held is not None and held.sort in roles.FIRST and not held.former
    introduced = governs and state.article.text.startswith(", who ", phrase.core[1])
    people = [
        entity
        for entity in state.entities
        if (entity.is_person or _can_be(phrase, entity))
        and entity.index not in others
        and not entity.plural
        and not (sex and entity.gender == -sex)
        and not (introduced and not entity.offices)
        and not state.timeline.named_within(entity.index, *part.span)
        and (opening or state.usable(entity, asking))
    ]

    def known(asked: Asking, entity: Entity) -> candidates.Facts:
        return candidates.sex(asked, entity) | roles.role(asked, entity)

    facts = [
        (index, row)
        for index, row in state.facts(asking, people, known)
        if not any(row.get(conflict) for conflict in roles.CONFLICTS)
        and (phrase.definite or phrase.bare or candidates.introduces(row))
    ]
    facts = candidates.called_so(phrase, belongings.of_its_body(state, part, facts))
    if is_tie(phrase.head) and _to_a_name(state, phrase):
        facts = [(index, row) for index, row in facts if row.get("word_exact")]
    candidates.alone(facts)
    holders = candidates.holders(facts) if phrase.definite or phrase.bare else []
    holders = _of_this_country(state, phrase, holders) or holders
    if len(holders) == 1:
        return holders
    facts = [found for found in facts if found[0] in holders] or facts
    return state.pick("person", facts, candidates.nobody(asking, facts))


def _can_be(phrase: Phrase, entity: Entity) -> bool:
    """Whether who is known by a description alone may be called so: "a reporter" no "candidate"."""
    if entity.kind is not SpeakerKind.UNNAMED or phrase.kind is None:
        return entity.kind is SpeakerKind.UNNAMED
    asked, own = ROLE_CLASS[phrase.head], ROLE_CLASS.get(entity.tokens[-1])
    if own is None:
        return entity.gender != 0
    vague = own in VAGUE.get(asked, ()) or asked in VAGUE.get(own, ())
    return own == asked or vague or bool({own, asked} & _ANYONE)


def _of_this_country(state: State, phrase: Phrase, holders: Sequence[int]) -> list[int]:
    """Of several presidents those of no other country than the one that the article is about."""
    if len(holders) < 2 or content_words([*phrase.words]) & (COUNTRIES | REGIONS):
        return []
    here = content_words((state.article.country or "").split())
    places = [
        {word for role in state.entities[index].roles for word in role.words} & COUNTRIES
        for index in holders
    ]
    at_home = [index for index, found in zip(holders, places, strict=True) if found <= here]
    return at_home if here else []


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
    facts = roles.role(state.asking(part, gender=sex, phrase=phrase), entity)
    against = [*roles.CONFLICTS, "head_other"]
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
        entity.name = organisation_name(state, phrase, part.span)
    elif kind is SpeakerKind.UNNAMED:
        entity.gender = gender.of_words(" ".join(phrase.words))
        held = office(state.article.text, *phrase.span)
        entity.offices = {held} if held is not None else set()
    return (state.describe(phrase, entity),)
