"""Rules for attributions without source words: "noting that …", "when asked …", "and accused him".

Whom the words leave out stands mostly beside: the subject of a clause above, the owner of a noun,
who spoke last. A ranker weighs them all, and "nobody", since most such cues have no speaker that
the article names ("concerns about …", "it is unclear …"). What the choice stands on tells the
rule. A passive without agent stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quotes.english.lexicon import words
from quotes.letters import compiled
from quotes.speakers.clauses import Place, head, is_passive, places
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import candidates
from quotes.speakers.facts.candidates import Asking, Facts
from quotes.speakers.mentions.pieces import PLACE
from quotes.speakers.resolving import MOST_CANDIDATES, NOBODY, Answer, State
from quotes.speakers.sources.parts import Part
from quotes.speakers.sources.split import parts
from quotes.types import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

RANKER = "unsaid"

_ASKED = words("asked questioned pressed quizzed grilled")
_BEFORE = r"(?:the\s|[A-Z][\w.]*['’]s\s|[“\"'])*$"
_TOLD = (
    r"\b(?:told|tells|(?:interviews?|conversation|appearance)\s(?:\w+\s){0,3}(?:with|on|to|by))\s"
)
_TALKED_TO = compiled(_TOLD + _BEFORE)
_ASKED_BY = compiled(rf"(?:\b[Aa]sked\s(?:\w+\s)?(?:on|by)\s|{_TOLD}){_BEFORE}")
_FORMAT = re.compile(r"(?:['’]s?)?[”\"]?\s(?:\w+\s)?(?:interview|town hall|debate|broadcast)\b")

_SEEM = words(
    "seem seems seemed seeming appear appears appeared appearing look looks looked sounds"
)
_HEDGES = words("reportedly apparently allegedly supposedly seemingly presumably clear unclear")
# Nouns for what many say or feel, and for what somebody has said.
_PUBLIC = words(
    "concern concerns question questions fear fears criticism debate hope hopes speculation anger "
    "expectation expectations rumor rumors suspicion suspicions doubt doubts reason reasons "
    "allegation allegations report reports support opposition view backlash outrage"
)
_ACTS = words(
    "promise promises pledge pledges call calls plan plans proposal proposals vow comments remarks "
    "statement decision announcement declaration endorsement message messages speech attack "
    "attacks request requests"
)
_SORTS = {"VBG": "ing", "VB": "to", "VBD": "past", "VBN": "past", "VBZ": "now", "VBP": "now"}
_FINITE = frozenset({"past", "now"})
_PLACES = ("subject", "above", "owner", "owner_above", "agent")
_ABOVE = frozenset({"above", "owner_above"})
_SALIENT = ("share", "count", "headline", "not_yet", "paragraphs_", "previous_", "outer_")


@dataclass(slots=True)
class Beside:
    """What stands around a cue: its `sort`, the word that heads it, and who can be meant.

    `how`: the places of each referent; `together` those whom one place names side by side;
    `described` the places whose words name nobody ("the move"). `before` and `after` are the
    nearest speakers of the sentence, of the attributions that have `spoken` ones.
    """

    sort: str
    word: Token | None = None
    spoken: Sequence[int] = ()
    how: dict[int, list[Place]] = field(default_factory=dict)
    together: dict[int, tuple[int, ...]] = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


def who_asked(state: State, part: Part) -> Sequence[int]:
    """ "told CNN when asked", "asked on Fox News": who asks is who gets the answer."""
    if not _is_asked(state):
        return ()
    article = state.article
    at = article.sentence(_cue(state)[0])
    for sentence, pattern in ((at, _ASKED_BY), (at - 1, _TALKED_TO)):
        low, high = article.sentence_span(sentence) if sentence >= 0 else (0, 0)
        for mention in state.mentions:
            start = mention.start
            if not low <= start < high or mention.label == PLACE or article.in_source(start):
                continue
            host = sentence == at and _FORMAT.match(article.text, mention.end)
            if not _is_said(state, start) and (host or pattern.search(article.text, low, start)):
                return (mention.entity,)
    return ()


def left_out(state: State, part: Part) -> Sequence[Answer]:
    """Whom the words around a cue let supply, by the first of these rules that tells.

    - `subject_above`: "Gingrich shrugged, noting", "stayed and accused": the subject of the clause
      above, if it is named: "the move" or "the disruptions" speak for nobody.
    - `in_clause`: "Gorin's promise", "Gorin seemed to": another place that the parse puts beside.
    - `speaker_beside`: who spoke before or after in the sentence, or is most spoken of around.
    """
    beside = _beside(state)
    if beside is None:
        return ()
    if above := _shared(beside):
        return [Answer(entity, "subject_above") for entity in above]
    chosen = _chosen(state, beside)
    hows = {place.how for entity in chosen for place in beside.how.get(entity, ())}
    if hows and hows <= _ABOVE:
        # "He opens himself up to criticism": a subject says not the noun that he has to do with.
        return ()
    meant = (other for entity in chosen for other in beside.together.get(entity, (entity,)))
    return [Answer(entity, "in_clause" if hows else "speaker_beside") for entity in meant]


def _chosen(state: State, beside: Beside) -> tuple[int, ...]:
    """The ranker's choice among all who have a name."""
    asking = _asking(state, beside.spoken)
    named = [e for e in state.entities if e.mentions]
    near = [e for e in named if e.index in beside.how or state.usable(e, asking)]
    near.sort(key=lambda e: (e.index in beside.how, state.last_offset(e, asking)), reverse=True)
    rows = [(e.index, _facts(state, beside, asking, e)) for e in near[:MOST_CANDIDATES]]
    return state.pick(RANKER, rows, _nobody(state, beside))


