"""Where an entity's name begins and ends: ends cut or widened, titles left out."""

from __future__ import annotations

import re

from quotes.english import gender
from quotes.english.lexicon import (
    ABBREVIATED_TITLES,
    ARTICLES,
    DAYS,
    HONOURS,
    ORGANISATION_NAMES,
    PREPOSITIONS,
    SENTENCE_WORDS,
    TITLES,
)
from quotes.english.names import DUTCH, dutch, fold
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON
from quotes.types import Span

CAPITAL = (
    rf"(?:(?:{'|'.join(sorted(ABBREVIATED_TITLES))})\."
    r"|(?:[A-Z]\.)+|[A-ZÀ-ÖØ-ÞĀ-ɏ][\w’'&¡-ª¬-º¼-¿-]*(?:\.(?=[A-Z])\w+)*|al-[A-Z][\w-]+|el-[A-Z][\w-]+)"
)
"""A capitalised word or an abbreviation; also one whose bytes were misread ("TomÃ¡s")."""

_ABBREVIATED = "".join(
    rf"(?<!\b{word})" for word in sorted(ABBREVIATED_TITLES | {"Jr", "Sr", "Ft", "Mt", "Jas", "Wm"})
)
_CUT = compiled(
    r"\s*\n\s*\n|\s+[—–]|[:;!?]\s"
    rf"|(?<![A-Z]){_ABBREVIATED}[.]\s(?=[A-Z][a-z]{{3}}|(?<=[a-z]{{2}}..)[A-Z][a-z])"
)
_MARKS = re.compile(r"[,;\"“”]\s*")
_CUT_PERSON = re.compile(r"[’']s\s|\s(?:of|in|for|and|at)\s(?![’'‘]t\s)|\s\(")
_PLACED = re.compile(r"\b(?:of|for|from)\s(?:the\s)?(?:United\s)?$")
_OF = re.compile(
    rf"\s(?:of|for|on)\s(?:the\s)?{CAPITAL}(?:\s{CAPITAL}){{0,4}}(?:\sand\sthe\s{CAPITAL})?"
)
_OPEN_END = re.compile(r"\s(?:of|for|on)(?:\sthe)?$")
_NAME_GOES_ON = compiled(r"[ \u00a0]([A-Z]\w+)(?![\w’'])")
_HYPHENED = compiled(r"-[A-Z][\w.]*(?![\w-])")
_AND_PART = re.compile(
    r"\sand\s(?:(?:Research|Medical|Health|Training|Treatment|Education|Cultural|Science|Conference"
    r"|Rehabilitation|Trauma|Cancer|Heritage|Resource)\s){1,2}(?:Cent(?:er|re)|Institute|Clinic|School"
    r"|College|Foundation|Museum)\b"
)
_EMBASSY = re.compile(rf"\sin\s{CAPITAL}(?:\s{CAPITAL})?")
_OF_AND = re.compile(
    r"(?:Department|Ministry|Institute|Committee|Bureau|Congress|College|Office|Center|Centre"
    rf"|State)s?\s(?:of|for|on)\s(?:the\s)?{CAPITAL}(?:\s{CAPITAL}){{0,3}}"
    rf"\sand\s(?:the\s)?(?!Cent|Institute|Department|Ministry){CAPITAL}(?:\s{CAPITAL})?"
)
_SURNAME = compiled(
    rf"[ \u00a0](?:(?:al|el|bin|{DUTCH}|van|von|de|del|di|da|la|le)[ -])?[A-ZÀ-Þ][\w’'-]+(?![\w’'])"
)
DEPARTMENTS = frozenset({"state", "justice", "defense", "defence", "treasury", "labor"})
"""What a secretary is of, folded: "Secretary of *State* Hillary Clinton"."""
# What headlines and asides put before a name: "Top Sanders Aide", "Absent Trump Derides Debate".
_NO_GIVEN = frozenset({"top", "longtime", "absent", "celebrities", "enter", "ex", "anti", "pro"})
INITIAL = compiled(r"(?:^|\s)[A-Z]\.?$")
"""An initial that ends what is left of a name."""
_MOHAMMED = compiled(r"(?<!\w)(?:Md|Mohd|Mst)\.? $")
_AFTER_INITIAL = compiled(r"\.?[ \u00a0][A-Z][\w’'-]+(?:[ \u00a0](?:[JS]r\.?|I{2,3}))?")
_INITIAL_BEFORE = compiled(r"[A-Za-z][a-z],? (?P<letter>[A-Z])\. ?$")
_GIVEN_BEFORE = compiled(
    r"(?:\b(?P<role>\w+)\s)?(?P<first>(?<![\w’'.])(?<!\w-)[A-Z][\w’-]+)[ \u00a0]"
    rf"(?P<particle>(?:de(?: la)?|dela|del|da|dos|di|{DUTCH}|van(?: der?)?|von|bin)[ \u00a0])?$"
)
_SHOUTED = compiled(
    r"(?=(?:[A-Z]{2,}[ \u00a0]+)*[A-Z]{4})(?:[A-Z]{2,}[ \u00a0]+){2,}(?=[A-Z][a-z’'-]*[a-z])"
)
_SHOUTED_ONCE = compiled(r"[A-Z]{4,}[ \u00a0]+(?=[A-Z][a-z’'-]*[a-z][ \u00a0][A-Z][a-z])")


