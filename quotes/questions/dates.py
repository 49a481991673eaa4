"""Dates in a question, and what they leave of it: "since January 2014", "between 5 and 9 May".

Several phrases narrow each other. What a single expression stands for is told by `periods`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
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
    Period,
    period,
)
from quotes.questions.vague import INSTEAD, LAST_OF, VAGUE

Bounds = tuple[dt.date | None, dt.date | None]


def _between(first: str, last: str, today: dt.date) -> Bounds:
    """Both ends ("between 2013 and 2014")."""
    return _beside(first, last, today)[0], period(last, today)[1]


def _listed(said: str, today: dt.date) -> Bounds:
    """From the first to the last of several, and what lies between: "in May and June 2014"."""
    parts = re.findall(rf"\b(?:{ANY}|{DAY})", said)
    periods = [_beside(part, parts[-1], today) for part in parts]
    return min(first for first, _ in periods), max(last for _, last in periods)


def _beside(said: str, last: str, today: dt.date) -> Period:
    """A period that may leave to a later one what they share ("5 and 9 May 2014").

    A month or weekday is the one before it: of October and December, that of the same year.
    """
    first_day, last_day = period(last, today)
    if re.fullmatch(DAY, said) and re.search(MONTH, last):
        said = re.sub(DAY, said, last, count=1)
    elif not re.search(YEAR, said) and re.search(YEAR, last) and re.search(MONTH, said):
        said = f"{said} {last_day.year}"
    found = period(said, today)
    if found[0] > first_day and re.fullmatch(rf"{MONTH}|{WEEKDAYS_SAID}", said):
        return period(said, last_day)
    return found


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


def _refuse(said: str, today: dt.date) -> Bounds:
    bounds = period(said, today)
    if not _ahead(bounds, today):
        raise Unclear(f"“{said}” cannot be left out; please ask for what is before it, or after it")
    return bounds


def _ahead(bounds: Bounds, today: dt.date) -> bool:
    """Whether no article can be of these days: "a ban from 2035", "halved by 2030"."""
    first, last = bounds
    return (first or last or today) > today.replace(month=12, day=31)


# A phrase is taken out only where the question ends or goes on in a way that shows that the date
# does not belong to other words: "on Sunday trading" and "last week's attack" are topics.
_GOES_ON = (
    r"(?= ?$| ?[,;]| (?:about|on|over|regarding|concerning|with|as|in|during|and|but|since|after"
    r"|before|until|till|between|from|by|say|says|said|think|thinks|thought|what|who|where|how|did"
    r"|does|do|has|have|is|was|supports?|supported|opposes?|opposed|to)\b)"
)
_START = r"(?:^|(?<=[ ,;]))(?:and |but |, ?)?(?:ever )?"
_AND = r"(?:and|to|until|till|through|-|–)"
_OR = r"(?:,? (?:and|or) (?:in |on )?|, | ?- ?)"
_NOT = r"(?:not|except|excluding|without|apart from|outside(?: of)?|other than)(?: for)?"
# "Quotes by May", "what was said by June": a speaker, unless a day or a year makes it a date.
_WORDS_OF = "said everything anything quote quotes quoted statement statements comment comments "
_WORDS_OF += "remark remarks word words quotation quotations latest tweet tweets"
_NO_SPEAKER = (
    f"(?:{''.join(rf'(?<!{word} )' for word in _WORDS_OF.split())}"
    r"|(?!\w+ (?:april|august|jan|june|may)\b(?!,? (?:of )?\d)))"
)

_PHRASES: tuple[tuple[str, Callable[..., Bounds]], ...] = (
    (rf"(?:no|not) (?:later than|after) ({ANY})", _until),
    (rf"(?:no|not) (?:earlier than|before|until) ({ANY})", _since),
    (rf"{_NOT}(?: in| on| during| since)? ({ANY})", _refuse),
    (rf"(?:between|from) ({DAY}|{ANY}) {_AND} ({ANY})", _between),
    (rf"(?:in|on|during) ((?:{DAY}|{ANY})(?:{_OR}(?:{DAY}|{ANY}))+)", _listed),
    (rf"since (?:the (?:start|beginning) of )?({ANY})", _since),
    (rf"{_NO_SPEAKER}from ({ANY})(?: on(?:wards?)?)?", _since),
    (rf"(?:starting|beginning) (?:in|on|from|with) ({ANY})", _since),
    (rf"(?:any ?time )?(?:after|later than|following)(?: the end of)? ({ANY})", _after),
    (
        rf"(?:until|till|up to|up until|{_NO_SPEAKER}by|through|before(?= the end))"
        rf"(?: the end of)? ({ANY})",
        _until,
    ),
    (
        rf"(?:any ?time )?(?:before|prior to|earlier than)(?: the (?:start|beginning) of)? ({ANY})",
        _before,
    ),
    (rf"(?:on|dated) ({FULL_DAY}|{WEEKDAYS_SAID})", period),
    (rf"(?:back )?(?:in|during|within|over|throughout) ({LONGER}|{ALONE})", period),
    (rf"({ALONE})", period),
    (rf"\(({FULL_DAY}|{LONGER})\)", period),
    (rf"(?<=[^\d\W], )({FULL_DAY}|{LONGER})(?= ?$)", period),
)

# Whether it is worth looking for any of them.
_HINT = re.compile(
    r"\d|(?:day|week|month|year|decade|ago|half|quarter|night|evening|spring|summer|autumn|fall"
    r"|winter|weekend|afternoon|morning)s?\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|"
    r"mon|tue|wed|thu|fri|sat|sun)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\bthat\b", re.IGNORECASE)
_VAGUE_OF = re.compile(_START + LAST_OF, re.IGNORECASE)


@cache
def _phrase(pattern: str) -> re.Pattern[str]:
    return re.compile(f"{_START}(?:{pattern}){_GOES_ON}", re.IGNORECASE)


def _unquoted(pattern: re.Pattern[str], question: str) -> Iterator[re.Match[str]]:
    """The matches that do not stand between double quotation marks."""
    for match in pattern.finditer(question):
        if question.count('"', 0, match.start()) % 2 == 0:
            yield match


def _found(
    pattern: re.Pattern[str], rule: Callable[..., Bounds], question: str, today: dt.date
) -> tuple[re.Match[str], Bounds] | None:
    """The first phrase that can tell of when articles are, and its days."""
    for match in _unquoted(pattern, question):
        bounds = rule(*(group.lower() for group in match.groups()), today)
        if not _ahead(bounds, today):
            return match, bounds
    return None


def take_dates(question: str, today: dt.date) -> tuple[str, dt.date | None, dt.date | None]:
    """The question without its date phrases, and the first and last day that they leave.

    Several phrases narrow each other ("after 2012 and before March 2014"). What lies after this
    year is left in the question.

    Raises:
        Unclear: a date that does not exist or is ambiguous, a period that holds no day, is to be
            left out, or stands for no certain days.
    """
    since: dt.date | None = None
    until: dt.date | None = None
    if not _HINT.search(question):
        return question, since, until
    for pattern, rule in _PHRASES:
        while found := _found(_phrase(pattern), rule, question, today):
            match, (first, last) = found
            since = max(filter(None, (since, first)), default=None)
            until = min(filter(None, (until, last)), default=None)
            question = f"{question[: match.start()]} {question[match.end() :]}"
            question = " ".join(question.split()).strip(" ,;")
    for vague in (_phrase(VAGUE), _VAGUE_OF):
        for match in _unquoted(vague, question):
            # In a clause it is a part of what was said: "that prices rose in recent years".
            if not _CLAUSE.search(question, 0, match.start()):
                raise Unclear(f"“{match[0].strip()}” is not a period that is understood", INSTEAD)
    if since and until and since > until:
        raise Unclear(f"no day lies between {since} and {until}")
    return question, since, until
