"""What the database is asked and what it answers, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quotes.types import Kind, Span, Spans, SpeakerKind, StanceLabel


class Outcome(StrEnum):
    """What storing a record did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Find:
    """Which quotations; every condition that is given must hold.

    `speaker_ids` and `stances` ask for any of their members. `about` are words for the full-text
    search; None asks for nothing, while text without a single word finds nothing. `target` is the
    name or an alias of a target. `since` and `until` are days of publication, both inclusive;
    documents without a date fit neither. `publisher` is a part of the name, in any case.
    `limit` 0 or less is no limit. `order`: "date" (newest first; of one day,
    what was stored last), "relevance" or "confidence".
    """

    speaker_ids: tuple[int, ...] = ()
    about: str | None = None
    target: str | None = None
    stances: tuple[StanceLabel, ...] = ()
    kind: Kind | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    publisher: str | None = None
    limit: int = 20
    order: str = "date"


@dataclass(frozen=True, slots=True)
class HitStance:
    """A stance that a quotation has; a person's label (`by` says whose) wins over a model's."""

    target: str
    label: StanceLabel
    score: float
    evidence: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that was found, with all that is needed to show it.

    `content` is its pieces joined by " … "; `content_spans` are offsets into the document's text,
    `marks` the same pieces as offsets into `sentence`, which begins at `sentence_start`.
    `relevance` is 0 to 1: 0.9 or more where every word asked for stands in the quotation or its
    sentence, less the fewer do (the article's title and text count for a part); 1 where no words
    were asked for.
    """

    id: str
    content: str
    content_spans: Spans
    sentence: str
    sentence_start: int
    marks: tuple[Span, ...]
    cue: str
    source: str
    speaker: str | None
    speaker_ids: tuple[int, ...]
    kind: Kind
    speech: bool
    negated: bool
    hedged: bool
    confidence: float
    date: dt.date | None
    publisher: str | None
    title: str | None
    document_id: str
    url: str | None
    origin: str | None
    stances: tuple[HitStance, ...]
    topics: tuple[str, ...]
    relevance: float
    author: str | None = None


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


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """A decision on a speaker: by which rule (how surely) or person, when, and whether undone.

    `action` is "join", "merge", "split", "distinct", "rename", "alias" or "wikidata"; `name` is
    what was judged, `other_id` the other speaker, who may be gone.
    """

    id: int
    action: str
    speaker_id: int
    name: str
    other_id: int | None
    by: str
    by_hand: bool
    score: float
    made: dt.datetime
    undone: bool
    document_id: str | None


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


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document without its text."""

    id: str
    title: str | None
    publisher: str | None
    date: dt.date | None
    url: str | None
    origin: str | None
    quotations: int


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target, and how many quotations take which side toward it."""

    id: int
    name: str
    aliases: tuple[str, ...]
    description: str
    labels: Mapping[StanceLabel, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StanceRow:
    """How much, and how surely, a speaker takes one of the sides asked for.

    `quotations`, `documents`, `first` and `last` count those with such a label; `weight` is the
    sum of their scores, which ranks the rows, `score` their mean. `labels` counts all that the
    speaker said on the target, whatever the side.
    """

    speaker_id: int
    speaker: str
    kind: SpeakerKind
    quotations: int
    documents: int
    weight: float
    score: float
    first: dt.date | None
    last: dt.date | None
    labels: Mapping[StanceLabel, int] = field(default_factory=dict)
