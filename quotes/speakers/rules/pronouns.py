"""Rules for names, pronouns, relatives, first persons and sources without words.

A rule takes the state and one part of a source and returns the entities that are meant, or
nothing. Its name stands in the decision; its docstring says what it covers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quotes.english import gender, phrases
from quotes.english.lexicon import words
from quotes.letters import compiled
from quotes.speakers.clauses import head, is_passive
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts import bodies, candidates
from quotes.speakers.facts.candidates import Asking
from quotes.speakers.resolving import State
from quotes.speakers.sources.parts import Part, Sort
from quotes.types import SpeakerKind

_OPENING = re.compile(
    r"[\"“]?(?:In|With|Despite|During|After|Before|Along|By|Through|At|On|Since|While|Like)\s[^,.;:]*"
)
_ASKED_BY = re.compile(
    r"[\"“]?(?:(?:when|after|once|while|having|being|been) ){0,2}(?:[a-z]+ed|told)"
    r" (?:(?!about|whether|if|why|how|what|when)[\w-]+ ){0,4}?by ",
    re.IGNORECASE,
)
_LONGEST_AGENT = 60
_SAYING = words("said says added adds continued continues noted notes stated explained concluded")
_OF_DOCUMENTS = frozenset({"maker", "same_document", "said_again"})
_SUBJECTS = frozenset({"he", "she"})
_CLAUSE_END = re.compile(
    r"[,;:()\"“”—–]| - |''|\s(?:after|before|when|while|because|since|if|though|although|until)\b"
)
_ASKED = compiled(
    r" (?:(?:later|then|also|had|has) )?(?:asked|pressed|questioned) (?=(?:[A-Z]\w+\. )?[A-Z])"
)
_NOBODY = {"none": 1.0}


def full_name(state: State, part: Part) -> Sequence[int]:
    """A name of several words: "Former CIA Director David Petraeus", "the Associated Press"."""
    mention = part.mention
    return (mention.entity,) if mention is not None and len(mention.tokens) > 1 else ()


def short_name(state: State, part: Part) -> Sequence[int]:
    """A surname, first name or short form: "Petraeus", "Hillary", "the AP"."""
    return (part.mention.entity,) if part.mention is not None else ()


def named_ahead(state: State, part: Part) -> Sequence[int]:
    """ "In her statement, Clinton said": whom the clause after an opening phrase names first."""
    text = state.article.text
    low, high = state.article.sentence_span(state.article.sentence(part.span[0]))
    opening = _OPENING.match(text, low, high)
    if part.word not in {"his", "her"} or opening is None or opening.end() < part.span[0]:
        return ()
    comma = text.find(", ", part.span[1], high)
    at = bisect_right(state.starts, comma)
    if comma < 0 or at == len(state.mentions):
        return ()
    mention = state.mentions[at]
    entity = state.entities[mention.entity]
    begun = mention.start - len(mention.title) - 1 if mention.title else mention.start
    fits = entity.is_person and entity.gender != -_sex(part) and begun <= comma + 2
    return (entity.index,) if fits else ()


def he_or_she(state: State, part: Part) -> Sequence[int]:
    """ "he", "she", "his", "her": the ranker's choice among people whose sex is not the other."""
    meant = whom_he_means(state, part)
    vote(state, part, meant)
    return meant


def whom_he_means(state: State, part: Part) -> tuple[int, ...]:
    """Whom "he" or "she" means, by the ranker; keeps nothing of it."""
    sex, others = _sex(part), {_agent(state, part), *state.interviewers(part.span[0])}
    others |= _spoken_of(state, part) | _askers(state)
    asking = state.asking(part, gender=sex)
    people = [
        entity
        for entity in state.entities
        if (entity.is_person or (_is_somebody(entity) and not entity.plural))
        and entity.gender != -sex
        and entity.index not in others
        and state.usable(entity, asking)
    ]
    facts = state.facts(asking, people, candidates.sex)
    return state.pick("he_she", facts, _NOBODY) or _misjudged(state, part, asking)


