"""Public offices that one person holds at a time: "the finance minister", "a former mayor"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quotes.english.lexicon import PREPOSITIONS, words
from quotes.english.names import fold

_WORD = re.compile(r"[^\s,;:()\"“”-]+")
_END = re.compile(r"[,;:()—–]")


def _table(groups: str) -> dict[str, str]:
    """Each word of a line with the first of that line."""
    lines = [line.split() for line in groups.strip().splitlines()]
    return {word: line[0] for line in lines for word in line}


_SORTS = _table("""
president vp
premier pm
chancellor
minister secretary mec
governor gov
mayor
senator sen
ambassador
spokesman spokeswoman spokesperson
judge justice
coroner
pope pontiff
monarch king queen emperor empress emir sultan
""")
_PORTFOLIOS = _table("""
finance treasury exchequer
economy economic economics
foreign external
interior home
defence defense war
transport transportation
environment environmental climate
labour labor employment
energy oil petroleum
trade commerce
agriculture farming
information communication communications
culture sport sports tourism
railways railway rail
police policing
mining mines
europe european brexit
health
justice
education
state
security
homeland
immigration
housing
planning
development
industry
business
veterans
water
aviation
welfare
family
women
youth
digital
technology
science
budget
fisheries
food
cabinet
press
general
permanent
party
""")
_INITIALS = {"ag": ("attorney", "general"), "fm": ("foreign", "minister")}
_LEADING = words("prime chief first")
"""Before "minister" those who lead a government: "the chief minister of Kerala"."""

_RANKED = words("attorney secretary solicitor surgeon")
"""Before "general", which by itself is a soldier's rank, those who hold an office."""

_BELOW = words("vice deputy shadow lieutenant assistant associate under")
_SOUGHT = words("potential possible would prospective aspiring presumptive likely")
_PAST = words("former ex late onetime")
_MANY = words("senator governor judge spokesman ambassador")
_CROWNED = words("president premier chancellor monarch pope")
"""Whoever has held these is not called by any other."""


SINGLE = words("premier president governor mayor pope king coroner")
"""The classes of public offices of which a place or a church has one at a time."""


@dataclass(frozen=True, slots=True)
class Office:
    """`sort`: "minister" for secretaries, too; `below`: a deputy, a vice president or a shadow."""

    sort: str
    portfolio: frozenset[str]
    below: bool
    former: bool


def office(text: str, start: int, end: int) -> Office | None:
    """The office that the head of these words names, or None where it is none of those known.

    "Russian Foreign Minister", "minister of finance", "the former vice president"; not "the
    president's lawyer" nor an office that is only sought ("a potential vice president").
    """
    stop = _END.search(text, start + 1, end)
    found = _WORD.findall(text, start, stop.start() if stop else end)
    plain = [fold(word).strip(".'‘’").removesuffix("'s") for word in found]
    folded = [one for word in plain for one in _INITIALS.get(word, (word,))]
    size = next((at for at, word in enumerate(folded) if at and word in PREPOSITIONS), len(folded))
    before = folded[: size - 1]
    sort = _sort(before, folded[size - 1]) if folded else None
    if sort is None or _SOUGHT & set(before):
        return None
    portfolio: frozenset[str] = frozenset()
    if sort == "minister":
        named = [*before, *_governed(folded[size:])]
        portfolio = frozenset(_PORTFOLIOS[word] for word in named if word in _PORTFOLIOS)
        sort = "spokesman" if "press" in portfolio else sort
    below = folded[size - 1] == "vp" or bool(_BELOW & set(before))
    return Office(sort, portfolio, below, bool(_PAST & set(before)))


def _sort(before: Sequence[str], head: str) -> str | None:
    last = before[-1] if before else ""
    if head == "minister" and last in _LEADING:
        return "premier"
    if head == "general" and last in _RANKED:
        return f"{last} {head}"
    return _SORTS.get(head)


def _governed(rest: Sequence[str]) -> Sequence[str]:
    """What follows "of" or "for": "minister *of trade and industry*"."""
    if not rest or rest[0] not in {"of", "for"}:
        return ()
    size = next((at for at, word in enumerate(rest) if at and word in PREPOSITIONS), len(rest))
    return rest[1:size]


def _alike(asked: Office, held: Office) -> bool:
    """Whether one may be called by the other's words; "the minister" is a minister of anything."""
    bare = asked.sort == "minister" and not asked.portfolio
    apart = asked.portfolio and held.portfolio and not asked.portfolio & held.portfolio
    return asked.sort == held.sort and not apart and (bare or asked.below == held.below)


def holds(asked: Office, held: Collection[Office]) -> bool:
    """Whether this very office is among those held: a former one for "the former president".

    Not where an article may well speak of several who hold such a one and not say so: "the
    senator", "the minister".
    """
    if asked.sort in _MANY or (asked.sort == "minister" and not asked.portfolio):
        return False
    return any(
        _alike(asked, own)
        and asked.former == own.former
        and (bool(own.portfolio) or not asked.portfolio)
        for own in held
    )


def differs(asked: Office, held: Collection[Office]) -> bool:
    """Whether offices are held, and all are others: "the mayor" is no interior minister."""
    return bool(held) and not any(_alike(asked, own) for own in held)


def rules_out(asked: Office, held: Collection[Office]) -> bool:
    """Whether the offices held keep a person from being called by another.

    Who is known only by an office left may hold any now but that one, and "the former governor"
    any since; but a senator has never been "the former president".
    """
    if not asked.former:
        now = [own for own in held if not own.former]
        left = any(own.former and own.sort == asked.sort for own in held)
        return differs(asked, now) or (left and not now and asked.sort in _CROWNED)
    never = bool(held) and not any(own.former and _alike(asked, own) for own in held)
    return never and asked.sort in _CROWNED
