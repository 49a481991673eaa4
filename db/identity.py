"""Who is who across documents: whether a name in a new document is a speaker already known.

`identify` is the function to replace for another policy: it gets a mention and the candidates
that share a key with it, and says who it is, by which rule and how surely. It never guesses:
in doubt a mention is a new speaker, since two records can be merged later, while what was mixed
in one is hard to tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.circumstances import common_company, roles_agree, roles_differ
from db.keys import PERSON
from db.mention import DECIDED, NEW, Candidate, Identify, Identity, Mention
from db.names import ARTICLES, parts
from db.organisation_rules import LOOSE_RULES, ORGANISATION_RULES
from db.organisations import is_common
from db.rules import PERSON_RULES, rule_name
from db.spheres import of_other_spheres
from quotes.types import SpeakerKind

__all__ = [
    "DECIDED",
    "NEW",
    "PLAIN_RULES",
    "SURE",
    "Candidate",
    "Identify",
    "Identity",
    "Mention",
    "identify",
    "is_shared",
]

# Speakers of these kinds are the same in another document where they have the same name.
SHARED = frozenset({PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP})
_LETTER = re.compile(r"[A-Za-z]\.?")
# From this score on two names in one document are two spellings rather than two speakers.
SURE = 0.93
# In so many times as many documents as the next is the one whom a last name alone means.
RENOWN = 5
# Rules that compare whole names need no judgement of their own to be understood.
PLAIN_RULES = frozenset({NEW.rule, DECIDED.rule, "same full name", "same organisation"})


def is_shared(mention: Mention) -> bool:
    """Whether other documents can mean the same speaker by this name.

    Not so for unnamed speakers and quoted documents ("a report"), nor for names without a capital
    ("the rebels", "The ministry"), where scripts have capitals, of common nouns ("Police") or of
    one letter ("Y.").
    """
    if mention.kind not in SHARED or _LETTER.fullmatch(mention.name):
        return False
    # A group's first word may have its capital from the beginning of a sentence.
    name = ARTICLES.sub("", mention.name)[mention.kind is SpeakerKind.GROUP :]
    return not name.islower() and (mention.kind is PERSON or not is_common(mention.name))


def identify(mention: Mention, candidates: Sequence[Candidate]) -> Identity:
    """The known speaker whom a mention means, or a new one.

    The rules, surest first; one that fits several candidates asks their roles, then who else
    speaks beside them, and where neither decides, nothing is joined.
    """
    if not is_shared(mention):
        return NEW
    rules = PERSON_RULES if mention.kind is PERSON else ORGANISATION_RULES
    same_kind = [
        candidate
        for candidate in candidates
        if candidate.kind is mention.kind
        and not (mention.kind is PERSON and of_other_spheres(mention, candidate))
    ]
    for rule in rules:
        fitting = {c: found for c in same_kind if (found := rule(mention, c))}
        if len(fitting) == 1:
            candidate, score = fitting.popitem()
            return Identity(candidate.speaker_id, rule_name(rule), score)
        if fitting:
            return _among(mention, fitting, rule_name(rule))
    return NEW


def _among(mention: Mention, fitting: Mapping[Candidate, float], rule: str) -> Identity:
    """The one of several whom roles, company or renown point to; a new speaker where none does."""
    agreeing = [candidate for candidate in fitting if roles_agree(mention, candidate)]
    if len(agreeing) == 1:
        return Identity(agreeing[0].speaker_id, f"{rule}, role", fitting[agreeing[0]] * 0.9)
    if rule in LOOSE_RULES:
        return NEW
    shared = {candidate: common_company(mention, candidate) for candidate in agreeing or fitting}
    first, second = sorted(shared, key=lambda c: (-shared[c], c.speaker_id))[:2]
    if shared[first] > 1 and shared[first] >= 2 * shared[second]:
        return Identity(first.speaker_id, f"{rule}, company", fitting[first] * 0.85)
    known, *others = sorted(agreeing or fitting, key=lambda c: (-c.seen, c.speaker_id))
    if mention.kind is not PERSON:
        # Two records of one organisation are a slip; the better known one ends it.
        return Identity(known.speaker_id, rule, fitting[known] * 0.9)
    renowned = not parts(mention.name).full and known.seen >= RENOWN * max(1, others[0].seen)
    if renowned and not roles_differ(mention, known):
        return Identity(known.speaker_id, f"{rule}, best known", fitting[known] * 0.8)
    return NEW
