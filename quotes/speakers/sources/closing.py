"""The one person whom the words of an office lead to, at the end of a source."""

from __future__ import annotations

import re

from quotes.english import phrases
from quotes.english.lexicon import DETERMINERS, SENTENCE_WORDS, words
from quotes.english.names import HONORIFIC, fold
from quotes.english.phrases import is_role
from quotes.english.role_nouns import is_kin
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import LABELS, ORGANISATION, PERSON
from quotes.speakers.sources.parts import Part, Sort, pronoun
from quotes.types import SpeakerKind

_AND = re.compile(r",? (?:and|&) |, ")
_SHORT_FORM = re.compile(r" ?(?:\([^()]{1,40}\)|[“\"][A-Z][\w.-]*[”\"])")
_HYPHEN = re.compile(r"(?<=\w) - (?=\w)")
_TAIL = re.compile(r"[’']?s?(?:,? (?:who|whom|whose)\b.*| of [A-Z][\w-]+)?$", re.DOTALL)
_OF = words("of for on to at in from with")
_PORTFOLIOS = words("minister secretary commissioner undersecretary")
"""Offices whose topics stand before them: "Trade and Environment Minister"."""
# What stands between an office and a name and is no office of its own.
_ADDRESS = re.compile(
    rf"(?:(?:,? |^)(?:the |his |her )?(?:Dr|Eng|Prof|Mr|Mrs|Ms|Sir|Dame|Counselor|Excellency"
    rf"|{HONORIFIC})\.?)+ ?$"
)
_OWNER = re.compile(r"(?:[Tt]he )?$")
_OWNED = re.compile(r" ?[’'] ?s (?P<titles>(?:[\w.-]+ ){0,4})")


def closing_person(article: Article, inside: list[Mention], start: int, end: int) -> Part | None:
    """The person at the end, where all before is an office, however many topics and bodies it has.

    "Natural Resources and Environment Minister Ann Lind", "the minister of labour and trade, Ann
    Lind", "Food Organisation (FAO) director and Africa envoy Ann Lind", "Tides' Ann Lind". Not
    where anybody else is named, nor "spokesman for President Ann Lind", whose title is her own.
    """
    person = next((m for m in inside if m.start >= start and is_named(article, m)), None)
    if person is None or start == person.start:
        return None
    if not _TAIL.match(article.text, person.end, end):
        return None
    before = [m for m in inside if start <= m.start and m.end <= person.start]
    bodies = [article.text[m.start : m.end] for m in before if m.label == ORGANISATION]
    if not (_owned(article.text, before, start, person) or _office(article, start, person, bodies)):
        return None
    phrase = phrases.read(article.text, start, end)
    return Part(Sort.NAME, (start, end), mention=person, phrase=phrase)


def is_named(article: Article, mention: Mention) -> bool:
    """Whether the doc itself takes a mention for a person: capitals alone may be a topic's."""
    ents = article.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return (
        mention.label == PERSON
        and ents is not None
        and any(LABELS.get(word.ent_type_) == PERSON for word in ents)
    )


def _owned(text: str, before: list[Mention], start: int, person: Mention) -> bool:
    """ "the Bureau of Tides' Ann Lind", "Freedom Under Law's Judge Ann Lind"."""
    if not before or before[-1].label != ORGANISATION:
        return False
    body = before[-1]
    found = _OWNED.fullmatch(text, body.end, person.start)
    alone = _OWNER.fullmatch(text, start, body.start) is not None
    titles = found["titles"].split() if found else []
    return found is not None and alone and (not titles or _role(titles[-1]))


def _office(article: Article, start: int, person: Mention, bodies: list[str]) -> bool:
    """Whether all before the person is an office; an "and" in a body's name parts nothing.

    One right before the person does: "the director of sales and Ann Lind".
    """
    lead = _HYPHEN.sub("-", _SHORT_FORM.sub("", article.text[start : person.start]))
    first = phrases.read(article.text, start, person.start)
    if first is None or pronoun(first.words[0]) is not None:
        return False
    if first.kind is SpeakerKind.DOCUMENT or first.plural or first.words[0] in {"a", "an"}:
        return False
    if is_kin(first.head):
        return False
    lead = _ADDRESS.sub("", lead) if (address := _ADDRESS.search(lead)) else lead
    if lead.rstrip().endswith((" and", " or", "&")):
        return False
    apposed = lead.rstrip().endswith(",") or bool(address and address[0].startswith(","))
    for body in bodies:
        lead = lead.replace(body, body.replace(" ", "_"))
    pieces = [piece.split() for piece in _AND.split(lead.strip(" ,")) if piece.strip()]
    if not pieces or any(_is_other(piece) for piece in pieces[1:]) or _opens_a_sentence(pieces[0]):
        return False
    kinds = [_kind(piece) for piece in pieces]
    if "of" in kinds:
        beside = pieces[0][-1].replace("_", " ") in bodies and f"{pieces[0][-1]} and " in lead
        if beside and kinds[0] == "topic":
            return False
        return _leads(pieces, kinds, apposed)
    if kinds[-1] != "role" or apposed:
        return False
    titles = pieces[-1]
    named = all(
        word[0].isupper() and word.replace("_", "").isalpha() for piece in pieces for word in piece
    )
    portfolio = len(titles) > 1 and fold(titles[-1]) in _PORTFOLIOS and named
    # "Food Organisation director-general and Africa envoy": no topic of "the director and envoy".
    both = all(kind == "role" for kind in kinds) and titles[-1].islower()
    return (portfolio or both) and fold(pieces[0][0]) not in DETERMINERS


def _leads(pieces: list[list[str]], kinds: list[str], apposed: bool) -> bool:
    """Whether an office with "of" and the like leads to a name behind its topics."""
    if "of" not in kinds[:2] and "role" not in kinds[:1]:
        return False
    last = pieces[-1][-1]
    if apposed:
        return True
    own = _role(last) or last.lower() in _OF or last.lower() in DETERMINERS
    return not own or (kinds[-1] == "role" and len(kinds) > 1 and last.islower())


def _kind(piece: list[str]) -> str:
    """What a piece between commas and "and" is: "of" an office with its topic, "role", "topic"."""
    for at, word in enumerate(piece[:-1]):
        if _role(word) and piece[at + 1].lower() in _OF:
            return "of"
    return "role" if _role(piece[-1]) else "topic"


def _is_other(piece: list[str]) -> bool:
    """Whether a piece is a speaker beside the office: "the mayor", "its members", "officials"."""
    first = piece[0].lower()
    determined = first in DETERMINERS and first != "the"
    the_role = first == "the" and any(map(_role, piece))
    return determined or the_role or any(word.lower() in {"who", "said", "by"} for word in piece)


def _opens_a_sentence(piece: list[str]) -> bool:
    """Whether the first piece opens as no office does: "While the minister of …"."""
    return piece[0].lower() in SENTENCE_WORDS - {"the", "former"}


def _role(word: str) -> bool:
    word = fold(word).strip(".,").removesuffix("'s")
    for prefix in ("co-", "then-", "ex-", "under-"):
        word = word.removeprefix(prefix)
    return is_role(word)
