"""Facts that tell whether what an article says of a person fits a description: "the minister"."""

from __future__ import annotations

from collections.abc import Collection, Set

from quotes.english.lexicon import words
from quotes.english.offices import SINGLE, Office, differs, holds, rules_out
from quotes.english.places import COUNTRIES, PARTIES, REGIONS, content_words
from quotes.english.role_nouns import ROLE_CLASS, VAGUE
from quotes.speakers.entities.entity import Entity, Role
from quotes.speakers.facts.candidates import Asking, Facts

CONFLICTS = ("country_differs", "region_differs", "party_differs", "office_differs")
"""Facts that rule a person out: "the Florida senator" is nobody of Vermont, and no governor."""

_OF_ALL = frozenset({"president", "premier", "chancellor", "king", "pope"})
_OF_A_STATE = words("senator lawmaker governor mayor speaker member candidate politician")
"""Who holds one of the first offices and none of these is not "the Republican"."""

_OFFICES = SINGLE | words("minister judge")
FIRST = words("premier monarch pope")
"""Sorts of offices whose holder is called by no other role alone: an economist is no premier."""
_TRADES = words(
    "commander inspector doctor paramedic firefighter teacher reporter analyst spokesman activist"
)
"""Who is known by one of these and nothing else has none of the offices."""
_COMING = words("new incoming newly president-elect governor-elect mayor-elect senator-elect")
_GOING = words("outgoing departing ousted defeated former ex late")
"""Of one office, whoever comes into it is not called as who leaves it."""

_GENERALS = {"secretary": "secretary-general", "attorney": "prosecutor", "surgeon": "doctor"}


def _class(head: str, words: Collection[str]) -> str:
    """The class of a role noun; of two words in "secretary general", who is no soldier."""
    if head == "general":
        return next((found for word, found in _GENERALS.items() if word in words), "commander")
    return ROLE_CLASS.get(head, head)


def _unabridged(head: str) -> str:
    """ "governor" of "gov.", as titles are written."""
    return ROLE_CLASS[head] if f"{head.rstrip('.')}." in ROLE_CLASS else head


_HEAD_FACTS = {
    "same": "head_same",
    "vaguer": "head_vaguer",
    "other": "head_other",
    "none": "no_role",
}
"""What `_fit` says, as a fact; nothing follows from a head that is no role."""


def role(asking: Asking, entity: Entity) -> Facts:
    """Whether what the article says of a person fits a description ("the Russian minister")."""
    phrase = asking.phrase
    if phrase is None:
        return {}
    head = _class(phrase.head, phrase.words)
    words = content_words(list(phrase.words)) - {phrase.head, head, "the", "former", "this", "that"}
    heads = _classes(entity)
    said = {word for known in entity.roles for word in known.words}
    facts: Facts = {} if phrase.definite else {"indefinite": 1.0}
    fits = _fit(head, heads)
    if fits in _HEAD_FACTS:
        facts[_HEAD_FACTS[fits]] = 1.0
    near = entity.index in asking.previous and asking.previous_near
    facts[f"{fits}_and_{'previous' if near else 'far'}"] = 1.0
    facts["words_shared"] = min(len(words & said), 3)
    facts["words_unmet"] = min(len(words - said), 3)
    facts["word_exact"] = any(phrase.head == known.head for known in entity.roles)
    facts["called_by_it"] = any(phrase.head == _unabridged(known.head) for known in entity.roles)
    facts["country_same"] = bool(words & said & COUNTRIES)
    facts["country_differs"] = _differs(words & COUNTRIES, said & COUNTRIES)
    facts["region_same"] = bool(words & said & REGIONS)
    facts["region_differs"] = _differs(words & REGIONS, said & REGIONS)
    if phrase.head in PARTIES and heads & _OF_ALL and not heads & _OF_A_STATE:
        facts["office_differs"] = True
    facts["party_differs"] = _differs(words & PARTIES, said & PARTIES)
    if asking.office is not None:
        places = words & (COUNTRIES | REGIONS)
        facts |= _office(asking.office, entity, not places or bool(places & said))
    office = ROLE_CLASS.get(phrase.head) in _OFFICES or phrase.head == "prosecutor"
    if office and "former" not in phrase.words and heads and heads <= _TRADES:
        facts["office_differs"] = True
    first = asking.office is not None and asking.office.sort in FIRST
    if first and fits == "other" and not entity.offices and "former" not in phrase.words:
        facts["office_differs"] = True
    held = {word for known in entity.roles if _holds(known, head) for word in known.words}
    if (words & _COMING and held & _GOING) or (set(phrase.words) & _GOING and held & _COMING):
        facts["office_differs"] = True
    return facts


def _holds(known: Role, head: str) -> bool:
    """Whether a role is an office of the class of `head`."""
    return known.head in ROLE_CLASS and _class(known.head, known.words) == _class(head, ())


def _classes(entity: Entity) -> set[str]:
    """The classes of the role nouns in a person's roles and titles."""
    found: set[str] = set()
    for known in entity.roles:
        general = known.head == "general" and bool(known.words & _GENERALS.keys())
        nouns = known.words - {"general", "secretary"} if general else known.words
        found.update(ROLE_CLASS[word] for word in nouns if word in ROLE_CLASS)
        found.add(_class(known.head, known.words))
    titles = {word for m in entity.mentions for word in m.title.lower().split()}
    found.update(ROLE_CLASS[word] for word in titles if word in ROLE_CLASS)
    return found


def _fit(head: str, heads: set[str]) -> str:
    """How a class of role nouns fits those of a person; "unknown" where it is none."""
    if head not in ROLE_CLASS:
        return "unknown"
    if head in heads:
        return "same"
    if heads & VAGUE.get(head, frozenset()):
        return "vaguer"
    return "other" if heads - {""} else "none"


def _differs(asked: Set[str], said: Set[str]) -> float:
    """1 where both tell and have nothing in common, else 0."""
    return bool(asked and said and not asked & said)


def _office(asked: Office, entity: Entity, placed: bool) -> Facts:
    """Whether somebody holds the office asked for, or another; `placed`: and does so there."""
    other = differs(asked, entity.offices)
    if not entity.is_person:
        # The office in the description is all that is known of them.
        return {"office_differs": other}
    return {
        "office_differs": rules_out(asked, entity.offices),
        "office_alike": placed and bool(entity.offices) and not other,
        "office_held": placed and holds(asked, entity.offices),
    }
