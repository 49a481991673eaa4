"""What the database is asked and what it answers, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from quotes.types import Kind, Span, Spans, SpeakerKind, StanceLabel, Verdict


class Outcome(StrEnum):
    """What storing a record did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Find:
    """Which quotations; every condition that is given must hold.

    `speaker_ids` and `stances` ask for any of their members. `about` are words, looked for as they
    stand and, where the database has an encoder, by what they mean; words in quotation marks are
    taken as they stand. None asks for nothing, while text without a single word finds nothing.
    `target` is the name or an alias of a target. With `sure` a stance that fits must be sure.
    `since` and `until` are days of publication, both inclusive; documents without a date fit
    neither. `publisher` is a part of the name, in any case. `limit` 0 or less is no limit.
    `order`: "date" (newest first; of one day, what was stored last), "relevance" or "confidence".
    """

    speaker_ids: tuple[int, ...] = ()
    about: str | None = None
    target: str | None = None
    stances: tuple[StanceLabel, ...] = ()
    sure: bool = False
    kind: Kind | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    publisher: str | None = None
    limit: int = 20
    order: str = "date"


@dataclass(frozen=True, slots=True)
class Found:
    """The number of a quotation that fits, and why; the rest as in `Hit`."""

    number: int
    relevance: float = 1.0
    matched: tuple[str, ...] = ()
    complete: bool = True
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class HitStance:
    """A stance that a quotation has; a person's label (`by` says whose) wins over a model's.

    `sure` is false where a model's score is too low to show the label without a doubt.
    """

    target: str
    label: StanceLabel
    score: float
    evidence: tuple[str, ...] = ()
    by: str | None = None
    sure: bool = True

    def __str__(self) -> str:
        """The stance in a cell of a table: "the talks: unsure oppose (0.41)"."""
        doubt = "" if self.sure else "unsure "
        return f"{self.target}: {doubt}{self.label} ({self.score:.2f})"


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that was found, with all that is needed to show it.

    `content` is its pieces joined by " … "; `content_spans` are offsets into the document's text,
    `marks` the same pieces as offsets into `sentence`, which begins at `sentence_start`.
    `relevance` is 0 to 1: 0.9 or more where every word asked for stands in the quotation or its
    sentence, less the fewer do (the article's title and text count for a part); 1 where no words
    were asked for. With search by meaning it is of words and meaning together, and `similarity`
    the cosine of the two meanings, where they are near enough to be found by (else None). `matched`
    are the words asked for that stand in the quotation, its sentence or the title; `complete` says
    that all of them do.
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
    matched: tuple[str, ...] = ()
    complete: bool = True
    similarity: float | None = None
    within: str | None = None


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
    """A target, and how many quotations surely take which side toward it.

    `unsure` counts the others. `run_id` is the last run that classified what was stored for it.
    """

    id: int
    name: str
    aliases: tuple[str, ...]
    description: str
    labels: Mapping[StanceLabel, int] = field(default_factory=dict)
    unsure: int = 0
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class StanceRow:
    """How much, and how surely, a speaker takes one of the sides asked for.

    `quotations`, `documents`, `first` and `last` count those with such a label, `sure` those of
    them that are sure. Rows are ranked by the sum of the sure scores, then by `weight`, the sum of
    all; `score` is their mean. `labels` counts all that the speaker said on the target, whatever
    the side.
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
    sure: int = 0


@dataclass(frozen=True, slots=True)
class Reclassified:
    """What classifying stored quotations came to.

    `documents` are those that may name a target and were looked at, `stances` the labels that now
    count for them; of these `changed` had another label before and `new` had none; `gone` are
    labels that no longer are.
    """

    documents: int
    stances: int
    changed: int
    new: int
    gone: int

    def counts(self) -> dict[str, int]:
        """The numbers by name, as a run keeps them."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Taken:
    """A quotation's stance toward one target, with what it may be grouped by.

    `person` gave the label where it is not a model's. `speakers` are numbers and names, several
    where they spoke together.
    """

    quotation_id: str
    document_id: str
    date: dt.date | None
    publisher: str | None
    label: StanceLabel
    score: float
    sure: bool
    person: str | None
    speakers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A label that a person gave, beside the model's for the same quotation and target.

    `model` is None where no model found the quotation to be about the target.
    """

    quotation_id: str
    target: str
    person: str
    label: Verdict
    made: dt.datetime
    model: StanceLabel | None
    sure: bool
