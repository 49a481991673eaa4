"""Facts that tell which referent a pronoun or a description means, as named numbers.

Each function of this module returns facts as a dict from their names to values about one; the
weights that add them up are fitted (training/speakers) and lie in weights.json.
What a description tells of people is in `roles`, what tells organisations in `bodies`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotes.english.lexicon import words
from quotes.english.offices import Office
from quotes.english.phrases import Phrase
from quotes.english.role_nouns import ROLE_CLASS
from quotes.speakers.entities.entity import Entity
from quotes.speakers.facts.timeline import Timeline

Facts = dict[str, float]


@dataclass(slots=True)
class Asking:
    """A pronoun or description that asks for its referent.

    `gender`: 1 for "he", -1 for "she", else 0. `previous`: the speakers of the attribution
    before, `previous_near` that it is at most a paragraph away. `outer`: the speakers whose
    quotation this stands in, `outer_direct` that it is a direct one; `saying`: those whose very
    words this is, who speak of others so. `office`: what the phrase names by its head, where that
    is an office.
    """

    offset: int
    sentence: int
    paragraph: int
    gender: int
    phrase: Phrase | None
    previous: tuple[int, ...]
    previous_near: bool
    outer: tuple[int, ...]
    outer_direct: bool
    saying: frozenset[int] = frozenset()
    office: Office | None = None


def salience(asking: Asking, entity: Entity, timeline: Timeline, rank: int) -> Facts:
    """How present a referent is at this place: recency, number, being the last speaker."""
    last, count = timeline.before(entity.index, asking.offset)
    facts: Facts = {f"recency_{min(rank, 4)}": 1.0}
    total = timeline.total(entity.index)
    facts["share"] = min(total, 20) / 20
    if last is None:
        facts["not_yet"] = 1.0
        return facts
    sentences = asking.sentence - last.sentence
    facts[f"sentences_{min(sentences, 4)}"] = 1.0
    facts[f"paragraphs_{min(asking.paragraph - last.paragraph, 3)}"] = 1.0
    facts["count"] = min(count, 10) / 10
    facts["last_source"] = last.source
    facts["last_first"] = last.first
    facts["last_first_near"] = last.first and sentences <= 1
    facts["last_quoted"] = last.quoted
    facts["last_owner"] = last.owner
    facts["last_oblique"] = last.oblique
    facts["last_subject"] = last.subject > 0
    facts["last_object"] = last.subject < 0
    facts["last_pronoun"] = not last.named
    facts["headline"] = last.headline
    facts["previous_speaker"] = entity.index in asking.previous
    facts["previous_speaker_near"] = asking.previous_near and entity.index in asking.previous
    if entity.index in asking.outer:
        facts["outer_direct" if asking.outer_direct else "outer_indirect"] = 1.0
    return facts


def sex(asking: Asking, entity: Entity) -> Facts:
    """Whether a person's known sex fits the pronoun."""
    if not asking.gender:
        return {}
    if not entity.gender:
        return {
            "sex_unknown": 1.0,
            "sex_votes": max(-1.0, min(1.0, entity.votes * asking.gender / 2)),
        }
    return {"sex_fits": 1.0} if entity.gender == asking.gender else {"sex_differs": 1.0}


def introduces(row: Facts) -> bool:
    """Whether "a federal judge" can be this person: a judge, whom the text names only later."""
    return bool(row.get("head_same") and (row.get("not_yet") or row.get("headline")))


def alone(rows: list[tuple[int, Facts]]) -> None:
    """Mark the only candidate who is known to be what is asked for."""
    same = [row for _, row in rows if row.get("head_same")]
    if len(same) == 1:
        same[0]["only_same"] = 1.0


def called_so(phrase: Phrase, facts: list[tuple[int, Facts]]) -> list[tuple[int, Facts]]:
    """The only one of them called by this very noun, and those of whom no role is known.

    "The surgeon" is no nurse; but of "the New Jersey governor" the other words tell more.
    """
    exact = [row for _, row in facts if row.get("called_by_it") and row.get("head_same")]
    if len(exact) != 1 or not {"the", "former", phrase.head}.issuperset(phrase.words):
        return facts
    roles = ("head_same", "head_other")
    return [found for found in facts if found[1] is exact[0] or not any(map(found[1].get, roles))]


def holders(facts: list[tuple[int, Facts]]) -> list[int]:
    """Those known to hold the very office that is asked for, or the only one who can.

    "The senator" may be the last speaker, whose office the article need not tell.
    """
    held = [index for index, row in facts if row.get("office_held")]
    if held or any(row.get("previous_speaker_near") for _, row in facts):
        return held
    alike = [index for index, row in facts if row.get("office_alike")]
    return alike if len(alike) == 1 else _of_the_place(facts)


def _of_the_place(facts: list[tuple[int, Facts]]) -> list[int]:
    """The only one who can be "Syria's top diplomat": of that country, and a minister."""
    there = [
        index
        for index, row in facts
        if (row.get("country_same") or row.get("region_same"))
        and (row.get("head_same") or row.get("head_vaguer"))
    ]
    return there if len(there) == 1 else []


_OF_NOTE = words(
    "senator governor president premier minister candidate politician businessman star"
)
"""Whoever is called by these alone has been named."""


GENERIC = words(
    "company agency group organisation organization newspaper paper network campaign "
    "administration party committee commission department court university outlet tabloid "
    "magazine publication firm union association broadcaster bureau council coalition "
    "institute website site team camp chamber embassy"
)
"""Heads that by themselves tell no organisation from others."""


def nobody(asking: Asking, rows: list[tuple[int, Facts]]) -> Facts:
    """What speaks for a description that means none of the known referents."""
    phrase = asking.phrase
    facts = {"none": 1.0}
    if phrase is None:
        return facts
    facts["none_indefinite"] = not phrase.definite
    facts["none_unknown_head"] = phrase.head not in ROLE_CLASS
    facts["none_unfitting"] = not any(
        row.get("head_same") or row.get("head_vaguer") for _, row in rows
    )
    facts["none_generic"] = phrase.head in GENERIC
    facts["none_possessive"] = any(word.endswith("'s") for word in phrase.words)
    facts["none_bare"] = phrase.definite and len(phrase.words) == 2
    facts["none_former"] = "former" in phrase.words
    facts["none_of_note"] = (
        ROLE_CLASS.get(phrase.head) in _OF_NOTE
        and phrase.words[0] == "the"
        and not all(row.get("head_other") for _, row in rows)
    )
    return facts


def score(facts: Facts, weights: dict[str, float]) -> float:
    """The weighted sum of facts."""
    return sum(weights.get(name, 0.0) * value for name, value in facts.items())
