"""An article of questions and answers, and who gives the answers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from quotes.letters import compiled
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.find import Mention
from quotes.types import ANSWER

_QUESTION = compiled(r"(?:^|\n)Q(?:[:.]\s|(?=[A-Z][a-z]))")
_FEWEST = 2
_ASKS = compiled(
    r"\s(?:\w+\s){0,2}(?:(?:(?:spoke|speaks|talked|talks|chatted)\s(?:to|with)"
    r"|(?:sat down|sits down|met|caught up)(?:\swith)?|asks|asked|interviews|interviewed)"
    r"\s(?:her|him|them)\b"
    r"|(?:(?:sat|sits) down with|caught up with|asks|asked|interviews|interviewed)\s(?=[A-Z]))"
)
_SPEAKS_TO = compiled(r"\b(?:spoke|speaks|talked|talks|chatted|sat down|sits down)\s(?:to|with)\s$")
_LONGEST_SPEAKS_TO = 20


class Interview:
    """The questions of one article and whom it introduces; looked for when somebody asks."""

    def __init__(self, article: Article, entities: Sequence[Entity]) -> None:
        self._article = article
        self._entities = entities

    def is_answer(self, offset: int) -> bool:
        """Whether a place stands in no question, in an article that has some."""
        article = self._article
        if len(self._questions) < _FEWEST or not article.paragraphs:
            return False
        start, _ = article.paragraphs[article.paragraph(offset)]
        return not _QUESTION.match(article.text, max(start - 1, 0))

    @cached_property
    def _questions(self) -> tuple[int, ...]:
        return tuple(found.start() for found in _QUESTION.finditer(self._article.text))

    @cached_property
    def introduced(self) -> tuple[int, ...]:
        """The person whom headline and introduction are about, not the one who asks.

        "Peter Smith spoke to her": he asks; "Anna Jones spoke to us", "to the Gazette": she is
        asked. Whom they talk about may be named more often, further down.
        """
        article, end = self._article, self._first_answer

        def above(entity: Entity) -> list[int]:
            return [m.start for m in entity.mentions if m.start < end and not m.aside]

        def asks(entity: Entity) -> bool:
            return any(_ASKS.match(article.text, m.end) for m in entity.mentions)

        people = [e for e in self._entities if e.is_person and above(e)]
        told = [e for e in people if not asks(e)]
        named = [e for e in told if any(m.headline for m in e.mentions)] or told
        if not named:
            return ()
        return (max(named, key=lambda e: (len(above(e)), -above(e)[0])).index,)

    @cached_property
    def interviewers(self) -> frozenset[int]:
        """Those of whom the introduction says that they ask, or that who is asked spoke to them."""
        return frozenset(
            e.index
            for e in self._entities
            if e.is_person
            and any(m.start < self._first_answer and self._is_asker(m) for m in e.mentions)
        )

    @cached_property
    def _first_answer(self) -> int:
        answers = [a for a in self._article.attributions if a.decision.by == ANSWER]
        begins = [start for answer in answers for start, _ in answer.content]
        return min(begins or self._questions or (0,))

    def _is_asker(self, mention: Mention) -> bool:
        text, low = self._article.text, max(mention.start - _LONGEST_SPEAKS_TO, 0)
        return bool(_ASKS.match(text, mention.end) or _SPEAKS_TO.search(text, low, mention.start))
