"""Rules that say how surely a mention is a known person; the first that fits anybody decides.

A rule's name is its function's, with spaces; its docstring says what it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from db.circumstances import by_circumstances, common_company, roles_agree
from db.mention import Candidate, Mention
from db.names import Parts, parts, pieces, skeleton, spelling
from db.nicknames import formal

Rule = Callable[[Mention, Candidate], float]


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


def same_full_name(mention: Mention, candidate: Candidate) -> float:
    """Equal folded names of two parts or more."""
    person = parts(mention.name)
    same = any(person.folded == parts(alias).folded for alias in candidate.aliases)
    return 1.0 if same and " " in person.folded else 0.0


def first_and_last_name(mention: Mention, candidate: Candidate) -> float:
    """Equal first and last names, middle names that can be the same ("John F. Kerry")."""
    return 0.95 if any(_of_full(mention, candidate, str.__eq__, str.__eq__)) else 0.0


def full_name_written_apart(mention: Mention, candidate: Candidate) -> float:
    """Equal full names but for hyphens and spaces (Kim Jong-ho, Kim Jongho; DK, D K Shivakumar)."""
    person = parts(mention.name)
    same = person.first and any(
        (person.unspaced, person.generation) == (other.unspaced, other.generation)
        for other in map(parts, candidate.aliases)
        if other.first
    )
    return 0.95 if same else 0.0


def spelling_of_the_full_name(mention: Mention, candidate: Candidate) -> float:
    """First and last names that are spellings of each other (Walid al-Moallem, Waleed Muallem)."""
    person = parts(mention.name)
    if not any(_of_full(mention, candidate, alike, alike)):
        return 0.0
    full = [other for other in _full_names(candidate) if alike(person.last, other.last)]
    if not any(spelling(person.last) == spelling(other.last) for other in full):
        # Cohen and Kohan: two families rather than two spellings, unless something says so.
        return by_circumstances(mention, candidate, 0.8, needed=True)
    equal = any(person.first == other.first or person.last == other.last for other in full)
    return 0.93 if equal or roles_agree(mention, candidate) else 0.85


def short_form_of_the_first_name(mention: Mention, candidate: Candidate) -> float:
    """Equal last names, and a first name with a short form of it (Bill and William Clinton)."""
    if not any(_of_full(mention, candidate, _one_given_name, str.__eq__)):
        return 0.0
    return 0.9 if roles_agree(mention, candidate) else 0.8


def misspelt_first_name(mention: Mention, candidate: Candidate) -> float:
    """Equal last names, first names one slip apart (Rence Priebus), the same role or company."""
    if not any(_of_full(mention, candidate, _one_slip, str.__eq__)):
        return 0.0
    known = roles_agree(mention, candidate) or common_company(mention, candidate) > 1
    return 0.8 if known else 0.0


def misspelt_last_name(mention: Mention, candidate: Candidate) -> float:
    """Equal first names, last names one slip apart (Prawit Wongsuwan), the same role or company."""
    if not any(_of_full(mention, candidate, str.__eq__, _one_slip)):
        return 0.0
    known = roles_agree(mention, candidate) or common_company(mention, candidate) > 1
    return 0.8 if known else 0.0


def end_of_the_full_name(mention: Mention, candidate: Candidate) -> float:
    """A longer name without its first part (Wasserman Schultz, Debbie Wasserman-Schultz)."""
    person = parts(mention.name)
    ends = any(
        len(shorter.pieces) > 1 and pieces(longer.parts[1:]) == shorter.pieces
        for other in map(parts, candidate.aliases)
        for longer, shorter in ((person, other), (other, person))
    )
    return 0.85 if ends else 0.0


def known_by_last_name(mention: Mention, candidate: Candidate) -> float:
    """A full name, where the known speaker has none but the last name, and nothing speaks against.

    What does is another role or another company; a common company outweighs the role.
    """
    person = parts(mention.name)
    if not person.full or any(True for _ in _full_names(candidate)):
        return 0.0
    lasts = {parts(alias).last for alias in candidate.aliases}
    if person.last in lasts:
        return by_circumstances(mention, candidate, 0.7)
    like = any(alike(person.last, last) for last in lasts)
    return by_circumstances(mention, candidate, 0.7, needed=True) if like else 0.0


def last_name_alone(mention: Mention, candidate: Candidate) -> float:
    """A last name alone (or with an initial), in whatever spelling, and nothing against it.

    What speaks against it is another role or another company, as with `known_by_last_name`, and
    for another spelling that no company speaks for it where there is any.
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
    return best and by_circumstances(mention, candidate, best, needed=best < 0.75)


def names_in_another_order(mention: Mention, candidate: Candidate) -> float:
    """Equal names, the family name first or last (Tesfaye Abebe, Abebe Tesfaye)."""
    person = parts(mention.name)
    swapped = person.full and any(
        sorted(person.pieces) == sorted(other.pieces) for other in _full_names(candidate)
    )
    return 0.6 if swapped else 0.0


def like_first_name(mention: Mention, candidate: Candidate) -> float:
    """Last names that are spellings of each other, first names a slip apart (Osman, Othman)."""
    return 0.5 if any(_of_full(mention, candidate, _one_letter, alike)) else 0.0


def same_last_name(mention: Mention, candidate: Candidate) -> float:
    """A last name alone that is a spelling of the last name of the other's fullest name."""
    some, others = parts(mention.name), parts(candidate.name)
    both_full = some.full and others.full
    return 0.5 if not both_full and alike(some.last, others.last) else 0.0


PERSON_RULES: tuple[Rule, ...] = (
    same_full_name,
    first_and_last_name,
    full_name_written_apart,
    spelling_of_the_full_name,
    short_form_of_the_first_name,
    misspelt_first_name,
    misspelt_last_name,
    end_of_the_full_name,
    known_by_last_name,
    last_name_alone,
)
# Too little to join two by, enough to ask a person about them.
DOUBTS: tuple[Rule, ...] = (names_in_another_order, like_first_name, same_last_name)


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


def _one_letter(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    some, others = spelling(one), spelling(other)
    return min(len(some), len(others)) > 3 and OSA.distance(some, others) == 1


def _middle_fits(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if not some or not others:
        return True
    return len(some) == len(others) and all(
        alike(one, other) or (one[0] == other[0] and 1 in (len(one), len(other)))
        for one, other in zip(some, others, strict=True)
    )
