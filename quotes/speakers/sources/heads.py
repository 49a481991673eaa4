"""A phrase of a source read: the pronoun, the name that heads it, or a description."""

from __future__ import annotations

import re

from quotes.english.lexicon import HONOURS, PREPOSITIONS, words
from quotes.english.names import fold
from quotes.english.phrases import Phrase, is_role, read
from quotes.english.places import DEMONYMS, PEOPLES
from quotes.english.role_nouns import ROLE_CLASS, is_kin, is_tie
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.bounds import after_label
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON
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
_SELF = words("himself herself itself too alone also both each have has had")
_MEDIA = words("news agency newspaper daily tabloid magazine weekly network website wire channel")
_TITLE_FORMS = words(
    "advocate rep sen sens mr mrs ms miss dr prof rev hon sir dame lord lady cllr the"
)
_INNER_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "you", "it"})
_BESIDE = re.compile(r"[,(—–:]\s*|named\s|called\s|--")
_THE_REVEREND = re.compile(r"\bthe (?=(?:Rev|Hon|Very)\b)")
_SHORT_FORM = compiled(r"\s\([A-Z][\w.-]*\)")
_PASSED_ON = "".join(
    rf"(?<!\b{deed})"
    for deed in words("seen obtained reviewed viewed read heard verified carried leaked")
)
_BY = re.compile(rf"[^,;]{{0,40}}?{_PASSED_ON}\s(?:by|from)\s")
_OWNED = re.compile(r"(.+?)[’']s?\s")
_OWNS_NAME = compiled(r"[’']s [A-Z][a-z]+$")
"""What ends "Britain's Starmer", and no deed."""
_DONE_BY = re.compile(r"\sby\s")
_SOMEBODY = words(
    "mate star pick fan nephew niece grandson granddaughter in-law ex double hacker giant "
    "successor predecessor counterpart colleague ally friend fellow boy girl child kid baby "
    "teammate classmate roommate namesake deputy base side family agent circle brass guard wing "
    "slate defender photographer biographer ghostwriter bodyguard trainer tutor mentor landlord "
    "carer nanny babysitter housekeeper butler maid client accountant employer caddie caddy "
    "chauffeur hairdresser handler minder entourage protege benefactor confidant confidante lover "
    "mistress patron sponsor pal buddy acolyte disciple follower admirer tenant lodger"
)
_SOME = words("some many most few several other all both")
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
        or fold(words[1]) in _SELF
    ):
        return Part(sort, (start, end), word=fold(words[0]).strip('.,;:"“”()'))
    phrase = read(text, start, end)
    if phrase is None:
        return None
    here = [m for m in inside if m.start < end and m.end > start]
    named = _employed(text, here, start, end) or _heading(text, here, phrase)
    if named is not None:
        return Part(Sort.NAME, (start, end), mention=named, phrase=phrase)
    of_place = _of_place(text, here, phrase, end) or _closing(text, here, phrase, end)
    if of_place is not None:
        return Part(Sort.NAME, (start, end), mention=of_place, phrase=phrase)
    apposed = _apposed(text, here, phrase, end)
    if apposed is not None:
        return Part(Sort.NAME, (start, end), mention=apposed, phrase=phrase)
    deed = _is_deed(phrase) and not _OWNS_NAME.search(text, *phrase.core)
    if phrase.kind is SpeakerKind.DOCUMENT or deed:
        maker = _maker(article, inside, phrase, end)
        if maker is not None:
            return Part(Sort.OWNED, (start, end), word=phrase.head, phrase=phrase, owner=maker)
    return Part(Sort.NOMINAL, (start, end), word=phrase.head, phrase=phrase)


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
        rest = text[mention.end : b] if mention.end < b else ""
        tail = rest.strip(" \u00a0\n.'’\"”)")
        if tail in {"", "s"}:
            return mention
        following = tail.split()
        if all(fold(word) in _SELF | HONOURS for word in following):
            return mention
        if mention.label == ORGANISATION and all(fold(word) in _MEDIA for word in following):
            return mention
        if mention.start <= a + 4 and mention.label == PERSON and phrase.kind is None:
            after = fold(following[0])
            if not rest.startswith(("'", "’")) and not following[0][0].isupper() and after != "s":
                return mention
    return None


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


def _maker(article: Article, inside: list[Mention], phrase: Phrase, end: int) -> Part | None:
    """Who made a document: "a statement by X", "the X report", "the court's ruling".

    Not who has only seen it or read it out: "a memo seen by Reuters".
    """
    text = article.text
    document = phrase.kind is SpeakerKind.DOCUMENT
    by = (_BY if document else _DONE_BY).match(text, phrase.core[1], end)
    if by is not None:
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


def _is_deed(phrase: Phrase) -> bool:
    """Whether a noun is what somebody says or does ("his response"), rather than somebody."""
    if phrase.kind is not None or phrase.plural or _is_somebody(phrase.head):
        return False
    return pronoun(phrase.words[0]) is None or "and" not in phrase.words


def _is_somebody(noun: str) -> bool:
    """ "fan", "nutritionist", "flatmate", "mother-in-law"."""
    head = noun.split("-")[-1]
    people = head.endswith(("ist", "ian", "mate", "man", "woman")) or is_kin(noun)
    return people or head in _SOMEBODY or is_role(head)


def _can_issue(part: Part) -> bool:
    """A named speaker or an organisation, not "the group's members" or another document."""
    if part.sort is Sort.NAME:
        return True
    if part.sort is not Sort.NOMINAL or part.phrase is None:
        return False
    return part.phrase.kind is SpeakerKind.ORGANISATION
