"""Rules for descriptions of one organisation: "the agency", "the budget office", "the council".

And what a body is called that only its description tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.english import body_nouns
from quotes.english.lexicon import DETERMINERS
from quotes.english.names import fold, key
from quotes.english.phrases import Phrase
from quotes.english.places import PEOPLES, content_words
from quotes.letters import compiled
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import bodies
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import Part
from quotes.types import Span, SpeakerKind

_OF_NAME = compiled(r"\s(?:of|in|for)\s(?:the\s)?[A-Z]\w*(?:\s[A-Z]\w*)*")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_REPORTS = re.compile(r"(?:has |had )?report(?:s|ed)(?: \w+)?|according to", re.IGNORECASE)
_WITHIN_NAMES = frozenset({"of", "on", "for", "in", "against"})


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
    names = [e for e in names if not only_reports(state, phrase, e)]
    facts = state.facts(asking, names, bodies.organisation)
    return state.pick("organisation", facts, bodies.no_organisation(asking, facts))


def only_reports(state: State, phrase: Phrase, entity: Entity) -> bool:
    """Whether "the company" is no body that is there for its reports: "..., CNBC reported"."""
    if not body_nouns.is_business(phrase.head):
        return False
    told = [
        attribution
        for attribution, answers in zip(state.article.attributions, state.answers, strict=True)
        if any(answer.entity == entity.index for answer in answers)
    ]
    sources = [span for one in told for span in one.source]
    beside = any(not any(a <= m.start < b for a, b in sources) for m in entity.mentions)
    cues = [state.article.text[slice(*span)] for one in told for span in one.cue]
    return bool(cues) and not beside and all(_REPORTS.fullmatch(cue) for cue in cues)


def organisation_name(state: State, phrase: Phrase, span: Span) -> Span:
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
