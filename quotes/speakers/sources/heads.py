"""The name that heads a phrase of a source: "Former CIA Director David Petraeus"."""

from __future__ import annotations

import re

from quotes.english.lexicon import HONOURS, PREPOSITIONS, words
from quotes.english.names import fold
from quotes.english.phrases import Phrase, is_role
from quotes.english.places import DEMONYMS, PEOPLES
from quotes.english.role_nouns import ROLE_CLASS, is_tie
from quotes.letters import compiled
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON
from quotes.types import SpeakerKind

SELF = words("himself herself itself too alone also both each have has had")
"""What goes on behind a name or pronoun and tells nobody else: "he himself", "Lavrov also"."""
_MEDIA = words("news agency newspaper daily tabloid magazine weekly network website wire channel")
_TITLE_FORMS = words(
    "advocate rep sen sens mr mrs ms miss dr prof rev hon sir dame lord lady cllr the"
)
_INNER_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_BESIDE = re.compile(r"[,(—–:]\s*|named\s|called\s|--")
_THE_REVEREND = re.compile(r"\bthe (?=(?:Rev|Hon|Very)\b)")
_ROLE_OF = compiled(r"(?:\s(?:of|for|on|in|the|and|[A-Z]\w+))*\s(?P<role>[a-z]+)")
_SHORT_FORM = compiled(r"\s\([A-Z][\w.-]*\)")
_SOME = words("some many most few several other all both")


def name_of(text: str, here: list[Mention], phrase: Phrase, start: int, end: int) -> Mention | None:
    """Which of the names `here`, all within a phrase, says whom the phrase means; None if none."""
    return (
        _employed(text, here, start, end)
        or _heading(text, here, phrase)
        or _of_place(text, here, phrase, end)
        or _closing(text, here, phrase, end)
        or _apposed(text, here, phrase, end)
    )


def _employed(text: str, here: list[Mention], start: int, end: int) -> Mention | None:
    """Who closes a phrase that a body's name opens: "Fight for $15 director Kendall Fells"."""
    if len(here) < 2 or here[0].start != start or here[-1].end != end:
        return None
    between = text[here[0].end : here[-1].start]
    words = between.split()
    name = here[-1].label == PERSON and " " in text[here[-1].start : end]
    tied = words[:1] == ["for"] and not {"and", "or", "who", "of"} & set(words)
    titled = bool(words) and words[-1].islower() and is_role(words[-1])
    return here[-1] if name and tied and titled and "," not in between else None


def _heading(text: str, here: list[Mention], phrase: Phrase) -> Mention | None:
    """The name that ends the phrase's core: "Former CIA Director David Petraeus"."""
    a, b = phrase.core
    core = [m for m in here if m.start < b and m.end > a and _names(m)]
    for mention in reversed(core):
        head = _head_of(text, here, mention) if mention.label != PERSON else None
        if head is not None:
            return head
        if phrase.words[0] in _SOME and fold(text[mention.start : b]).removesuffix("s") in DEMONYMS:
            continue
        before = _THE_REVEREND.sub("", text[a : mention.start])
        inner = fold(before).split()[1:]
        if _INNER_DETERMINERS & set(inner):
            continue
        if phrase.kind is None and _closes_with_role(text, max(mention.end, b), phrase.span[1]):
            continue
        rest = text[mention.end : b] if mention.end < b else ""
        tail = rest.strip(" \u00a0\n.'’\"”)")
        if tail in {"", "s"}:
            return mention
        following = tail.split()
        if all(fold(word) in SELF | HONOURS for word in following):
            return mention
        if mention.label == ORGANISATION and all(fold(word) in _MEDIA for word in following):
            return mention
        if mention.start <= a + 4 and mention.label == PERSON and phrase.kind is None:
            after = fold(following[0])
            if not rest.startswith(("'", "’")) and not following[0][0].isupper() and after != "s":
                return mention
    return None


def _closes_with_role(text: str, start: int, end: int) -> bool:
    """Whether a name only tells whose role closes the phrase: "the Match of the Day *host*"."""
    closing = _ROLE_OF.fullmatch(text, start, end)
    return closing is not None and is_role(closing["role"])


def _names(mention: Mention) -> bool:
    """Whether a mention is more than an office; "Singer" may be a person's name."""
    return mention.label == PERSON or mention.key not in ROLE_CLASS


