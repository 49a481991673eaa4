"""One article while its attributions are resolved, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.english.offices import office
from quotes.english.phrases import Phrase
from quotes.speakers.article import Article
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import candidates
from quotes.speakers.facts.authorship import Authorship
from quotes.speakers.facts.candidates import Asking, Facts
from quotes.speakers.facts.interview import Interview
from quotes.speakers.facts.timeline import event, named_together, timeline
from quotes.speakers.facts.vocatives import Vocatives
from quotes.speakers.mentions.find import Mention
from quotes.speakers.sources.parts import Part, Sort
from quotes.speakers.sources.split import parts
from quotes.speakers.weights import weights
from quotes.types import ANSWER, SpeakerKind

NOBODY = -1
"""The candidate that stands for none of the others."""

MOST_CANDIDATES = 40
_SOON = 150
_POSSESSIVES = frozenset({"his", "her", "hers"})
_OPENINGS = ("another", "one", "other", "some")

Choice = Callable[[str, list[tuple[int, Facts]]], int | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom one part of a source means (an index into the entities), and the rule that said so."""

    entity: int
    rule: str


Rule = Callable[["State", Part], Sequence[int | Answer]]
"""Whom a part of a source means; the rule's own name decides, unless an answer has another."""


class State:
    """What the rules know. `current` is the index of the attribution that is being resolved.

    `rules` holds the rules for each sort of words, the surest first; `choose` picks among
    candidates (`best`, unless a training script looks on). `described` are the referents that only
    their words tell, `makers` those of the documents that were spoken of.
    """

    def __init__(
        self,
        article: Article,
        mentions: list[Mention],
        entities: list[Entity],
        rules: Mapping[Sort, Sequence[Rule]],
        choose: Choice | None = None,
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.entities = entities
        self.rules = rules
        self.choose: Choice = choose or best
        self.timeline = timeline(article, mentions)
        self.together = named_together(article, mentions, entities)
        self.parts = [
            parts(article, mentions, self.starts, attribution.source)
            for attribution in article.attributions
        ]
        self.answers: list[list[Answer]] = [[] for _ in article.attributions]
        self.current = NOBODY
        self.authorship = Authorship(article, mentions, self.starts, entities)
        self.interview = Interview(article, entities)
        self.vocatives = Vocatives(article)
        self.described: dict[str, int] = {}
        self.makers: dict[str, tuple[int, ...]] = {}
        self.previous: tuple[int, ...] = ()
        self._previous_at = -1
        self._spoke: list[tuple[int, tuple[int, ...]]] = []
        self._taken: set[int] = set()

    def resolve(self, index: int) -> None:
        """Answer one attribution; what it says is known to those that follow."""
        self.current = index
        self._taken = set()
        at = self.parts[index][0].span[0]
        before = bisect_left(self._spoke, (at, ()))
        self._previous_at, self.previous = self._last_spoke(at, before)
        answers: list[Answer] = []
        for part in self.parts[index]:
            for answer in self.apply(part):
                if answer.entity not in self._taken:
                    self._taken.add(answer.entity)
                    answers.append(answer)
                if part.sort is not Sort.NAME:
                    spoken = event(self.article, part.span, named=False)
                    spoken.subject = -1 if part.word in _POSSESSIVES else 1
                    self.timeline.add(answer.entity, spoken)
        self.answers[index] = answers
        if answers:
            self._spoke.insert(before, (at, tuple(answer.entity for answer in answers)))

    def _last_spoke(self, at: int, before: int) -> tuple[int, tuple[int, ...]]:
        """Who spoke last before a place; not whom a speaker only told of, where they go on."""
        here = set(self.article.around(at))
        for spoken in reversed(self._spoke[:before]):
            if not self.said_by(set(self.article.around(spoken[0])) - here):
                return spoken
        return self._spoke[before - 1] if before else (-1, ())

    def answer_bare(self, index: int) -> None:
        """Answer an attribution whose source has no words; no pronoun can mean it later."""
        self.current = index
        self._taken = set()
        self.answers[index] = self.apply(Part(Sort.NOTHING, (0, 0)))

    def apply(self, part: Part) -> list[Answer]:
        """The answers of the first rule that has any."""
        for rule in self.rules.get(part.sort, ()):
            found = rule(self, part)
            if found:
                return [
                    one if isinstance(one, Answer) else Answer(one, rule.__name__) for one in found
                ]
        return []

    def asking(self, part: Part, *, gender: int = 0, phrase: Phrase | None = None) -> Asking:
        """The question that a pronoun or description puts."""
        start = part.span[0]
        return self.asking_at(start, self.previous, self._previous_at, gender=gender, phrase=phrase)

    def asking_at(
        self,
        offset: int,
        previous: tuple[int, ...],
        previous_at: int,
        *,
        gender: int = 0,
        phrase: Phrase | None = None,
    ) -> Asking:
        """The question put at a place; `previous` spoke before, at `previous_at` if anybody.

        Bodies call themselves "the company" in their own words; a person does not.
        """
        around = self.article.around(offset, but=self.current)
        paragraph = self.article.paragraph(offset)
        body = phrase is not None and phrase.kind is SpeakerKind.ORGANISATION
        saying = [] if body else self.article.verbatim(offset, but=self.current)
        return Asking(
            offset=offset,
            sentence=self.article.sentence(offset),
            paragraph=paragraph,
            gender=gender,
            phrase=phrase,
            previous=previous,
            previous_near=previous_at >= 0 and paragraph - self.article.paragraph(previous_at) <= 1,
            outer=self.said_by(around),
            outer_direct=any(self.article.is_direct(index) for index in around),
            saying=frozenset(self.said_by(saying)),
            office=office(self.article.text, *phrase.span) if phrase is not None else None,
        )

    def said_by(self, attributions: Iterable[int]) -> tuple[int, ...]:
        """The speakers of attributions, as far as they are answered."""
        return tuple(answer.entity for index in attributions for answer in self.answers[index])

    def interviewers(self, offset: int) -> frozenset[int]:
        """Those to whom an answer of an interview is given; nobody elsewhere."""
        around = self.article.around(offset, but=self.current)
        if any(self.article.attributions[index].decision.by == ANSWER for index in around):
            return self.interview.interviewers
        return frozenset()

    def usable(self, entity: Entity, asking: Asking) -> bool:
        """Spoken of before this place, or named soon after it."""
        # The first time alone tells: this is asked of everybody at every pronoun.
        first = self.timeline.first(entity.index)
        if first is None:
            return False
        soon = first.named and first.offset < asking.offset + _SOON
        return soon or first.offset < asking.offset

    def last_offset(self, entity: Entity, asking: Asking) -> int:
        """Where somebody was spoken of last before a place; -1 where nowhere."""
        found, _ = self.timeline.before(entity.index, asking.offset)
        return found.offset if found else -1

    def facts(
        self, asking: Asking, entities: Iterable[Entity], more: Callable[[Asking, Entity], Facts]
    ) -> list[tuple[int, Facts]]:
        """The facts about each candidate but who says this, the one spoken of last first."""
        others = self._taken | asking.saying
        free = [entity for entity in entities if entity.index not in others]
        free.sort(key=lambda entity: self.last_offset(entity, asking), reverse=True)
        return [
            (e.index, candidates.salience(asking, e, self.timeline, rank) | more(asking, e))
            for rank, e in enumerate(free[:MOST_CANDIDATES])
        ]

    def name_at(self, offset: int) -> Mention | None:
        """The name that stands here."""
        at = bisect_right(self.starts, offset) - 1
        return self.mentions[at] if at >= 0 and self.mentions[at].end > offset else None

    def pick(self, ranker: str, facts: list[tuple[int, Facts]], nobody: Facts) -> tuple[int, ...]:
        """The candidate that a ranker chooses, or () where that is nobody."""
        chosen = self.choose(ranker, [*facts, (NOBODY, nobody)])
        return () if chosen is None else (chosen,)

    def known_words(self, phrase: Phrase) -> int | None:
        """The referent that was described in these very words before."""
        key = description_key(phrase)
        return None if key.startswith(_OPENINGS) else self.described.get(key)

    def describe(self, phrase: Phrase, entity: Entity) -> int:
        """Keep a new referent that only its description tells."""
        return self.add(description_key(phrase), entity)

    def add(self, key: str, entity: Entity) -> int:
        """Keep a new referent that is known by these words from here on."""
        entity.index = len(self.entities)
        self.entities.append(entity)
        self.described[key] = entity.index
        return entity.index


def description_key(phrase: Phrase) -> str:
    """A description's words without articles."""
    return " ".join(word for word in phrase.words if word not in {"the", "a", "an"})


def best(ranker: str, facts: list[tuple[int, Facts]]) -> int | None:
    """The candidate of highest score, or None where that is nobody."""
    table = weights(ranker)
    index, _ = max(facts, key=lambda found: candidates.score(found[1], table), default=(NOBODY, {}))
    return None if index == NOBODY else index
