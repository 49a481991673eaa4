"""Rules that say how surely a mention is a known organisation; see `db.rules`."""

from __future__ import annotations

from db.circumstances import strangers
from db.mention import Candidate, Mention
from db.names import acronym, fold, fold_organisation, is_acronym
from db.organisations import bare_words, by_last_name, is_institution
from db.rules import Rule


def same_organisation(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names, but for "the"; of what every state has ("Senate") in a like company."""
    folded = fold_organisation(mention.name)
    if is_institution(mention.name) and strangers(mention, candidate):
        return 0.0
    return float(any(folded == fold_organisation(alias) for alias in own_names(candidate)))


def same_words_of_the_name(mention: Mention, candidate: Candidate) -> float:
    """Equal words in any order, but for small ones and "United States"; or one name unspaced."""
    words, unspaced = bare_words(mention.name), _unspaced(mention.name)
    for alias in own_names(candidate):
        if (words and words == bare_words(alias)) or unspaced == _unspaced(alias):
            return 0.9
    return 0.0


def same_campaign(mention: Mention, candidate: Candidate) -> float:
    """A campaign or an administration by the full and by the last name of whose it is."""
    words, short = bare_words(mention.name), by_last_name(mention.name)
    for alias in own_names(candidate):
        if (words and words == by_last_name(alias)) or (short and short == bare_words(alias)):
            return 0.8
    return 0.0


def same_acronym(mention: Mention, candidate: Candidate) -> float:
    """An acronym and the name whose initials it has (two letters could be anything)."""
    short = fold(mention.name) if is_acronym(mention.name) else ""
    for alias in own_names(candidate):
        if short and len(short) > 2 and short == acronym(alias):
            return 0.8
        if is_acronym(alias) and len(fold(alias)) > 2 and fold(alias) == acronym(mention.name):
            return 0.8
    return 0.0


ORGANISATION_RULES: tuple[Rule, ...] = (
    same_organisation,
    same_words_of_the_name,
    same_campaign,
    same_acronym,
)
# Rules that say nothing where they fit several.
LOOSE_RULES = frozenset(("same campaign", "same acronym"))


def own_names(candidate: Candidate) -> list[str]:
    """The names of an organisation without the pieces of them that an article goes on with.

    "House" goes on for the White House there, and means another house elsewhere.
    """
    words = {alias: frozenset(fold(alias).split()) for alias in candidate.aliases}
    return [
        alias
        for alias, mine in words.items()
        if alias == candidate.name
        or len(mine) > 1
        or is_acronym(alias)
        or not any(mine < others for others in words.values())
    ]


def _unspaced(name: str) -> str:
    return fold_organisation(name).replace(" ", "").replace("-", "")
