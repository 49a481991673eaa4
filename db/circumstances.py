"""What stands around a name and its like: roles, and who else speaks there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.mention import Candidate, Mention
from db.names import ARTICLES, fold_organisation, parts
from db.organisations import bare_words, is_institution
from db.roles import agree, role_words

CIRCLE = 4  # names, from which on two circles without a common one say something
SMALL_CIRCLE = 2  # the same where nothing but a last name speaks for the two
WELL_KNOWN = 5  # documents


def roles_agree(mention: Mention, candidate: Candidate) -> bool:
    """Whether some role of one can be a role of the other."""
    return any(_role_pairs(mention, candidate))


def roles_differ(mention: Mention, candidate: Candidate) -> bool:
    """Whether both have roles, and none of one can be a role of the other."""
    pairs = list(_role_pairs(mention, candidate))
    return bool(pairs) and not any(pairs)


def common_company(mention: Mention, candidate: Candidate) -> int:
    """How many speak beside the mention and beside the candidate as well.

    A person's middle name tells nobody apart here, and a last name alone is that of any full name:
    one article has "Trump" where another has "Donald J. Trump". An organisation has its whole name.
    """
    beside = _outer_names(candidate.company)
    lasts = {last for _, last in beside}
    people = sum(
        (first, last) in beside or ("", last) in beside or (not first and last in lasts)
        for first, last in _outer_names(mention.company)
    )
    return people + len(_words(mention.bodies) & _words(candidate.bodies))


def strangers(mention: Mention, candidate: Candidate, circle: int = CIRCLE) -> bool:
    """Whether both are in company, and in no common one."""
    met = len(mention.company) + len(mention.bodies), len(candidate.company) + len(candidate.bodies)
    return min(met) >= circle and not common_company(mention, candidate)


def by_circumstances(
    mention: Mention, candidate: Candidate, score: float, needed: bool = False
) -> float:
    """The score of a name alone: more where roles or company agree, 0 where they speak against.

    Who is known from a few documents has a small circle, and is not meant outside of it; of the
    company of the well-known just a part is asked. With `needed` a circle has to speak for it.
    """
    if roles_agree(mention, candidate):
        return score + 0.15
    common = common_company(mention, candidate)
    if common > 1:
        return score + 0.1
    small = candidate.seen < WELL_KNOWN and strangers(mention, candidate, SMALL_CIRCLE)
    unsure = needed and bool(mention.company) and bool(candidate.company)
    return 0.0 if small or unsure or roles_differ(mention, candidate) else score


def _outer_names(names: Iterable[str]) -> set[tuple[str, str]]:
    """First and last names of people; what has no letters of a name is nobody's."""
    people = (parts(ARTICLES.sub("", name)) for name in names)
    return {(person.first, person.last) for person in people if person.last}


def _words(names: Iterable[str]) -> set[frozenset[str]]:
    """What tells organisations apart in their names; a "Senate" can be any state's."""
    folded = {name: fold_organisation(name) for name in names}
    own = {name: whole for name, whole in folded.items() if whole and not is_institution(name)}
    return {bare_words(name) or frozenset((whole,)) for name, whole in own.items()}


def _role_pairs(mention: Mention, candidate: Candidate) -> Iterator[bool]:
    known = [role_words(role) for role in candidate.roles]
    for role in mention.roles:
        words = role_words(role)
        yield from (agree(words, other) for other in known)
