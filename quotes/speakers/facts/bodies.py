"""Facts that tell which organisation, place or crowd a description means ("the agency")."""

from __future__ import annotations

from quotes.english import body_nouns
from quotes.english.lexicon import words
from quotes.english.phrases import Phrase
from quotes.english.places import COUNTRIES, REGIONS, content_words
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts.candidates import GENERIC, Asking, Facts
from quotes.speakers.mentions.pieces import PLACE
from quotes.types import SpeakerKind

_PAPERS = words("times post news journal herald tribune globe gazette today guardian")
_HEADS = {
    "newspaper": _PAPERS,
    "paper": _PAPERS,
    "tabloid": frozenset({"news", "post", "sun", "mirror", "star"}),
    "outlet": _PAPERS | {"politico", "buzzfeed"},
    "magazine": frozenset({"magazine", "atlantic", "time", "newsweek", "economist", "review"}),
    "network": frozenset({"news", "cnn", "nbc", "abc", "cbs", "msnbc", "tv", "fox"}),
    "agency": words("press reuters agency itar-tass interfax bureau administration fbi cia"),
    "company": frozenset({"inc", "corp", "co", "ltd", "motor", "motors", "group"}),
}
"""Words in the names of organisations of one sort."""

_PLACES = {"state": REGIONS} | dict.fromkeys(
    ("kingdom", "country", "nation", "government", "republic", "regime", "side"), COUNTRIES
)
"""Names of places that a word for their government may mean."""
_OF_STATES = words("ministry department government army military navy parliament cabinet embassy")
_CITIES = words("city town village")


def _place_of_its_sort(head: str, names: frozenset[str]) -> bool:
    """Whether a place's name is that of a country for "the kingdom", of neither for "the city"."""
    if head in _CITIES:
        return not names & (COUNTRIES | REGIONS)
    return bool(_PLACES.get(head, frozenset()) & names)


def organisation(asking: Asking, entity: Entity) -> Facts:
    """Whether an organisation's name fits a description ("the agency", "the campaign")."""
    phrase = asking.phrase
    facts: Facts = {}
    if phrase is None:
        facts["organisation"] = entity.kind is SpeakerKind.ORGANISATION
        facts["group"] = entity.plural
        facts["document"] = entity.kind is SpeakerKind.DOCUMENT
        facts["place"] = all(m.label == PLACE for m in entity.mentions) and bool(entity.mentions)
        return facts
    keys = {mention.key for mention in entity.mentions if mention.key}
    names = {word for key in keys for word in key.split()}
    last = {key.split()[-1] for key in keys}
    facts["head_in_name"] = phrase.head in last
    facts["called_so"] = phrase.head in entity.sorts
    told = body_nouns.fits(phrase.head, keys, entity.sorts)
    facts["kind_fits"] = told is True
    facts["kind_untold"] = told is None and bool(entity.mentions)
    facts["kind_differs"] = told is False and bool(entity.mentions)
    facts["head_within_name"] = phrase.head in names and phrase.head not in last
    facts["head_of_its_sort"] = bool(_HEADS.get(phrase.head, frozenset()) & names)
    words = content_words(list(phrase.words)) - {phrase.head, "the"}
    own = frozenset(word for key in keys for word in content_words(key.split()))
    facts["words_shared"] = min(len(words & own), 3)
    facts["words_unmet"] = min(len(words - own), 3)
    place = bool(entity.mentions) and all(m.label == PLACE for m in entity.mentions)
    of_sort = place and _place_of_its_sort(phrase.head, own)
    facts["place"] = (
        place and (phrase.head in _CITIES or phrase.head not in _PLACES) and not of_sort
    )
    facts["place_of_its_sort"] = of_sort
    facts["generic"] = phrase.head in GENERIC
    facts["described_otherwise"] = not entity.mentions and entity.tokens[-1:] != (phrase.head,)
    return facts


def other_body(row: Facts, entity: Entity) -> bool:
    """Whether a description cannot be this: "the company" no court, place, poll or crowd."""
    other = row["kind_differs"] or row["place"] or row["described_otherwise"]
    return bool(other) or entity.plural or entity.kind is SpeakerKind.DOCUMENT


def cannot_be(asking: Asking, entity: Entity, text: str) -> bool:
    """Whether the article `text` rules out that a description means this body."""
    other = other_body(organisation(asking, entity), entity)
    return other or _of_another_state(asking.phrase, entity, text)


def _of_another_state(phrase: Phrase | None, entity: Entity, text: str) -> bool:
    """Whether the country of "China's foreign ministry" is not in the names of a body.

    Of what every state has, and of other countries than America, whose own mostly go without.
    """
    if phrase is None or phrase.head not in _OF_STATES:
        return False
    names = [(mention.start, mention.end) for mention in entity.mentions] or [entity.name]
    asked = content_words([*phrase.words]) & (COUNTRIES - {"america"})
    own = {word for span in names for word in content_words(text[slice(*span)].split())}
    return bool(asked) and not asked & own


def no_organisation(asking: Asking, rows: list[tuple[int, Facts]]) -> Facts:
    """What speaks for a description that means none of the organisations known."""
    phrase = asking.phrase
    facts = {"none": 1.0}
    if phrase is None:
        return facts
    said = content_words(list(phrase.words)) - {phrase.head, "the"}
    facts["none_indefinite"] = not phrase.definite
    facts["none_generic"] = phrase.head in GENERIC
    facts["none_possessive"] = any(word.endswith("'s") for word in phrase.words)
    facts["none_bare"] = phrase.definite and len(phrase.words) == 2
    facts["none_words"] = min(len(said), 3)
    facts["none_but_one"] = len(rows) == 1
    facts["none_narrowed"] = phrase.core[1] < phrase.span[1]
    facts["none_unfitting"] = not any(
        row["kind_fits"] or row["head_in_name"] or row["called_so"] for _, row in rows
    )
    return facts
