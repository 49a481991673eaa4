"""Where an organisation's name begins that was cut: "Planned | Parenthood", "Wealth- | X"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from quotes.english.lexicon import ROYAL, SENTENCE_WORDS, TITLES
from quotes.english.names import fold, key, tokens
from quotes.english.places import PEOPLES
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.mentions.find import Mention
from quotes.speakers.mentions.pieces import PERSON, PLACE

_BEFORE = compiled(
    r"(?:(?<![\w.:’'&-])(?:[A-Z][\w&]*|\d{1,4}(?:st|nd|rd|th)?)(?:[ \u00a0]|-(?=[A-Z])))+$"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_FARTHEST = 60
_APART = (SENTENCE_WORDS | TITLES | ROLE_CLASS.keys() | PEOPLES) - ROYAL


def opened(article: Article, mentions: list[Mention]) -> list[Mention]:
    """Mentions in order, those of organisations in sources with the capitalised words before them.

    Not over another name, nor over words that open sentences, titles, roles, and peoples. A word
    that is a name there and nowhere else is no other name: "Planned", "Amazon Web".
    """
    times = Counter(mention.key for mention in mentions)
    beside = Counter((one.key, other.key) for one, other in pairwise(mentions))
    widened: list[Mention] = []
    for mention in mentions:
        source = article.source_between(mention.start, mention.end)
        if source and mention.label != PERSON and not mention.headline:
            before = widened[-1] if widened else None
            floor = max(source[0], mention.start - _FARTHEST)
            own = before is not None and (
                before.label == PLACE or times[before.key] > max(beside[before.key, mention.key], 1)
            )
            if before and (own or before.end < mention.start - 1):
                floor = max(floor, before.end)
            cut, mention = mention, _from(article, mention, floor)
            while mention is not cut and widened and widened[-1].end > mention.start:
                widened.pop()
        widened.append(mention)
    return widened


def _from(article: Article, mention: Mention, floor: int) -> Mention:
    text = article.text
    before = _BEFORE.search(text, floor, mention.start)
    if before is None:
        return mention
    start = mention.start
    for word in reversed(list(re.finditer(r"[^\s-]+", before.group()))):
        if fold(word.group()) in _APART:
            break
        start = before.start() + word.start()
    if start == mention.start or (text[start].isdigit() and not _ORDINAL.match(text, start)):
        return mention
    words = text[start : mention.end]
    return replace(mention, start=start, tokens=tokens(words), key=key(words))