def _head_of(text: str, here: list[Mention], body: Mention) -> Mention | None:
    """ "House of Commons Speaker John Bercow": the person whose titles follow a body's name."""
    person = next((m for m in here if m.start > body.end and m.label == PERSON), None)
    between = text[body.end : person.start] if person else ""
    between = _SHORT_FORM.sub("", between)
    return person if between[:1].isspace() and titles_only(between) else None


def _of_place(text: str, here: list[Mention], phrase: Phrase, end: int) -> Mention | None:
    """ "Mayor of London Sadiq Khan", "Member of Parliament (MP) Kevin Conolly".

    Not "the mother of the murdered teenager Ann Lind" nor "the coach of tennis star Ann Lind".
    """
    if is_tie(phrase.head):
        return None
    office = is_role(phrase.head)
    for mention in here:
        if mention.label != PERSON or mention.start <= phrase.core[1]:
            continue
        between = text[phrase.core[1] : mention.start]
        between, _, second = between.partition(" and ")
        # "Secretary of State and frontrunner Ann Lind": two offices of hers.
        if "," in between or (second and not _is_office(second)):
            return None
        words = between.split()
        if not office:
            # "House of Commons Speaker John Bercow"
            body = len(words) > 2 and words[0] == "of" and words[1][0].isupper()
            body = body and phrase.kind is SpeakerKind.ORGANISATION and not titles_only(words[1])
            return mention if body and titles_only(words[-1]) else None
        if phrase.core[1] < end and between.strip().endswith(")"):
            return mention
        titled = bool(words) and words[-1].islower() and titles_only(words[-1])
        while len(words) > 2 and titles_only(words[-1]):
            words.pop()
        if titled and " ".join(words).islower():
            return None
        of = words and (
            fold(words[0]) == "of" or (words[0] == "for" and fold(words[-1]) in PEOPLES)
        )
        if len(words) > 1 and of and fold(words[-1]) not in PREPOSITIONS:
            return mention if words[1] not in {"a", "an"} and words[-1] != "the" else None
    return None


def _is_office(words: str) -> bool:
    """Whether these words between "and" and a name are an office, not part of another's."""
    return titles_only(words) and words.split()[-1].islower()


def _closing(text: str, here: list[Mention], phrase: Phrase, end: int) -> Mention | None:
    """Who closes what an office opens: "Spokesman for the Cabinet Nader Saad".

    Not "spokesman for President Anna Lind": a title belongs to the name, and only a body's or a
    place's name to the office.
    """
    last = here[-1] if here else None
    if last is None or last.label != PERSON or last.start <= phrase.core[1]:
        return None
    between = text[phrase.core[1] : last.start]
    words = between.split()
    named = " " in text[last.start : last.end] and not text[last.end : end].strip(".'’s")
    office = is_role(phrase.head) and not phrase.plural
    if not (named and office) or phrase.words[0] in {"a", "an"} or "," in between:
        return None
    if (
        len(words) < 2
        or words[0] not in {"of", "for", "from", "at", "in"}
        or not words[-1][0].isupper()
    ):
        return None
    own = titles_only(words[-1]) or fold(words[-1]).strip(".") in PEOPLES
    return None if own else last


def _apposed(text: str, here: list[Mention], phrase: Phrase, end: int) -> Mention | None:
    """The name set beside a description: "the White House spokesman, Josh Earnest,"."""
    if phrase.plural and phrase.kind is not SpeakerKind.PERSON:
        return None
    for mention in here:
        if mention.start < phrase.core[1]:
            continue
        before = text[phrase.core[1] : mention.start]
        after = text[mention.end : end].lstrip("'’s.)\"” ")
        _, *pieces = _BESIDE.split(before)
        if not pieces or (pieces[-1].strip() and not titles_only(pieces[-1])):
            continue
        goes_on = after.startswith(("who ", "of ", "in ", "and "))
        if after and after[0] not in ",;—–-(" and not goes_on:
            continue
        if phrase.kind is SpeakerKind.PERSON and mention.label != PERSON:
            continue
        return mention
    return None


def titles_only(words: str) -> bool:
    """Whether words before a name are its titles: "former Maryland Gov. "."""
    folded = [fold(word).strip(".,") for word in words.split()]
    return (
        bool(folded)
        and (is_role(folded[-1]) or folded[-1] in _TITLE_FORMS)
        and not ({"a", "an"} | PREPOSITIONS) & set(folded)
    )
