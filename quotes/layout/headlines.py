"""Which units are headlines, captions without a credit, publishers, or names of sections.

Place decides here as much as form: the same short line is a headline above an article, a heading
between two paragraphs, and text at the end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.layout import captions, signs
from quotes.layout.blocks import BlockKind
from quotes.layout.datelines import dateline
from quotes.layout.units import Unit
from quotes.letters import compiled

_LONGEST = 220  # characters of a headline
_LONGEST_HEADING = 60  # characters of a heading between paragraphs
_DECKS = 4  # headlines at most above one article
# Words that headlines leave out. A first line that ends in a full stop and has none is a headline.
_PLAIN_WORDS = re.compile(
    r"\b(?:the|an?|was|were|is|are|has|had|have|been|he|she|they|his|her|their|said|told|it|that|"
    r"who|which|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
_CLOSING = r"[\"”’'»)\]]"  # several of them may stand behind the mark that ends a sentence
_FULL_STOP = re.compile(rf"[.…]{_CLOSING}*$")
_ASKED = re.compile(rf"[?!]{_CLOSING}+$")
_SENTENCE_INSIDE = re.compile(rf"[a-z]{{3}}[.!?]{_CLOSING}* \S")
# A sub-heading of the BBC's; what somebody says ends in a mark of its own.
_IN_MARKS = compiled(r"[\"“'‘][A-Z0-9][^\"“”.?!,;:…]*\w[\"”’']")
_SAYING = re.compile(r"\b(?:said|says|told|reported|added|asked)\b")
_PULLED = re.compile(r"[–—―]\s?\w|[-*•]\s")


def find_headlines(text: str, units: Sequence[Unit]) -> None:
    """Set the kind of every unit that was only known to be text."""
    texts = [unit for unit in units if unit.kind is None]
    headings = any(unit.heading for unit in units)
    if not texts:
        return
    body = _datelined(text, texts) or _first_paragraph(texts, headings)
    seen_title = False
    started = False
    authors: set[str | None] = set()
    previous = ""
    for position, unit in enumerate(units):
        if unit.kind is not None:
            seen_title = seen_title or unit.kind is BlockKind.HEADLINE
            if unit.kind is BlockKind.BYLINE:
                authors.add(signs.byline(unit.bare))
            previous = unit.bare
            continue
        started = started or unit is body
        if started:
            heading = _is_heading(unit.bare, previous) and _text_follows(units, position)
            unit.kind = BlockKind.HEADLINE if heading else BlockKind.PARAGRAPH
        elif unit.bare in authors:  # "By The Gazette", and below it "The Gazette"
            unit.kind = BlockKind.FURNITURE
        else:
            unit.kind = _above(unit.bare, seen_title, later_title=_title_follows(units, position))
            seen_title = seen_title or unit.kind is BlockKind.HEADLINE
        previous = unit.bare


def _datelined(text: str, texts: Sequence[Unit]) -> Unit | None:
    """The first unit that begins with a dateline, if all text above it is as short as headlines."""
    for unit in texts[: _DECKS + 1]:
        if dateline(text, unit.start, unit.end, opening=True) and text[unit.start].isalpha():
            return unit
        sentence = _FULL_STOP.search(unit.bare) and not _terse(unit.bare)
        if not unit.bare or len(unit.bare) > 120 or sentence:
            return None
    return None


def _first_paragraph(texts: Sequence[Unit], headings: bool) -> Unit:
    """The first unit of the article's running text; all text before it is masthead."""
    decks = 0
    closed = False  # whether a headline ended in a full stop
    for position, unit in enumerate(texts):
        bare = unit.bare
        if _shows_scene(bare, headings or decks > 0) or _names_frame(bare):
            continue
        last = position + 1 == len(texts)
        if last or not bare or decks == _DECKS or not _text_soon(texts, position):
            return unit
        goes_on = decks > 0 and texts[position - 1].bare.endswith(";") and len(bare) <= 160
        if not goes_on and not _may_be_headline(bare, not decks, headings, closed):
            return unit
        closed = closed or bare[-1] == "."
        decks += 1
    return texts[-1]


