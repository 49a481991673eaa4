"""Names that the doc's entities missed: runs of capitalised words that something tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.english import gender
from quotes.english.lexicon import (
    DOCUMENTS,
    GROUPS,
    ORGANISATION_NAMES,
    ORGANISATIONS,
    ROYAL,
    SENTENCE_WORDS,
    TITLES,
    words,
)
from quotes.english.names import DUTCH, dutch, fold, key, tokens, trim
from quotes.english.places import DEMONYMS, INHABITANTS, PEOPLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.article import Article
from quotes.speakers.mentions.bounds import CAPITAL, DEPARTMENTS, closes_office, title_before
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON, PLACE, UNKNOWN, Piece
from quotes.types import Span

_RUN = re.compile(
    rf"(?<![\w’'.@#/])(?<!\w-){CAPITAL}"
    rf"(?:[ \u00a0](?:(?:al|el|bin|ben|ibn|{DUTCH}|van|von|der|den|de|del|della|di|da|dos|du|la|le"
    rf"|dela)[ \u00a0]){{0,3}}{CAPITAL})*"
)
_PIECE = re.compile(r"[^\s].*?(?:[’']s(?=\s)|$)", re.DOTALL)
# The given name of "Ban Ki-moon".
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{1,5}")
_ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}s?$")
_COMMON_OPENINGS = PEOPLES | words(
    "american new united national plain general first public social world international "
    "federal free global central north south east west northern southern eastern western big "
    "black white human young real right"
)

_NO_GIVEN = PEOPLES | ROLE_CLASS.keys() | TITLES | GROUPS | ORGANISATIONS | _COMMON_OPENINGS
_TITLES_ALONE = words("mr mrs ms dr senator judge pope")
_NO_SURNAMES = ORGANISATION_NAMES | ROLE_CLASS.keys() | DOCUMENTS | GROUPS


@dataclass(frozen=True, slots=True)
class Known:
    """What other names tell: words of people's full names, surnames, the label of each name.

    `endings`: the last words of organisations' names, as many as may stand for the whole.
    """

    people: frozenset[str]
    surnames: frozenset[str]
    labels: dict[str, str]
    endings: frozenset[str]


def capitalised(text: str) -> list[Span]:
    """Runs of capitalised words, with the particles between them."""
    return [found.span() for found in _RUN.finditer(text)]


def _pieces(text: str, spans: list[Span], taken: list[Span]) -> Iterator[Span]:
    """Runs without the entities in them, parted after a possessive."""
    taken = sorted(taken)
    starts = [start for start, _ in taken]
    for start, end in spans:
        at = max(bisect_right(starts, start) - 1, 0)
        for a, b in taken[at : bisect_left(starts, end)]:
            if b <= start:
                continue
            if a > start:
                yield from _parted(text, start, a)
            owns = text.startswith(("'s ", "’s "), b)
            start = max(start, b + len("'s ") if owns else b)
        if start < end:
            yield from _parted(text, start, end)


def _parted(text: str, start: int, end: int) -> Iterator[Span]:
    if "’s" not in text[start:end] and "'s" not in text[start:end]:
        words = text[start:end].strip()
        if words[:1].isalpha():
            begin = text.index(words, start)
            yield begin, begin + len(words)
        return
    for piece in _PIECE.finditer(text[start:end].rstrip()):
        begin = start + piece.start()
        if text[begin].isalpha():
            yield begin, start + piece.end()


def runs(article: Article, spans: list[Span], taken: list[Span], known: Known) -> Iterator[Piece]:
    """Names among the runs of capitalised words `spans`, beside those that are `taken`.

    In a source any capitalised words name somebody; in a headline only those in a source do.
    """
    text = article.text
    for start, end in _pieces(text, spans, taken):
        headline = article.in_headline(start)
        source = article.source_between(start, end)
        if source is not None:
            start = max(start, source[0]) if headline else start
            end = min(end, source[1])
        elif headline:
            continue
        start = past_opening(text, start, end)
        if start >= end:
            continue
        label = guess(text, start, end, known)
        if label == UNKNOWN and source is not None:
            start, label = _in_source(article, start, end, known)
        if label == PERSON:
            start = _past_roles(text, start, end)
        if label != UNKNOWN:
            yield Piece(start, end, label)


def whole_names(article: Article, spans: list[Span], pieces: list[Piece]) -> list[Piece]:
    """Entities with pieces of one name made whole: "Bernie | Sanders", "Congressional | Office".

    A run of two to four capitalised words that begins with a first name is one person, unless an
    entity goes beyond it, is all of it, or makes its first word a place; a run that ends like an
    organisation's name, with no title in it, is one organisation.
    """
    text = article.text
    starts = [piece.start for piece in pieces]
    exact = {(start, end) for start, end, _ in pieces}
    whole: list[Piece] = []
    for start, end in _pieces(text, spans, []):
        at = bisect_left(starts, start)
        inside = [
            piece
            for piece in pieces[max(at - 1, 0) : bisect_left(starts, end)]
            if piece.end > start
        ]
        if not inside or (start, end) in exact or article.in_headline(start):
            continue
        begun = start
        start = past_opening(text, start, end)
        words = [fold(word).removesuffix("'s").strip(".,'’") for word in text[start:end].split()]
        if words and words[-1] in ORGANISATION_NAMES:
            label = ORGANISATION if _is_organisation(words, start, inside) else UNKNOWN
            end = inside[-1].end if inside[-1].label == ORGANISATION else end
        else:
            start = _first_name(text, start, end)
            label = PERSON if _is_person(text[start:end], start, end, inside) else UNKNOWN
        within = label == PERSON and inside[0].start >= begun and inside[-1].label == PERSON
        beyond = inside[-1].end > end or (inside[0].start < start < inside[0].end and not within)
        if label != UNKNOWN and not beyond and (start, end) not in exact:
            whole.append(Piece(start, end, label))
    if not whole:
        return pieces
    kept = [p for p in pieces if not any(w.start < p.end and w.end > p.start for w in whole)]
    return sorted(kept + whole)


def _is_organisation(words: list[str], start: int, inside: list[Piece]) -> bool:
    titled = any(word in TITLES or word in ROLE_CLASS for word in words[:-1])
    people = any(label == PERSON and end - begin > 12 for begin, end, label in inside)
    return 2 <= len(words) <= 5 and not titled and not people and inside[-1].end > start


def _is_person(words: str, start: int, end: int, inside: list[Piece]) -> bool:
    folded = {fold(word).removesuffix("'s").strip(".,'’") for word in words.split()}
    touched = [piece for piece in inside if piece.end > start]
    if not touched or not 2 <= len(words.split()) <= 4 or _NO_SURNAMES & folded:
        return False
    return not (touched[0].start == start and touched[0].label == PLACE) and touched[0].start < end


def _first_name(text: str, start: int, end: int) -> int:
    """Where a person's name begins in a run, by its first name; `end` where none does."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    folded = [fold(text[a:b]).strip(".,") for a, b in words]
    if not folded:
        return end
    titled = [at for at, word in enumerate(folded[:-1]) if word in ROLE_CLASS or word in TITLES]
    first = titled[-1] + 1 if titled else 0
    # "Secretary of State Hillary Clinton": the run begins with "State".
    if folded[first] in DEPARTMENTS and first + 1 < len(words):
        first += 1
    word = folded[first]
    given = len(word) > 2 and word not in PEOPLES and gender.is_given(word)
    return words[first][0] if given else end


