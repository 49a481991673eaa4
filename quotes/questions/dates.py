"""Dates as people write them in a question: "since January 2014", "last week", "on Wednesday".

Every expression stands for a period, a pair of first and last day, both inclusive. A weekday, a
month or a day without a year is the latest one that has begun; "last week" is the calendar week
(Monday to Sunday) before today's, "the last 7 days" are counted back from today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import cache

from quotes.errors import Unclear

Period = tuple[dt.date, dt.date]
Bounds = tuple[dt.date | None, dt.date | None]

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"
_COUNT = rf"(?:\d{{1,4}}|an?|{'|'.join(_NUMBERS)})"
_UNIT = r"(?:day|week|month|year)"

_FULL_DAY = (
    rf"(?:{_YEAR}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}"
    rf"|(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH} {_DAY}(?:,? {_YEAR})?)(?!\w)"
)
_LONGER = rf"(?:{_YEAR}-\d{{2}}|{_MONTH},?(?: of)? {_YEAR}|{_YEAR}|(?:last |this )?{_MONTH})(?!\w)"
_WEEKDAYS_SAID = rf"(?:(?:last|this|this past|the past) )?{_WEEKDAY}(?!\w)"
_ALONE = (
    r"(?:the day before yesterday|yesterday|today"
    rf"|(?:this|last|the past|the last|the previous|past|previous) {_UNIT}"
    rf"|(?:the )?(?:last|past|previous) {_COUNT} {_UNIT}s?"
    rf"|{_COUNT} {_UNIT}s? ago|last {_WEEKDAY}|last {_MONTH})(?!\w)(?!')"
)
_ANY = rf"(?:{_FULL_DAY}|{_ALONE}|{_LONGER}|{_WEEKDAYS_SAID})"


def _day(year: int, month: int, day: int, said: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unclear(f"there is no such date as {said.title()}") from None


def _whole_month(year: int, month: int, said: str) -> Period:
    first = _day(year, month, 1, said)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def _back(today: dt.date, count: int, unit: str) -> dt.date:
    """The day that lies `count` units before today; the month's last day where it is shorter."""
    try:
        if unit in ("day", "week"):
            return today - dt.timedelta(days=count * (7 if unit == "week" else 1))
        months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        day = min(today.day, calendar.monthrange(year, month + 1)[1])
        return dt.date(year, month + 1, day)
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return dt.date.min


