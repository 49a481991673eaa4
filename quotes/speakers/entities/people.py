"""People: the forms of one name joined."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from quotes.english import gender
from quotes.english.lexicon import ROYAL
from quotes.english.names import compatible, fold, one_edit, slip, within
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.full_names import complete, settle, tell_apart
from quotes.speakers.entities.namesakes import foremost
from quotes.speakers.mentions.find import Mention
from quotes.types import SpeakerKind

_KIN = re.compile(
    r"\b(?:wife|husband|spouse|partner|widow(?:er)?|father|mother|son|daughter|brother|sister|couple"
    r"|parents|family|married)\b"
)


class _Index:
    """Entities by the words of their names, so that a form need not be held against all."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_token: dict[str, list[Entity]] = {}
        self._by_letter: dict[str, list[Entity]] = {}

    def add(self, entity: Entity, words: tuple[str, ...]) -> None:
        for word in words:
            for part in {word, *word.split("-")}:
                holders = self._by_token.setdefault(part, [])
                if not any(entity is holder for holder in holders):
                    holders.append(entity)
        if words:
            self._by_letter.setdefault(words[-1][:1], []).append(entity)

    def sharing(self, words: tuple[str, ...]) -> list[Entity]:
        found: dict[int, Entity] = {}
        for word in words:
            for entity in self._by_token.get(word, ()):
                found[id(entity)] = entity
        return list(found.values())

    def spelt_like(self, word: str) -> list[Entity]:
        return [
            entity
            for entity in self._by_letter.get(word[:1], ())
            if entity.tokens
            and (one_edit(word, entity.tokens[-1]) or slip(word, entity.tokens[-1]))
        ]


