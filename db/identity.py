"""Who is who across documents: whether a name in a new document is a speaker already known.

`identify` is the function to replace for another policy: it gets a mention and the candidates
that share a key with it, and says who it is, by which rule and how surely. It never guesses:
in doubt a mention is a new speaker, since two records can be merged later, while what was mixed
in one is hard to tell apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.names import (
    ARTICLES,
    Parts,
    acronym,
    fold,
    fold_organisation,
    is_acronym,
    parts,
    skeleton,
    spelling,
)
from db.roles import agree, role_words
from quotes.types import SpeakerKind

PERSON = SpeakerKind.PERSON
# Speakers of these kinds are the same in another document where they have the same name.
SHARED = frozenset({PERSON, SpeakerKind.ORGANISATION, SpeakerKind.GROUP})


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker of a new document: fullest name, other forms, roles, and who else is named there.

    `company` are the names of the other speakers of the document.
    """

    name: str
    kind: SpeakerKind
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    company: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known speaker of the mention's kind, with all names and roles."""

    speaker_id: int
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Which speaker (None: a new one), by which rule, and how surely (0 to 1)."""

    speaker_id: int | None
    rule: str
    score: float


NEW = Identity(None, "new speaker", 1.0)
# Rules that compare whole names need no judgement of their own to be understood.
PLAIN_RULES = frozenset({NEW.rule, "same full name", "same organisation"})
Identify = Callable[[Mention, Sequence[Candidate]], Identity]


def is_shared(mention: Mention) -> bool:
    """Whether other documents can mean the same speaker by this name.

    Not so for unnamed speakers and quoted documents ("a report"), nor for names without a capital
    ("the rebels", "The ministry"), where scripts have capitals.
    """
    if mention.kind not in SHARED:
        return False
    # A group's first word may have its capital from the beginning of a sentence.
    name = ARTICLES.sub("", mention.name)[mention.kind is SpeakerKind.GROUP :]
    return not name.islower()


def folded_name(name: str, kind: SpeakerKind) -> str:
    """The form in which names of this kind are equal."""
    return parts(name).folded if kind is PERSON else fold_organisation(name)


def keys(names: Iterable[str], kind: SpeakerKind) -> frozenset[str]:
    """The blocking keys of a speaker: who shares none with a mention is not compared with it.

    A person has one for each last name, one for each full name, and, as long as no full name is
    known, one that says so; others have one for each acronym.
    """
    if kind is not PERSON:
        shorts = (fold(name) if is_acronym(name) else acronym(name) for name in names)
        return frozenset(f"acronym:{short}" for short in shorts if short)
    people = [person for name in names if (person := parts(name)).last]
    made = {f"last:{skeleton(person.last)}" for person in people}
    full = {_full_key(person) for person in people if person.full}
    return frozenset(made | (full or {key.replace("last:", "alone:", 1) for key in made}))


def wanted_keys(mention: Mention) -> frozenset[str]:
    """The keys under which candidates for a mention are looked up."""
    if mention.kind is not PERSON:
        return keys([mention.name], mention.kind)
    person = parts(mention.name)
    if not person.last:
        return frozenset()
    last = skeleton(person.last)
    return frozenset({_full_key(person), f"alone:{last}"} if person.full else {f"last:{last}"})


def _full_key(person: Parts) -> str:
    return f"name:{skeleton(person.first)}.{skeleton(person.last)}"


def alike(some: str, others: str) -> bool:
    """Whether two name parts are spellings of one name (Moallem, Muallem, Moualem)."""
    one, other = spelling(some), spelling(others)
    if one == other:
        return True
    if skeleton(some) != skeleton(others):
        return False
    for vowels in ({"e": "a", "u": "o"}, {"e": "i", "u": "o"}):
        table = str.maketrans(vowels)
        if one.translate(table) == other.translate(table):
            return True
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= 92


def identify(mention: Mention, candidates: Sequence[Candidate]) -> Identity:
    """The known speaker whom a mention means, or a new one.

    The rules, surest first; one that fits several candidates asks their roles, and where these
    do not decide either, nothing is joined.
    """
    if not is_shared(mention):
        return NEW
    rules = PERSON_RULES if mention.kind is PERSON else ORGANISATION_RULES
    same_kind = [candidate for candidate in candidates if candidate.kind is mention.kind]
    for rule in rules:
        fitting = {c.speaker_id: found for c in same_kind if (found := rule(mention, c))}
        if len(fitting) == 1:
            speaker_id, score = fitting.popitem()
            return Identity(speaker_id, rule_name(rule), score)
        if fitting:
            among = [c for c in same_kind if c.speaker_id in fitting and _roles_agree(mention, c)]
            if len(among) == 1:
                speaker_id = among[0].speaker_id
                return Identity(speaker_id, f"{rule_name(rule)}, role", fitting[speaker_id] * 0.9)
            return NEW
    return NEW


Rule = Callable[[Mention, Candidate], float]


def rule_name(rule: Rule) -> str:
    """A rule's name for a person: its function's, with spaces."""
    return rule.__name__.replace("_", " ")


def same_full_name(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names of two parts or more."""
    person = parts(mention.name)
    same = any(person.folded == parts(alias).folded for alias in candidate.aliases)
    return 1.0 if same and person.first else 0.0


