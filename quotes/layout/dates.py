"""Dates and times as newspapers write them, and the lines that hold nothing else."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
FULL = (
    rf"(?:{_WEEKDAY},? +)?"
    rf"(?:{_MONTH} +{_DAY},? +\d{{4}}|{_DAY}(?: +of)? +{_MONTH},? +\d{{4}}|"
    r"\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
YEARLESS = rf"(?:{_WEEKDAY},? +)?(?:{_MONTH} +{_DAY}|{_DAY}(?: +of)? +{_MONTH})"
TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?(?:[A-Z]{1,4}T|UTC|Z|[+-]\d{2}:?\d{2})\b)?"
)
_LABEL = (
    r"(?:(?:first |last )?(?:published|updated|posted|created|modified|date|dated)"
    r"(?: online)?(?: on| at)?:? *|for (?:immediate )?release[\s,:|–—-]*)?"
)
_BESIDE = r"[\s,|·•–—-]*(?:at )?"

_DATE = re.compile(FULL, re.I)
_LINE = re.compile(
    rf"{_LABEL}(?:{TIME}{_BESIDE}(?:on )?)?(?:{FULL}|{YEARLESS})(?:(?:T|{_BESIDE}){TIME})?\.?",
    re.I,
)
_WITH_PLACE = re.compile(
    rf"(?P<before>\w[\w.'’ -]{{1,50}}?(?:, ?\w[\w.' -]{{1,30}}?)?) ?[,|–—·•-] ?{FULL}\.?|"
    rf"{FULL} ?[|–—·•-] ?(?P<after>\w[\w.'’ -]{{1,50}})"
)
_CLOCK = re.compile(rf"{TIME}:?\.?")
_STAMP = re.compile(rf"(?=\d{{1,2}}:|.*[ap]\.?m){TIME}", re.I)
_DIGIT = re.compile(r"\d")


def is_date_line(bare: str) -> bool:
    """Whether a line is a date, a date with a time, or a time, and nothing else."""
    if len(bare) > 90 or not _DIGIT.search(bare):
        return False
    return bool(_LINE.fullmatch(bare) or _CLOCK.fullmatch(bare))


def is_stamp(bare: str) -> bool:
    """Whether a line is a time of day and nothing else, and surely no figure: "17:42", "5.15pm"."""
    return len(bare) < 30 and _STAMP.fullmatch(bare) is not None


def date_beside(bare: str) -> str | None:
    """What stands beside the date in "Reuters | January 5, 2014"; None where it is no such line."""
    if len(bare) > 120 or not _DIGIT.search(bare):
        return None
    match = _WITH_PLACE.fullmatch(bare)
    if not match:
        return None
    beside = (match.group("before") or match.group("after")).strip()
    return beside if all(word[:1].isupper() for word in beside.split()) else None


def first_date(text: str) -> str | None:
    """The first full date, year and all, in a short text, as it is written there."""
    match = _DATE.search(text)
    return match.group() if match else None
