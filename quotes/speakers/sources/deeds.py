"""What somebody says or does told from who somebody is: "his response", "his flatmate"."""

from __future__ import annotations

from quotes.english.lexicon import words
from quotes.english.phrases import Phrase, is_role
from quotes.english.role_nouns import is_kin
from quotes.speakers.sources.parts import pronoun

_SOMEBODY = words(
    "mate star pick fan nephew niece grandson granddaughter in-law ex double hacker giant "
    "successor predecessor counterpart colleague ally friend fellow boy girl child kid baby "
    "teammate classmate roommate namesake deputy base side family agent circle brass guard wing "
    "slate defender photographer biographer ghostwriter bodyguard trainer tutor mentor landlord "
    "carer nanny babysitter housekeeper butler maid client accountant employer caddie caddy "
    "chauffeur hairdresser handler minder entourage protege benefactor confidant confidante lover "
    "mistress patron sponsor pal buddy acolyte disciple follower admirer tenant lodger"
)


def is_deed(phrase: Phrase) -> bool:
    """Whether a noun is what somebody says or does ("his response"), rather than somebody."""
    if phrase.kind is not None or phrase.plural or _is_somebody(phrase.head):
        return False
    return pronoun(phrase.words[0]) is None or "and" not in phrase.words


def _is_somebody(noun: str) -> bool:
    """ "fan", "nutritionist", "flatmate", "mother-in-law"."""
    head = noun.split("-")[-1]
    people = head.endswith(("ist", "ian", "mate", "man", "woman")) or is_kin(noun)
    return people or head in _SOMEBODY or is_role(head)