def first_and_last_name(mention: Mention, candidate: Candidate) -> float:
    """Equal first and last names, middle names that can be the same ("John F. Kerry")."""
    person = parts(mention.name)
    if not person.full:
        return 0.0
    for other in _full_names(candidate):
        same = (person.first, person.last) == (other.first, other.last)
        if same and _middle_fits(person.middle, other.middle):
            return 0.95
    return 0.0


def spelling_of_the_full_name(mention: Mention, candidate: Candidate) -> float:
    """First and last names that are spellings of each other (Walid al-Moallem, Waleed Muallem)."""
    person = parts(mention.name)
    if not person.full:
        return 0.0
    for other in _full_names(candidate):
        same = alike(person.last, other.last) and alike(person.first, other.first)
        if same and _middle_fits(person.middle, other.middle):
            equal = person.first == other.first or _roles_agree(mention, candidate)
            return 0.93 if equal else 0.85
    return 0.0


def known_by_last_name(mention: Mention, candidate: Candidate) -> float:
    """A full name, where the known speaker has none but the last name, and no other role."""
    person = parts(mention.name)
    if not person.full or _full_names(candidate) or _roles_differ(mention, candidate):
        return 0.0
    if any(alike(person.last, parts(alias).last) for alias in candidate.aliases):
        return 0.85 if _roles_agree(mention, candidate) else 0.7
    return 0.0


def last_name_alone(mention: Mention, candidate: Candidate) -> float:
    """A last name alone (or with an initial), in whatever spelling, and no other role."""
    person = parts(mention.name)
    if person.full or _roles_differ(mention, candidate):
        return 0.0
    agreed = _roles_agree(mention, candidate)
    for alias in candidate.aliases:
        other = parts(alias)
        if person.first and other.first and person.first[0] != other.first[0]:
            continue
        if person.folded == other.folded or person.last == other.last:
            return 0.9 if agreed else 0.75
        if alike(person.last, other.last):
            return 0.8 if agreed else 0.6
    return 0.0


def same_organisation(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names, but for "the"."""
    folded = fold_organisation(mention.name)
    return float(any(folded == fold_organisation(alias) for alias in candidate.aliases))


def same_acronym(mention: Mention, candidate: Candidate) -> float:
    """An acronym and the name whose initials it has (two letters could be anything)."""
    short = fold(mention.name) if is_acronym(mention.name) else ""
    for alias in candidate.aliases:
        if short and len(short) > 2 and short == acronym(alias):
            return 0.8
        if is_acronym(alias) and len(fold(alias)) > 2 and fold(alias) == acronym(mention.name):
            return 0.8
    return 0.0


PERSON_RULES: tuple[Rule, ...] = (
    same_full_name,
    first_and_last_name,
    spelling_of_the_full_name,
    known_by_last_name,
    last_name_alone,
)
ORGANISATION_RULES: tuple[Rule, ...] = (same_organisation, same_acronym)


def _full_names(candidate: Candidate) -> list[Parts]:
    return [found for alias in candidate.aliases if (found := parts(alias)).full]


def _middle_fits(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        alike(one, other) or (one[0] == other[0] and 1 in (len(one), len(other)))
        for one, other in zip(some, others, strict=True)
    )


def _role_pairs(mention: Mention, candidate: Candidate) -> Iterator[bool]:
    known = [role_words(role) for role in candidate.roles]
    for role in mention.roles:
        words = role_words(role)
        yield from (agree(words, other) for other in known)


def _roles_agree(mention: Mention, candidate: Candidate) -> bool:
    return any(_role_pairs(mention, candidate))


def _roles_differ(mention: Mention, candidate: Candidate) -> bool:
    pairs = list(_role_pairs(mention, candidate))
    return bool(pairs) and not any(pairs)