def _shared(beside: Beside) -> tuple[int, ...]:
    """The subject that a participle, or a verb behind "and", shares with the clause above."""
    of_its_own = any(p.how == "subject" for found in beside.how.values() for p in found)
    if of_its_own or "subject" in beside.described:
        return ()
    return tuple(
        entity
        for entity, found in beside.how.items()
        for place in found
        if place.how == "above"
        and (beside.sort == "ing" or (beside.sort in _FINITE and place.via == "conj"))
    )


def _cue(state: State) -> Span:
    attribution = state.article.attributions[state.current]
    return (attribution.cue or attribution.content or ((0, 0),))[0]


def _is_asked(state: State) -> bool:
    article = state.article
    cues = article.attributions[state.current].cue
    return any(_ASKED & set(article.text[slice(*span)].lower().split()) for span in cues)


def _is_said(state: State, offset: int) -> bool:
    content = state.article.attributions[state.current].content
    return any(start <= offset < end for start, end in content)


def _beside(state: State) -> Beside | None:
    """What stands around the cue; None where it says that somebody else is spoken to or of."""
    article = state.article
    cue = _cue(state)
    word = head(article.doc, cue) if article.attributions[state.current].cue else None
    if _is_asked(state) or (word is not None and is_passive(word)):
        return None
    beside = Beside(_sort(article.text[slice(*cue)], word), word, _spoken(state))
    for place in places(word) if word is not None else ():
        _put(state, beside, place)
    low, high = article.sentence_span(article.sentence(cue[0]))
    before = [i for i in beside.spoken if low <= article.offset(i) < cue[0]]
    after = [i for i in beside.spoken if cue[0] < article.offset(i) < high]
    beside.before = state.said_by(before[-1:])
    beside.after = state.said_by(after[:1])
    return beside


def _sort(cue: str, word: Token | None) -> str:
    forms = set(cue.lower().split())
    if forms & _SEEM:
        return "seem"
    if forms & _HEDGES:
        return "hedge"
    if word is None:
        return "none"
    return "noun" if word.tag_.startswith("NN") else _SORTS.get(word.tag_, "other")


def _spoken(state: State) -> list[int]:
    """The attributions with words for their speakers and an answer, in order."""
    found = [i for i, answers in enumerate(state.answers) if answers and state.parts[i]]
    return sorted(found, key=state.article.offset)


def _put(state: State, beside: Beside, place: Place) -> None:
    meant = _meant(state, place.span)
    if not meant or not all(state.entities[entity].mentions for entity in meant):
        beside.described.add(place.how)
        return
    for entity in meant:
        beside.how.setdefault(entity, []).append(place)
        if len(meant) > 1:
            beside.together.setdefault(entity, meant)


def _meant(state: State, span: Span) -> tuple[int, ...]:
    for other, attribution in enumerate(state.article.attributions):
        known = any(start < span[1] and end > span[0] for start, end in attribution.source)
        if known and state.answers[other]:
            return state.said_by([other])
    found = parts(state.article, state.mentions, state.starts, (span,))
    return tuple(dict.fromkeys(a.entity for piece in found for a in state.apply(piece)))


def _asking(state: State, spoken: Sequence[int]) -> Asking:
    """What the cue asks; the speaker before is whoever stands before it in the text."""
    article, offset = state.article, _cue(state)[0]
    last = [i for i in spoken if article.offset(i) < offset][-1:]
    previous_at = article.offset(last[0]) if last else NOBODY
    return state.asking_at(offset, state.said_by(last), previous_at)


def _facts(state: State, beside: Beside, asking: Asking, entity: Entity) -> Facts:
    """How present a referent is, and how it stands to the cue."""
    salience = candidates.salience(asking, entity, state.timeline, 0)
    facts = {name: value for name, value in salience.items() if name.startswith(_SALIENT)}
    for place in beside.how.get(entity.index, ()):
        facts[place.how] = 1.0
        facts[f"{place.how}_{beside.sort}"] = 1.0
        if place.how == "above":
            facts[f"above_{place.via}"] = 1.0
            facts[f"above_{min(place.far, 3)}"] = 1.0
            facts["above_later"] = place.later
    for name, spoken in (("spoke_before", beside.before), ("spoke_after", beside.after)):
        if entity.index in spoken:
            facts[name] = 1.0
            facts[f"{name}_{beside.sort}"] = 1.0
    facts["person"] = entity.is_person
    facts["place"] = all(m.label == PLACE for m in entity.mentions)
    facts["said_of"] = any(_is_said(state, m.start) for m in entity.mentions)
    return facts


def _nobody(state: State, beside: Beside) -> Facts:
    """What speaks for a cue whose speaker the article does not name."""
    article, cue = state.article, _cue(state)
    content = article.attributions[state.current].content
    facts: Facts = {"none": 1.0, f"none_{beside.sort}": 1.0}
    named = {place.how for found in beside.how.values() for place in found}
    for how in _PLACES:
        if how in beside.described:
            facts[f"none_{how}_described"] = 1.0
        elif how not in named:
            facts[f"none_{how}_missing"] = 1.0
    facts["none_direct"] = article.is_direct(state.current)
    facts["none_headline"] = article.in_headline(cue[0])
    facts["none_content_first"] = bool(content) and content[0][0] < cue[0]
    if beside.word is not None:
        form = beside.word.lower_
        articles = {child.lower_ for child in beside.word.children if child.dep_ == "det"}
        facts["none_public"] = form in _PUBLIC
        facts["none_act"] = form in _ACTS
        facts["none_a"] = bool(articles & {"a", "an"})
        facts["none_the"] = "the" in articles
        facts["none_that"] = bool(articles & {"that", "this", "those", "these"})
    return facts
