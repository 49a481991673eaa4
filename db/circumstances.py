"""What stands around a name and its like: roles, and who else speaks there."""

from __future__ import annotations

from collections.abc import Iterator

from db.mention import Candidate, Mention
from db.names import ARTICLES, parts
from db.roles import agree, role_words

CIRCLE = 4  # names, from which on two circles without a common one say something


def roles_agree(mention: Mention, candidate: Candidate) -> bool:
    """Whether some role of one can be a role of the other."""
    return any(_role_pairs(mention, candidate))


def roles_differ(mention: Mention, candidate: Candidate) -> bool:
    """Whether both have roles, and none of one can be a role of the other."""
    pairs = list(_role_pairs(mention, candidate))
    return bool(pairs) and not any(pairs)


def common_company(mention: Mention, candidate: Candidate) -> int:
    """How many speak beside the mention and beside the candidate as well.

    A middle name tells nobody apart here, and a last name alone is that of any full name: one
    article has "Trump" where another has "Donald J. Trump".
    """
    beside = set(map(_outer_names, candidate.company))
    lasts = {last for _, last in beside}
    return sum(
        (first, last) in beside or ("", last) in beside or (not first and last in lasts)
        for first, last in set(map(_outer_names, mention.company))
    )


def strangers(mention: Mention, candidate: Candidate) -> bool:
    """Whether both are in company, and in no common one."""
    met = min(len(mention.company), len(candidate.company)) >= CIRCLE
    return met and not common_company(mention, candidate)


def by_circumstances(mention: Mention, candidate: Candidate, score: float) -> float:
    """The score of a name alone: more where roles or company agree, 0 where they speak against."""
    if roles_agree(mention, candidate):
        return score + 0.15
    if common_company(mention, candidate) > 1:
        return score + 0.1
    against = roles_differ(mention, candidate) or strangers(mention, candidate)
    return 0.0 if against else score


def _outer_names(name: str) -> tuple[str, str]:
    found = parts(ARTICLES.sub("", name))
    return found.first, found.last


def _role_pairs(mention: Mention, candidate: Candidate) -> Iterator[bool]:
    known = [role_words(role) for role in candidate.roles]
    for role in mention.roles:
        words = role_words(role)
        yield from (agree(words, other) for other in known)