def vote(state: State, part: Part, meant: Sequence[int]) -> None:
    """Keep that a pronoun meant somebody: from then on it tells their sex, if nothing else did."""
    sex = _sex(part)
    for index in meant:
        entity = state.entities[index]
        entity.votes += sex
        entity.gender = entity.gender or sex


def _agent(state: State, part: Part) -> int | None:
    """Who asks in "asked by Cole whether rates would rise, she said", and so is not she."""
    text, start = state.article.text, part.span[0]
    low, _ = state.article.sentence_span(state.article.sentence(start))
    by = _ASKED_BY.match(text, low, start)
    at = bisect_right(state.starts, by.end() - 1) if by is not None else len(state.mentions)
    if by is None or at == len(state.mentions) or text[start - 2 : start] != ", ":
        return None
    mention = state.mentions[at]
    before = text[by.end() : mention.start]
    near = mention.start < start and len(before) < _LONGEST_AGENT and before.count(",") <= 1
    return mention.entity if near else None


def _spoken_of(state: State, part: Part) -> set[int]:
    """Whom "he told Lind that Cole …" names behind the cue: he is neither of them.

    Up to a comma, since what follows may be what goes on: "As he told Lind, Cole left".
    """
    article = state.article
    attribution = article.attributions[state.current]
    own = any(start <= part.span[0] < end for start, end in attribution.source)
    if part.word not in _SUBJECTS or not own or not attribution.cue:
        return set()
    begin, start = attribution.cue[0]
    if begin < part.span[1]:
        return set()
    _, high = article.sentence_span(article.sentence(start))
    stop = _CLAUSE_END.search(article.text, start, high)
    end = stop.start() if stop else high
    behind = state.mentions[bisect_left(state.starts, start) : bisect_left(state.starts, end)]
    owners = ("'s", "’s", "' ", "’ ")
    return {m.entity for m in behind if not article.text.startswith(owners, m.end)}


def _askers(state: State) -> set[int]:
    """Who asks right before a quotation: "Cole asked Lind how. “By train,” he said"."""
    article = state.article
    content = article.attributions[state.current].content
    if not content or not article.is_direct(state.current):
        return set()
    low, _ = article.sentence_span(article.sentence(content[0][0]) - 1)
    asked = _ASKED.search(article.text, low, content[0][0])
    if asked is None:
        return set()
    at = asked.start()
    named = {mention.entity for mention in state.mentions if mention.end == at}
    return named | {e.index for e in state.entities if not e.mentions and e.name[1] == at}


def _misjudged(state: State, part: Part, asking: Asking) -> tuple[int, ...]:
    """The last speaker, where nobody has the sex and only a first name speaks for the other one."""
    if not asking.previous_near or len(state.previous) != 1 or part.word not in _SUBJECTS:
        return ()
    entity = state.entities[state.previous[0]]
    told = any(gender.of_words(m.title) for m in entity.mentions)
    told = told or any(gender.of_words(role.head) for role in entity.roles)
    others = asking.saying | _spoken_of(state, part)
    free = entity.is_person and not told and not entity.votes and entity.index not in others
    return (entity.index,) if free else ()


def _is_somebody(entity: Entity) -> bool:
    """Whether a description can be of one person: not "the community", "a glimpse"."""
    return entity.kind is SpeakerKind.UNNAMED and (
        entity.gender != 0 or any(phrases.is_role(word) for word in entity.tokens)
    )


def _sex(part: Part) -> int:
    return 1 if part.sort is Sort.HE else -1


def previous_speakers(state: State, part: Part) -> Sequence[int]:
    """ "they" right after a quotation of several, of a group or of an organisation."""
    asking = state.asking(part)
    if not asking.previous_near or not state.previous or asking.saying & set(state.previous):
        return ()
    first = state.entities[state.previous[0]]
    several = len(state.previous) > 1 or first.plural
    collective = first.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION)
    return state.previous if several or collective else ()