def past_opening(text: str, start: int, end: int) -> int:
    """Where the name begins after words that are capitalised for opening a sentence."""
    while start < end and not dutch(text, start):
        word = re.match(r"\S+", text[start:end])
        if word is None or fold(word.group().rstrip(".,")) not in SENTENCE_WORDS:
            break
        start += word.end()
        start += len(text[start:end]) - len(text[start:end].lstrip())
    return start


def guess(text: str, start: int, end: int, known: Known) -> str:
    """What a run names: by its words, the word before it, and other mentions."""
    (start, end), title = trim(text, start, end)
    words = text[start:end].split()
    if not words:
        return UNKNOWN
    whole = key(text[start:end])
    if label := known.labels.get(whole):
        return label
    folded = [fold(word).strip(".,'’\"") for word in words]
    if len(words) > 1:
        before = text[max(start - 25, 0) : start].split()
        if folded[-1] in ORGANISATION_NAMES:
            return ORGANISATION
        if title or title_before(text, start):
            return PERSON
        if len(folded[0]) > 2 and gender.is_given(folded[0]):
            return PERSON
        if before and fold(before[-1]) in ROLE_CLASS:
            return PERSON
        if folded[-1] in known.people:
            return PERSON
        if _FAMILY_FIRST.fullmatch(words[-1]) and folded[0] in known.surnames:
            return PERSON
        named = len(words) == 2 and words[0].isalpha() and folded[0] not in _NO_GIVEN
        return PERSON if named and folded[-1] in known.surnames else UNKNOWN
    if whole in known.endings:
        return ORGANISATION
    if folded[0] in known.people:
        return PERSON
    if title or title_before(text, start):
        return PERSON if not title or _abbreviated(title) else UNKNOWN
    acronym = _ACRONYM.match(words[0]) and len(words[0]) > 2
    return ORGANISATION if acronym and folded[0] not in ORGANISATION_NAMES else UNKNOWN


def _past_roles(text: str, start: int, end: int) -> int:
    """Where the name begins after role words: "Attorney Bash" -> "Bash"."""
    words = text[start:end].split()
    if len(words) > 1 and closes_office(text, start, fold(words[0])):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    while len(words) > 1 and fold(words[0]).strip(".,") in ROLE_CLASS:
        if gender.is_given(fold(words[0])) or words[0].lower() in ROYAL:
            break
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    return start


def _abbreviated(title: str) -> bool:
    """Whether a title can only be one: "Sen.", "Mr.", unlike the "General" of a company."""
    return title.endswith(".") or title.lower() in _TITLES_ALONE


def _in_source(article: Article, start: int, end: int, known: Known) -> tuple[int, str]:
    """A name that only its place in a source gives away: what follows its last role word.

    Not one word that only the sentence's beginning writes large: "Open records show".
    """
    text = article.text
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    first = 0
    for at, (a, b) in enumerate(words[:-1]):
        if fold(text[a:b]).strip(".,") in ROLE_CLASS or text[a:b].lower() in TITLES:
            first = at + 1
    last = fold(text[words[-1][0] : words[-1][1]]).strip(".,'’")
    if last in DOCUMENTS or last in ROLE_CLASS or last in GROUPS or last in ORGANISATIONS:
        return start, UNKNOWN
    folded = [fold(text[a:b]).strip(".,") for a, b in words]
    one = folded[0].removesuffix("s")
    if len(words) == 1 and (folded[0] in DEMONYMS or {folded[0], one} & INHABITANTS.keys()):
        return start, UNKNOWN
    if len(words) == 1 and article.begins_sentence(start) and article.is_common(start, end):
        return start, UNKNOWN
    if folded[0] in _COMMON_OPENINGS or ORGANISATION_NAMES & set(folded):
        return start, ORGANISATION
    if first and first == len(words) - 1 and not text[words[first][0] :][:1].islower():
        rest = tokens(text[words[first][0] : end])
        if rest[-1:] and rest[-1] not in known.people:
            return start, ORGANISATION
    return words[first][0], PERSON if first or len(words) > 1 else ORGANISATION
