"""Rules for what belongs to a speaker: "her memoirs", "the court's ruling", "his campaign".

A rule takes the state and one part of a source and returns the entities that are meant, or
nothing. Its name stands in the decision; its docstring says what it covers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.english.phrases import Phrase
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts.candidates import Facts
from quotes.speakers.mentions.find import Mention
from quotes.speakers.resolving import State
from quotes.speakers.rules.pronouns import vote, whom_he_means
from quotes.speakers.sources.parts import Part, Sort
from quotes.types import SpeakerKind

_STAFF = frozenset({"campaign", "camp", "team", "administration"})
_IN_A = r"\bin (?:an?|his|her|its|their|the) (?:[\w-]+ ){0,2}"
_LAST_SPEAKERS = 6
_JOINTS = (" and ", " and the ", ", ", ", the ", ", and ", ", and the ")


def maker(state: State, part: Part) -> Sequence[int]:
    """Who made a document: "a statement by X", "the court's ruling", "data from X"."""
    if part.owner is None:
        return ()
    found = tuple(answer.entity for answer in state.apply(part.owner))
    found = (*_beside(state, part, part.owner.mention), *found)
    if found:
        state.makers[part.word] = found
    return found


def _beside(state: State, part: Part, name: Mention | None) -> list[int]:
    """Who is named before the maker of "data from *Lind Bank* and the Orbit Institute"."""
    found: list[int] = []
    before = state.mentions[: bisect_left(state.starts, name.start)] if name else []
    for mention in reversed(before):
        if name is None or mention.start < part.span[0] or mention.label != name.label:
            break
        if state.article.text[mention.end : name.start] not in _JOINTS:
            break
        name = mention
        found.insert(0, mention.entity)
    return found


def of_its_body(state: State, part: Part, rows: list[tuple[int, Facts]]) -> list[tuple[int, Facts]]:
    """For "its chairman" those whose office names the body named last: "Fed Chair Ann Lind"."""
    before = state.mentions[: bisect_left(state.starts, part.span[0])]
    others = (m.entity for m in reversed(before) if not state.entities[m.entity].is_person)
    body = next(others, None)
    if part.phrase is None or part.phrase.words[0] != "its" or body is None:
        return rows
    names = {word for m in state.entities[body].mentions for word in m.key.split()}

    def tells(word: str) -> bool:
        return len(word) > 2 and any(name.startswith(word) for name in names)

    def there(index: int) -> bool:
        return any(tells(word) for role in state.entities[index].roles for word in role.words)

    return [found for found in rows if found[1].get("head_same") and there(found[0])] or rows


def same_document(state: State, part: Part) -> Sequence[int]:
    """ "the decree" after "a decree by the Pope": its maker again.

    "The statement" after "X said in a statement": X.
    """
    phrase = part.phrase
    if phrase is None or phrase.kind is not SpeakerKind.DOCUMENT or not phrase.definite:
        return ()
    return state.makers.get(phrase.head) or _said_in(state, part.span[0], phrase)


def _said_in(state: State, offset: int, phrase: Phrase) -> tuple[int, ...]:
    """The named speaker who was quoted last from such a document, where it has no other words."""
    article = state.article
    if len(phrase.words) != 2 or phrase.plural:
        return ()
    inside = re.compile(rf"{_IN_A}{phrase.head}\b", re.I)
    before = [i for i, found in enumerate(state.answers) if found and article.offset(i) < offset]
    for index in sorted(before, key=article.offset, reverse=True)[:_LAST_SPEAKERS]:
        low, high = article.sentence_span(article.sentence(article.offset(index)))
        meant = state.said_by([index])
        named = all(state.entities[entity].mentions for entity in meant)
        if inside.search(article.text, low, min(high, offset)):
            return meant if named else ()
    return ()


def their_campaign(state: State, part: Part) -> Sequence[int]:
    """ "his campaign": the campaign named after whom the pronoun means."""
    phrase = part.phrase
    if phrase is None or phrase.words[0] not in {"his", "her"} or phrase.head not in _STAFF:
        return ()
    sort = Sort.HE if phrase.words[0] == "his" else Sort.SHE
    pronoun = Part(sort, part.span, word=phrase.words[0])
    owners = whom_he_means(state, pronoun)
    # The owner is meant by "his" whether or not the campaign is found.
    vote(state, pronoun, owners)
    for owner in owners:
        surname = state.entities[owner].tokens[-1:]
        for entity in state.entities:
            if entity.tokens[:1] == surname and entity.tokens[1:] in {
                ("campaign",),
                (phrase.head,),
            }:
                return (entity.index,)
        name = state.article.text[slice(*state.entities[owner].name)].split()[-1]
        named = re.search(rf"\b{re.escape(name)}(?:['’]s?)? campaign\b", state.article.text)
        if named is not None and phrase.head in {"campaign", "camp", "team"}:
            entity = Entity(0, SpeakerKind.ORGANISATION, tokens=("campaign",), name=named.span())
            return (state.describe(phrase, entity),)
    return ()
