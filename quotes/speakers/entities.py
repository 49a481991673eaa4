"""Mentions of one person or organisation joined into one entity, with its fullest name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from quotes.speakers import gender
from quotes.speakers.lexicon import ORGANISATION_NAMES, ROLE_CLASS
from quotes.speakers.mentions import ORGANISATION, PERSON, PLACE, Mention
from quotes.speakers.names import compatible, fold, key, one_edit, tokens, within
from quotes.speakers.places import COUNTRIES
from quotes.speakers.text import Article
from quotes.types import Span, SpeakerKind


@dataclass(slots=True)
class Role:
    """A description of an entity in the text: "a State Department spokeswoman"."""

    span: Span
    head: str
    words: frozenset[str]


@dataclass(slots=True)
class Entity:
    """One referent of the article. `name` is the span of its fullest form."""

    index: int
    kind: SpeakerKind
    mentions: list[Mention] = field(default_factory=list)
    tokens: tuple[str, ...] = ()
    name: Span = (0, 0)
    plural: bool = False
    gender: int = 0
    roles: list[Role] = field(default_factory=list)
    votes: int = 0

    @property
    def is_person(self) -> bool:
        return self.kind is SpeakerKind.PERSON


def cluster(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Entities in order of their first mention; sets `entity` of every mention."""
    _relabel(article, mentions)
    people = _people(article, [m for m in mentions if m.label == PERSON])
    others = _others(article, [m for m in mentions if m.label != PERSON])
    entities = sorted(people + others, key=lambda e: min(m.start for m in e.mentions))
    for index, entity in enumerate(entities):
        entity.index = index
        entity.mentions.sort(key=lambda m: m.start)
        for mention in entity.mentions:
            mention.entity = index
    return entities


def _relabel(article: Article, mentions: list[Mention]) -> None:
    """One string has one label: a surname of a person is that person, else the majority says."""
    surnames = {
        m.tokens[-1] for m in mentions if m.label == PERSON and len(m.tokens) > 1 and not m.headline
    }
    short_forms = {
        short.lower()
        for m in mentions
        if m.label == ORGANISATION and " " in m.key
        for short in _initials(article.text[m.start : m.end])
    }
    votes: dict[str, Counter[str]] = {}
    located: Counter[str] = Counter()
    for mention in mentions:
        votes.setdefault(mention.key, Counter())[mention.label] += 1 + (mention.title != "")
        located[mention.key] += mention.located
    for mention in mentions:
        word = mention.key
        if word in short_forms and article.text[mention.start : mention.end].isupper():
            mention.label = ORGANISATION
            continue
        if len(mention.tokens) == 1 and mention.tokens[0] in surnames and word not in COUNTRIES and located[word] * 2 <= votes[word].total():
            mention.label = PERSON
            continue
        if (
            mention.label != PERSON
            and 2 <= len(mention.tokens) <= 3
            and mention.tokens[-1] not in ORGANISATION_NAMES
        ):
            first = mention.tokens[0]
            singles = votes.get(" ".join(mention.key.split()[1:]), Counter())
            if gender.given_names().get(first) and singles[PERSON] >= singles[PLACE] and singles[PERSON]:
                mention.label = PERSON
                continue
        if not mention.title:
            mention.label = votes[mention.key].most_common(1)[0][0]


