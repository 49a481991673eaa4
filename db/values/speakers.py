"""Speakers, their names and roles, and what was decided on them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from quotes.types import SpeakerKind


class SpeakerName(NamedTuple):
    """Who said something: the speaker's number and name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with names, roles, counts, and the first and last day on which they are quoted."""

    id: int
    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    quotations: int
    documents: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A name of a speaker, in how many documents it stands, and whether a person gave it."""

    name: str
    seen: int
    by_hand: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role of a speaker, with the days of the first and last document that gives it."""

    role: str
    first: dt.date | None
    last: dt.date | None
    seen: int


class Action(StrEnum):
    """What a judgement did to a speaker."""

    JOIN = "join"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    ALIAS = "alias"
    DISTINCT = "distinct"
    WIKIDATA = "wikidata"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A decision on a speaker: by which rule (how surely) or person, when, and whether undone.

    `name` is what was judged, `other_id` the other speaker, who may be gone.
    """

    id: int
    action: Action
    speaker_id: int
    name: str
    other_id: int | None
    by: str
    by_hand: bool
    score: float
    made: dt.datetime
    undone: bool
    document_id: str | None


class Judged(NamedTuple):
    """The number of a judgement, for its undoing, and the speaker who came of it, as they are now.

    Of a split or a move that is who was split off, or was given the quotations.
    """

    number: int
    speaker: SpeakerRow


@dataclass(frozen=True, slots=True)
class Pair:
    """Two speakers who may be one: how likely (0 to 1), and why."""

    one: SpeakerRow
    other: SpeakerRow
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of a speaker but the quotations; judgements in the order of time."""

    speaker: SpeakerRow
    wikidata: str | None
    names: tuple[AliasRow, ...]
    roles: tuple[RoleRow, ...]
    judgements: tuple[JudgementRow, ...]
    duplicates: tuple[Pair, ...]
