"""Rules for whom the words around tell: named just before or after, a label, the only one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.english import body_nouns, gender, phrases
from quotes.english.lexicon import TITLES, words
from quotes.english.names import fold
from quotes.english.offices import SINGLE
from quotes.english.phrases import Phrase
from quotes.english.places import PEOPLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import bodies
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import PLACE
from quotes.speakers.resolving import State, description_key
from quotes.speakers.rules.organisations import only_reports
from quotes.speakers.sources.parts import Part, Sort
from quotes.types import SpeakerKind

_TURN = re.compile(r"[*_]*:")
_APPOSED = re.compile(r",\sthe\s(?=\w)")
_WORD = re.compile(r"\S+")
_SENTENCES_ON = 2
_LARGEST_FAMILY = 3
_OWNERS = frozenset({"his", "her"})
_PRONOUNS = frozenset({Sort.HE, Sort.SHE})
# Whoever holds one of these is the only one of an article as well.
_OFFICES = SINGLE | words(
    "minister secretary leader director chairman commissioner secretary-general businessman "
    "chancellor manager speaker coach ombudsman"
)


def named_next(state: State, part: Part) -> Sequence[int]:
    """ "A police spokesman declined to comment", whom the next sentence names with that office.

    "..., said Ola Berg, the spokesman", "spokesman Ola Berg said": a source with the same noun.
    """
    phrase, article = part.phrase, state.article
    if phrase is None or phrase.definite or phrase.plural or phrase.kind is not SpeakerKind.PERSON:
        return ()
    if phrase.words[0] not in {"a", "an"}:
        return ()
    here = article.sentence(part.span[0])
    for mention in state.mentions[bisect_left(state.starts, part.span[1]) :]:
        if mention.sentence > here + _SENTENCES_ON:
            break
        entity = state.entities[mention.entity]
        new = entity.is_person and state.timeline.before(entity.index, part.span[0])[0] is None
        if new and mention.in_source and _is_the(state, mention, phrase.head):
            return (entity.index,)
    return ()


def quoted_next(state: State, part: Part) -> Sequence[int]:
    """ "Russia's foreign minister said so." and below: "We will not go," Sergei Lavrov said.

    Who opens an article by an office is the first whom it names after that, where their words open
    a paragraph with the full name alone, nothing says what they are, and nobody speaks in between.
    """
    phrase, article = part.phrase, state.article
    if phrase is None or not phrase.definite or phrase.plural or phrase.words[0] in _OWNERS:
        return ()
    if ROLE_CLASS.get(phrase.head) not in _OFFICES or not article.opens(part.span[0]):
        return ()
    after = state.mentions[bisect_left(state.starts, part.span[1]) :]
    mention = next((m for m in after if state.entities[m.entity].is_person), None)
    if mention is None or not article.opens(mention.start) or len(mention.tokens) < 2:
        return ()
    entity, spoken = state.entities[mention.entity], ((mention.start, mention.end),)
    if entity.roles or state.timeline.before(entity.index, part.span[0])[0] is not None:
        return ()
    between = [
        found
        for at, attribution in enumerate(article.attributions)
        if part.span[1] < article.offset(at) < mention.start
        for found in state.parts[at]
    ]
    others = any(
        found.phrase is None or description_key(found.phrase) != description_key(phrase)
        for found in between
        if found.sort not in _PRONOUNS
    )
    sex = gender.of_words(phrase.head)
    opening, _ = article.paragraphs[article.paragraph(mention.start)]
    quoted = any(
        attribution.source == spoken
        and article.is_direct(at)
        and attribution.content[0][0] <= opening + len("“")
        for at, attribution in enumerate(article.attributions)
    )
    return (entity.index,) if quoted and not others and sex * entity.gender >= 0 else ()


def _is_the(state: State, mention: Mention, head: str) -> bool:
    """Whether "the spokesman" stands behind a name, and nothing else of the office."""
    text = state.article.text
    opened = _APPOSED.match(text, mention.end)
    if opened is None:
        return False
    phrase = phrases.read(text, opened.end(), state.article.sentence_span(mention.sentence)[1])
    if phrase is None or len(phrase.words) != 1:
        return False
    return ROLE_CLASS.get(phrase.head, phrase.head) == ROLE_CLASS.get(head, head)


def the_latter(state: State, part: Part) -> Sequence[int]:
    """ "the latter": who was named last before, in this sentence or the one before; no place."""
    phrase = part.phrase
    if phrase is None or phrase.words != ("the", "latter"):
        return ()
    here = state.article.sentence(part.span[0])
    for mention in reversed(state.mentions[: bisect_left(state.starts, part.span[0])]):
        if mention.sentence < here - 1:
            break
        if mention.label != PLACE:
            return (mention.entity,)
    return ()


def turn_label(state: State, part: Part) -> Sequence[int]:
    """ "THE PRESIDENT:" in a transcript: one speaker all along, and nobody with another label."""
    text, phrase = state.article.text, part.phrase
    words = text[slice(*part.span)]
    if phrase is None or phrase.plural or not words.isupper() or phrase.words[0] != "the":
        return ()
    if not _TURN.match(text, part.span[1]):
        return ()
    known = state.known_words(phrase)
    if known is not None:
        return (known,)
    others = {
        mention.entity
        for mention in state.mentions
        if mention.in_source and _TURN.match(text, mention.end)
    }
    held = [e for e in state.entities if e.is_person and _holds(e, phrase.head)]
    if len(held) == 1 and held[0].index not in others:
        state.described[" ".join(phrase.words[1:])] = held[0].index
        return (held[0].index,)
    entity = Entity(0, SpeakerKind.UNNAMED, tokens=phrase.words[-1:], name=part.span)
    return (state.describe(phrase, entity),)


def _holds(entity: Entity, head: str) -> bool:
    """Whether a person has an office, by title or by what the article says."""
    titles = {fold(word) for m in entity.mentions for word in m.title.split()} & TITLES
    roles = {word for role in entity.roles for word in (role.head, *role.words)}
    return head in titles or head in roles


def only_organisation(state: State, part: Part) -> Sequence[int]:
    """ "the company", "the agency": the only organisation named so far that can be one.

    Also by where a business is ("the Austin-based firm"), and by its trade where the noun is one
    for large ones: "the electric carmaker", "the tech giant".
    """
    phrase = part.phrase
    if phrase is None or phrase.plural or phrase.words[0] != "the":
        return ()
    if phrase.kind is not SpeakerKind.ORGANISATION and not _no_persons(state, phrase.head):
        return ()
    if not _tells_place_or_trade(state, phrase):
        return ()
    asking = state.asking(part, phrase=phrase)
    fits = [e for e in state.entities if _can_be_called(state, part, asking, e)]
    if len(fits) > 1 and state.article.text[slice(*phrase.core)].split()[-1].islower():
        fits = [entity for entity in fits if _is_near(state, asking, entity)]
    return [fits[0].index] if len(fits) == 1 else ()


def _is_near(state: State, asking: Asking, entity: Entity) -> bool:
    """Whether a body was spoken of in this sentence or the one before."""
    last, _ = state.timeline.before(entity.index, asking.offset)
    return last is not None and asking.sentence - last.sentence <= 1


def _can_be_called(state: State, part: Part, asking: Asking, entity: Entity) -> bool:
    phrase = asking.phrase
    if phrase is None or entity.is_person or not entity.mentions:
        return False
    if not state.usable(entity, asking) or only_reports(state, phrase, entity):
        return False
    if state.timeline.named_within(entity.index, *part.span) or PEOPLES.issuperset(entity.tokens):
        return False
    row = bodies.organisation(asking, entity)
    untold = body_nouns.is_open(phrase.head) and row["kind_untold"]
    return not bodies.other_body(row, entity) and bool(row["kind_fits"] or untold)


def _no_persons(state: State, head: str) -> bool:
    """Whether a noun for businesses and people, "the operator", is one for nobody named."""
    people = (e for e in state.entities if e.is_person)
    return head in body_nouns.EITHER and not any(_holds(person, head) for person in people)


def _tells_place_or_trade(state: State, phrase: Phrase) -> bool:
    if len(phrase.words) == 2:
        return True
    if not body_nouns.is_business(phrase.head):
        return False
    if phrase.head.endswith(("maker", "giant")):
        return True
    inner = list(_WORD.finditer(state.article.text, *phrase.core))[1:-1]
    return all(
        word[0].endswith("-based")
        or fold(word[0]).strip(".") in PEOPLES
        or ((name := state.name_at(word.start())) is not None and name.label == PLACE)
        for word in inner
    )


def family(state: State, part: Part) -> Sequence[int]:
    """ "The Clintons": the two or three of that surname whom the article names in full."""
    text, mention = state.article.text, part.mention
    if mention is None or len(mention.tokens) != 1 or not mention.tokens[0].endswith("s"):
        return ()
    if text[max(mention.start - 4, 0) : mention.start] not in ("the ", "The "):
        return ()
    surnames = {mention.tokens[0].removesuffix("s"), mention.tokens[0].removesuffix("es")}
    members = [
        e.index
        for e in state.entities
        if e.is_person and len(e.tokens) > 1 and e.tokens[-1] in surnames
    ]
    return members if 1 < len(members) <= _LARGEST_FAMILY else ()
