"""Which quotations are asked for, and the quotations and documents that are found."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from db.values.speakers import SpeakerName
from quotes.types import Kind, SortBy, Span, Spans, StanceLabel


class Outcome(StrEnum):
    """What storing a record did."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


class Fit(StrEnum):
    """How surely a quotation is on the topic that was asked for.

    An answer has all the words, or is near enough in words and meaning; what is only near may touch
    the topic; what is far shares a word with it or little more.
    """

    ANSWER = "answer"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class Find:
    """Which quotations; every condition that is given must hold.

    `speaker_ids` and `stances` ask for any of their members. `about` are words, looked for as they
    stand and, where the database has an encoder, by what they mean; words in quotation marks are
    taken as they stand. None asks for nothing, while text without a single word finds nothing.
    `target` is the name or an alias of a target. With `sure` a stance that fits must be sure.
    `since` and `until` are days of publication, both inclusive; documents without a date fit
    neither. `publisher` is a part of the name, in any case. `limit` 0 or less is no limit. `fits`
    asks for what is on the topic, near it or far from it; none given: all. A kind, a label or an
    order may be given by its value, too ("direct"). By date, of one day what was stored last comes
    first.
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
    order: SortBy | str = SortBy.DATE
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The number of a quotation that fits, and why; the rest as in `Hit`."""

    number: int
    relevance: float = 1.0
    matched: tuple[str, ...] = ()
    complete: bool = True
    similarity: float | None = None
    fit: Fit = Fit.ANSWER


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
    that all of them do. `fit` says whether it is on the topic, or only near it; an answer where no
    topic was asked for.
    """

    id: str
    content: str
    content_spans: Spans
    sentence: str
    sentence_start: int
    marks: tuple[Span, ...]
    cue: str
    source: str
    speakers: tuple[SpeakerName, ...]
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
    fit: Fit = Fit.ANSWER

    @property
    def speaker(self) -> str | None:
        """Who said it, to be shown: joint speakers joined by " & ", None where nobody is known."""
        return " & ".join(each.name for each in self.speakers) or None

    @property
    def speaker_ids(self) -> tuple[int, ...]:
        """The numbers of the speakers."""
        return tuple(each.id for each in self.speakers)


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
