"""The words of a source taken apart: names, pronouns, descriptions, and several joined by "and"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from quotes.speakers import phrases
from quotes.speakers.lexicon import (
    PREPOSITIONS,
    PRONOUNS_HE,
    PRONOUNS_I,
    PRONOUNS_IT,
    PRONOUNS_SHE,
    PRONOUNS_THEY,
    PRONOUNS_YOU,
    RELATIVES,
    ROLE_CLASS,
)
from quotes.speakers.mentions import PERSON, Mention, overlapping
from quotes.speakers.names import fold
from quotes.speakers.phrases import Phrase
from quotes.speakers.places import PEOPLES
from quotes.speakers.text import Article
from quotes.types import Span, SpeakerKind, Spans


class Sort(StrEnum):
    """What a part of a source is in form."""

    NAME = "name"
    HE = "he"
    SHE = "she"
    THEY = "they"
    IT = "it"
    FIRST = "i"
    SECOND = "you"
    RELATIVE = "who"
    NOMINAL = "nominal"
    OWNED = "owned"


@dataclass(slots=True)
class Part:
    """One speaker's words. `mention` is the name that heads them, or a document's maker."""

    sort: Sort
    span: Span
    word: str = ""
    mention: Mention | None = None
    phrase: Phrase | None = None
    owner: Part | None = None


_LEADING = re.compile(
    r"(?:[\s,;:.\"“”‘(—–-]+|(?:according to|by|per|via|from|in|for|as|but|and|both|neither|either|also|even|"
    r"with|to|while|that|told|says|said)\s+(?=\S))+",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:,?\s+(?:and|or|nor|as well as|along with)\s+(?:also\s+)?|\s*&\s*)")
_PRONOUNS = (
    (Sort.HE, PRONOUNS_HE),
    (Sort.SHE, PRONOUNS_SHE),
    (Sort.THEY, PRONOUNS_THEY),
    (Sort.IT, PRONOUNS_IT),
    (Sort.FIRST, PRONOUNS_I),
    (Sort.SECOND, PRONOUNS_YOU),
    (Sort.RELATIVE, RELATIVES),
)
_SELF = frozenset("himself herself itself too alone also both each have has had".split())
_EXAMPLES = re.compile(r"[^,;:—–]{0,40}?(?:,?\s(?:like|including|such as)\s|\s?(?:—|–|--|:|,)\s?)(?:both\s)?")
_NAMED = re.compile(r"\s*,?\s*(?:named|called|known as|whose name is|,)\s*$")


def parts(article: Article, mentions: list[Mention], starts: list[int], spans: Spans) -> list[Part]:
    """The parts of a source, in order; none where it has no words."""
    for start, end in sorted(spans):
        start, end = _strip(article.text, start, end)
        if start < end and any(letter.isalnum() for letter in article.text[start:end]):
            return _conjuncts(article, mentions, starts, start, end)
    return []


def _strip(text: str, start: int, end: int) -> Span:
    whole = text[start:end].strip()
    if len(whole.split()) == 1:
        lead = len(text[start:end]) - len(text[start:end].lstrip(" \n\t,;:.\"“”‘(—–-"))
        return start + lead, end
    lead_match = _LEADING.match(text, start, end)
    if lead_match and text[start:end].lower().startswith(("both ", "neither ")) and not _AND.search(text, start, end):
        return start, start + len(text[start:end].rstrip(" \n\t,;:—–-"))
    if lead_match and lead_match.end() < end:
        start = lead_match.end()
    return start, start + len(text[start:end].rstrip(" \n\t,;:—–-"))


def pronoun(word: str) -> Sort | None:
    """The sort of a single word, where it is a pronoun."""
    folded = word.lower().strip(".,;:\"“”()")
    for sort, words in _PRONOUNS:
        if folded in words:
            return sort
    return None


def _conjuncts(
    article: Article, mentions: list[Mention], starts: list[int], start: int, end: int
) -> list[Part]:
    text = article.text
    inside = overlapping(mentions, starts, start, end)
    cuts = [
        found.span()
        for found in _AND.finditer(text, start, end)
        if not any(m.start < found.start() and m.end > found.end() for m in inside)
        and text.count("(", start, found.start()) == text.count(")", start, found.start())
    ]
    pieces: list[Part] = []
    begin = start
    for a, b in cuts:
        if not _self_standing(article, inside, begin, a) or not _opens(article, inside, begin, b, end):
            continue
        pieces.extend(_listed(article, inside, begin, a))
        begin = b
    if not cuts and (listed := _bare_list(text, inside, start, end)):
        return listed
    examples = _examples(article, inside, _part(article, inside, start, end))
    if examples:
        return examples
    last = _part(article, inside, begin, end)
    if not pieces:
        return [last] if last else []
    return [*pieces, last] if last else pieces


def _bare_list(text: str, inside: list[Mention], start: int, end: int) -> list[Part]:
    """"Clinton, Sanders": people with commas between them and nothing else."""
    names = [m for m in inside if m.label == PERSON]
    if len(names) < 2 or names[0].start != start or names[-1].end < end:
        return []
    gaps = [text[a.end : b.start].strip() for a, b in zip(names, names[1:], strict=False)]
    if any(gap not in {",", ";", "/"} for gap in gaps):
        return []
    return [Part(Sort.NAME, (m.start, m.end), mention=m) for m in names]


def _examples(article: Article, inside: list[Mention], part: Part | None) -> list[Part]:
    """Names behind "candidates like", "networks including": they are meant, not the plural."""
    if part is None or part.sort is not Sort.NOMINAL or part.phrase is None or not part.phrase.plural:
        return []
    end = part.span[1]
    found = _EXAMPLES.match(article.text, part.phrase.core[1], end)
    if found is None:
        return []
    names = [m for m in inside if m.start >= found.end()]
    if not names or not (
        names[0].start == found.end() or _titles_only(article.text[found.end() : names[0].start])
    ):
        return []
    return [Part(Sort.NAME, (m.start, m.end), mention=m) for m in names if m.label == names[0].label]


def _listed(article: Article, inside: list[Mention], start: int, end: int) -> list[Part]:
    """"A, B" before an "and": several names where each piece between commas is one."""
    text = article.text
    pieces: list[Part] = []
    begin = start
    commas = [found.start() for found in re.finditer(r",\s", text[start:end])]
    spans: list[Span] = []
    for comma in [start + at for at in commas] + [end]:
        spans.append((begin, comma))
        begin = comma + 1
    for a, b in spans:
        part = _part(article, inside, *_strip(text, a, b))
        ends_with_name = part is not None and part.mention is not None and part.sort is Sort.NAME
        if not ends_with_name:
            whole = _part(article, inside, start, end)
            return [whole] if whole else []
        pieces.append(part)  # type: ignore[arg-type]
    return pieces


def _self_standing(article: Article, inside: list[Mention], start: int, end: int) -> bool:
    """Whether what stands before an "and" is a speaker by itself ("business" is not)."""
    part = _part(article, inside, start, end)
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
        part.phrase.kind is not None
        and (first in {"the", "a", "an", "his", "her", "their", "its"} or part.phrase.definite)
    )


_OPEN_APPOSITION = re.compile(
    r",\s(?:an?|the|who|whose|which|[a-z]+[a-z’'-]*)\s(?:[^,]*)$|,\s(?:[Cc]hair|[Pp]resident|[Dd]irector|[a-z]+)\b[^,]*$"
)


def _opens(article: Article, inside: list[Mention], opened: int, start: int, end: int) -> bool:
    """Whether what follows an "and" begins a speaker of its own."""
    text = article.text
    word = re.match(r"\S+", text[start:end])
    if word is None:
        return False
    first = word.group()
    if pronoun(first) in (Sort.HE, Sort.SHE, Sort.FIRST, Sort.THEY, Sort.SECOND):
        return True
    if fold(first) in {"other", "others", "some", "many", "several", "the", "his", "her", "their", "its"}:
        return True
    phrase = phrases.read(text, start, end)
    if phrase is None:
        return False
    if any(phrase.core[0] <= m.start < phrase.core[1] and m.end >= phrase.core[1] - 2 for m in inside):
        return text[phrase.core[1] : phrase.core[1] + 1] not in {"”", '"'}
    if phrase.words[0] in {"a", "an"}:
        return "," not in text[opened:start] and phrase.kind is not None
    if phrase.plural and phrase.kind is not None:
        return True
    return any(m.label == PERSON and m.start == start for m in inside) and phrase.kind is None


def _part(article: Article, inside: list[Mention], start: int, end: int) -> Part | None:
    """One phrase: a pronoun, a name (with its titles and appositions), or a description."""
    text = article.text
    start, end = _strip(text, start, end)
    words = text[start:end].split()
    if not words:
        return None
    sort = pronoun(words[0])
    if sort is not None and (
        len(words) == 1
        or (sort not in (Sort.HE, Sort.SHE, Sort.THEY, Sort.IT, Sort.FIRST, Sort.SECOND))
        or fold(words[0]) in {"he", "she", "they", "i", "we", "you", "it"}
        or fold(words[1]) in _SELF
    ):
        return Part(sort, (start, end), word=fold(words[0]).strip(".,;:\"“”()"))
    phrase = phrases.read(text, start, end)
    if phrase is None:
        return None
    here = [m for m in inside if m.start < end and m.end > start]
    named = _heading(text, here, phrase)
    if named is not None:
        return Part(Sort.NAME, (start, end), mention=named, phrase=phrase)
    of_place = _of_place(text, here, phrase, end)
    if of_place is not None:
        return Part(Sort.NAME, (start, end), mention=of_place, phrase=phrase)
    apposed = _apposed(text, here, phrase, end)
    if apposed is not None:
        return Part(Sort.NAME, (start, end), mention=apposed, phrase=phrase)
    if phrase.kind is SpeakerKind.DOCUMENT:
        maker = _maker(article, inside, phrase, end)
        if maker is not None:
            return Part(Sort.OWNED, (start, end), word=phrase.head, phrase=phrase, owner=maker)
    return Part(Sort.NOMINAL, (start, end), word=phrase.head, phrase=phrase)


_INNER_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})


def _heading(text: str, here: list[Mention], phrase: Phrase) -> Mention | None:
    """The name that ends the phrase's core: "Former CIA Director David Petraeus"."""
    a, b = phrase.core
    core = [m for m in here if m.start < b and m.end > a and m.key not in ROLE_CLASS]
    for mention in reversed(core):
        inner = fold(text[a : mention.start]).split()[1:]
        if _INNER_DETERMINERS & set(inner):
            continue
        rest = text[mention.end : b] if mention.end < b else ""
        tail = rest.strip(" \u00a0\n.'’\"”)")
        if tail in {"", "s"}:
            return mention
        following = tail.split()
        if all(fold(word) in _SELF for word in following):
            return mention
        if mention.start <= a + 4 and mention.label == PERSON and phrase.kind is None:
            after = fold(following[0])
            if not rest.startswith(("'", "’")) and not following[0][0].isupper() and after != "s":
                return mention
    return None


