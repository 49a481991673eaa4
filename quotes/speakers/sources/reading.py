"""A phrase of a source read: a pronoun, a name, what somebody made, or a description."""

from __future__ import annotations

import re

from quotes.english.lexicon import words
from quotes.english.names import fold
from quotes.english.phrases import Phrase, read
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.bounds import after_label
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON
from quotes.speakers.sources.deeds import is_deed
from quotes.speakers.sources.heads import SELF, name_of
from quotes.speakers.sources.parts import Part, Sort, pronoun
from quotes.types import Span, SpeakerKind

_CLOCK = re.compile(r"(?:\d{1,2}[:.]|(?<=\d[:.]))\d\d(?:\s?[ap]m)?\s+(?=\S)", re.IGNORECASE)
"""What opens an entry of a live blog: "10:15 Mayor says"."""
_LEADING = re.compile(
    r"(?:[\s,;:.\"“”‘(—–-]|(?:according to|by|per|via|from|in|for|as|but|and|both|neither|either"
    r"|also|even|with|to|while|that|told|says|said)\s+(?=\S))+",
    re.IGNORECASE,
)
AND = re.compile(r"(?:,?\s+(?:and|or|nor|as well as|along with)\s+(?:also\s+)?|\s*&\s*)")
_STRIPPED = " \n\t,;:—–-"
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "it"})
_PASSED_ON = "".join(
    rf"(?<!\b{deed})"
    for deed in words("seen obtained reviewed viewed read heard verified carried leaked")
)
_BY = re.compile(rf"[^,;]{{0,40}}?{_PASSED_ON}\s(?:by|from)\s")
_OWNED = re.compile(r"(.+?)[’']s?\s")
_OWNS_NAME = compiled(r"[’']s [A-Z][a-z]+$")
"""What ends "Britain's Starmer", and no deed."""
_DONE_BY = re.compile(r"\sby\s")
_TIMES = words(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday"
)


def strip(text: str, start: int, end: int) -> Span:
    """A span without the words that only lead to a speaker: "according to", "by", "both"."""
    clock = _CLOCK.match(text, start, end)
    start = clock.end() if clock else start
    whole = text[start:end]
    kept = start + len(whole.rstrip(_STRIPPED))
    if len(whole.split()) == 1:
        return start + len(whole) - len(whole.lstrip(_STRIPPED + '."“”‘(')), end
    if whole.lower().startswith(("both ", "neither ")) and not AND.search(text, start, end):
        return start, kept
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading and leading.end() < end else start
    return after_label(text, start, kept), kept


def read_part(article: Article, inside: list[Mention], start: int, end: int) -> Part | None:
    """One phrase: a pronoun, a name (with its titles and appositions), or a description."""
    text = article.text
    start, end = strip(text, start, end)
    words = text[start:end].split()
    if not words:
        return None
    sort = pronoun(words[0])
    if sort is not None and (
        len(words) == 1
        or (sort not in (Sort.HE, Sort.SHE, Sort.THEY, Sort.IT, Sort.FIRST, Sort.SECOND))
        or fold(words[0]) in _SUBJECT_PRONOUNS
        or fold(words[1]) in SELF
    ):
        return Part(sort, (start, end), word=fold(words[0]).strip('.,;:"“”()'))
    phrase = read(text, start, end)
    if phrase is None:
        return None
    here = [m for m in inside if m.start < end and m.end > start]
    named = name_of(text, here, phrase, start, end)
    if named is not None:
        return Part(Sort.NAME, (start, end), mention=named, phrase=phrase)
    deed = is_deed(phrase) and not _OWNS_NAME.search(text, *phrase.core)
    if phrase.kind is SpeakerKind.DOCUMENT or deed:
        maker = _maker(article, inside, phrase, end)
        if maker is not None:
            return Part(Sort.OWNED, (start, end), word=phrase.head, phrase=phrase, owner=maker)
    return Part(Sort.NOMINAL, (start, end), word=phrase.head, phrase=phrase)


def _maker(article: Article, inside: list[Mention], phrase: Phrase, end: int) -> Part | None:
    """Who made a document: "a statement by X", "the X report", "the court's ruling".

    Not who has only seen it or read it out: "a memo seen by Reuters".
    """
    text = article.text
    document = phrase.kind is SpeakerKind.DOCUMENT
    by = (_BY if document else _DONE_BY).match(text, phrase.core[1], end)
    # "Lind's letter published by Orbit" is hers.
    hers = any(m.start == phrase.core[0] and text.startswith(("'", "’"), m.end) for m in inside)
    if by is not None and not hers:
        part = read_part(article, inside, by.end(), end)
        if part is not None and _can_issue(part):
            return part
        first = next((m for m in inside if m.start in (by.end(), by.end() + 4)), None)
        if first is not None and text[by.end() : first.start] in ("", "the ", "The "):
            return Part(Sort.NAME, (first.start, first.end), mention=first)
    for mention in inside:
        if phrase.core[0] <= mention.start and mention.end < phrase.core[1]:
            if text[mention.end] == " " and _OWNED.match(text, mention.end, phrase.core[1]):
                continue
            owner = text[mention.end : mention.end + 1] in {"'", "’"}
            owner = owner and mention.key not in _TIMES and phrase.head != "figures"
            # "Cleveland's Plain Dealer" is a name; "the WHO's Monitored Emergency Use" its owner's.
            if owner and mention.label != ORGANISATION:
                owner = not text[slice(*phrase.core)].split()[-1].istitle()
            if (document and (mention.label != PERSON or phrase.head == "quote")) or owner:
                return Part(Sort.NAME, (mention.start, mention.end), mention=mention)
    sort = pronoun(phrase.words[0])
    if sort in (Sort.HE, Sort.SHE, Sort.IT) and len(phrase.words) > 1:
        start = phrase.core[0]
        return Part(sort, (start, start + len(phrase.words[0])), word=phrase.words[0])
    owned = _OWNED.match(text, *phrase.core)
    if owned is not None:
        part = read_part(article, inside, phrase.core[0], owned.end(1))
        if part is not None and _can_issue(part):
            return part
    return None


def _can_issue(part: Part) -> bool:
    """A named speaker or an organisation, not "the group's members" or another document."""
    if part.sort is Sort.NAME:
        return True
    if part.sort is not Sort.NOMINAL or part.phrase is None:
        return False
    return part.phrase.kind is SpeakerKind.ORGANISATION
