"""Days, months and years as people write them: "5 Feb", "January 2014", "last week", "Wednesday".

Every expression stands for a period, a pair of first and last day, both inclusive. A weekday, a
month or a day without a year is the latest one that has begun; "last week" is the calendar week
(Monday to Sunday) before today's, "the last 7 days" are counted back from today.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from quotes.errors import Unclear

Period = tuple[dt.date, dt.date]

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_NUMBERS += ["eleven", "twelve"]
_SOME = {"couple of": 2, "few": 3}

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)\b\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20)\d\d"
_COUNT = rf"(?:\d{{1,4}}|an?|{'|'.join(_NUMBERS)})"
_FEW = rf"(?:(?:a )?(?:{'|'.join(_SOME)}))"
_UNIT = r"(?:day|week|month|year|decade)"
_SPAN = rf"(?:hour|{_UNIT})"
_PART = r"(?:early|mid|late)"
_DECADE = r"the (?:1[89]|20)\d0s"
_TODAY = r"(?:today|tonight|this (?:morning|afternoon|evening))"

FULL_DAY = (
    rf"(?:{YEAR}-\d{{1,2}}-\d{{1,2}}"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{YEAR}"
    rf"|(?:the )?{DAY} (?:of )?{MONTH}(?:,? {YEAR})?"
    rf"|{MONTH} {DAY}(?:,? {YEAR})?)(?!\w)"
)
LONGER = (
    rf"(?:{YEAR}-\d{{2}}|{MONTH},?(?: of)? {YEAR}|(?:{_PART}[ -])?{YEAR}|{_DECADE}"
    rf"|(?:last |this )?{MONTH})(?!\w)"
)
WEEKDAYS_SAID = rf"(?:(?:last|this|this past|the past) )?{_WEEKDAY}(?!\w)"
ALONE = (
    rf"(?:the day before yesterday|yesterday|{_TODAY}|the {_UNIT} before last"
    rf"|(?:this|last|the past|the last|the previous|past|previous) {_UNIT}"
    rf"|(?:the )?(?:last|past|previous) (?:{_COUNT}|{_FEW}) {_SPAN}s?"
    rf"|{_COUNT} {_UNIT}s? ago|last {_WEEKDAY}|last {MONTH})(?!\w)(?!')"
)
ANY = rf"(?:{FULL_DAY}|{ALONE}|{LONGER}|{WEEKDAYS_SAID})"


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
        if unit == "hour":
            return today - dt.timedelta(days=-(-count // 24))
        if unit in ("day", "week"):
            return today - dt.timedelta(days=count * (7 if unit == "week" else 1))
        each = {"month": 1, "year": 12, "decade": 120}[unit]
        months = today.year * 12 + today.month - 1 - count * each
        year, month = divmod(months, 12)
        day = min(today.day, calendar.monthrange(year, month + 1)[1])
        return dt.date(year, month + 1, day)
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return dt.date.min


def _calendar(day: dt.date, unit: str) -> Period:
    """The calendar day, week, month, year or decade that holds the day."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    if unit == "month":
        return _whole_month(day.year, day.month, unit)
    if unit == "year":
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    if unit == "decade":
        first = max(1, day.year - day.year % 10)
        return dt.date(first, 1, 1), dt.date(first - first % 10 + 9, 12, 31)
    return day, day


def _third(part: str, year: int) -> Period:
    """Four months of a year: "early 2014", "mid-2014", "late 2014"."""
    first = {"early": 1, "mid": 5, "late": 9}[part]
    return dt.date(year, first, 1), _whole_month(year, first + 3, part)[1]


def _number(word: str) -> int:
    if word in ("a", "an"):
        return 1
    if word.removeprefix("a ") in _SOME:
        return _SOME[word.removeprefix("a ")]
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
        rf"(?:the )?({DAY}) (?:of )?({MONTH})(?:,? ({YEAR}))?",
        lambda m, today: _named_day(m[1], m[2], m[3], today, m[0]),
    ),
    (
        rf"({MONTH}) ({DAY})(?:,? ({YEAR}))?",
        lambda m, today: _named_day(m[2], m[1], m[3], today, m[0]),
    ),
    (
        r"(\d{4})-(\d{2})",
        lambda m, today: _whole_month(int(m[1]), int(m[2]), m[0]),
    ),
    (
        rf"(last |this )?({MONTH})(?:,?(?: of)? ({YEAR}))?",
        lambda m, today: _named_month(m[2], m[3], m[1] == "last ", today, m[0]),
    ),
    (rf"({YEAR})", lambda m, today: _calendar(dt.date(int(m[1]), 1, 1), "year")),
    (rf"({_PART})[ -]({YEAR})", lambda m, today: _third(m[1], int(m[2]))),
    (r"the (\d{4})s", lambda m, today: _calendar(dt.date(int(m[1]), 1, 1), "decade")),
    (_TODAY, lambda m, today: (today, today)),
    (r"yesterday", lambda m, today: (_back(today, 1, "day"),) * 2),
    (r"the day before yesterday", lambda m, today: (_back(today, 2, "day"),) * 2),
    (
        rf"(this|last|past|previous|the past|the last|the previous) ({_UNIT})",
        _unit_before,
    ),
    (
        rf"the ({_UNIT}) before last",
        lambda m, today: _calendar(_back(today, 2, m[1]), m[1]),
    ),
    (
        rf"(?:the )?(?:last|past|previous) ({_COUNT}|{_FEW}) ({_SPAN})s?",
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
