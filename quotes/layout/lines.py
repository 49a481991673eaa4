"""From characters to lines, and from lines to units: the paragraphs as their writer meant them.

Three habits are told apart: a blank line between paragraphs, one paragraph a line, and lines
wrapped at a fixed width. All of it is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.layout.markup import bullet
from quotes.letters import compiled

_WIDTHS = range(40, 111)  # columns at which people and programs wrap lines
_SLACK_UNENDED = 12
_SLACK_ENDED = 3
_BLOCK_TAGS = (
    r"p|div|h[1-6]|li|ul|ol|blockquote|article|section|header|footer|figure|figcaption|table|tr|"
    r"hr|title|head|body|html"
)
_OPENS = re.compile(rf"<(?:{_BLOCK_TAGS})\b[^<>]{{0,500}}>", re.I)
_CLOSES = re.compile(rf"</(?:{_BLOCK_TAGS})\s*>|<(br|hr)\s*/?>", re.I)
_ONLY_TAGS = re.compile(r"(?:</?[A-Za-z][^<>]{0,1000}>\s*)+")
_CLOSERS = " \t\xa0\"'”’»*_)]}\u200b"
_ENDS = frozenset(".?!:;…。")
_OPENERS = " \t\xa0\"'“‘«*_([{>#\u200b"
# Words after which no paragraph ends
_OPEN_WORDS = re.compile(
    r"\s(?:a|an|the|of|in|to|for|with|by|at|from|on|and|or|but|that|which|whose|as|his|her|their|"
    r"its|our|my|into|during|than|between|against|about|is|are)$"
)
# A lower-case word that may begin a name, and so a sentence: al-Maleh, de Mistura, iPhone
_LOWER_NAME = compiled(r"[a-z]{1,3}['’-]?[A-Z]|(?:al|bin|da|de|del|der|di|el|la|le|van|von) [A-Z]")


@dataclass(slots=True)
class Line:
    """A line less the white space at either end. `gap`: a blank line or the like goes before."""

    start: int
    end: int
    gap: bool
    indent: int
    width: int = 0  # at which the run of lines that it stands in is wrapped; 0 where it is not


def split_lines(text: str) -> list[Line]:
    """All lines that are not blank, with the width at which their run is wrapped."""
    found: list[Line] = []
    offset, gap = 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped:
            gap = True
        elif "<" not in stripped:
            indent = len(raw) - len(raw.lstrip())
            start = offset + indent
            found.append(Line(start, start + len(stripped), gap, indent))
            gap = False
        else:
            for start, end, broken in _pieces(raw):
                found.append(Line(offset + start, offset + end, gap, 0))
                gap = broken
        offset += len(raw)
    for run in _runs(found):
        width = _wrap_width(text, run)
        for line in run:
            line.width = width
    return found


def _pieces(raw: str) -> Iterator[tuple[int, int, bool]]:
    """The parts of a line that HTML tells apart, and whether a paragraph ends after each."""
    cuts = {m.start(): True for m in _OPENS.finditer(raw)}
    for m in _CLOSES.finditer(raw):
        cuts[m.end()] = cuts.get(m.end(), False) or m.group(1) is None
    position = 0
    for cut in [*sorted(cuts), len(raw)]:
        piece = raw[position:cut]
        stripped = piece.strip()
        if stripped:
            start = position + len(piece) - len(piece.lstrip())
            end = start + len(stripped)
            yield start, end, cuts.get(cut, False) or bool(_ONLY_TAGS.fullmatch(stripped))
        position = cut


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.gap and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _wrap_width(text: str, run: list[Line]) -> int:
    """The column at which the lines of a run are wrapped, or 0 where they seem whole."""
    inner = run[:-1]
    if not inner:
        return 0
    width = max(line.end - line.start for line in run)
    if width not in _WIDTHS:
        return 0
    full = sum(line.end - line.start > 0.7 * width for line in inner)
    lower = sum(begins_lower(text, line.start, line.end) for line in run[1:])
    # Of wrapped lines most begin in mid-sentence, and so in lower case; of a list's hardly one.
    return width if 2 * full >= len(inner) and 4 * lower >= len(inner) and lower else 0


def unended(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stops in the middle of a sentence: no end mark at its end."""
    tail = text[max(start, end - 40) : end]
    core = tail.rstrip(_CLOSERS)
    if core.endswith("(#") or "](" in tail:
        core = tail[: tail.rfind("](")] or tail
    return bool(core) and core[-1] not in _ENDS


def ends_open(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` stops after a word that must go on ("the", "of", "and")."""
    return bool(_OPEN_WORDS.search(text[max(start, end - 12) : end]))


def _title_case(text: str, line: Line) -> bool:
    """Whether most words of a line are capitalised, as in a headline."""
    words = [word for word in text[line.start : line.end].split() if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def begins_lower(text: str, start: int, end: int) -> bool:
    """Whether the first word of `text[start:end]` is in lower case, as a sentence's is not."""
    head = text[start : min(end, start + 60)].lstrip(_OPENERS)
    return head[:1].islower() and not head.startswith(("http", "www."))


def begins_like_name(text: str, start: int, end: int) -> bool:
    """Whether the lower-case word at the beginning may be a name ("al-Maleh", "de Mistura")."""
    head = text[start : min(end, start + 60)].lstrip(_OPENERS)
    return bool(_LOWER_NAME.match(head))


def continues(text: str, line: Line, following: Line) -> bool:
    """Whether `following`, with no blank line before it, goes on with the paragraph of `line`."""
    if bullet(text, following.start, following.end):
        return False
    cut = unended(text, line.start, line.end)
    lower = begins_lower(text, following.start, following.end)
    if cut and (lower or ends_open(text, line.start, line.end)):
        return True
    if not any(map(str.isalnum, text[following.start : min(following.end, following.start + 9)])):
        return following.end - following.start <= 3  # a closing mark alone on its line
    if not line.width or following.indent > line.indent + 1:
        return False
    if cut and _title_case(text, line):
        return False
    first_word = text[following.start : min(following.end, following.start + 40)].split(None, 1)[0]
    needed = line.end - line.start + 1 + len(first_word)
    return needed > line.width - (_SLACK_UNENDED if cut else _SLACK_ENDED)