def people(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Entities of these mentions: longest names first, a shorter form joins whom it fits best."""
    index = _Index()
    _share_surnames(article, mentions)
    used = Counter(mention.tokens for mention in mentions)
    order = sorted(mentions, key=lambda m: (m.headline or m.aside, -_length(m), m.start))
    for mention in order:
        fits = _fitting(mention, index) or _misspelt(mention, index, used)
        fits = fits or _crowned(mention, index)
        fits = fits or _misjudged(article, mentions, mention, index)
        if not fits and (office := _office_before(article, mention)):
            surname = replace(mention, start=mention.start + office, tokens=mention.tokens[1:])
            if fits := [e for e in _fitting(surname, index) if len(e.tokens) > 1]:
                mention.start, mention.tokens = surname.start, surname.tokens
        entity = foremost(fits, mention) if fits else Entity(-1, SpeakerKind.PERSON)
        if not fits:
            index.entities.append(entity)
        _add(article, entity, mention)
        index.add(entity, mention.tokens)
    for entity in index.entities:
        settle(article, entity)
        complete(article, entity)
    tell_apart(article, index.entities)
    return index.entities


def _length(mention: Mention) -> float:
    """How many words a name has; the title of "Prince Ali" makes it hardly longer."""
    return 1.5 if _is_crowned(mention) else len(mention.tokens)


def _share_surnames(article: Article, mentions: list[Mention]) -> None:
    """Give the first of "Liam and Kate Brennan" the surname, unless the article gives another."""
    full = {m.tokens for m in mentions if len(m.tokens) > 1}
    for first, second in pairwise(sorted(mentions, key=lambda m: m.start)):
        if article.text[first.end : second.start] != " and " or len(first.tokens) != 1:
            continue
        name, couple = first.tokens[0], len(second.tokens) == 2 and not first.title
        another = any(name in (words[0], words[-1]) for words in full)
        if couple and not another and gender.is_given(name) and gender.is_given(second.tokens[0]):
            first.tokens = (name, second.tokens[-1])


def _fitting(mention: Mention, index: _Index) -> list[Entity]:
    """Entities that a form can mean, by the surest part of the name only."""
    near = index.sharing(mention.tokens)
    if len(mention.tokens) > 1:
        fits = [entity for entity in near if compatible(mention.tokens, entity.tokens) >= 3]
        return [entity for entity in fits if not _clash(mention, entity)]
    graded = [(within(mention.tokens, entity.tokens), entity) for entity in near]
    for grade in (4, 3, 2, 1):
        fits = [entity for score, entity in graded if score == grade]
        if fits:
            first_name = grade == 2 and gender.given_names().get(mention.tokens[0])
            if first_name and mention.title and not _titled_alike(mention, fits):
                return []
            return [entity for entity in fits if not _clash(mention, entity)]
    return index.spelt_like(mention.tokens[0]) if mention.tokens else []


def _misspelt(mention: Mention, index: _Index, used: Counter[tuple[str, ...]]) -> list[Entity]:
    """Whose full name differs from this one by a slip, where one of the two stands only once.

    "Hilary Clinton", "Elise Labbot". Not by any one letter: "Jon Hansen", "Jon Hanson" are two.
    """
    words = mention.tokens
    found = []
    for entity in index.sharing(words) if len(words) > 1 else ():
        if len(entity.tokens) != len(words) or _clash(mention, entity):
            continue
        apart = [(a, b) for a, b in zip(words, entity.tokens, strict=True) if a != b]
        once = min(used[words], used[entity.tokens]) == 1
        if once and len(apart) == 1 and slip(*apart[0]):
            found.append(entity)
    return found


def _crowned(mention: Mention, index: _Index) -> list[Entity]:
    """The only one of a first name with a title of theirs: "Prince Ali", "Prince Ali bin Omar".

    Nobody known by surname alone or by another title: King Lind, Ann Lind.
    """
    if not _is_crowned(mention):
        return []
    title, name = mention.tokens
    alike = [
        entity
        for entity in index.sharing((name,))
        if entity.tokens[0] == name
        and any(title in m.title.lower().split() for m in entity.mentions)
        and not _clash(mention, entity)
    ]
    if len(alike) != 1:
        return []
    mention.tokens = (name,)
    return alike


def _is_crowned(mention: Mention) -> bool:
    """Whether a name is a title and one word: "Prince Ali"."""
    return len(mention.tokens) == 2 and mention.tokens[0] in ROYAL


def _misjudged(
    article: Article, mentions: list[Mention], mention: Mention, index: _Index
) -> list[Entity]:
    """The only one of a surname under a title of the other sex: "Andrea Rossi", "Mr Rossi".

    The first name alone spoke for that sex, and nothing of somebody else's: neither another title
    before the surname nor kin in a sentence with the name.
    """
    told = gender.of_words(mention.title)
    if len(mention.tokens) != 1 or mention.title.lower().strip(".") not in {"mr", "ms"}:
        return []
    alike = [e for e in index.sharing(mention.tokens) if e.tokens[-1:] == mention.tokens]
    if len(alike) != 1 or len(alike[0].tokens) < 2:
        return []
    titles = [m.title for m in mentions if m.tokens[-1:] == mention.tokens]
    if any(gender.of_words(title) == -told for title in titles):
        return []
    spans = (article.sentence_span(m.sentence) for m in (*alike[0].mentions, mention))
    kin = any(_KIN.search(article.text, *span) for span in spans)
    return [] if kin else alike


def _titled_alike(mention: Mention, fits: list[Entity]) -> bool:
    """Whether the only one of a first name has the title: "Ms. Audrey Azoulay", "Ms. Audrey"."""
    return len(fits) == 1 and any(m.title == mention.title for m in fits[0].mentions)


def _office_before(article: Article, mention: Mention) -> int:
    """How far a name begins behind an office that the article knows: "Dean Kyte", the dean."""
    words = article.text[mention.start : mention.end].split()
    office = len(words) == 2 == len(mention.tokens) and fold(words[0]) in ROLE_CLASS
    if not office or not re.search(rf"\b{re.escape(fold(words[0]))}\b", article.text):
        return 0
    return len(words[0]) + 1


def _clash(mention: Mention, entity: Entity) -> bool:
    """A title that speaks of the other sex than the entity's own titles or first name."""
    told = gender.of_words(mention.title)
    return bool(told and entity.gender and told != entity.gender)


def _add(article: Article, entity: Entity, mention: Mention) -> None:
    entity.mentions.append(mention)
    told = gender.of_words(mention.title)
    entity.gender = told or entity.gender or gender.of_name(mention.tokens)
    if not entity.tokens:
        fuller = True
    elif article.is_aside(entity.name[0]) != mention.aside:
        fuller = not mention.aside
    else:
        fuller = len(mention.tokens) > len(entity.tokens)
    if fuller:
        entity.tokens = mention.tokens
        entity.name = (mention.start, mention.end)
