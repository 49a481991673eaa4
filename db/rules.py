"""Rules that say how surely a mention is a known speaker; the first that fits anybody decides.

A rule's name is its function's, with spaces; its docstring says what it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.mention import Candidate, Mention
from db.names import (
    Parts,
    acronym,
    fold,
    fold_organisation,
    is_acronym,
    parts,
    skeleton,
    spelling,
)
from db.nicknames import formal
from db.organisations import bare_words, is_institution
from db.roles import agree, role_words

Rule = Callable[[Mention, Candidate], float]
CIRCLE = 4  # names, from which on two circles without a common one say something


def rule_name(rule: Rule) -> str:
    """A rule's name for a person."""
    return rule.__name__.replace("_", " ")


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


def roles_agree(mention: Mention, candidate: Candidate) -> bool:
    """Whether some role of one can be a role of the other."""
    return any(_role_pairs(mention, candidate))


def roles_differ(mention: Mention, candidate: Candidate) -> bool:
    """Whether both have roles, and none of one can be a role of the other."""
    pairs = list(_role_pairs(mention, candidate))
    return bool(pairs) and not any(pairs)


def common_company(mention: Mention, candidate: Candidate) -> int:
    """How many speak beside the mention and beside the candidate as well."""
    return len(candidate.company.intersection(map(fold_organisation, mention.company)))


def strangers(mention: Mention, candidate: Candidate) -> bool:
    """Whether both are in company, and in no common one."""
    met = min(len(mention.company), len(candidate.company)) >= CIRCLE
    return met and not common_company(mention, candidate)


def same_full_name(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names of two parts or more."""
    person = parts(mention.name)
    same = any(person.folded == parts(alias).folded for alias in candidate.aliases)
    return 1.0 if same and " " in person.folded else 0.0


def first_and_last_name(mention: Mention, candidate: Candidate) -> float:
    """Equal first and last names, middle names that can be the same ("John F. Kerry")."""
    return 0.95 if any(_of_full(mention, candidate, str.__eq__, str.__eq__)) else 0.0


def spelling_of_the_full_name(mention: Mention, candidate: Candidate) -> float:
    """First and last names that are spellings of each other (Walid al-Moallem, Waleed Muallem)."""
    person = parts(mention.name)
    if not any(_of_full(mention, candidate, alike, alike)):
        return 0.0
    equal = any(
        person.first == other.first or person.last == other.last for other in _full_names(candidate)
    )
    return 0.93 if equal or roles_agree(mention, candidate) else 0.85


def short_form_of_the_first_name(mention: Mention, candidate: Candidate) -> float:
    """Equal last names, and a first name with a short form of it (Bill and William Clinton).

    Another company speaks against it.
    """
    fits = any(_of_full(mention, candidate, _one_given_name, str.__eq__))
    if not fits or strangers(mention, candidate):
        return 0.0
    return 0.9 if roles_agree(mention, candidate) else 0.8


def misspelt_first_name(mention: Mention, candidate: Candidate) -> float:
    """Equal last names, first names one slip apart (Rence Priebus), the same role or company."""
    if not any(_of_full(mention, candidate, _one_slip, str.__eq__)):
        return 0.0
    known = roles_agree(mention, candidate) or common_company(mention, candidate) > 1
    return 0.8 if known else 0.0


def end_of_the_full_name(mention: Mention, candidate: Candidate) -> float:
    """A longer name without its first part (Wasserman Schultz, Debbie Wasserman Schultz)."""
    person = parts(mention.name)
    ends = any(
        len(shorter) > 1 and longer[1:] == shorter
        for other in _full_names(candidate)
        for longer, shorter in ((person.parts, other.parts), (other.parts, person.parts))
    )
    return 0.85 if ends else 0.0


def known_by_last_name(mention: Mention, candidate: Candidate) -> float:
    """A full name, where the known speaker has none but the last name, and nothing speaks against.

    What does is another role or another company; a common company outweighs the role.
    """
    person = parts(mention.name)
    if not person.full or any(True for _ in _full_names(candidate)):
        return 0.0
    if any(alike(person.last, parts(alias).last) for alias in candidate.aliases):
        return _by_circumstances(mention, candidate, 0.7)
    return 0.0


def last_name_alone(mention: Mention, candidate: Candidate) -> float:
    """A last name alone (or with an initial), in whatever spelling, and nothing against it.

    What speaks against it is another role or another company, as with `known_by_last_name`.
    """
    person = parts(mention.name)
    if person.full:
        return 0.0
    best = 0.0
    for alias in candidate.aliases:
        other = parts(alias)
        if person.first and other.first and person.first[0] != other.first[0]:
            continue
        if person.folded == other.folded or person.last == other.last:
            best = max(best, 0.75)
        elif alike(person.last, other.last):
            best = max(best, 0.6)
    return best and _by_circumstances(mention, candidate, best)


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


def same_acronym(mention: Mention, candidate: Candidate) -> float:
    """An acronym and the name whose initials it has (two letters could be anything)."""
    short = fold(mention.name) if is_acronym(mention.name) else ""
    for alias in own_names(candidate):
        if short and len(short) > 2 and short == acronym(alias):
            return 0.8
        if is_acronym(alias) and len(fold(alias)) > 2 and fold(alias) == acronym(mention.name):
            return 0.8
    return 0.0


PERSON_RULES: tuple[Rule, ...] = (
    same_full_name,
    first_and_last_name,
    spelling_of_the_full_name,
    short_form_of_the_first_name,
    misspelt_first_name,
    end_of_the_full_name,
    known_by_last_name,
    last_name_alone,
)
ORGANISATION_RULES: tuple[Rule, ...] = (same_organisation, same_words_of_the_name, same_acronym)


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


def _by_circumstances(mention: Mention, candidate: Candidate, score: float) -> float:
    if roles_agree(mention, candidate):
        return score + 0.15
    if common_company(mention, candidate) > 1:
        return score + 0.1
    against = roles_differ(mention, candidate) or strangers(mention, candidate)
    return 0.0 if against else score


def _of_full(
    mention: Mention,
    candidate: Candidate,
    firsts: Callable[[str, str], bool],
    lasts: Callable[[str, str], bool],
) -> Iterator[bool]:
    """For each full name of the candidate, whether first, middle and last names fit."""
    person = parts(mention.name)
    for other in _full_names(candidate) if person.full else ():
        fits = lasts(person.last, other.last) and firsts(person.first, other.first)
        yield (
            fits
            and _middle_fits(person.middle, other.middle)
            and (person.generation == other.generation or roles_agree(mention, candidate))
        )


def _full_names(candidate: Candidate) -> Iterator[Parts]:
    return (found for alias in candidate.aliases if (found := parts(alias)).full)


def _one_given_name(one: str, other: str) -> bool:
    return bool(formal(one) & formal(other))


def _one_slip(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) > 4 and OSA.distance(one, other) == 1


def _middle_fits(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        alike(one, other) or (one[0] == other[0] and 1 in (len(one), len(other)))
        for one, other in zip(some, others, strict=True)
    )


def _unspaced(name: str) -> str:
    return fold_organisation(name).replace(" ", "").replace("-", "")


def _role_pairs(mention: Mention, candidate: Candidate) -> Iterator[bool]:
    known = [role_words(role) for role in candidate.roles]
    for role in mention.roles:
        words = role_words(role)
        yield from (agree(words, other) for other in known)