def previous_organisation(state: State, part: Part) -> Sequence[int]:
    """ "it" after a quotation of an organisation, where no other has been named since."""
    asking = state.asking(part)
    if len(state.previous) != 1 or not asking.previous_near:
        return ()
    entity = state.entities[state.previous[0]]
    if entity.kind not in (SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT) or entity.plural:
        return ()
    spoken, _ = state.timeline.before(entity.index, asking.offset)
    for other in state.entities:
        last, _ = state.timeline.before(other.index, asking.offset)
        later = last is not None and spoken is not None and last.offset > spoken.offset
        if later and other.kind is SpeakerKind.ORGANISATION and other is not entity:
            return ()
    return (entity.index,)


def said_again(state: State, part: Part) -> Sequence[int]:
    """ "It said", "it added": whatever spoke before and is nobody, or whose statement did.

    Also where others have been named since.
    """
    article, asking = state.article, state.asking(part)
    cues = article.attributions[state.current].cue
    saying = {article.text[slice(*span)].lower() for span in cues}
    if part.word != "it" or not asking.previous_near or len(state.previous) != 1:
        return ()
    if not saying or not saying <= _SAYING or asking.saying & set(state.previous):
        return ()
    entity = state.entities[state.previous[0]]
    thing = not entity.is_person and not _is_somebody(entity) and not entity.plural
    spoken = (i for i, found in enumerate(state.answers) if found and state.parts[i])
    last = max((i for i in spoken if article.offset(i) < asking.offset), key=article.offset)
    return state.previous if thing or state.answers[last][0].rule in _OF_DOCUMENTS else ()


def they(state: State, part: Part) -> Sequence[int]:
    """ "they", "their": the ranker's choice among groups and organisations."""
    return _collective(state, part, "they")


def it(state: State, part: Part) -> Sequence[int]:
    """ "it", "its": the ranker's choice among organisations and documents."""
    return _collective(state, part, "it")


def _collective(state: State, part: Part, ranker: str) -> Sequence[int]:
    asking = state.asking(part)
    others = [
        entity
        for entity in state.entities
        if not entity.is_person
        and (ranker == "they" or not entity.plural)
        and state.usable(entity, asking)
    ]
    facts = state.facts(asking, others, bodies.organisation)
    return state.pick(ranker, facts, _NOBODY)


def named_together(state: State, part: Part) -> Sequence[int]:
    """ "they" after people named side by side: "Rubio and Bush ... They"."""
    return together(state, state.asking(part), reach=2, people=True)


def together(state: State, asking: Asking, *, reach: int, people: bool) -> tuple[int, ...]:
    """Those named side by side last, at most `reach` sentences before, none of whom says this."""
    for offset, members in reversed(state.together):
        if offset >= asking.offset or state.entities[members[0]].is_person != people:
            continue
        if asking.saying & set(members):
            continue
        near = asking.sentence - state.article.sentence(offset) <= reach
        return members if near else ()
    return ()


def quoted_speaker(state: State, part: Part) -> Sequence[int]:
    """ "I" and "we" inside a quotation mean its speaker."""
    for outer in reversed(state.article.around(part.span[0], but=state.current)):
        if state.answers[outer]:
            return state.said_by([outer])
    return ()


def inherited(state: State, part: Part) -> Sequence[int]:
    """A direct quotation without a source, a paragraph or less after one by a known speaker.

    Not after a noun or a passive: "chants of “Build the wall”", "the so-called “loophole”".
    """
    index, article = state.current, state.article
    cue = article.attributions[index].cue[:1]
    word = head(article.doc, cue[0]) if cue else None
    another = word is not None and (word.tag_.startswith("NN") or is_passive(word))
    if another or not article.is_direct(index):
        return ()
    at = article.offset(index)
    before = [
        other
        for other in range(len(article.attributions))
        if other != index
        and state.parts[other]
        and state.answers[other]
        and article.offset(other) <= at
    ]
    if not before:
        return ()
    last = max(before, key=article.offset)
    near = article.paragraph(at) - article.paragraph(article.offset(last)) <= 1
    return state.said_by([last]) if near else ()