def _calendar(day: dt.date, unit: str) -> Period:
    """The calendar day, week, month or year that holds the day."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    if unit == "month":
        return _whole_month(day.year, day.month, unit)
    if unit == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return day, day


def _number(word: str) -> int:
    if word in ("a", "an"):
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word)


def _iso_day(match: re.Match[str], today: dt.date) -> Period:
    day = _day(int(match[1]), int(match[2]), int(match[3]), match[0])
    return day, day


def _numeric_day(match: re.Match[str], today: dt.date) -> Period:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and first <= 12 and second <= 12 and first != second:
        a, b = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
        raise Unclear(f"“{match[0]}” may be {a} or {b}", (a, b))
    month, day = (first, second) if second > 12 else (second, first)
    found = _day(year, month, day, match[0])
    return found, found


def _named_day(day: str, month: str, year: str | None, today: dt.date, said: str) -> Period:
    number, number_of_month = int(day.rstrip("stndrh")), _MONTHS[month[:3]]
    if year:
        found = _day(int(year), number_of_month, number, said)
        return found, found
    for candidate in range(today.year, today.year - 9, -1):
        leap_day_missing = (number_of_month, number) == (2, 29) and not calendar.isleap(candidate)
        if leap_day_missing:
            continue
        found = _day(candidate, number_of_month, number, said)
        if found <= today:
            return found, found
    raise Unclear(f"there is no such date as {said.title()}")


def _named_month(month: str, year: str | None, before: bool, today: dt.date, said: str) -> Period:
    number = _MONTHS[month[:3]]
    if year:
        return _whole_month(int(year), number, said)
    begun = number < today.month if before else number <= today.month
    return _whole_month(today.year if begun else today.year - 1, number, said)


def _weekday(match: re.Match[str], today: dt.date) -> Period:
    back = (today.weekday() - _WEEKDAYS[match[2][:3]]) % 7
    if match[1] and back == 0:
        back = 7
    day = today - dt.timedelta(days=back)
    return day, day


def _unit_before(match: re.Match[str], today: dt.date) -> Period:
    if match[1] == "this":
        return _calendar(today, match[2])
    if match[1] in ("last", "previous", "the previous"):
        return _calendar(_back(today, 1, match[2]), match[2])
    return _back(today, 1, match[2]), today


_RULES: tuple[tuple[str, Callable[[re.Match[str], dt.date], Period]], ...] = (
    (r"(\d{4})-(\d{1,2})-(\d{1,2})", _iso_day),
    (r"(\d{1,2})([./])(\d{1,2})[./](\d{4})", _numeric_day),
    (
        rf"(?:the )?({_DAY}) (?:of )?({_MONTH})(?:,? ({_YEAR}))?",
        lambda m, today: _named_day(m[1], m[2], m[3], today, m[0]),
    ),
    (
        rf"({_MONTH}) ({_DAY})(?:,? ({_YEAR}))?",
        lambda m, today: _named_day(m[2], m[1], m[3], today, m[0]),
    ),
    (
        r"(\d{4})-(\d{2})",
        lambda m, today: _whole_month(int(m[1]), int(m[2]), m[0]),
    ),
    (
        rf"(last |this )?({_MONTH})(?:,?(?: of)? ({_YEAR}))?",
        lambda m, today: _named_month(m[2], m[3], m[1] == "last ", today, m[0]),
    ),
    (rf"({_YEAR})", lambda m, today: _calendar(dt.date(int(m[1]), 1, 1), "year")),
    (r"today", lambda m, today: (today, today)),
    (r"yesterday", lambda m, today: (_back(today, 1, "day"),) * 2),
    (r"the day before yesterday", lambda m, today: (_back(today, 2, "day"),) * 2),
    (
        rf"(this|last|past|previous|the past|the last|the previous) ({_UNIT})",
        _unit_before,
    ),
    (
        rf"(?:the )?(?:last|past|previous) ({_COUNT}) ({_UNIT})s?",
        lambda m, today: (_back(today, _number(m[1]), m[2]), today),
    ),
    (
        rf"({_COUNT}) ({_UNIT})s? ago",
        lambda m, today: _calendar(_back(today, _number(m[1]), m[2]), m[2]),
    ),
    (rf"(?:(last|this past|the past) |this )?({_WEEKDAY})", _weekday),
)


def period(text: str, today: dt.date) -> Period:
    """First and last day of a date expression ("2014", "Jan. 2014", "5 Feb", "last week").

    Raises:
        Unclear: the text is no date, there is no such day, or it may be one of two
            ("5/2/2014"; the two are the suggestions).
    """
    said = " ".join(text.lower().split())
    for pattern, rule in _RULES:
        match = re.fullmatch(pattern, said)
        if match:
            return rule(match, today)
    raise Unclear(f"“{text}” is not a date", ("2014-02-05", "5 Feb 2014", "January 2014", "2014"))


def _between(first: str, last: str, today: dt.date) -> Bounds:
    """Both ends, where the first may leave to the last what they share ("5 and 9 May 2014")."""
    last_period = period(last, today)
    if re.fullmatch(_DAY, first) and re.search(_MONTH, last):
        first = re.sub(_DAY, first, last, count=1)
    elif not re.search(_YEAR, first) and re.search(_YEAR, last) and re.search(_MONTH, first):
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
    (rf"(?:between|from) ({_DAY}|{_ANY}) {_AND} ({_ANY})", _between),
    (rf"since (?:the (?:start|beginning) of )?({_ANY})", _since),
    (rf"from ({_ANY})(?: on(?:wards?)?)?", _since),
    (rf"(?:starting|beginning) (?:in|on|from|with) ({_ANY})", _since),
    (rf"(?:any ?time )?(?:after|later than|following) ({_ANY})", _after),
    (rf"(?:until|till|up to|up until|by|through)(?: the end of)? ({_ANY})", _until),
    (rf"(?:any ?time )?(?:before|prior to|earlier than) ({_ANY})", _before),
    (rf"(?:on|dated) ({_FULL_DAY}|{_WEEKDAYS_SAID})", period),
    (rf"(?:back )?(?:in|during|within|over|throughout) ({_LONGER}|{_ALONE})", period),
    (rf"({_ALONE})", period),
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
