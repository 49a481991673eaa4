"""Where the article speaks of whom: by name, and by the pronouns that were resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from quotes.english.lexicon import words
from quotes.english.names import fold
from quotes.english.role_nouns import ROLE_CLASS
from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.find import Mention
from quotes.types import Span

_OBLIQUE = words("to of with by for from at on against about over than told tell tells")
_PARTY = (
    r"(?:['’]s)?(?:\s\([^)]{1,20}\)|,\s\d\d(?=,)|,\s[RDI]-[A-Z][\w.]+|,\s(?:of|from)\s[A-Z]\w+"
    r"|,\san?\s[\w-]+(?:\s[\w-]+){0,2}(?=,))*"
)
_OFFICES = "|".join(map(re.escape, ROLE_CLASS))
_TITLED = rf"(?:(?:[A-Z][\w.’'-]*|former|the|{_OFFICES})\s){{0,4}}"
_COMMA = compiled(rf"{_PARTY},\s{_TITLED}")
_TOGETHER = compiled(rf"{_PARTY}(?:\sof\s[A-Z]\w+)?,?\s(?:and|or|nor|versus|vs\.|with)\s{_TITLED}")
_FARTHEST_TOGETHER = 60


@dataclass(slots=True)
class Event:
    """One place where a referent is spoken of.

    `source`: in a source; `first`: the first name of its sentence; `quoted`: in a direct
    quotation; `owner`: "Clinton's"; `oblique`: after a preposition; `subject` as in Mention.
    """

    offset: int
    sentence: int
    paragraph: int
    named: bool
    source: bool
    first: bool
    quoted: bool
    owner: bool
    headline: bool
    oblique: bool
    subject: int = 0


class Timeline:
    """The events of every referent in text order."""

    def __init__(self) -> None:
        self._events: dict[int, list[Event]] = {}
        self._offsets: dict[int, list[int]] = {}

    def add(self, entity: int, event: Event) -> None:
        """Put one more event at its place."""
        offsets = self._offsets.setdefault(entity, [])
        at = bisect_left(offsets, event.offset)
        offsets.insert(at, event.offset)
        self._events.setdefault(entity, []).insert(at, event)

    def before(self, entity: int, offset: int) -> tuple[Event | None, int]:
        """The last event before `offset`, and how many there are."""
        offsets = self._offsets.get(entity)
        if not offsets:
            return None, 0
        count = bisect_left(offsets, offset)
        return (self._events[entity][count - 1] if count else None), count

    def first(self, entity: int) -> Event | None:
        """Where the text speaks of a referent first."""
        events = self._events.get(entity)
        return events[0] if events else None

    def total(self, entity: int) -> int:
        """How often the article speaks of a referent."""
        return len(self._offsets.get(entity, ()))

    def named_within(self, entity: int, start: int, end: int) -> bool:
        """Whether a referent is named between two offsets."""
        offsets = self._offsets.get(entity, [])
        at = bisect_left(offsets, start)
        return at < len(offsets) and offsets[at] < end and self._events[entity][at].named


def timeline(article: Article, mentions: list[Mention]) -> Timeline:
    """All names of the running text as events."""
    line = Timeline()
    sentences: set[int] = set()
    for mention in mentions:
        if mention.aside:
            continue
        found = event(article, (mention.start, mention.end), named=True, title=mention.title)
        found.first = mention.sentence not in sentences
        found.subject = mention.subject
        sentences.add(mention.sentence)
        line.add(mention.entity, found)
    return line


def event(article: Article, span: Span, *, named: bool, title: str = "") -> Event:
    """The event at a span; `title` stands between it and a preposition before it."""
    text = article.text
    start, end = span
    before = text[max(start - 24 - len(title), 0) : start].split()
    before = before[: len(before) - len(title.split())]
    return Event(
        offset=start,
        sentence=article.sentence(start),
        paragraph=article.paragraph(start),
        named=named,
        source=article.in_source(start),
        first=True,
        quoted=any(article.is_direct(index) for index in article.around(start)),
        owner=text[end : end + 2] in {"'s", "’s", "' ", "’ "},
        headline=article.in_headline(start),
        oblique=bool(before) and fold(before[-1]) in _OBLIQUE,
    )


def named_together(
    article: Article, mentions: list[Mention], entities: list[Entity]
) -> list[tuple[int, tuple[int, ...]]]:
    """Where the text names several side by side ("Rubio and Bush"): offset and their indices."""
    found: list[tuple[int, tuple[int, ...]]] = []
    named = [m for m in mentions if not m.aside]
    people = [m for m in named if entities[m.entity].is_person]
    others = [m for m in named if not entities[m.entity].is_person]
    for sort in (people, others):
        run: list[int] = []
        for first, second in pairwise(sort):
            gap = article.text[first.end : second.start]
            if first.entity == second.entity or len(gap) > _FARTHEST_TOGETHER:
                run = []
            elif _COMMA.fullmatch(gap):
                run = [*(run or [first.entity]), second.entity]
            else:
                if _TOGETHER.fullmatch(gap):
                    run = [*(run or [first.entity]), second.entity]
                    found.append((second.start, tuple(dict.fromkeys(run))))
                run = []
    return sorted(found)
