"""Noun phrases read without a parser: their core, their head, what sort of speaker they name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.english.lexicon import (
    ACRONYMS,
    DETERMINERS,
    DOCUMENTS,
    GROUPS,
    ORGANISATIONS,
    PREPOSITIONS,
    is_maker,
    words,
)
from quotes.english.names import fold
from quotes.english.places import DEMONYMS
from quotes.english.role_nouns import ROLE_CLASS
from quotes.types import Span, SpeakerKind

_WORD = re.compile(r"[^\s,;:()\"“”—]+")
_HYPHEN = (
    r"(?<!\b[Cc]o)(?<!\b[Ee]x)(?<!\b[Pp]ro)(?<!\b[Nn]on)(?<!\b[Aa]nti)(?<!\btwo)(?<!\b[Vv]ice)\s-\s"
    r"(?!(?:based|born|led|owned|run|time|year|in|general|elect)\b)"
)
"""A dash written as a hyphen: not that of "pro - government" in texts that space all hyphens."""

_BREAK = re.compile(rf"[,;:()—]|–(?!\w)|(?<!\w)–|{_HYPHEN}|--|[”\"](?=\s*$|,)")
_ASIDE = re.compile(r",\s(?:who|whom|whose|which|including|such as)\b|\s-{1,2}\s|\s?[–—]\s?")
_RELATIVE = re.compile(r"\s(?:who|whom|whose|which)\b")
_POSSESSIVE = re.compile(r"[’'](?:s|(?<=s[’']))$")
_SHARE = re.compile(r"\d[\d.,]*%(?:-\d[\d.,]*%)?|cent|quarter|fewer")
"""How many are meant, where nobody else is: "54%", "41 per cent", "just over a quarter"."""
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """`core` is the phrase up to its first preposition, relative or comma; `head` its last word.

    `definite`: "the minister", "his aide", "Syria's top diplomat"; not "a minister", "officials".
    `bare`: an office without article, as headlines have it: "PTI chief says"; not "Judge" nor
    "HuffPost Pollster", which may end a name. `kind` is None where the head is no known noun.
    """

    span: Span
    core: Span
    head: str
    words: tuple[str, ...]
    kind: SpeakerKind | None
    plural: bool
    definite: bool
    bare: bool = False


_COUNTED = words("at just only half")
_INITIALS = frozenset({"PM", "FM", "AG", "CEO"})
_FOR_SOMEBODY = words("representing defending prosecuting advising")
_PARTITIVES = words("series set batch round number group couple pair dozens majority part")


def _participle(words: list[str], at: int) -> bool:
    """ "numbers reported by ...", "the decree signed by ...", "the lawyer defending ..."."""
    following = words[at + 1] if at + 1 < len(words) else ""
    before = words[at - 1]
    if words[at] in _FOR_SOMEBODY:
        return sort_of(before)[0] is SpeakerKind.PERSON and following != ""
    if words[at].endswith("ing"):
        plural = before.endswith("s") and not before.endswith("'s")
        governs = plural or following in DETERMINERS
        return governs and following != "" and sort_of(before)[0] is not None
    if words[at] in {"read", "heard"}:
        return following == "by" and sort_of(before)[0] is SpeakerKind.DOCUMENT
    return words[at].endswith(("ed", "en")) and following in {"by", "in", "on", "from", "to"}


def singular(word: str) -> str:
    """A rough singular: "senators" -> "senator", "companies" -> "company"."""
    if word in {
        "congress",
        "press",
        "witness",
        "actress",
        "boss",
        "news",
        "us",
        "series",
        "caucus",
    }:
        return word
    for plural, single in (("women", "woman"), ("men", "man"), ("people", "person")):
        if word.endswith(plural):
            return word[: -len(plural)] + single
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def read(text: str, start: int, end: int) -> Phrase | None:
    """The noun phrase that begins at `start`; None where there is no word."""
    stop = _BREAK.search(text, start + 1, end)
    limit = stop.start() if stop else end
    found = list(_WORD.finditer(text, start, limit))
    if not found:
        return None
    words = [fold(word.group()).strip(".'‘") for word in found]
    count = len(words)
    for at, word in enumerate(words):
        preposition = word in PREPOSITIONS and found[at].group() not in ACRONYMS
        if at and (preposition or _participle(words, at)):
            count = at
            break
    core = (found[0].start(), found[count - 1].end())
    head = words[count - 1]
    possessive = any(word.endswith(("'s", "s'")) for word in words[: count - 1])
    head = head.removesuffix("'s").rstrip("'")
    if head in _PARTITIVES and count < len(words) - 1 and words[count] == "of":
        head = words[-1]
    kind, plural = sort_of(head)
    if words[0] in {"both", "two", "three", "four", "five", "many", "several", "these", "those"}:
        plural = True
    last = text[core[0] : core[1]].split()[-1]
    written = last.islower() or last in _INITIALS
    office = kind is SpeakerKind.PERSON and not plural and written
    definite = words[0] in {"the", "this", "that", "his", "her", "its", "their", "our", "these"}
    return Phrase(
        (start, end),
        core,
        head,
        tuple(words[:count]),
        kind,
        plural,
        (definite or possessive) and words[0] not in {"a", "an", "another", "one", "some", "any"},
        office and not possessive and words[0] not in DETERMINERS | _COUNTED,
    )


def sort_of(head: str) -> tuple[SpeakerKind | None, bool]:
    """What a head noun names, and whether it is plural."""
    if head in DOCUMENTS:
        return SpeakerKind.DOCUMENT, head.endswith("s") and singular(head) in DOCUMENTS
    if _SHARE.fullmatch(head):
        return SpeakerKind.GROUP, True
    if head in ROLE_CLASS:
        return SpeakerKind.PERSON, False
    if head in ORGANISATIONS or is_maker(head):
        return SpeakerKind.ORGANISATION, False
    if head in GROUPS:
        return SpeakerKind.GROUP, True
    single = singular(head)
    if single != head:
        if single in ROLE_CLASS or single in ORGANISATIONS or single in DEMONYMS:
            return SpeakerKind.GROUP, True
        if single in DOCUMENTS:
            return SpeakerKind.DOCUMENT, True
        if len(head) > 4 and not head.endswith(("ss", "us", "is")):
            return SpeakerKind.GROUP, True
    return None, False


def is_role(word: str) -> bool:
    """Whether a folded word is a noun or title for one person's office or relation."""
    return word in ROLE_CLASS or word.strip(".") in ROLE_CLASS


def without_clause(text: str, span: Span) -> Span:
    """A description less what is said of it: "The Romanian hacker" without "whose mischief …".

    Where fewer words would be left, as in "people who attended", the clause is what tells.
    """
    start, end = span
    aside = _ASIDE.search(text, start + 1, end)
    end = aside.start() if aside else end
    relative = _RELATIVE.search(text, start, end)
    if relative and len(text[start : relative.start()].split()) >= _FEWEST:
        end = relative.start()
    owns = _POSSESSIVE.search(text, start, end)
    return start, owns.start() if owns else end
