"""A person's name within what was given for a name."""

from __future__ import annotations

import re

from quotes.english import gender
from quotes.english.lexicon import ORGANISATION_NAMES, ROYAL
from quotes.english.names import fold, tokens
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.mentions.bounds import inner_role, title_before
from quotes.speakers.mentions.pieces import PERSON, Piece
from quotes.speakers.mentions.plausible import can_be_person, past_office
from quotes.types import Span

_MEMBER = compiled(r"(?P<first>[A-Z][\w-]+) (?:[A-Z]\.? )?(?P<last>[A-Z][\w’'-]+) (?:of|from) ")
_BODY_BEFORE = compiled(r"([A-Z]{3,6}) (?=[A-Z]\S*[a-z]\S* )")
_BODY_BEHIND = compiled(r"(?<=[a-z]) ([A-Z]{3,6})$")
_ANSWERS = compiled(r"[A-Z]\S+ [A-Z]\S+ I$")
_OPENS = re.compile(r"(?:\n|^)$")
_SUFFIX = re.compile(r",? (?:[JS]n?r\.?|I{2,3}|IV)(?!\w)")


def person_within(text: str, start: int, end: int, label: str) -> Piece:
    """The person whom a body's name leads to, or that leads to a body's; else what was given.

    "House of Representatives Speaker *Nancy Pelosi*", "*Chris Fallows* of Apex Expeditions".
    """
    inner = inner_role(text[start:end])
    if inner and " " in text[start + inner : end]:
        return Piece(start + inner, end, PERSON)
    if length := _member(text[start:end]):
        return Piece(start, start + length, PERSON)
    return Piece(start, end, label)


def person_name(
    text: str, start: int, end: int, title: str, surnames: frozenset[str]
) -> tuple[Span, str] | None:
    """A person's name less the office before it, with "Jr." and the titles; None if it is none."""
    start += inner_role(text[start:end])
    start += past_office(text[start:end])
    start, end = _without_body(text, start, end)
    if _ANSWERS.search(text, start, end) and _OPENS.search(text, max(start - 2, 0), start):
        # An interview's answer without a sign: "Jo Hill I was born in Malvern."
        end -= len(" I")
    if fold(text[start:end]) not in surnames and not can_be_person(text[start:end]):
        return None
    more = _SUFFIX.match(text, end)
    end = more.end() if more and " " in text[start:end] else end
    title = title or title_before(text, start)
    last = title.split()[-1] if title else ""
    if last.lower() in ROYAL and last[0].isupper() and len(tokens(text[start:end])) == 1:
        start = text.rindex(last, 0, start)
    return (start, end), title


def _without_body(text: str, start: int, end: int) -> Span:
    """A name less a body's initials that run into it: "the head of ILO Ann Lind".

    The initials must stand elsewhere with no name behind them: "(ILO)", "the ILO said"; those of
    "ABM Amin Nuri" do not.
    """
    before, behind = _BODY_BEFORE.match(text, start, end), _BODY_BEHIND.search(text[start:end])
    if before and _stands_alone(text, before[1]):
        start = before.end()
    elif behind and " " in text[start : start + behind.start()] and _stands_alone(text, behind[1]):
        end = start + behind.start()
    return start, end


def _stands_alone(text: str, short: str) -> bool:
    alone = rf"(?:\(|\b(?:[Tt]he|of|by|at|to|from) ){short}(?![\w-]| [A-Z][a-z])"
    return re.search(alone, text) is not None


def _member(words: str) -> int:
    """The length of the person's name in "Chris Fallows of Apex Expeditions"; 0 without one."""
    found = _MEMBER.match(words)
    if found is None or not gender.is_given(fold(found["first"])):
        return 0
    return 0 if fold(found["last"]) in ORGANISATION_NAMES | ROLE_CLASS.keys() else found.end("last")