def _may_be_headline(bare: str, first: bool, headings: bool, closed: bool) -> bool:
    """Whether a unit above running text reads like a headline or the line below one."""
    if len(bare) > _LONGEST or bare[0].islower() or _PULLED.match(bare):
        return False
    if bare[-1] == ":" or (_SENTENCE_INSIDE.search(bare) and not _terse(bare)):
        return False
    if _FULL_STOP.search(bare):
        return (first or closed) and not headings and len(bare) <= 120 and _terse(bare)
    if bare[-1] in "?!\"”’'" or _ASKED.search(bare):
        return first and len(bare) <= 140 and not _ASKED.search(bare)
    return True


def _names_frame(bare: str) -> bool:
    return signs.is_section(bare) or (bool(bare) and signs.is_publisher(bare))


def _shows_scene(bare: str, below_title: bool) -> bool:
    """Whether a unit in the masthead shows a scene, which a unit without a title never does."""
    return below_title and bool(bare) and captions.is_scene(bare)


def _above(bare: str, seen_title: bool, later_title: bool) -> BlockKind:
    """What a line above the article's first paragraph is."""
    if signs.is_section(bare) and (later_title or seen_title):
        return BlockKind.FURNITURE
    if signs.is_publisher(bare) and (later_title or seen_title):
        return BlockKind.FURNITURE
    if _shows_scene(bare, seen_title):
        return BlockKind.CAPTION
    return BlockKind.HEADLINE


def _terse(bare: str) -> bool:
    """Whether a line with a full stop reads like a headline: in capitals, or without articles."""
    words = [word for word in bare.split() if len(word) > 3]
    capitals = sum(not word[:1].islower() for word in words)
    if len(words) > 3 and capitals >= 0.8 * len(words):
        return True
    return not _PLAIN_WORDS.search(bare) and '"' not in bare and "“" not in bare


def _text_soon(texts: Sequence[Unit], position: int) -> bool:
    """Whether running text comes soon: one of the next units is long, or a whole sentence."""
    return any(
        not unit.bare
        or len(unit.bare) > 120
        or (len(unit.bare) > 40 and unit.bare[-1] in ".?!\"”’'")
        for unit in texts[position + 1 : position + 9]
    )


def _is_heading(bare: str, previous: str) -> bool:
    """Whether a short line between paragraphs is a heading of those that follow."""
    if not bare or len(bare) > _LONGEST_HEADING or len(bare.split()) > 8:
        return False
    if previous.endswith((":", ",", "–", "—")) or _PULLED.match(bare):
        return bare[:1] in "–—" and bare.rstrip(".")[-1:] in "–—"
    if _SENTENCE_INSIDE.search(bare) or _SAYING.search(bare):
        return False
    letters = [char for char in bare if char.isalpha()]
    if not letters:
        return False
    if all(char.isupper() for char in letters) and len(letters) > 3 and bare[-1] not in ":?!":
        return True
    if _IN_MARKS.fullmatch(bare):
        return True
    if bare[-1] in ".?!:;,…\"”’'-–—)" or bare[:1].islower():
        return False
    return bare[:1].isalnum() or bare[:1] in "\"“‘'"


def _text_follows(units: Sequence[Unit], position: int) -> bool:
    return any(unit.kind is None for unit in units[position + 1 : position + 4])


def _title_follows(units: Sequence[Unit], position: int) -> bool:
    """Whether a later line of the masthead may be the title, so that this one need not be."""
    for unit in units[position + 1 : position + 7]:
        if unit.kind is BlockKind.HEADLINE:
            return True
        if unit.kind is None:
            bare = unit.bare
            if not bare or len(bare) > _LONGEST or signs.ends_like_sentence(bare):
                return False
            if not signs.is_publisher(bare) and not signs.is_section(bare):
                return True
    return False