def after_label(text: str, start: int, end: int, *, person: bool = False) -> int:
    """Where words begin after a label in capitals: "MAN OF THE MATCH Karl Ott", "QUOTE Ott".

    Of a `person` one such word before a name of two will do; others may begin with it: "UNICEF
    Director General".
    """
    label = _SHOUTED.match(text, start, end)
    if label is None and person:
        label = _SHOUTED_ONCE.match(text, start, end)
    return label.end() if label else start


def bounds(text: str, start: int, end: int, label: str) -> Span:
    """An entity's span cut where no name goes on, widened where it does."""
    words = _CUT.split(text[start:end])[0]
    if label == PERSON:
        return _person(text, start, words)
    if words != text[start:end]:
        return start, start + len(words)
    return start, _organisation_end(text, start, end, label)


def _person(text: str, start: int, words: str) -> Span:
    parts = _MARKS.split(words)
    if len(parts) > 1:
        longest = max(parts, key=len)
        start += words.index(longest)
        words = longest
    end = start + len(words)
    if mohammed := _MOHAMMED.search(text, max(start - 6, 0), start):
        return mohammed.start(), end
    if INITIAL.search(words) and (more := _AFTER_INITIAL.match(text, end)):
        return start, more.end()
    if " " not in words and (initial := _INITIAL_BEFORE.search(text, max(start - 8, 0), start)):
        return initial.start("letter"), end
    if " " not in words and (before := _GIVEN_BEFORE.search(text, max(start - 60, 0), start)):
        first, role = fold(before.group("first")), fold(before.group("role") or "")
        given = gender.is_given(first)
        named = bool(role in ROLE_CLASS or before["particle"]) and first not in SENTENCE_WORDS
        if (given or named) and first not in ROLE_CLASS and first not in ORGANISATION_NAMES:
            return before.start("first"), end
    if words.isalpha() and gender.is_given(fold(words)):
        more = _SURNAME.match(text, end)
        if more and fold(more.group().split()[-1]) not in SENTENCE_WORDS:
            return start, more.end()
    words = _CUT_PERSON.split(words)[0]
    # "Mayor of London Sadiq Khan": the place belongs to the title.
    if _PLACED.search(text, max(start - 20, 0), start):
        pieces = re.finditer(r"\S+", words)
        at = next((m.start() for m in pieces if gender.is_given(fold(m[0]))), 0)
        if at and " " in words[at:]:
            return start + at, start + len(words)
    return start, start + len(words)


