"""Organisations and places: joined by equal words, initials, short forms."""

from __future__ import annotations

import re
from collections import Counter

from quotes.english.lexicon import ORGANISATION_NAMES
from quotes.english.names import initials, key
from quotes.english.places import COUNTRIES, PEOPLES, content_words
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nations import is_of_a_state
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import ORGANISATION, PLACE
from quotes.types import SpeakerKind

_SHORT_FORM = compiled(r"[’']?\s\((?:the\s)?([A-Z][A-Za-z.&-]{1,8})\)")
_NAME_ENDS = ORGANISATION_NAMES - {"press", "office", "report", "house", "government", "review"}
# So often by its last word alone, and once in full, an organisation is called by that word.
_BRAND = 3
_LONGEST_ACRONYM = 4
_ADJECTIVE = re.compile(r"(?:ish|ic|an|al|ese|ern)$")
_OWNER = compiled(r"(?<!\w)([A-Z][\w.]*(?:\s[A-Z]\w+)?)[’']s?\s$")
_LONGEST_OWNER = 30
_LEFT_OUT = frozenset({"of", "the", "united", "states"})


def organisations(article: Article, mentions: list[Mention]) -> list[Entity]:
    """Entities of these mentions, the longest names first."""
    entities: list[Entity] = []
    by_word: dict[str, list[Entity]] = {}
    by_key: dict[str, Entity] = {}
    by_initials: dict[str, Entity] = {}
    by_country = {
        next(iter(content_words(mention.key.split()))): mention.key
        for mention in mentions
        if mention.label == PLACE and len(content_words(mention.key.split())) == 1
    }
    for mention in sorted(mentions, key=lambda m: (m.headline, -len(m.tokens), m.start)):
        owned, start = _of_a_state(article, mention)
        known = by_key.get(owned or _country(mention, by_country))
        entity = known or by_initials.get(mention.key.replace(".", "").upper())
        if entity is None and mention.label == ORGANISATION and not owned:
            entity = _longer(mention, by_word)
        if entity is None:
            entity = Entity(-1, SpeakerKind.ORGANISATION, tokens=mention.tokens)
            entity.name = (start, mention.end)
            entities.append(entity)
            for word in dict.fromkeys(mention.key.split()):
                by_word.setdefault(word, []).append(entity)
            for short in _acronyms(article.text[mention.start : mention.end]):
                by_initials.setdefault(short, entity)
            given = _SHORT_FORM.match(article.text, mention.end)
            if given:
                by_key.setdefault(key(given.group(1)), entity)
        by_key.setdefault(owned or mention.key, entity)
        entity.mentions.append(mention)
    for entity in entities:
        _plainest(article, entity)
        _without_capitals(article, entity)
    return entities


def _country(mention: Mention, by_country: dict[str, str]) -> str:
    """The key of "Saudi Arabia" for "Saudis", where the article names the country; else its own."""
    people = content_words([mention.key.removesuffix("s")]) & COUNTRIES
    named = mention.key.endswith("s") and len(people) == 1 and mention.key not in PEOPLES
    return by_country.get(next(iter(people)), mention.key) if named else mention.key


def _of_a_state(article: Article, mention: Mention) -> tuple[str, int]:
    """One key for "Russia's Defence Ministry" and "Russian Defence Ministry", and the name's start.

    The key of other names is "".
    """
    text = article.text
    first, _, rest = mention.key.partition(" ")
    if is_of_a_state(rest) and (country := content_words([first]) & COUNTRIES):
        return f"{min(country)} {rest}", mention.start
    owner = _OWNER.search(text, max(mention.start - _LONGEST_OWNER, 0), mention.start)
    country = content_words(owner[1].split()) & COUNTRIES if owner else frozenset()
    if owner is None or not country or not is_of_a_state(mention.key):
        return "", mention.start
    return f"{min(country)} {mention.key}", owner.start()


def _acronyms(name: str) -> list[str]:
    """What a name may be called in capitals, without its country and its last "and", too.

    The U.S. Centers for Disease Control and Prevention are the CDC.
    """
    first, _, rest = name.partition(" ")
    bare = rest if content_words([first]) & COUNTRIES else name
    forms = dict.fromkeys((name, bare, bare.rpartition(" and ")[0]))
    return [short for form in forms for short in initials(form)]


def _longer(mention: Mention, by_word: dict[str, list[Entity]]) -> Entity | None:
    """The one organisation that this is short for: "the Times", "NBC", "State Department".

    `by_word` holds those so far by the words of their names, of which all must be in the full one.
    A country is short for none: not "the United States" for their Supreme Court.
    """
    words = mention.key.split()
    if len(mention.key) < 3 or content_words(words) <= COUNTRIES:
        return None
    near = by_word.get(words[0], ())
    fits = [entity for entity in near if _shortens(words, entity.mentions[0].key.split())]
    fits.sort(key=lambda entity: -len(entity.mentions))
    clear = len(fits) == 1 or (fits and len(fits[0].mentions) > len(fits[1].mentions))
    return fits[0] if clear else None


def _shortens(words: list[str], full: list[str]) -> bool:
    if len(full) <= len(words):
        return False
    if full[-len(words) :] == words:
        return True
    if full[: len(words)] == words and full[-1] in _NAME_ENDS and len(words[0]) > 2:
        return True
    bare = [word for word in full if word not in _LEFT_OUT]
    return len(words) > 1 and sorted(bare) == sorted(words)


def _plainest(article: Article, entity: Entity) -> None:
    """Prefer "the Trump campaign" to "Trump's team", "Twitter" to "Islamic State Twitter"."""
    if entity.tokens[-1:] != ("campaign",):
        _brand(article, entity)
        return
    plain = []
    for mention in entity.mentions:
        words = article.text[mention.start : mention.end]
        if words.lower().endswith(" campaign") and "'" not in words and "’" not in words:
            plain.append((mention.start, mention.end))
    if plain:
        entity.name = min(plain, key=lambda form: form[1] - form[0])


def _without_capitals(article: Article, entity: Entity) -> None:
    """Prefer "Moscow" to the MOSCOW of a dateline, wherever the article has both."""
    words = article.text[slice(*entity.name)]
    for mention in entity.mentions if words.isupper() else ():
        form = article.text[mention.start : mention.end]
        plain = mention.key == key(words) and not form.isupper()
        if plain and (mention.label == PLACE or len(words) > _LONGEST_ACRONYM):
            entity.name = (mention.start, mention.end)
            return


def _brand(article: Article, entity: Entity) -> None:
    """Take the last or the first word alone for a name where it is by far the most used."""
    full = entity.mentions[0].key
    times = Counter(mention.key for mention in entity.mentions)
    if " " not in full or times[full] > 1:
        return
    first, last = full.split()[0], full.split()[-1]
    common = _ADJECTIVE.search(first) or last == "company"
    for brand in (last,) if common else (last, first):
        if times[brand] >= _BRAND and brand not in ORGANISATION_NAMES:
            short = next(mention for mention in entity.mentions if mention.key == brand)
            entity.name = (short.start, short.end)
            return
