"""Rules that say how surely a mention is a known organisation; see `db.rules`."""

from __future__ import annotations

from db.circumstances import SMALL_CIRCLE, roles_agree, roles_differ, strangers
from db.mention import Candidate, Mention
from db.names import acronym, fold, fold_organisation, is_acronym
from db.organisations import (
    bare_words,
    by_last_name,
    every_state_has,
    is_institution,
    is_ministry,
    state_of,
    unspaced,
)
from db.rules import Rule, rule_name


def same_organisation(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names, but for "the"; of what every state has ("Senate") in a like company."""
    folded = fold_organisation(mention.name)
    if _of_two_states(mention, candidate):
        return 0.0
    if is_institution(mention.name) and strangers(mention, candidate):
        return 0.0
    return float(any(folded == fold_organisation(alias) for alias in own_names(candidate)))


def same_words_of_the_name(mention: Mention, candidate: Candidate) -> float:
    """Equal words in any order, but for small ones and "United States"; or one name unspaced."""
    if _of_two_states(mention, candidate) or _of_another_state(mention, candidate):
        return 0.0
    words, letters = bare_words(mention.name), unspaced(mention.name)
    for alias in own_names(candidate):
        if (words and words == bare_words(alias)) or letters == unspaced(alias):
            return 0.9
    return 0.0


def vowel_left_out(mention: Mention, candidate: Candidate) -> float:
    """Long names but for a vowel that one leaves out ("Qunnipiac University"), no other company."""
    letters = unspaced(mention.name)
    slips = any(_lacks_a_vowel(*sorted((letters, unspaced(a)), key=len)) for a in candidate.aliases)
    return 0.8 if slips and not strangers(mention, candidate, SMALL_CIRCLE) else 0.0


def same_campaign(mention: Mention, candidate: Candidate) -> float:
    """A campaign or an administration by the full and by the last name of whose it is."""
    words, short = bare_words(mention.name), by_last_name(mention.name)
    for alias in own_names(candidate):
        if (words and words == by_last_name(alias)) or (short and short == bare_words(alias)):
            return 0.8
    return 0.0


def same_acronym(mention: Mention, candidate: Candidate) -> float:
    """An acronym and the name whose initials it has (two letters could be anything).

    Who has a whole name already is not another one with these initials (the universities of South
    Carolina and of Southern California; a National Highway Company and the U.S. National Hurricane
    Center).
    """
    names = own_names(candidate)
    short = fold(mention.name) if is_acronym(mention.name) else acronym(mention.name)
    if len(short) < 3:
        return 0.0
    whole = [n for n in names if not is_acronym(n) and len(acronym(n)) >= len(short)]
    if is_acronym(mention.name):
        return 0.8 if short in map(acronym, whole) else 0.0
    known = any(is_acronym(name) and fold(name) == short for name in names)
    return 0.8 if known and (not whole or _like_any(mention.name, whole)) else 0.0


ORGANISATION_RULES: tuple[Rule, ...] = (
    same_organisation,
    same_words_of_the_name,
    same_campaign,
    same_acronym,
    vowel_left_out,
)
# Rules that say nothing where they fit several.
LOOSE_RULES = frozenset(map(rule_name, (same_campaign, same_acronym, vowel_left_out)))
_SPELT_APART = frozenset(("labor", "labour"))  # parties of several states


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


def _of_two_states(mention: Mention, candidate: Candidate) -> bool:
    """Whether what every state has is of different ones, as roles say; a ministry is in doubt."""
    if not every_state_has(mention.name) or roles_agree(mention, candidate):
        return False
    unknown = is_ministry(mention.name) and strangers(mention, candidate, SMALL_CIRCLE)
    return unknown or roles_differ(mention, candidate)


def _of_another_state(mention: Mention, candidate: Candidate) -> bool:
    """Whether an institution is named beside those of a state that the candidate has no part in."""
    if not is_institution(mention.name) or not strangers(mention, candidate):
        return False
    theirs = set().union(*map(bare_words, (*candidate.aliases, *candidate.bodies)))
    return any(state and not state & theirs for state in map(state_of, mention.bodies))


def _like_any(name: str, others: list[str]) -> bool:
    """Whether a name is one of others but for a letter or two (Election, Elections)."""
    from rapidfuzz.distance import OSA

    return any(OSA.distance(fold(name), fold(other)) <= 2 for other in others)


def _lacks_a_vowel(shorter: str, longer: str) -> bool:
    if len(shorter) < 7 or len(longer) != len(shorter) + 1:
        return False
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    apart = {word for word in _SPELT_APART if word in shorter or word in longer}
    return at > 0 and longer[at] in "aeiou" and shorter[at:] == longer[at + 1 :] and not apart