def _of_place(text: str, here: list[Mention], phrase: Phrase, end: int) -> Mention | None:
    """"Mayor of London Sadiq Khan", "Member of Parliament (MP) Kevin Conolly"."""
    if not phrases.is_role(phrase.head):
        return None
    for mention in here:
        if mention.label != PERSON or mention.start <= phrase.core[1]:
            continue
        between = text[phrase.core[1] : mention.start]
        if "," in between or " and " in between:
            return None
        words = between.split()
        if phrase.core[1] < end and between.strip().endswith(")"):
            return mention
        while len(words) > 2 and _titles_only(words[-1]):
            words.pop()
        of = words and (words[0] == "of" or (words[0] == "for" and fold(words[-1]) in PEOPLES))
        if len(words) > 1 and of and fold(words[-1]) not in PREPOSITIONS:
            return mention if words[1] not in {"a", "an"} and words[-1] not in {"the"} else None
        return None
    return None


def _apposed(text: str, here: list[Mention], phrase: Phrase, end: int) -> Mention | None:
    """The name set beside a description: "the White House spokesman, Josh Earnest,"."""
    if phrase.plural and phrase.kind is not SpeakerKind.PERSON:
        return None
    for mention in here:
        if mention.start < phrase.core[1]:
            continue
        before = text[phrase.core[1] : mention.start]
        after = text[mention.end : end].lstrip("'’s.)\"” ")
        piece = re.split(r"[,(—–:]\s*|named\s|called\s|--", before)[-1]
        if len(re.split(r"[,(—–:]\s*|named\s|called\s|--", before)) < 2:
            continue
        if piece.strip() and not _titles_only(piece):
            continue
        if after and after[0] not in ",;—–-(" and not after.startswith(("who ", "of ", "in ", "and ")):
            continue
        if phrase.kind is SpeakerKind.PERSON and mention.label != PERSON:
            continue
        return mention
    return None


