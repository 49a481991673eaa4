"""The rules in order of sureness: names, first persons, relatives, pronouns, descriptions, silence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.speakers import candidates, gender, phrases, roles
from quotes.speakers.candidates import Asking, Event, Timeline
from quotes.speakers.entities import Entity, cluster
from quotes.speakers.lexicon import DETERMINERS, KIN
from quotes.speakers.mentions import Mention, find
from quotes.speakers.names import fold, key
from quotes.speakers.phrases import Phrase
from quotes.speakers.sources import Part, Sort, parts
from quotes.speakers.text import Article
from quotes.speakers.weights import weights
from quotes.types import Attribution, SpeakerKind

Choice = Callable[[str, list[tuple[int, dict[str, float]]]], int | None]


@dataclass(slots=True)
class Answer:
    """Who one part of a source means, and the rule that said so."""

    entity: int
    rule: str


class Resolver:
    """Holds the state of one article while its attributions are resolved in text order."""

    def __init__(
        self,
        article: Article,
        mentions: list[Mention],
        entities: list[Entity],
        choose: Choice | None = None,
    ) -> None:
        self.article = article
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.entities = entities
        self.choose = choose or best
        self.timeline = Timeline()
        self.parts: list[list[Part]] = [
            parts(article, mentions, self.starts, attribution.source)
            for attribution in article.attributions
        ]
        self.answers: list[list[Answer]] = [[] for _ in article.attributions]
        self.order = sorted(
            range(len(article.attributions)), key=lambda i: self._offset(article.attributions[i])
        )
        self.previous: tuple[int, ...] = ()
        self.previous_at = -1
        self.previous_index = -1
        self._sources = sorted(span for a in article.attributions for span in a.source)
        self._source_starts = [start for start, _ in self._sources]
        self._described: dict[str, int] = {}
        self._taken: set[int] = set()
        self._makers: dict[str, list[Answer]] = {}
        self._form_cache: dict[int, list[list[str]]] = {}
        self.current = -1
        self._joined = self._names_together()
        self._fill()

    # -- the article's timeline ---------------------------------------------------------------

    def _fill(self) -> None:
        seen: set[int] = set()
        for mention in self.mentions:
            if mention.aside:
                continue
            first = mention.sentence not in seen
            seen.add(mention.sentence)
            event = self._event(mention.start, mention.end, True, first, mention.title)
            event.subject = mention.subject
            self.timeline.add(mention.entity, event)

    def _names_together(self) -> list[tuple[int, tuple[int, ...]]]:
        """Where the text names several people side by side, in order."""
        found: list[tuple[int, tuple[int, ...]]] = []
        named = [m for m in self.mentions if not m.aside]
        people = [m for m in named if self.entities[m.entity].is_person]
        others = [m for m in named if not self.entities[m.entity].is_person]
        run: list[int] = []
        for first, second in [*zip(people, people[1:], strict=False), *zip(others, others[1:], strict=False)]:
            gap = self.article.text[first.end : second.start]
            if first.entity == second.entity or len(gap) > 60:
                run = []
            elif _COMMA.fullmatch(gap):
                run = [*(run or [first.entity]), second.entity]
            elif _TOGETHER.fullmatch(gap):
                run = [*(run or [first.entity]), second.entity]
                found.append((second.start, tuple(dict.fromkeys(run))))
                run = []
            else:
                run = []
        found.sort()
        return found

    def _event(self, start: int, end: int, named: bool, first: bool, title: str = "") -> Event:
        text = self.article.text
        at = bisect_right(self._source_starts, start) - 1
        around = self.article.around(start)
        before = text[max(start - 24 - len(title), 0) : start].split()
        before = before[: len(before) - len(title.split())]
        return Event(
            offset=start,
            sentence=self.article.sentence(start),
            paragraph=self.article.paragraph(start),
            named=named,
            source=at >= 0 and self._sources[at][1] > start,
            first=first,
            quoted=any(self.article.is_direct(index) for index in around),
            owner=text[end : end + 2] in {"'s", "’s"} or text[end : end + 2] in {"' ", "’ "},
            headline=self.article.kind(start) == "headline",
            oblique=bool(before) and fold(before[-1]) in _OBLIQUE,
        )

    @staticmethod
    def _offset(attribution: Attribution) -> int:
        spans = attribution.source or attribution.cue or attribution.content
        return min((start for start, _ in spans), default=0)

    # -- resolution ----------------------------------------------------------------------------

    def run(self) -> list[list[Answer]]:
        """Answers for every attribution, in the order given."""
        waiting: list[int] = []
        for index in self.order:
            found = self.parts[index]
            if not found or any(part.sort in (Sort.FIRST, Sort.SECOND) for part in found):
                waiting.append(index)
            if found:
                self._take(index, self._resolve_parts(index, found))
        for index in waiting:
            if not self.parts[index]:
                self.answers[index] = self._silent(index)
            elif not self.answers[index]:
                self.answers[index] = self._first_person(index)
        return self.answers

    def _take(self, index: int, answers: list[Answer]) -> None:
        self.answers[index] = answers
        for part, answer in zip(self.parts[index], answers, strict=False):
            if part.sort is not Sort.NAME:
                event = self._event(part.span[0], part.span[1], False, True)
                self.timeline.add(answer.entity, event)
        if answers:
            self.previous = tuple(answer.entity for answer in answers)
            self.previous_at = self.parts[index][0].span[0]
            self.previous_index = index

    def _resolve_parts(self, index: int, found: list[Part]) -> list[Answer]:
        answers: list[Answer] = []
        self._taken = set()
        self.current = index
        for part in found:
            for answer in self._resolve(index, part):
                self._taken.add(answer.entity)
                if all(answer.entity != other.entity for other in answers):
                    answers.append(answer)
        return answers

    def _resolve(self, index: int, part: Part) -> list[Answer]:
        match part.sort:
            case Sort.NAME:
                return self._named(part)
            case Sort.OWNED:
                return self._maker(index, part)
            case Sort.HE | Sort.SHE:
                return self._he_or_she(index, part)
            case Sort.THEY | Sort.IT:
                return self._they_or_it(index, part)
            case Sort.RELATIVE:
                return self._relative(index, part)
            case Sort.NOMINAL:
                return self._nominal(index, part)
            case _:
                return []

    def _named(self, part: Part) -> list[Answer]:
        assert part.mention is not None
        single = len(part.mention.tokens) == 1
        return [Answer(part.mention.entity, "short_name" if single else "name")]

    def _maker(self, index: int, part: Part) -> list[Answer]:
        """Who made a quoted document; "the decree" later on is theirs too."""
        assert part.owner is not None
        answers = [Answer(found.entity, "maker") for found in self._resolve(index, part.owner)]
        if answers:
            self._makers[part.word] = answers
        return answers

    def _asking(self, index: int, part: Part, sex: int, phrase: Phrase | None, plural: bool) -> Asking:
        start = part.span[0]
        around = self.article.around(start, but=index)
        outer = tuple(answer.entity for i in around for answer in self.answers[i])
        paragraph = self.article.paragraph(start)
        return Asking(
            offset=start,
            sentence=self.article.sentence(start),
            paragraph=paragraph,
            gender=sex,
            plural=plural,
            phrase=phrase,
            attribution=index,
            previous=self.previous,
            previous_near=self.previous_at >= 0
            and paragraph - self.article.paragraph(self.previous_at) <= 1,
            outer=outer,
            outer_direct=any(self.article.is_direct(i) for i in around),
            headline=self.article.kind(start) == "headline",
        )

    def _he_or_she(self, index: int, part: Part) -> list[Answer]:
        sex = 1 if part.sort is Sort.HE else -1
        asking = self._asking(index, part, sex, None, False)
        people = [
            entity
            for entity in self.entities
            if (entity.is_person or (entity.kind is SpeakerKind.UNNAMED and not entity.plural))
            and entity.gender != -sex
            and self._usable(entity, asking, index)
        ]
        ahead = self._named_ahead(part)
        if ahead is not None and self.entities[ahead].gender != -sex:
            return [Answer(ahead, "named_ahead")]
        facts = self._facts(asking, people, lambda e: candidates.sex(asking, e))
        chosen = self.choose("he_she", [*facts, (NOBODY, {"none": 1.0})])
        if chosen is None:
            return []
        entity = self.entities[chosen]
        entity.votes += sex
        if not entity.gender:
            entity.gender = sex
        return [Answer(chosen, "he_she")]

    def _named_ahead(self, part: Part) -> int | None:
        """"In her statement, Clinton said": who is named right after an opening phrase."""
        text = self.article.text
        low, high = self.article.sentence_span(self.article.sentence(part.span[0]))
        opening = _OPENING.match(text, low)
        if part.word not in {"his", "her"} or opening is None or opening.end() < part.span[0]:
            return None
        comma = text.find(", ", part.span[1], high)
        if comma < 0:
            return None
        for mention in self.mentions:
            if mention.start > comma and self.entities[mention.entity].is_person:
                begun = mention.start - len(mention.title) - 1 if mention.title else mention.start
                return mention.entity if begun <= comma + 2 else None
        return None

    def _usable(self, entity: Entity, asking: Asking, index: int) -> bool:
        """Spoken of before this place, or nowhere before but soon after."""
        last, _ = self.timeline.before(entity.index, asking.offset)
        if last is not None:
            return True
        return self.timeline.named_within(entity.index, asking.offset, asking.offset + 150)

    def _facts(
        self,
        asking: Asking,
        entities: Sequence[Entity],
        more: Callable[[Entity], dict[str, float]],
    ) -> list[tuple[int, dict[str, float]]]:
        ranked = sorted(
            (e for e in entities if e.index not in self._taken),
            key=lambda e: -(last.offset if (last := self.timeline.before(e.index, asking.offset)[0]) else -1),
        )
        return [
            (e.index, candidates.salience(asking, e, self.timeline, rank) | more(e))
            for rank, e in enumerate(ranked[:40])
        ]

    def _they_or_it(self, index: int, part: Part) -> list[Answer]:
        plural = part.sort is Sort.THEY
        asking = self._asking(index, part, 0, None, plural)
        others = [
            e
            for e in self.entities
            if not e.is_person and (plural or not e.plural) and self._usable(e, asking, index)
        ]
        facts = self._facts(asking, others, lambda e: candidates.organisation(asking, e, self.article.text))
        if plural and asking.previous_near and self._plural(self.previous):
            return [Answer(entity, "they_previous") for entity in self.previous]
        chosen = self.choose("they" if plural else "it", [*facts, (NOBODY, {"none": 1.0})])
        if chosen is None and plural:
            return [Answer(entity, "they_joint") for entity in self._pair(asking, 2, True)]
        return [] if chosen is None else [Answer(chosen, "they" if plural else "it")]

    def _plural(self, entities: tuple[int, ...]) -> bool:
        """Whether the last speakers can be "they": several, a group, an organisation."""
        if len(entities) != 1:
            return len(entities) > 1
        entity = self.entities[entities[0]]
        return entity.plural or entity.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)

    def _pair(self, asking: Asking, reach: int, people: bool) -> tuple[int, ...]:
        """Those named together ("Rubio and Bush") in the last sentences, else the foremost pair."""
        before = [
            (offset, members)
            for offset, members in self._joined
            if offset < asking.offset and self.entities[members[0]].is_person == people
        ]
        for offset, members in reversed(before):
            if asking.sentence - self.article.sentence(offset) <= reach:
                return members
        if before and reach > 2:
            return max(before, key=lambda found: sum(self.timeline.total(e) for e in found[1]))[1]
        return ()

    def _last_two(self, asking: Asking, reach: int) -> tuple[int, ...]:
        """The two people spoken of last, where both were within some sentences before."""
        recent: list[tuple[int, int]] = []
        for entity in self.entities:
            last, _ = self.timeline.before(entity.index, asking.offset)
            if entity.is_person and last and asking.sentence - last.sentence <= reach:
                recent.append((last.offset, entity.index))
        recent.sort(reverse=True)
        return tuple(index for _, index in reversed(recent[:2])) if len(recent) >= 2 else ()

    def _relative(self, index: int, part: Part) -> list[Answer]:
        """The head of the noun phrase before "who" or "which"."""
        text = self.article.text
        start = part.span[0]
        low = max(self.article.sentence_span(self.article.sentence(start))[0], start - 200)
        if _AND_WHO.search(text, low, start):
            earlier = list(_WHO.finditer(text, low, start))
            if earlier:
                start = earlier[-1].start()
        end = low + len(text[low:start].rstrip(" ,—–-\u00a0\n"))
        person = part.word in {"who", "whom", "whose"}
        here = [m for m in self.mentions if low <= m.start < end and not m.aside]
        people = [m for m in here if self.entities[m.entity].is_person]
        for mention in reversed(people if person else here):
            if _OF_SOMEWHERE.fullmatch(text, min(mention.end, end), end):
                return [Answer(mention.entity, "relative")]
        phrase = self._phrase_before(low, end)
        if phrase is None:
            return [Answer(people[-1].entity, "relative")] if people and person else []
        for mention in reversed(people if person else here):
            if mention.end <= phrase.core[0] and _APPOSED.fullmatch(text, mention.end, phrase.core[0]):
                return [Answer(mention.entity, "relative")]
        if phrase.kind is None and here and person:
            return [Answer((people or here)[-1].entity, "relative")]
        meant = self._nominal(index, Part(Sort.NOMINAL, phrase.span, word=phrase.head, phrase=phrase))
        return [Answer(found.entity, "relative_described") for found in meant]

    def _phrase_before(self, low: int, end: int) -> Phrase | None:
        """The last few words before a relative, from their determiner on."""
        words = [
            (low + m.start(), low + m.end())
            for m in phrases._WORD.finditer(self.article.text[low:end])
        ]
        if not words:
            return None
        first = len(words) - 1
        for at in range(len(words) - 1, max(len(words) - 7, -1), -1):
            word = fold(self.article.text[words[at][0] : words[at][1]])
            if word in {"the", "a", "an", "some", "many", "those", "several"}:
                first = at
                break
            if at < len(words) - 1 and word in _STOP:
                break
            first = at
            between = self.article.text[words[at][0] - 1 : words[at][0]] if at else ""
            if self.article.text[words[at - 1][1] : words[at][0]].strip() if at else between.strip():
                break
        return phrases.read(self.article.text, words[first][0], end)

    def _nominal(self, index: int, part: Part) -> list[Answer]:
        phrase = part.phrase
        assert phrase is not None
        if phrase.words == ("a",):
            return self._interviewed(part.span[0])
        if _BOTH & set(phrase.words) and not phrase.words[0] in {"only", "at"}:
            asking = self._asking(index, part, 0, None, True)
            places = phrase.head in {"nations", "countries", "states", "governments", "sides", "parties"}
            members = self._pair(asking, 3, not places) or (() if places else self._last_two(asking, 3))
            if members and ("three" not in phrase.words or len(members) == 3):
                return [Answer(entity, "both") for entity in members]
        owned = self._owned(index, part)
        if owned is not None:
            return [owned]
        if phrase.kind is SpeakerKind.DOCUMENT and phrase.definite and phrase.head in self._makers:
            return [Answer(found.entity, "same_document") for found in self._makers[phrase.head]]
        same = self._described.get(self._key(phrase))
        opening = phrase.kind is SpeakerKind.PERSON and self.article.paragraph(part.span[0]) < 3
        if phrase.definite or opening or phrase.kind is SpeakerKind.ORGANISATION:
            found = self._definite(index, part)
            if found is not None:
                return [found]
        if same is not None:
            return [Answer(same, "same_words")]
        return [Answer(self._describe(part), "description")]

    def _definite(self, index: int, part: Part) -> Answer | None:
        phrase = part.phrase
        assert phrase is not None
        if phrase.plural or phrase.kind in (SpeakerKind.DOCUMENT, SpeakerKind.GROUP):
            return None
        if phrase.kind is SpeakerKind.ORGANISATION:
            asking = self._asking(index, part, 0, phrase, False)
            fitting = self._by_head(asking, phrase)
            if fitting is not None:
                return Answer(fitting, "head_of_name")
            names = [e for e in self.entities if not e.is_person and self._usable(e, asking, index)]
            facts = self._facts(asking, names, lambda e: candidates.organisation(asking, e, self.article.text))
            nobody = candidates.nobody(asking, [row for _, row in facts])
            chosen = self.choose("organisation", [*facts, (NOBODY, nobody)])
            return None if chosen is None else Answer(chosen, "organisation_nominal")
        sex = gender.of_words(phrase.head)
        asking = self._asking(index, part, sex, phrase, False)
        people = [
            e
            for e in self.entities
            if (e.is_person or e.kind is SpeakerKind.UNNAMED)
            and not e.plural
            and not (sex and e.gender == -sex)
        ]
        facts = self._facts(
            asking, people, lambda e: candidates.sex(asking, e) | candidates.role(asking, e)
        )
        chosen = self.choose("person", [*facts, (NOBODY, candidates.nobody(asking, [row for _, row in facts]))])
        return None if chosen is None else Answer(chosen, "person_nominal")

    def _by_head(self, asking: Asking, phrase: Phrase) -> int | None:
        """The organisation whose name ends in these words ("the budget office"), the last if several."""
        words = [word for word in phrase.words if word not in DETERMINERS and word != "both"]
        if not words:
            return None
        fits: list[Entity] = []
        for entity in self.entities:
            if entity.is_person or entity.kind is SpeakerKind.DOCUMENT:
                continue
            if not any(_ends(form, words) for form in self._forms(entity)):
                continue
            last, _ = self.timeline.before(entity.index, asking.offset)
            if last is None and not entity.mentions:
                continue
            fits.append(entity)
        if len(fits) < 2:
            return fits[0].index if fits else None
        facts = self._facts(asking, fits, lambda e: candidates.organisation(asking, e, self.article.text))
        return self.choose("organisation", facts)

    def _forms(self, entity: Entity) -> list[list[str]]:
        if entity.index not in self._form_cache:
            if entity.mentions:
                forms = {mention.key for mention in entity.mentions}
            else:
                start, end = entity.name
                forms = {key(self.article.text[start:end])}
            self._form_cache[entity.index] = [form.split() for form in forms]
        return self._form_cache[entity.index]

    def _owned(self, index: int, part: Part) -> Answer | None:
        """"his campaign", "her wife": what belongs to someone whom the pronoun means."""
        phrase = part.phrase
        assert phrase is not None
        if phrase.words[0] not in {"his", "her"} or phrase.head in KIN:
            return None
        sort = Sort.HE if phrase.words[0] == "his" else Sort.SHE
        if phrase.head not in {"campaign", "camp", "team", "administration"}:
            return None
        owner = self._he_or_she(index, Part(sort, part.span, word=phrase.words[0]))
        if not owner:
            return None
        surname = self.entities[owner[0].entity].tokens[-1:]
        for entity in self.entities:
            if entity.tokens[:1] == surname and entity.tokens[-1:] in {("campaign",), (phrase.head,)}:
                return Answer(entity.index, "owned")
        return None

    def _key(self, phrase: Phrase) -> str:
        words = [word for word in phrase.words if word not in {"the", "a", "an"}]
        return " ".join(words)

    def _describe(self, part: Part) -> int:
        """A referent known only by its description."""
        phrase = part.phrase
        assert phrase is not None
        words = self._key(phrase)
        if words in self._described and not words.startswith(("another", "one", "other", "some")):
            return self._described[words]
        kind = phrase.kind or SpeakerKind.UNNAMED
        if kind is SpeakerKind.PERSON:
            kind = SpeakerKind.UNNAMED
        start, end = part.span
        text = self.article.text
        if kind is SpeakerKind.ORGANISATION:
            start += len(_ARTICLE.match(text[start:end]).group())  # type: ignore[union-attr]
            if text[start:end].endswith(("'s", "’s")):
                end -= 2
        entity = Entity(len(self.entities), kind, tokens=phrase.words[-1:], name=(start, end))
        entity.plural = phrase.plural
        entity.gender = gender.of_words(" ".join(phrase.words)) if kind is SpeakerKind.UNNAMED else 0
        self.entities.append(entity)
        self._described[words] = entity.index
        return entity.index

    def _first_person(self, index: int) -> list[Answer]:
        """ "I" and "we" inside a quotation mean its speaker."""
        start = self.parts[index][0].span[0]
        if self.parts[index][0].sort is not Sort.FIRST:
            return []
        for outer in reversed(self.article.around(start, but=index)):
            if self.answers[outer]:
                return [Answer(answer.entity, "first_person") for answer in self.answers[outer]]
        return self._interviewed(start)

    def _interviewed(self, offset: int) -> list[Answer]:
        """Whoever answers in an article of questions and answers: the one most spoken of."""
        if len(_QUESTION.findall(self.article.text)) < 2:
            return []
        start = self.article.paragraphs[self.article.paragraph(offset)][0]
        if _QUESTION.match(self.article.text, max(start - 1, 0)):
            return []
        people = [e for e in self.entities if e.is_person and self.timeline.total(e.index)]
        named = [e for e in people if any(m.headline for m in e.mentions)] or people
        if not named:
            return []
        return [Answer(max(named, key=lambda e: self.timeline.total(e.index)).index, "interview")]

    def _silent(self, index: int) -> list[Answer]:
        """A quotation without a source, right after one by a known speaker, may be theirs."""
        attribution = self.article.attributions[index]
        if not self.article.is_direct(index):
            return []
        at = self._offset(attribution)
        paragraph = self.article.paragraph(at)
        for other in reversed(self.order):
            offset = self._offset(self.article.attributions[other])
            if other == index or offset > at or not self.answers[other] or not self.parts[other]:
                continue
            if paragraph - self.article.paragraph(offset) > 1:
                return []
            return [Answer(answer.entity, "inherited") for answer in self.answers[other]]
        return []


def _ends(form: list[str], words: list[str]) -> bool:
    """Whether a name ends in these words, or its head before "of" or "on" does."""
    if form[-len(words) :] == words:
        return True
    for at, word in enumerate(form):
        if at and word in {"of", "on", "for", "in"}:
            return form[:at][-len(words) :] == words
    return False


_PARTY = r"(?:['’]s)?(?:\s\([^)]{1,20}\))?"
_TITLED = r"(?:(?:[A-Z][\w.’'-]*|former|the|rival|candidate|president|minister)\s){0,4}"
_COMMA = re.compile(rf"{_PARTY},\s{_TITLED}")
_TOGETHER = re.compile(rf"{_PARTY}(?:\sof\s[A-Z]\w+)?,?\s(?:and|or|nor|versus|vs\.|with)\s{_TITLED}")
_QUESTION = re.compile(r"(?:^|\n)Q(?:[:.]\s|(?=[A-Z][a-z]))")
_ARTICLE = re.compile(r"(?:(?:the|an?)\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"[\"“]?(?:In|With|Despite|During|After|Before|Along|By|Through|At|On|Since|While|Like)\s[^,.;:]*")
_WHO = re.compile(r"\b(?:who|whom|whose|which)\b")
_AND_WHO = re.compile(r"(?:\band|\bbut)\s$")
_OF_SOMEWHERE = re.compile(
    r"(?:['’]s?)?(?:\s?\([^)]{1,30}\)|\sof\s(?:the\s)?[A-Z][^,]{0,40}|,\s\d\d|,\s[RDI]-[A-Z][\w.]*)*[,\s—–-]*"
)
_APPOSED = re.compile(r"(?:\s?\([^)]{1,30}\))?(?:,|\s?[—–-]+)\s(?:an?|the|one|his|her|its|their)?\s*")
_BOTH = frozenset("both neither two pair couple duo three trio".split())
_OBLIQUE = frozenset("to of with by for from at on against about over than told tell tells".split())
_STOP = frozenset(
    "is was are were said says say to and but or that which with of in on at by for from as be been has have had "
    "he she they it".split()
)


NOBODY = -1
"""The candidate that stands for none of the others."""


def best(ranker: str, facts: list[tuple[int, dict[str, float]]]) -> int | None:
    """The candidate of highest score, or None where that is nobody."""
    table = weights(ranker)
    index, _ = max(facts, key=lambda found: candidates.score(found[1], table), default=(NOBODY, {}))
    return None if index == NOBODY else index


def resolver(article: Article, mentions: list[Mention], choose: Choice | None = None) -> Resolver:
    """A resolver with its entities and roles, ready to run."""
    entities = cluster(article, mentions)
    roles.collect(article, entities)
    return Resolver(article, mentions, entities, choose)


__all__ = ["Answer", "Resolver", "best", "find", "resolver"]
