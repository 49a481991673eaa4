"""Dates of publication, as people and programs write them."""

from __future__ import annotations

import contextlib
import datetime as dt
import re

_LONGEST = 80
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d.*)?")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2[0-2])\d{2}(?!\d)|(?<!\d)(?:1[5-9]|2[0-2])\d{6}(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_EPOCH = re.compile(r"(\d{9,10}|(\d{12,13}))(?:\.\d+)?")
_MOMENT = re.compile(r"(?:19|20)\d{10}(\d\d)?")
_LATEST = 4_102_444_800  # seconds from 1970 to 2100
_DEFAULTS = (dt.datetime(2000, 1, 1), dt.datetime(2004, 2, 2))


def parse_date(value: object) -> dt.date | None:
    """The day that a value names, or None where it names no single day.

    Read are dates and times of Python and TOML, ISO 8601, "January 23, 2014", "23 January 2014",
    "Monday, December 2, 2019", "Thu, 23 Jan 2014 10:00:00 +0300", "23.01.2014", "1/23/2014",
    20140123, 201401231030, and the seconds or milliseconds since 1970 that programs write. The day
    is that of the given time zone, else of UTC. Year, month and day must all be there, and
    "3/4/2014", which is one day in London and another in New York, is none (`either_day`).
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    if moment := _MOMENT.fullmatch(text):
        with contextlib.suppress(ValueError):
            return dt.datetime.strptime(text, f"%Y%m%d%H%M{'%S' * bool(moment[1])}").date()
    if epoch := _EPOCH.fullmatch(text):
        seconds = float(text) / (1000 if epoch[2] else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).date() if seconds < _LATEST else None
    if len(text) > _LONGEST or not _YEAR.search(text):
        return None
    if iso := _ISO.fullmatch(text):
        try:
            return dt.date.fromisoformat(iso.group(1))
        except ValueError:
            return None
    return _parse(text)


def either_day(value: object) -> tuple[dt.date, dt.date] | None:
    """The two days that "3/4/2014" may be, in the order of the calendar; None for other values."""
    numeric = _NUMERIC.search(value) if isinstance(value, str) else None
    if numeric is None or not _is_either(numeric):
        return None
    first, second, year = int(numeric[1]), int(numeric[3]), int(numeric[4])
    low, high = sorted((first, second))
    try:
        return dt.date(year, low, high), dt.date(year, high, low)
    except ValueError:
        return None


def _is_either(numeric: re.Match[str]) -> bool:
    """Whether day and month may change places; in "3.4.2014" the day comes first."""
    first, mark, second = numeric.group(1, 2, 3)
    return mark != "." and first.zfill(2) != second.zfill(2) and max(int(first), int(second)) <= 12


def _parse(text: str) -> dt.date | None:
    from dateutil import parser

    dotted = False
    if numeric := _NUMERIC.search(text):
        dotted = numeric[2] == "."
        if _is_either(numeric):
            return None
    days = set()
    for default in _DEFAULTS:  # what the text leaves out differs between the two
        try:
            found = parser.parse(text, default=default, dayfirst=dotted, tzinfos=_no_zone)
        except (ValueError, ArithmeticError, TypeError, AttributeError, IndexError):
            return None
        days.add(found.date())
    return days.pop() if len(days) == 1 else None


def _no_zone(name: str | None, offset: int | None) -> int:
    return offset or 0