def _titles_only(words: str) -> bool:
    """Whether words before a name are its titles: "former Maryland Gov. "."""
    folded = [fold(word).strip(".,") for word in words.split()]
    return bool(folded) and (
        phrases.is_role(folded[-1]) or folded[-1] in {"rep", "sen", "sens", "mr", "mrs", "ms", "dr", "the"}
    ) and not ({"a", "an"} | PREPOSITIONS) & set(folded)


_BY = re.compile(r"[^,;]{0,40}?\s(?:by|from)\s")
_SPOKEN = frozenset(
    "remarks comments comment statement analysis words speech tweet tweets post testimony account argument message "
    "interview".split()
)
_SPEECH = _SPOKEN | frozenset(
    "ruling summary decision report decree proclamation filing release".split()
)


def _maker(article: Article, inside: list[Mention], phrase: Phrase, end: int) -> Part | None:
    """Who made a document: "a statement by X", "data from X", "the X report", "the court's ruling"."""
    text = article.text
    by = _BY.match(text, phrase.core[1], end)
    if by is not None:
        part = _part(article, inside, by.end(), end)
        if part is not None and _can_issue(part):
            return part
    for mention in inside:
        if phrase.core[0] <= mention.start and mention.end < phrase.core[1]:
            owner = text[mention.end : mention.end + 1] in {"'", "’"}
            if mention.label != PERSON or (owner and phrase.head in _SPOKEN):
                return Part(Sort.NAME, (mention.start, mention.end), mention=mention)
    owned = re.match(r"(.+?)[’']s?\s", text[phrase.core[0] : phrase.core[1]])
    if owned is not None and phrase.head in _SPEECH:
        part = _part(article, inside, phrase.core[0], phrase.core[0] + owned.end(1))
        if part is not None and _can_issue(part):
            return part
    return None


def _can_issue(part: Part) -> bool:
    """A named speaker or an organisation, not "the group's members" or another document."""
    if part.sort is Sort.NAME:
        return True
    return part.sort is Sort.NOMINAL and part.phrase is not None and (
        part.phrase.kind is SpeakerKind.ORGANISATION
    )
