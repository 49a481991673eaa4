"""Nouns that may stand for one another: "the talks … this process", "the bill … the law"."""

from __future__ import annotations

from functools import lru_cache

from quotes.stance.words import stem, word_set

_ALIKE = tuple(
    word_set(group)
    for group in (
        "talk negotiation process conference summit meeting dialogue forum gathering event effort",
        "plan proposal offer idea initiative overture scheme programme program project suggestion"
        " proposition option step move",
        "law bill measure legislation rule act amendment reform tax ban policy order curfew",
        "deal agreement accord treaty pact settlement arrangement truce ceasefire compromise",
        "decision ruling verdict resolution order judgment move",
        "vote election referendum poll contest race primary ballot",
        "attack operation mission campaign strike raid invasion offensive",
        "claim comment remark statement speech allegation accusation charge",
    )
)
# Nouns that may stand for anything whose head is in no group above.
_ANY = word_set("project plan idea issue matter move proposal measure decision")


@lru_cache(maxsize=4096)
def stands_for(noun: str, head: str) -> bool:
    """Whether a noun with a determiner may refer to what has the head, a stem, as its name's."""
    return is_like(noun, head) or (noun in _ANY and not _groups(head))


@lru_cache(maxsize=4096)
def is_like(noun: str, head: str) -> bool:
    """Whether a noun, in lower case, is of one kind with a head, which is a stem."""
    singular = noun if noun in _ANY else noun.removesuffix("s")
    return any(singular in group for group in _groups(head))


@lru_cache(maxsize=1024)
def _groups(head: str) -> tuple[frozenset[str], ...]:
    return tuple(group for group in _ALIKE if any(stem(noun) == head for noun in group))
