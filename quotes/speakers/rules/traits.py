"""Rules for descriptions by a trait: "the 46-year-old", "the mother of three", "the Swede".

Such words call somebody whom the article has named something else, so that the reader learns
more; they go to whom the article says the same of, else to who can be meant and was spoken of
last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.english import gender
from quotes.english.lexicon import PREPOSITIONS
from quotes.english.names import fold
from quotes.english.places import COUNTRIES, DEMONYMS, INHABITANTS, REGIONS, content_words
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import candidates
from quotes.speakers.mentions.find import Mention
from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import Part
from quotes.types import SpeakerKind

_AGE = re.compile(r"(\d\d?)-year-old")
_FAMILY = re.compile(
    r"(?P<kin>mother|mum|mom|father|dad|parent|grandmother|grandfather|gran|grandad)"
    r"[- ]of[- ](?P<number>one|two|three|four|five|six|seven|eight|nine|ten|\d\d?)\b"
)
_DEFINITE = re.compile(r"the\s(?:[\w-]+\s){0,3}?", re.IGNORECASE)
_KIN = {"mum": "mother", "mom": "mother", "gran": "grandmother"}
_KIN |= {"dad": "father", "grandad": "grandfather"}
_BREAK = re.compile(r"[,;:.()\"“”—–]\s|\n")
_AFTER = re.compile(
    r"(?:,\s\d\d)?(?:,?\s(?:of|from)\s(?:the\s)?|,\s(?:an?|the|who is an?)\s|\s\()([^,;.)\n]{2,40})"
)
_APPOSED = compiled(r"\b[Tt]he\s(?:[\w-]+\s){0,2}([A-Z][a-z]+),\s$")
_OWNS = ("'s", "’s")
_WORDS_BEFORE = 4
_NEAR = 60
_SAID_OF = 120


def of_age(state: State, part: Part) -> Sequence[int]:
    """ "the 46-year-old": whose age the article gives as 46, else who was spoken of last."""
    phrase = part.phrase
    years = (
        next((found for word in phrase.words if (found := _AGE.match(word))), None)
        if phrase
        else None
    )
    if phrase is None or years is None or phrase.words[0] != "the":
        return ()
    told = re.compile(rf",? \(?{years.group(1)}\b")
    people = _people(state, part, _sex(phrase.head))
    aged = [e for e in people if any(told.match(state.article.text, m.end) for m in e.mentions)]
    if not aged and (phrase.kind is SpeakerKind.PERSON or phrase.head in INHABITANTS):
        return ()
    return _last(state, part, aged or people, _sex(phrase.head))


def of_family(state: State, part: Part) -> Sequence[int]:
    """ "the mother of three", "the dad-of-two": of whom the article says so, else the last one."""
    text, (start, end) = state.article.text, part.span
    opened = _DEFINITE.match(text, start, end)
    found = _FAMILY.search(text, start, end)
    if opened is None or found is None or not _DEFINITE.fullmatch(text, start, found.start()):
        return ()
    # "the mother of two of the boys" is known by them.
    if text[found.end() : end].strip() and text[found.end()] != ",":
        return ()
    kin = _KIN.get(found["kin"], found["kin"])
    sex = gender.of_words(kin)
    people = _people(state, part, sex)
    alike = [kin, *(short for short, full in _KIN.items() if full == kin)]
    said = re.compile(rf"(?:{'|'.join(alike)})[- ]of[- ]{found['number']}\b")
    told = [e for e in people if any(_said(state, m, said, start) for m in e.mentions)]
    return _last(state, part, told or people, sex)


def _said(state: State, mention: Mention, words: re.Pattern[str], before: int) -> bool:
    """Whether the sentence of a name says so of it, right behind or before it."""
    article = state.article
    low, high = article.sentence_span(mention.sentence)
    low, high = max(low, mention.start - _NEAR), min(high, mention.end + _SAID_OF, before)
    return mention.start < before and words.search(article.text, low, high) is not None


def of_origin(state: State, part: Part) -> Sequence[int]:
    """ "the Swede", "the Texan": of whom the article says so, else who spoke last, or the only one.

    Nobody of whom the article says another country; where nobody is left, it stays open.
    """
    phrase = part.phrase
    if phrase is None or phrase.words[0] != "the" or phrase.plural or not 1 < len(phrase.words) < 5:
        return ()
    head = phrase.head
    if head in INHABITANTS:
        place = INHABITANTS[head]
    elif head in DEMONYMS and state.article.text[slice(*phrase.core)].split()[-1][0].isupper():
        (place,) = content_words([head])
    else:
        return ()
    sex = _sex(head)
    people = _people(state, part, sex)
    origins = {e.index: _origins(state, e) for e in people}
    told = [e for e in people if place in origins[e.index]]
    country = "america" if place in REGIONS else place
    before = [e for e in people if state.timeline.before(e.index, part.span[0])[0] is not None]
    untold = [e for e in before if not origins[e.index] - {country}]
    spoke = [e for e in untold if e.index in state.previous]
    return _last(state, part, told or spoke or (untold if len(untold) == 1 else []), sex)


def _origins(state: State, entity: Entity) -> frozenset[str]:
    """The countries and states that stand with a person's names and offices."""
    found: set[str] = set()
    for role in entity.roles:
        found |= role.words if role.head in ROLE_CLASS else set()
    for mention in entity.mentions:
        found |= content_words(_before(state.article.text, mention))
        apposed = _APPOSED.search(state.article.text, max(mention.start - _NEAR, 0), mention.start)
        found |= content_words([apposed[1]]) if apposed else set()
        after = _AFTER.match(state.article.text, mention.end)
        found |= content_words(after[1].split()) if after else set()
    found |= {INHABITANTS[word] for word in found if word in INHABITANTS}
    return frozenset(found & (COUNTRIES | REGIONS))


def _before(text: str, mention: Mention) -> list[str]:
    """The words right before a name that tell an origin: "Swedish golfer", "Texas native".

    Not those of other names ("*French* Open champion") nor of where something was ("in Texas").
    """
    words = _BREAK.split(text[max(mention.start - _NEAR, 0) : mention.start])[-1].split()
    found = []
    for at in range(max(len(words) - _WORDS_BEFORE, 0), len(words)):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        named = after[:1].isupper() and fold(after) not in ROLE_CLASS
        placed = at > 0 and fold(words[at - 1]) in PREPOSITIONS
        theirs = fold(word) in DEMONYMS or fold(word) in INHABITANTS or word.endswith(_OWNS)
        if word[0].isupper() and not named and (theirs or (after.islower() and not placed)):
            found.append(word)
    return found


def _sex(word: str) -> int:
    if word.endswith("woman"):
        return -1
    return 1 if word.endswith("man") and word in INHABITANTS else gender.of_words(word)


def _people(state: State, part: Part, sex: int) -> list[Entity]:
    """Those named before this place, not of the other sex."""
    asking = state.asking(part, gender=sex)
    people = [e for e in state.entities if e.is_person and state.usable(e, asking)]
    return [e for e in people if not (sex and e.gender == -sex)]


def _last(state: State, part: Part, people: list[Entity], sex: int) -> Sequence[int]:
    asking = state.asking(part, gender=sex)
    chosen = state.choose("he_she", state.facts(asking, people, candidates.sex))
    return () if chosen is None else (chosen,)