def _people(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Longest names first; a shorter form joins the entity that it fits best."""
    entities: list[Entity] = []
    order = sorted(mentions, key=lambda m: (m.headline or m.aside, -len(m.tokens), m.start))
    for mention in order:
        if len(mention.tokens) > 1:
            fits = [e for e in entities if compatible(mention.tokens, e.tokens) >= 3]
            fits = [e for e in fits if not _clash(mention, e)]
        else:
            fits = _for_single(mention, entities)
        if fits:
            _add(article, _nearest(fits, mention), mention)
        else:
            fresh = Entity(-1, SpeakerKind.PERSON, tokens=mention.tokens)
            entities.append(fresh)
            _add(article, fresh, mention)
    for entity in entities:
        _settle(article, entity)
    _completed(article, entities)
    return entities


def _for_single(mention: Mention, entities: list[Entity]) -> list[Entity]:
    """Entities whose name holds this one word, by the surest part of the name."""
    graded = [(within(mention.tokens, entity.tokens), entity) for entity in entities]
    for grade in (4, 3, 2, 1):
        fits = [entity for score, entity in graded if score == grade]
        if fits:
            fitting = [entity for entity in fits if not _clash(mention, entity)]
            if grade == 2 and mention.title and gender.given_names().get(mention.tokens[0]):
                return []
            return fitting
    word = mention.tokens[0] if mention.tokens else ""
    return [entity for entity in entities if entity.tokens and one_edit(word, entity.tokens[-1])]


def _clash(mention: Mention, entity: Entity) -> bool:
    """A title that speaks of the other sex than the entity's own titles or first name."""
    told = gender.of_words(mention.title)
    return bool(told and entity.gender and told != entity.gender)


def _nearest(fits: list[Entity], mention: Mention) -> Entity:
    """Of several people of one surname: who speaks, who came first, whom the text names most."""
    if len(fits) == 1:
        return fits[0]

    introduced = {
        id(entity): min((m.start for m in entity.mentions if len(m.tokens) > 1 and not m.aside), default=1 << 60)
        for entity in fits
    }
    first = min(introduced, key=lambda known: introduced[known])

    def nearness(entity: Entity) -> tuple[float, int]:
        before = [m for m in entity.mentions if m.start < mention.start]
        speaks = any(m.in_source for m in entity.mentions)
        same = any(m.title == mention.title for m in before) if mention.title else False
        full = sum(len(m.tokens) > 1 for m in entity.mentions)
        score = 3 * same + 2 * speaks + 2 * (id(entity) == first) + min(full, 6) / 3
        return (score, max((m.start for m in before), default=-1))

    return max(fits, key=nearness)


def _add(article: Article, entity: Entity, mention: Mention) -> None:
    entity.mentions.append(mention)
    told = gender.of_words(mention.title)
    if told:
        entity.gender = told
    if fuller(article, mention, entity):
        entity.tokens = mention.tokens
        entity.name = (mention.start, mention.end)
    if not entity.gender:
        entity.gender = gender.of_name(mention.tokens)


def fuller(article: Article, mention: Mention, entity: Entity) -> bool:
    """Whether this form has more of the name than the one that stands for the entity."""
    if entity.name == (0, 0):
        return True
    if article.is_aside(entity.name[0]) != mention.aside:
        return article.is_aside(entity.name[0])
    return len(mention.tokens) > len(entity.tokens)


def _settle(article: Article, entity: Entity) -> None:
    """Of the fullest forms, the one used most; never one in capitals or broken by a line if avoidable."""
    aside = article.is_aside(entity.name[0])
    usable = [m for m in entity.mentions if len(m.tokens) > 1 and m.aside == aside]
    lengths = Counter(len(m.tokens) for m in usable)
    longest = len(entity.tokens)
    size = max(lengths, key=lambda n: (lengths[n] > lengths[longest], n), default=longest)
    full = [m for m in usable if len(m.tokens) == size] or [
        m for m in entity.mentions if len(m.tokens) == longest and m.aside == aside
    ]
    texts = [article.text[m.start : m.end] for m in full]
    times = Counter(texts)

    def rank(found: tuple[Mention, str]) -> tuple[bool, bool, int, int, int]:
        mention, words = found
        return (
            words.isupper() and len(words) > 4,
            "\n" in words,
            -times[words],
            -len(words),
            mention.start,
        )

    if full:
        best = min(zip(full, texts, strict=True), key=rank)[0]
        entity.name = (best.start, best.end)
        entity.tokens = best.tokens


def _completed(article: Article, entities: list[Entity]) -> None:
    """A surname alone gets the first name that stands before it anywhere: in a headline, in a name."""
    for entity in entities:
        if len(entity.tokens) != 1 or len(entity.mentions[0].key) < 3:
            continue
        start, end = entity.name
        surname = article.text[start:end]
        if surname.isupper():
            continue
        for found in re.finditer(rf"\b([A-ZÀ-Þ][\w.’'-]+)\s{re.escape(surname)}\b", article.text):
            first = fold(found.group(1))
            sex = gender.given_names().get(first, 0)
            if first in ROLE_CLASS or not sex or (entity.gender and sex != entity.gender):
                continue
            entity.name = found.span()
            entity.tokens = tokens(found.group())
            entity.gender = entity.gender or sex
            break


def _others(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Organisations and places: by equal words, by initials, by the end or beginning of a name."""
    entities: list[Entity] = []
    by_key: dict[str, Entity] = {}
    order = sorted(mentions, key=lambda m: (m.headline, -len(m.tokens), m.start))
    initials: dict[str, Entity] = {}
    for mention in order:
        entity = by_key.get(mention.key) or initials.get(mention.key.replace(".", "").upper())
        if entity is None and mention.label == ORGANISATION:
            entity = _longer(mention, entities)
        if entity is None:
            entity = Entity(-1, SpeakerKind.ORGANISATION, tokens=mention.tokens)
            entity.name = (mention.start, mention.end)
            entities.append(entity)
            for short in _initials(article.text[mention.start : mention.end]):
                initials.setdefault(short, entity)
            short_form = _SHORT_FORM.match(article.text, mention.end)
            if short_form:
                by_key.setdefault(key(short_form.group(1)), entity)
        by_key.setdefault(mention.key, entity)
        entity.mentions.append(mention)
    for entity in entities:
        _plainest(article, entity)
    return entities


def _plainest(article: Article, entity: Entity) -> None:
    """Prefer "the Trump campaign" to "Trump's team" as an organisation's name."""
    if entity.tokens[-1:] != ("campaign",):
        return
    forms = [(m.start, m.end) for m in entity.mentions]
    texts = {form: article.text[form[0] : form[1]] for form in forms}
    plain = [f for f in forms if texts[f].lower().endswith("campaign") and "'" not in texts[f] and "’" not in texts[f]]
    if plain:
        entity.name = min(plain, key=lambda form: form[1] - form[0])


_SHORT_FORM = re.compile(r"[’']?\s\((?:the\s)?([A-Z][A-Za-z.&-]{1,8})\)")
_NAME_ENDS = ORGANISATION_NAMES - {"press", "office", "report", "house", "government", "review"}


def _longer(mention: Mention, entities: list[Entity]) -> Entity | None:
    """The one organisation whose longer name ends or begins with this shorter one."""
    words = mention.key.split()
    if len(mention.key) < 3:
        return None
    fits = []
    for entity in entities:
        full = key_words(entity)
        bare = [word for word in full if word not in {"of", "the", "united", "states"}]
        if (len(full) > len(words) > 1 and sorted(bare) == sorted(words)) or len(full) > len(words) and (
            full[-len(words) :] == words
            or (full[: len(words)] == words and full[-1] in _NAME_ENDS and len(words[0]) > 2)
        ):
            fits.append(entity)
    return fits[0] if len(fits) == 1 else None


def key_words(entity: Entity) -> list[str]:
    """The folded words of an entity's first, longest mention."""
    return entity.mentions[0].key.split() if entity.mentions else []


def _initials(name: str) -> list[str]:
    """Abbreviations that a name allows: "Syrian Democratic Forces" -> SDF."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalpha()]
    if len(words) < 2:
        return []
    large = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0].upper() for word in words)
    return [short for short in {large, every} if len(short) > 1]


__all__ = ["ORGANISATION", "Entity", "Role", "cluster", "key"]
