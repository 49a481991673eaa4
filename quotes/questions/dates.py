"""Dates in a question, and what they leave of it: "since January 2014", "between 5 and 9 May".

Several phrases narrow each other. What a single expression stands for is told by `periods`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from quotes.errors import Unclear
from quotes.questions.periods import (
    ALONE,
    ANY,
    DAY,
    FULL_DAY,
    LONGER,
    MONTH,
    WEEKDAYS_SAID,
    YEAR,
    period,
)

Bounds = tuple[dt.date | None, dt.date | None]


def _between(first: str, last: str, today: dt.date) -> Bounds:
    """Both ends, where the first may leave to the last what they share ("5 and 9 May 2014")."""
    last_period = period(last, today)
    if re.fullmatch(DAY, first) and re.search(MONTH, last):
        first = re.sub(DAY, first, last, count=1)
    elif not re.search(YEAR, first) and re.search(YEAR, last) and re.search(MONTH, first):
        first = f"{first} {last_period[1].year}"
    return period(first, today)[0], last_period[1]


def _shift(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return day


def _since(said: str, today: dt.date) -> Bounds:
    return period(said, today)[0], None


def _after(said: str, today: dt.date) -> Bounds:
    return _shift(period(said, today)[1], 1), None


def _until(said: str, today: dt.date) -> Bounds:
    return None, period(said, today)[1]


def _before(said: str, today: dt.date) -> Bounds:
    return None, _shift(period(said, today)[0], -1)


# A phrase is taken out only where the question ends or goes on in a way that shows that the date
# does not belong to other words: "on Sunday trading" and "last week's attack" are topics.
_GOES_ON = (
    r"(?= ?$| ?[,;]| (?:about|on|of|over|regarding|concerning|with|as|in|during|and|but|since|after"
    r"|before|until|till|between|from|by|say|says|said|think|thinks|thought|what|who|where|how|did"
    r"|does|do|has|have|is|was|supports?|supported|opposes?|opposed|to)\b)"
)
_START = r"(?:^|(?<=[ ,;]))(?:and |but |, ?)?(?:ever )?"
_AND = r"(?:and|to|until|till|through|-|–)"

_PHRASES: tuple[tuple[str, Callable[..., Bounds]], ...] = (
    (rf"(?:between|from) ({DAY}|{ANY}) {_AND} ({ANY})", _between),
    (rf"since (?:the (?:start|beginning) of )?({ANY})", _since),
    (rf"from ({ANY})(?: on(?:wards?)?)?", _since),
    (rf"(?:starting|beginning) (?:in|on|from|with) ({ANY})", _since),
    (rf"(?:any ?time )?(?:after|later than|following) ({ANY})", _after),
    (rf"(?:until|till|up to|up until|by|through)(?: the end of)? ({ANY})", _until),
    (rf"(?:any ?time )?(?:before|prior to|earlier than) ({ANY})", _before),
    (rf"(?:on|dated) ({FULL_DAY}|{WEEKDAYS_SAID})", period),
    (rf"(?:back )?(?:in|during|within|over|throughout) ({LONGER}|{ALONE})", period),
    (rf"({ALONE})", period),
)

# Whether it is worth looking for any of them.
_HINT = re.compile(
    r"\d|(?:day|week|month|year|ago)s?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)


@cache
def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(_START + pattern + _GOES_ON, re.IGNORECASE)


def _unquoted(pattern: re.Pattern[str], question: str) -> re.Match[str] | None:
    """The first match that does not stand between double quotation marks."""
    for match in pattern.finditer(question):
        if question.count('"', 0, match.start()) % 2 == 0:
            return match
    return None


def take_dates(question: str, today: dt.date) -> tuple[str, dt.date | None, dt.date | None]:
    """The question without its date phrases, and the first and last day that they leave.

    Several phrases narrow each other ("after 2012 and before March 2014").

    Raises:
        Unclear: a date that does not exist, is ambiguous, or a period that holds no day.
    """
    since: dt.date | None = None
    until: dt.date | None = None
    for pattern, rule in _PHRASES if _HINT.search(question) else ():
        while match := _unquoted(_phrase(pattern), question):
            first, last = rule(*(group.lower() for group in match.groups()), today)
            since = max(filter(None, (since, first)), default=None)
            until = min(filter(None, (until, last)), default=None)
            question = f"{question[: match.start()]} {question[match.end() :]}"
            question = " ".join(question.split()).strip(" ,;")
    if since and until and since > until:
        raise Unclear(f"no day lies between {since} and {until}")
    return question, since, until
