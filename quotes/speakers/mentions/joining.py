"""The doc's entities as pieces of names: those of one name joined, those of two bodies parted."""

from __future__ import annotations

import re

from quotes.english import gender
from quotes.english.lexicon import ORGANISATION_NAMES
from quotes.english.names import DUTCH, fold
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.bounds import INITIAL
from quotes.speakers.mentions.pieces import LABELS, ORGANISATION, PERSON, PLACE, Piece

_TWO_BODIES = compiled(r"\sand\s(?:the\s)?(?=[A-Z])")
_OPEN_PARTICLE = re.compile(rf"\s(?:dela|del|de(?: la)?|{DUTCH}|van(?: de[rn]?)?|von|bin|ibn)$")
_OFFICE_OF = compiled(
    r"\b(?!(?:The|A|An)\s)[A-Z]\w+(?:\s[A-Z]\w+){0,3}?\s(?P<role>[A-Z]\w+)[’']s\sOffice\b"
)
_DUTCH_GAP = re.compile(rf" {DUTCH} ")


def _is_firm(one: str, other: str) -> bool:
    """Whether two names with "&" are one firm's: "Johnson & Johnson"; not "Harry & Meghan"."""
    if " " in one or " " in other:
        return False
    return one == other or not (gender.is_given(fold(one)) or gender.is_given(fold(other)))


def joined(article: Article) -> list[Piece]:
    """The doc's entities without markup; pieces of one name, a space between them, are one."""
    pieces: list[Piece] = []
    text = article.text
    for ent in article.doc.ents:
        label = LABELS.get(ent.label_)
        if label is None:
            continue
        start, end = article.unmarked(ent.start_char, ent.end_char)
        if pieces:
            first, last, before = pieces[-1]
            gap = text[last:start]
            particle = gap == " " and _OPEN_PARTICLE.search(text, first, last)
            if before == PERSON and (particle or _DUTCH_GAP.fullmatch(gap)):
                pieces[-1] = Piece(first, end, PERSON)
                continue
            if gap == " & " and _is_firm(text[first:last], text[start:end]):
                pieces[-1] = Piece(first, end, ORGANISATION)
                continue
            if gap == "-" and (before, label) == (ORGANISATION, PERSON):
                # "Wealth-X"; people before a hyphen are two: "Clinton-Trump".
                pieces[-1] = Piece(first, end, ORGANISATION)
                continue
            if gap == " " and before == PLACE and text[start:end] == "government":
                pieces[-1] = Piece(first, end, ORGANISATION)
                continue
            if gap in {" ", "\u00a0", ". "} and text[start].isupper():
                # "said Mr Mills. Ann Bo rose": after a full stop only an initial goes on.
                given = gap != ". " and gender.is_given(fold(text[first:last]))
                given = given and PLACE not in (label, before)
                initial = before == PERSON and INITIAL.search(text, first, last)
                if given or initial or (gap != ". " and before == label):
                    pieces[-1] = Piece(first, end, PERSON if given or initial else label)
                    continue
        pieces.append(Piece(start, end, label))
    return _with_offices(text, [one for piece in pieces for one in _parted(text, piece)])


def _with_offices(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces, each "Information Commissioner's Office" among them made one body."""
    offices = [
        Piece(*found.span(), ORGANISATION)
        for found in _OFFICE_OF.finditer(text)
        if fold(found["role"]) in ROLE_CLASS
    ]
    kept = [p for p in pieces if not any(o.start < p.end and p.start < o.end for o in offices)]
    return sorted(kept + offices) if offices else pieces


def _parted(text: str, piece: Piece) -> list[Piece]:
    """The two bodies of "FBI and Justice Department"; the others as they are.

    Either the first is an acronym or both begin or end alike: "Center for X and Center for Y".
    """
    start, end, label = piece
    found = _TWO_BODIES.search(text, start, end) if label == ORGANISATION else None
    if found is None:
        return [piece]
    one, other = text[start : found.start()], text[found.end() : end]
    acronym = one.isupper() and one.isalpha() and fold(other.split()[-1]) in ORGANISATION_NAMES
    ends = one.split()[-1] == other.split()[-1] and one.split()[-1][0].isupper()
    alike = " " in one and (one.split()[0] == other.split()[0] or ends)
    if not (acronym or alike):
        return [piece]
    return [Piece(start, found.start(), label), Piece(found.end(), end, label)]
