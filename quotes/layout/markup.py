"""Marks of Markdown and HTML inside a paragraph, as spans that are not running text.

Every pattern here is bounded or excludes its own opening character, so that time stays linear in
the length of the text whatever it holds.
"""

from __future__ import annotations

import re

from quotes.types import Span, Spans

_ANY = re.compile(r"[*_<\[\\#>`]")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>|<!--[^<>]{0,1000}-->|<!?[A-Z][^<>]{0,200}>")
_AUTOLINK = re.compile(r"<(?:https?://|www\.|mailto:)[^<>\s]{1,2000}>")
_IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?: \"[^\"()]{0,200}\")?\)")
_LINK = re.compile(
    r"(\[)[^\[\]]{1,500}(\](?:\((?:[#/.?][^()\s]{0,2000}|[a-z]+:[^()\s]{1,2000}|"
    r"[^()\s/]{1,200}[./][^()\s]{0,2000})?(?: \"[^\"()]{0,200}\")?\)|\[\w{1,40}\]))"
)
_ESCAPE = re.compile(r"\\(?=[\\*_#\[\]<>`~.!()-])")
_EMPHASIS = re.compile(r"(?<![*_\\])(?:\*{1,3}|_{1,3})(?![*_])|(?<=\*)_(?!_)|(?<=_)\*(?!\*)")
_LINE_START = re.compile(r"^[ \t]{0,8}((?:>[ \t]?){1,5})?(#{1,6}[ \t]{1,8})?", re.M)
_CLOSING_HASHES = re.compile(r"[ \t]#{1,6}$")
BULLET = re.compile(r"(?:[*+•‣▪◦●■·-]|\d{1,2}[.)])(?:[ \t\xa0]+)(?=\S)")


def marks(text: str, start: int, end: int, heading: bool = False) -> list[Span]:
    """Spans of markup inside `text[start:end]`, in no order, perhaps overlapping."""
    if not _ANY.search(text, start, end):
        return []
    body = text[start:end]
    found = [m.span() for m in _TAG.finditer(body)] + [m.span() for m in _AUTOLINK.finditer(body)]
    if "[" in body:
        found += [m.span() for m in _IMAGE.finditer(body)]
        for match in _LINK.finditer(body):
            found += [match.span(1), match.span(2)]
    if "\\" in body:
        found += [m.span() for m in _ESCAPE.finditer(body)]
    if ">" in body or "#" in body:
        for match in _LINE_START.finditer(body):
            found += [match.span(g) for g in (1, 2) if match.group(g)]
        if heading and (closing := _CLOSING_HASHES.search(body)):
            found.append(closing.span())
    if "*" in body or "_" in body:
        found += _emphasis(body)
    return [(start + a, start + b) for a, b in found]


def _emphasis(body: str) -> list[Span]:
    """Pairs of equal runs of `*` or `_` that open before a word and close after one.

    A lone run (a footnote's star, f***, snake_case) pairs with nothing and stays text.
    """
    found: list[Span] = []
    opened: dict[str, Span] = {}
    for match in _EMPHASIS.finditer(body):
        a, b = match.span()
        before, after = body[a - 1 : a], body[b : b + 1]
        run = match.group()
        closes = bool(before) and not before.isspace() and not after.isalnum()
        if closes and run in opened:
            found += [opened.pop(run), (a, b)]
        elif after and not after.isspace() and not before.isalnum():
            opened[run] = (a, b)
    return found


def bullet(text: str, start: int, end: int) -> Span | None:
    """The bullet or number with which a list item at `start` begins."""
    match = BULLET.match(text, start, min(end, start + 20))
    return match.span() if match else None


def bare(line: str) -> str:
    """One line without its markup and with single spaces: what its kind is decided on."""
    if _ANY.search(line):
        spans = merge(marks(line, 0, len(line), heading=True), 0, len(line))
        position, kept = 0, []
        for a, b in spans:
            kept.append(line[position:a])
            position = b
        line = "".join(kept) + line[position:]
    return " ".join(line.split())


def merge(spans: list[Span], start: int, end: int) -> Spans:
    """The spans ordered, joined where they touch, and cut to `start` and `end`."""
    merged: list[Span] = []
    for a, b in sorted(spans):
        a, b = max(a, start), min(b, end)
        if a >= b:
            continue
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)
