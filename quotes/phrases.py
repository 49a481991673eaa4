"""Numbers, dates and labels in words. Imports nothing heavy."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Sequence

from quotes.types import StanceLabel

STANDS = {
    StanceLabel.SUPPORT: "supports",
    StanceLabel.OPPOSE: "opposes",
    StanceLabel.CONDITIONAL: "sets conditions for",
    StanceLabel.NEUTRAL: "is neutral on",
}


def day(date: dt.date | None) -> str:
    """A date as people write it: "5 February 2014"."""
    return f"{date.day} {date:%B %Y}" if date else "undated"


def days(since: dt.date | None, until: dt.date | None) -> str:
    """A period behind what it is of: ", in January 2014", ", since 5 February 2014"; "" if none."""
    if since and since == until:
        return f", on {day(since)}"
    if since and until and since.day == 1 and until.day == monthrange(until.year, until.month)[1]:
        if (since.year, since.month) == (until.year, until.month):
            return f", in {since:%B %Y}"
        if (since.year, since.month, until.month) == (until.year, 1, 12):
            return f", in {since.year}"
    first = f", since {day(since)}" if since else ""
    return first + (f", until {day(until)}" if until else "")


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def amount(quotations: int, articles: int) -> str:
    """How much was found: "3 quotations in 2 articles"."""
    return f"{count(quotations, 'quotation')} in {count(articles, 'article')}"


def listed(words: Sequence[str], last: str = "or") -> str:
    """Words in a row: "a", "a or b", "a, b or c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def quoted(text: str) -> str:
    """Words of a person's in quotation marks."""
    return f"“{text}”"


def stance_words(labels: Sequence[StanceLabel]) -> str:
    """What speakers of these labels do to a target: "opposes or sets conditions for"."""
    return listed([STANDS[label] for label in labels]) or "takes a stance on"
