"""What stands above an article for a program to read: labelled lines, between `---` or alone.

- `---`, `title: Ott quits`, `date: 2014-01-23`, `---`
- `Title: Ott quits`, `Publisher: The Gazette`, `Date: 23 January 2014`, a blank line
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from quotes.layout.lines import Line

LABELS = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "date",
    "published": "date",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "link": "url",
    "canonical": "url",
}
_FEWEST = 2  # known labels that tell such lines from a sentence with a colon
_MOST = 60  # lines
_LABELLED = re.compile(r"(\w[\w-]{0,30}):[ \t]+(\S.*)")
_IN_FENCES = re.compile(r"[\w-]{1,40}:(?:\s|$)|-\s|#")
_NO_FENCE = re.compile(r"(\w[\w-]{0,30}):(?:\s|$)")


def front_matter(text: str, lines: list[Line]) -> int:
    """How many lines stand above the article; 0 where none do."""
    if text[lines[0].start : lines[0].end] == "---":
        return _fenced(text, lines)
    found: set[str] = set()
    for number, line in enumerate(lines[:_MOST]):
        label = _NO_FENCE.match(text[line.start : line.end])
        if (line.gap and number) or label is None:
            break
        found.update({LABELS[label[1].lower()]} if label[1].lower() in LABELS else ())
    else:
        number = min(len(lines), _MOST)
    ended = number == len(lines) or lines[number].gap
    return number if ended and len(found) >= _FEWEST else 0


def _fenced(text: str, lines: list[Line]) -> int:
    for number, line in enumerate(lines[1:_MOST], start=1):
        words = text[line.start : min(line.end, line.start + 80)]
        if words in ("---", "..."):
            return number + 1
        if not _IN_FENCES.match(words) and not line.indent:
            return 0
    return 0


def labelled(lines: Iterable[str]) -> dict[str, str]:
    """What lines with a known label say: "title", "author", "date", "publisher", "url"."""
    found: dict[str, str] = {}
    for line in lines:
        if (match := _LABELLED.fullmatch(line.strip())) and match[1].lower() in LABELS:
            value = match[2].strip().strip("\"'[]").strip()
            if value:
                found.setdefault(LABELS[match[1].lower()], value)
    return found
