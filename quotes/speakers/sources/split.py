"""The words of a source taken apart: several speakers joined by "and", or one."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.english import phrases
from quotes.english.lexicon import words
from quotes.english.names import fold
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import Mention, overlapping
from quotes.speakers.mentions.pieces import PERSON, PLACE
from quotes.speakers.sources.closing import closing_person, is_named
from quotes.speakers.sources.heads import titles_only
from quotes.speakers.sources.parts import Part, Sort, pronoun
from quotes.speakers.sources.reading import AND, read_part, strip
from quotes.types import Span, Spans

_EXAMPLES = re.compile(
    r"[^,;:—–]{0,40}?(?:,?\s(?:like|including|such as)\s|\s?(?:—|–|--|:|,)\s?)(?:both\s)?"
)
_ENDS = re.compile(r"['’]?s?\s*(?:$|[,;.(—–-]|(?:and|or|nor|who|of|in)\b)|$")
_OPEN_APPOSITION = re.compile(
    r",\s(?:an?|the|who|whose|which|[a-z]+[a-z’'-]*)\s[^,]*$"
    r"|,\s(?:[Cc]hair|[Pp]resident|[Dd]irector|[a-z]+)\b[^,]*$"
)
_DASH = re.compile(r"\s?—|\s–\s?|\s-{1,2}(?=\s|$)|--")
_DASH_ENDS = re.compile(r"[—–-]\s*$")
_HANGING = re.compile(r" (?:of|from|at|with|for) [^,;]*$")
_OFFICE_OF = re.compile(
    r",[^,;]*? (?P<role>[\w-]+) (?:of|for|on) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*"
)
_OPENING = words("other others some many several the his her their its")
_DETERMINED = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_ALONE = (Sort.HE, Sort.SHE, Sort.FIRST, Sort.THEY, Sort.SECOND)


def parts(article: Article, mentions: list[Mention], starts: list[int], spans: Spans) -> list[Part]:
    """The parts of a source, in order; none where it has no words.

    Of a source that marks of emphasis break, "Mayor **Jo Ott**", it is the piece with the name.
    """
    bare = (strip(article.text, start, end) for start, end in sorted(spans))
    pieces = [(a, b) for a, b in bare if any(map(str.isalnum, article.text[a:b]))]
    named = (piece for piece in pieces if overlapping(mentions, starts, *piece))
    piece = next(named, None) if len(pieces) > 1 else None
    return _conjuncts(article, mentions, starts, *(piece or pieces[0])) if pieces else []


def _conjuncts(
    article: Article, mentions: list[Mention], starts: list[int], start: int, end: int
) -> list[Part]:
    text = article.text
    inside = overlapping(mentions, starts, start, end)
    if closing := closing_person(article, inside, start, end):
        return [closing]
    cuts = [
        found.span()
        for found in AND.finditer(text, start, end)
        if not any(m.start < found.start() and m.end > found.end() for m in inside)
        and not _hangs(text, inside, found.span(), end)
        and not _in_office(article, inside, found.span())
        and text.count("(", start, found.start()) == text.count(")", start, found.start())
    ]
    pieces: list[Part] = []
    begin = start
    for a, b in cuts:
        if (
            _in_lead(article, inside, begin, b)
            or not _self_standing(article, inside, begin, a)
            or not _opens(article, inside, (begin, a), b, end)
            or _in_complement(article, inside, (begin, a), b, end)
        ):
            continue
        closing = closing_person(article, inside, begin, a)
        pieces.extend([closing] if closing else _listed(article, inside, begin, a))
        begin = b
    if not cuts and (listed := _bare_list(text, inside, start, end)):
        return listed
    examples = _examples(article, inside, read_part(article, inside, start, end))
    if examples:
        return examples
    last = closing_person(article, inside, begin, end) or read_part(article, inside, begin, end)
    return [*pieces, last] if last else pieces


def _in_lead(article: Article, inside: list[Mention], start: int, behind: int) -> bool:
    """Whether an "and" stands in the office of the person named next."""
    person = next((m for m in inside if m.start >= behind and is_named(article, m)), None)
    return person is not None and bool(closing_person(article, inside, start, person.end))


def _hangs(text: str, inside: list[Mention], cut: Span, end: int) -> bool:
    """Whether an "and" stands in what hangs on a person named before it.

    Between dashes: "Ann Lind -- author of Dust and Ash -- said"; in a body's name behind "of" and
    the like: "Ann Lind of the Center for Tides: Research and Teaching".
    """
    person = next((m for m in inside if m.label == PERSON and len(m.tokens) > 1), None)
    if person is None or person.end > cut[0]:
        return False
    between = text[person.end : cut[0]]
    opened = len(_DASH.findall(between)) % 2 and not _DASH_ENDS.search(between)
    if opened and _DASH.search(text, cut[1], end + len(" --")):
        return True
    following = _following(inside, cut)
    hung = _HANGING.match(between) is not None and text[cut[0]] != ","
    return hung and following is not None and following.label != PERSON


def _in_office(article: Article, inside: list[Mention], cut: Span) -> bool:
    """Whether an "and" stands in what a person named before it is head of.

    "Ann Lind, director of Food and Trade at the bank"; of places after a comma as well: "Ann Lind,
    who sells to North America, and the Caribbean".
    """
    text = article.text
    person = next((m for m in inside if is_named(article, m) and len(m.tokens) > 1), None)
    following = _following(inside, cut)
    if person is None or person.end > cut[0] or following is None or is_named(article, following):
        return False
    last = next((m for m in inside if m.end == cut[0]), None)
    places = last is not None and last.label == following.label == PLACE
    if places and "," in text[person.end : cut[0]]:
        return True
    office = _OFFICE_OF.fullmatch(text, person.end, cut[0])
    return office is not None and phrases.is_role(fold(office["role"])) and text[cut[0]] != ","


def _in_complement(
    article: Article, inside: list[Mention], before: Span, start: int, end: int
) -> bool:
    """Whether an "and" joins names that depend on one noun: "Lawyers for Uber and Lyft".

    Not behind a comma, nor names of two sorts: "officials in Oslo and Ann Lind".
    """
    text = article.text
    last = next((m for m in inside if m.end == before[1]), None)
    following = next((m for m in inside if m.start == start), None)
    if last is None or following is None or last.label != following.label:
        return False
    if text[before[1]] == "," or text[following.end : following.end + 1] in {"'", "’"}:
        return False
    part = read_part(article, inside, *before)
    depends = (
        part is not None
        and part.sort is Sort.NOMINAL
        and part.phrase is not None
        and part.phrase.core[1] < last.start
    )
    return depends and _ENDS.match(text, following.end, end) is not None


def _following(inside: list[Mention], cut: Span) -> Mention | None:
    """The name right behind an "and", or behind "and the"."""
    return next((m for m in inside if m.start in (cut[1], cut[1] + len("the "))), None)


def _bare_list(text: str, inside: list[Mention], start: int, end: int) -> list[Part]:
    """ "Clinton, Sanders": people with commas between them and nothing else."""
    names = [m for m in inside if m.label == PERSON]
    if len(names) < 2 or names[0].start != start or names[-1].end < end:
        return []
    gaps = [text[a.end : b.start].strip() for a, b in pairwise(names)]
    if any(gap not in {",", ";", "/"} for gap in gaps):
        return []
    return [Part(Sort.NAME, (m.start, m.end), mention=m) for m in names]


def _examples(article: Article, inside: list[Mention], part: Part | None) -> list[Part]:
    """Names behind "candidates like", "networks including": they are meant, not the plural."""
    if (
        part is None
        or part.sort is not Sort.NOMINAL
        or part.phrase is None
        or not part.phrase.plural
    ):
        return []
    end = part.span[1]
    found = _EXAMPLES.match(article.text, part.phrase.core[1], end)
    if found is None:
        return []
    names = [m for m in inside if m.start >= found.end()]
    if (
        not names
        or not _ENDS.match(article.text, names[0].end, end)
        or not (
            names[0].start == found.end() or titles_only(article.text[found.end() : names[0].start])
        )
    ):
        return []
    return [
        Part(Sort.NAME, (m.start, m.end), mention=m) for m in names if m.label == names[0].label
    ]


def _listed(article: Article, inside: list[Mention], start: int, end: int) -> list[Part]:
    """ "A, B" before an "and": several names where each piece between commas is one."""
    text = article.text
    pieces: list[Part] = []
    begin = start
    commas = [found.start() for found in re.finditer(r",\s", text[start:end])]
    spans: list[Span] = []
    for comma in [start + at for at in commas] + [end]:
        spans.append((begin, comma))
        begin = comma + 1
    for a, b in spans:
        part = read_part(article, inside, *strip(text, a, b))
        if part is None or part.mention is None or part.sort is not Sort.NAME:
            whole = read_part(article, inside, start, end)
            return [whole] if whole else []
        pieces.append(part)
    return pieces


def _self_standing(article: Article, inside: list[Mention], start: int, end: int) -> bool:
    """Whether what stands before an "and" is a speaker by itself ("business" is not)."""
    part = read_part(article, inside, start, end)
    if part is None:
        return False
    closed = article.text[end : end + 1] == ","
    if not closed and _OPEN_APPOSITION.search(article.text, start, end):
        return False
    if part.sort is not Sort.NOMINAL:
        return part.sort is not Sort.OWNED
    assert part.phrase is not None
    first = part.phrase.words[0]
    return part.phrase.plural or (
        part.phrase.kind is not None and (first in _DETERMINED or part.phrase.definite)
    )


def _opens(article: Article, inside: list[Mention], before: Span, start: int, end: int) -> bool:
    """Whether what follows an "and" begins a speaker of its own."""
    text = article.text
    word = re.match(r"\S+", text[start:end])
    if word is None:
        return False
    first = word.group()
    if pronoun(first) in _ALONE:
        return True
    if fold(first) in _OPENING:
        return True
    phrase = phrases.read(text, start, end)
    if phrase is None:
        return False
    if _second_office(article, inside, before, start, phrase):
        return False
    if any(
        phrase.core[0] <= m.start < phrase.core[1] and m.end >= phrase.core[1] - 2 for m in inside
    ):
        return text[phrase.core[1] : phrase.core[1] + 1] not in {"”", '"'}
    if any(m.label == PERSON and m.end == before[1] for m in inside):
        part = read_part(article, inside, start, end)
        if part is not None and part.sort is Sort.NAME:
            return True
    if phrase.words[0] in {"a", "an"}:
        listed = "," not in text[before[0] : start] or len(_listed(article, inside, *before)) > 1
        return listed and phrase.kind is not None
    if phrase.plural and phrase.kind is not None:
        return True
    return any(m.label == PERSON and m.start == start for m in inside) and phrase.kind is None


def _second_office(
    article: Article, inside: list[Mention], before: Span, start: int, phrase: phrases.Phrase
) -> bool:
    """Whether one person has both: "Clinton's chief pollster and strategist Joel Benenson"."""
    text = article.text
    person = next((m for m in inside if m.label == PERSON and m.start > start), None)
    if person is None or person.end < phrase.core[1] - 2 or phrase.words[0] in _DETERMINED:
        return False
    first = phrases.read(text, *before)
    alone = first is not None and phrases.is_role(first.head) and first.core[1] == before[1]
    titles = text[start : person.start].split()
    return alone and bool(titles) and titles[0].islower() and phrases.is_role(fold(titles[-1]))
