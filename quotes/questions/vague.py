"""Periods that are said and stand for no certain days: "in recent months", "a few days ago".

A question that holds one is refused: left in its topic, quotations of every date would answer it.
"""

from __future__ import annotations

from quotes.questions.periods import ANY, MONTH, YEAR

_UNITS = "(?:(?:hour|day|week|month|year|decade)s?)"
_SEASON = "(?:spring|summer|autumn|fall|winter)"
_WHICH = "(?:first|second|third|fourth|last|final)"
_IN = "(?:in|at|on|by|over|during|within|since|from|until|before|after|around)"

VAGUE = (
    rf"(?:in|over|during|within|for) (?:the )?(?:last|past|recent) (?:[^\W\d_]+ ){{0,2}}?{_UNITS}"
    rf"|(?:in|over|during|within|for) (?:the )?(?:last|past) \d+ (?:[^\W\d_]+ )?{_UNITS}"
    rf"|(?:a )?(?:few|couple of|some|several|many) {_UNITS} ago"
    rf"|{_IN} (?:the )?(?:early|mid|late)[ -]{MONTH}(?: {YEAR})?"
    rf"|(?:around|circa) (?:{MONTH} )?{YEAR}"
    rf"|{_IN} (?:the )?(?:{_SEASON}|{_WHICH} (?:half|quarter|week|weekend|days?|months?)"
    rf"|beginning|start|middle|end)(?: of)? (?:{ANY})"
    rf"|(?:in |during )?(?:last|this|the past) (?:night|weekend|quarter|{_SEASON})"
)
"""What stands for such a period, as a regular expression."""

LAST_OF = rf"(?:in|during|within) (?:the )?(?:first|last|final) (?:\w+ )?{_UNITS} (?=of\b)"
"""The same where it is a part of something else: "in the last 5 days of the campaign"."""

INSTEAD = ("since January 2014", "in the past 3 months", "in 2014", "last week")
