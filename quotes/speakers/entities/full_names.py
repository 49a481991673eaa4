"""The form of a person's name that stands for them, of all that the article has."""

from __future__ import annotations

import re
from collections import Counter

from quotes.english import gender
from quotes.english.lexicon import SENTENCE_WORDS
from quotes.english.names import fold, slip, tokens
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.bounds import CAPITAL
from quotes.speakers.mentions.find import Mention

_FIRST_NAME = re.compile(rf"(?<![\w.-]){CAPITAL}$")
_LONGEST_FIRST = 60
_LONGEST_TITLE = 40


def settle(article: Article, entity: Entity) -> None:
    """The form that stands for a person: the fullest, unless a shorter full one is used more.

    "Robert Mugabe" four times goes before "Robert Gabriel Mugabe" once. Among forms of one
    length the most used; none in capitals or broken by a line where another will do. Names in
    captions and bylines stand in only where the running text has a surname at most.
    """
    several = [m for m in entity.mentions if len(m.tokens) > 1]
    usable = [m for m in several if not m.aside] or several
    whole = max((m.tokens for m in usable), key=len, default=())
    usable = [m for m in usable if not _surname_of_two(m.tokens, whole)]
    lengths = Counter(len(m.tokens) for m in usable)
    longest = max(lengths, default=1)
    size = max(lengths, key=lambda n: (lengths[n] > lengths[longest], n), default=1)
    full = [m for m in usable or entity.mentions if len(m.tokens) == size]
    times = Counter(article.text[m.start : m.end] for m in full)
    alone = Counter(m.tokens[0] for m in entity.mentions if len(m.tokens) == 1)
    # Of two spellings used alike the second: who names somebody again has looked twice.
    onward = -1 if _slipped(full) else 1

    def rank(mention: Mention) -> tuple[bool, bool, int, int]:
        words = article.text[mention.start : mention.end]
        capitals = (words.isupper() and len(words) > 4) or len(words.split()) < size > 1
        uses = times[words] + (alone[mention.tokens[-1]] if mention.tokens else 0)
        return capitals, "\n" in words, -uses, onward * mention.start

    best = min(full, key=rank, default=None)
    if best is not None:
        entity.name = (best.start, best.end)
        entity.tokens = best.tokens


def _slipped(full: list[Mention]) -> bool:
    """Whether these forms of one length are two spellings of a name."""
    words = {word for m in full for word in m.tokens}
    return any(slip(a, b) for a in words for b in words)


def _surname_of_two(words: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether words are all of a surname rather than a shorter name: Suu Kyi, Wasserman Schultz.

    Of a name that a first name opens they are in any case: Amir Lind of Hossein Amir Lind.
    """
    ends = 1 < len(words) < len(whole) and words == whole[-len(words) :]
    opened = gender.is_given(whole[0]) and whole[0] not in words
    return ends and (opened or not gender.is_given(words[0]))


def complete(article: Article, entity: Entity) -> None:
    """A surname alone gets the first name before it anywhere: in a headline, in another name."""
    if len(entity.tokens) != 1 or len(entity.tokens[0]) < 3:
        return
    start, end = entity.name
    surname = article.text[start:end]
    if surname.isupper():
        return
    text = article.text
    for found in re.finditer(rf"\s{re.escape(surname)}\b", text):
        before = _FIRST_NAME.search(text, max(found.start() - _LONGEST_FIRST, 0), found.start())
        if before is None or (before.group().isupper() and len(before.group()) > 2):
            continue
        first = fold(before.group())
        sex = gender.given_names().get(first, 0)
        differs = sex and entity.gender and sex != entity.gender
        if first in ROLE_CLASS or not gender.is_given(first) or differs:
            continue
        # "As Ruskin wrote": As, In and Will are first names elsewhere.
        if first in SENTENCE_WORDS and article.begins_sentence(before.start()):
            continue
        entity.name = before.start(), found.end()
        entity.tokens = tokens(text[slice(*entity.name)])
        entity.gender = entity.gender or sex
        return


def tell_apart(article: Article, entities: list[Entity]) -> None:
    """Give people whom titles alone tell apart their titles: "Mr Gupta" and "Mrs Gupta"."""
    by_name: dict[str, list[Entity]] = {}
    for entity in entities:
        if len(entity.tokens) == 1:
            by_name.setdefault(entity.tokens[0], []).append(entity)
    for alike in by_name.values():
        titled = [next((m for m in e.mentions if m.title), None) for e in alike]
        if len(alike) < 2 or len({m.title if m else "" for m in titled}) < len(alike):
            continue
        for entity, mention in zip(alike, titled, strict=True):
            low = max(mention.start - _LONGEST_TITLE, 0) if mention else 0
            start = article.text.rfind(mention.title, low, mention.start) if mention else -1
            if mention and start >= 0:
                entity.name = start, mention.end