def _organisation_end(text: str, start: int, end: int, label: str) -> int:
    """Where "Supreme Court" ends in "Supreme Court of the United States"."""
    hyphened = _HYPHENED.match(text, end) if label == ORGANISATION else None
    end = hyphened.end() if hyphened else end
    words = text[start:end].split()
    last = fold(words[-1]) if words else ""
    if label != ORGANISATION and last not in ORGANISATION_NAMES:
        return end
    bare = _OPEN_END.sub("", text[start:end])
    more = _OF.match(text, start + len(bare))
    open_end = bare != text[start:end]
    if more and fold(more.group().split()[-1]) in SENTENCE_WORDS:
        more = None
    if more and (open_end or last in ORGANISATION_NAMES or last == "state"):
        end = max(end, more.end())
    of_two = _AND_PART.match(text, end) if last in ORGANISATION_NAMES else None
    end = of_two.end() if of_two else end
    goes_on = _NAME_GOES_ON.match(text, end)
    if goes_on and fold(goes_on.group(1)) in ORGANISATION_NAMES:
        end = goes_on.end()
    embassy = _EMBASSY.match(text, end) if last in {"embassy", "consulate"} else None
    if embassy:
        end = embassy.end()
    paired = _OF_AND.search(text, start, end + 60)
    return paired.end() if paired and paired.start() < end < paired.end() else end


def edges(text: str, start: int, end: int, label: str) -> Span:
    """Leave out a sentence's opening word, and a role or preposition after an organisation."""
    if label == PERSON:
        start = after_label(text, start, end, person=True)
        start = _past_no_name(text, start, end)
    words = text[start:end].split()
    while label == PERSON and len(words) > 2 and _is_no_end(*words[-2:]):
        end = start + len(text[start : end - len(words.pop())].rstrip(" \u00a0,"))
    if (
        len(words) > 1
        and words[0].lower() in SENTENCE_WORDS
        and words[0].lower() not in {"the", "may", "will"}
        and not dutch(text, start)
        and not (label == ORGANISATION and re.match(r"[a-z,] [A-Z]", text[max(start - 2, 0) : end]))
    ):
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    if label == ORGANISATION and len(words) > 1 and words[0].islower() and words[1][0].isupper():
        # "the nationalist Global Times"
        start = text.index(words[1], start + len(words[0]))
        words = words[1:]
    while len(words) > 1:
        last = fold(words[-1]).strip(".,")
        role = label != PERSON and last in ROLE_CLASS and words[-2].lower() not in PREPOSITIONS
        titled = label == PERSON and len(words) == 2 and all(map(str.istitle, words))
        belongs = titled or (last not in PREPOSITIONS and not role)
        if belongs and last not in ARTICLES:
            break
        end = start + len(text[start : end - len(words[-1])].rstrip())
        words = words[:-1]
    return start, end


def _is_no_end(before: str, word: str) -> bool:
    """What a name was run into: honours, the day, a common word ("Sanders presidential")."""
    common = before.istitle() and word.isalpha() and word.islower()
    return common or word.lower() in HONOURS or word.lower().strip(".,") in DAYS


def closes_office(text: str, start: int, word: str) -> bool:
    """Whether a folded word at `start` belongs to the office before it: "Secretary of *State*"."""
    return word in DEPARTMENTS and text.endswith("of ", 0, start)


def _past_no_name(text: str, start: int, end: int) -> int:
    """Where a person's name begins after "Top", after the "Real" of "the Real Donald Trump"."""
    words = text[start:end].split()
    if len(words) < 2:
        return start
    first, second = fold(words[0]), fold(words[1])
    none = (
        first in _NO_GIVEN
        or (first == "real" and gender.is_given(second))
        or closes_office(text, start, first)
    )
    return text.index(words[1], start + len(words[0])) if none else start


def inner_role(words: str) -> int:
    """Where the name begins in "Flint Mayor Karen Weaver"; 0 where no role stands inside."""
    found = list(re.finditer(r"\S+", words))
    for at in range(len(found) - 2, 0, -1):
        if fold(found[at].group()).strip(".,") in ROLE_CLASS:
            following = fold(found[at + 1].group())
            return found[at + 1].start() if gender.is_given(following) else 0
    return 0


def title_before(text: str, start: int) -> str:
    """Titles right before a name: "Sen. ", "former Gov. "."""
    words = text[max(start - 40, 0) : start].split()
    if not words or not text[start - 1].isspace():
        return ""
    titles: list[str] = []
    for word in reversed(words[-4:]):
        if word.lower() not in TITLES:
            break
        titles.insert(0, word)
    return " ".join(titles)
