"""Mentions of one person or organisation joined into one entity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from quotes.english import gender
from quotes.english.lexicon import ORGANISATION_NAMES, ROYAL, words
from quotes.english.names import abbreviates, initials
from quotes.english.places import COUNTRIES
from quotes.speakers.article import Article
from quotes.speakers.entities.called_bodies import bodies_by_context
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.organisations import organisations
from quotes.speakers.entities.people import people
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import ORGANISATION, PERSON, PLACE
from quotes.types import TRANSCRIPT

_COLON = re.compile(r"[*_]*:")
_COMPANIES = words("company corp corporation inc co group motors university news bank airlines")


def cluster(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Entities in order of their first mention; sets `entity` of every mention."""
    _read_initials(article, mentions)
    _read_acronyms(article, mentions)
    _relabel(article, mentions)
    entities = people(article, [m for m in mentions if m.label == PERSON])
    entities += organisations(article, [m for m in mentions if m.label != PERSON])
    entities.sort(key=lambda entity: min(m.start for m in entity.mentions))
    for index, entity in enumerate(entities):
        entity.index = index
        entity.mentions.sort(key=lambda m: m.start)
        for mention in entity.mentions:
            mention.entity = index
    return entities


def _read_initials(article: Article, mentions: list[Mention]) -> None:
    """The initials that label the turns of an interview, as the surname that they stand for."""
    labels = {
        span
        for attribution in article.attributions
        for span in attribution.source
        if attribution.decision.by == TRANSCRIPT or _COLON.match(article.text, span[1])
    }
    people = {
        article.text[m.start : m.end]: m.tokens[-1]
        for m in mentions
        if m.label == PERSON and len(m.tokens) > 1
    }
    shorts: dict[str, list[Mention]] = {}
    for mention in mentions:
        if (mention.start, mention.end) in labels and len(mention.tokens) == 1:
            shorts.setdefault(article.text[mention.start : mention.end], []).append(mention)
    # The longest first: beside "WNj", who is Wangari Njoroge, "WN" is Will Norton.
    for short in sorted(shorts, key=len, reverse=True):
        meant = {surname for name, surname in people.items() if abbreviates(short, name)}
        if len(meant) != 1:
            continue
        people = {name: surname for name, surname in people.items() if surname not in meant}
        for mention in shorts[short]:
            mention.label, mention.tokens = PERSON, tuple(meant)
            mention.key = mention.tokens[0]


def _read_acronyms(article: Article, mentions: list[Mention]) -> None:
    """Three initials or more of the only one of whom the article has them: "XLD", "Prince MBS"."""
    names = {(article.text[m.start : m.end], m.label): m.tokens for m in mentions}
    people: dict[str, set[tuple[str, ...]]] = {}
    for (name, label), tokens in names.items():
        for short in initials(name) if label == PERSON and len(tokens) > 1 else ():
            people.setdefault(short, set()).add(tokens)
    bodies = {short for name, label in names if label != PERSON for short in initials(name)}
    for mention in mentions:
        *titles, short = article.text[mention.start : mention.end].split()
        meant = people.get(short, set()) if len(short) > 2 and short.isupper() else set()
        if len(meant) == 1 and short not in bodies and ROYAL.issuperset(map(str.lower, titles)):
            (mention.tokens,) = meant
            mention.label, mention.key = PERSON, " ".join(mention.tokens)
            mention.start = mention.end - len(short)


def _relabel(article: Article, mentions: list[Mention]) -> None:
    """One string has one label: a surname of a person is that person, else the majority says."""
    several = [m for m in mentions if m.label == PERSON and len(m.tokens) > 1]
    of_people = {token for m in several for token in m.tokens}
    surnames = {m.tokens[-1] for m in several if not m.headline}
    given = {m.tokens[0] for m in several} - COUNTRIES - ORGANISATION_NAMES
    bodies = [m for m in mentions if m.label == ORGANISATION and " " in m.key]
    short_forms = {s.lower() for m in bodies for s in initials(article.text[m.start : m.end])}
    named_after = {m.key.split()[0] for m in bodies if m.key.split()[-1] in _COMPANIES}
    companies = named_after - surnames - {m.key for m in mentions if m.title}
    titled = {m.tokens[0] for m in mentions if len(m.tokens) == 1 and gender.of_words(m.title)}
    by_context = bodies_by_context(article, mentions)
    votes: dict[str, Counter[str]] = {}
    located: Counter[str] = Counter()
    for mention in mentions:
        votes.setdefault(mention.key, Counter())[mention.label] += 1 + (mention.title != "")
        located[mention.key] += mention.located

    def is_body(mention: Mention) -> bool:
        capitals = article.text[mention.start : mention.end].isupper()
        return (
            (
                mention.label == PERSON
                and mention.key not in of_people
                and _the_whole(article, mention)
            )
            or mention.key in companies
            or mention.key in by_context
            or (capitals and mention.key in short_forms)
        )

    def is_person(mention: Mention) -> bool:
        key, said = mention.key, votes[mention.key]
        surname = len(mention.tokens) == 1 and mention.tokens[0] in surnames
        if surname and key not in COUNTRIES and located[key] * 2 <= said.total():
            return True
        first = mention.label == ORGANISATION and key in given and not said[PLACE]
        return first or _named_like_person(mention, votes, titled)

    for mention in mentions:
        if is_body(mention):
            mention.label = ORGANISATION
        elif is_person(mention):
            mention.label = PERSON
        elif not mention.title:
            mention.label = votes[mention.key].most_common(1)[0][0]


def _the_whole(article: Article, mention: Mention) -> bool:
    """Whether "The" and one word are a whole source: "The Hill" is no man."""
    source = article.source_between(mention.start, mention.end)
    if source is None or mention.title or len(mention.tokens) != 1:
        return False
    return mention.end == source[1] and article.text[source[0] : mention.start] == "The "


def _named_like_person(
    mention: Mention, votes: dict[str, Counter[str]], titled: Collection[str]
) -> bool:
    """A first name before a word that alone names a person; any before one that always does."""
    size = len(mention.tokens)
    if mention.label == PERSON or size not in {2, 3} or mention.tokens[-1] in ORGANISATION_NAMES:
        return False
    alone = votes.get(" ".join(mention.key.split()[1:])) or votes.get(mention.tokens[-1], Counter())
    # "Yudii Mercredi" once, then "Mercredi" and nothing else.
    once = mention.label == ORGANISATION and votes[mention.key].total() == 1 and size == 2
    often = once and mention.tokens[0].isalpha() and alone[PERSON] == alone.total() > 2
    if not (gender.is_given(mention.tokens[0]) or mention.tokens[-1] in titled or often):
        return False
    return alone[PERSON] > 0 and alone[PERSON] >= alone[PLACE]
