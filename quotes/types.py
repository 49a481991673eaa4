"""The values that cross module boundaries. This module imports nothing of ours.

Every span is a half-open pair of character offsets into `Document.text`, so that rows outlive any
tokenizer, and `text[start:end]` is always what the span stands for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

Span = tuple[int, int]
Spans = tuple[Span, ...]

TRANSCRIPT = "transcript"
"""What decided on a turn that a label opens: "Jo Hill: We did."."""

ANSWER = "interview"
"""What decided on an answer that only its place below a question shows to be one."""


# Between two pieces of one phrase: emphasis, and a link's brackets with where it leads.
_MARKUP = re.compile(
    r"(?=\s*\S)(?:[*_`\[\] \t]|\]\([^()\s]{1,2000}\)|</?[A-Za-z][^<>\n]{0,1000}>){1,40}"
)


class Kind(StrEnum):
    """How much of a quotation's content stands in quotation marks: all, some, or none of it."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What a speaker is. `UNNAMED` speakers are kept by their description and never merged."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    DOCUMENT = "document"
    UNNAMED = "unnamed"


class StanceLabel(StrEnum):
    """The speaker's side toward a target, by this content alone, read in its context."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class Verdict(StrEnum):
    """What a person reads in a quotation: one of the four sides, or that it is not about it."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"
    NOT_ABOUT = "not about"


class SortBy(StrEnum):
    """Which quotations come first: the newest, the most relevant or the surest."""

    DATE = "date"
    RELEVANCE = "relevance"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class Decision:
    """What decided: the name of a rule or a model, its version, and how sure it was (0 to 1)."""

    by: str
    score: float = 1.0
    version: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One article as it was given, less only NUL characters and lone surrogates.

    `origin` is where it was read from (a path, a path with a line number, or "-").
    `notes` are remarks for a person on how it was read ("read as windows-1252"). `removed` are the
    characters that the given text had besides, each with its offset there.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    date: dt.date | None = None
    author: str | None = None
    url: str | None = None
    origin: str | None = None
    notes: tuple[str, ...] = ()
    removed: tuple[tuple[int, str], ...] = ()

    @property
    def given_text(self) -> str:
        """The text as it was given, with what was removed."""
        pieces: list[str] = []
        done = 0
        for number, (offset, character) in enumerate(self.removed):
            pieces += (self.text[done : offset - number], character)
            done = offset - number
        return "".join((*pieces, self.text[done:]))

    def given_span(self, span: Span) -> Span:
        """Where a span of `text` lies in `given_text`."""
        starts = [offset - number for number, (offset, _) in enumerate(self.removed)]
        return span[0] + bisect_right(starts, span[0]), span[1] + bisect_left(starts, span[1])

    @property
    def fingerprint(self) -> str:
        """SHA-256 of text and metadata: equal fingerprints need no second reading."""
        parts = (self.text, self.title, self.publisher, self.date, self.author, self.url)
        return hashlib.sha256("\0".join(str(part) for part in parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what through which words, as spans only; any part but the content may be empty."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    decision: Decision = Decision("model")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source means.

    `name` is the fullest form in the article (a slice of its text); for an unnamed speaker it is
    the description in the source words, for an author whom only metadata name what they say.
    `mention` is the slice that gave the name, or the author's "I". `forms` are
    the other names that the article uses for the same speaker; `roles` its titles and
    appositions ("Russian Foreign Minister"), and of what every state has ("the Interior Ministry")
    the country that the article is about.
    """

    name: str
    kind: SpeakerKind
    mention: Span
    decision: Decision
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is toward: a name, other names for it, and a sentence that describes it."""

    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.aliases, str):  # each of its letters would be an alias
            raise TypeError(f"aliases are several names: ({self.aliases!r},)")


@dataclass(frozen=True, slots=True)
class Stance:
    """The speaker's stance toward `target` (its name), with the words that decided as spans.

    `sure` is false where the score is below the one from which the model's labels are right often
    enough to be shown without a doubt (`quotes.stance.Weights.sure`).
    """

    target: str
    label: StanceLabel
    score: float
    evidence: Spans
    decision: Decision
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of one document, with everything that was made of it.

    `content` is several spans where it is interrupted: "X," she said, "Y". `sentence` spans the
    sentence or sentences that the quotation stands in. `speakers` is empty where the source
    stays unresolved, and has two for "Lavrov and Kerry said". `within` is the id of the quotation
    in whose content this one stands, where one report is part of another.
    """

    id: str
    source: Spans
    cue: Spans
    content: Spans
    kind: Kind
    sentence: Span
    confidence: float
    speech: bool = True
    negated: bool = False
    hedged: bool = False
    speakers: tuple[Speaker, ...] = ()
    stances: tuple[Stance, ...] = ()
    topics: tuple[str, ...] = ()
    decision: Decision = Decision("model")
    within: str | None = None

    @property
    def speaker(self) -> str | None:
        """The speaker's name; joint speakers are joined by " & "; None where unresolved."""
        return " & ".join(speaker.name for speaker in self.speakers) or None


@dataclass(frozen=True, slots=True)
class Vectors:
    """What each quotation of a record means, for search by meaning.

    A row is signed bytes, one for each dimension, of which only the direction counts; `encoder` is
    the version of what made them, since vectors of two encoders cannot be compared.
    """

    encoder: str
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its article, as what reads it beside a query sees it.

    `content` are offsets into `text`, that of the whole article.
    """

    text: str
    title: str | None
    content: Spans


@dataclass(frozen=True, slots=True)
class Record:
    """A document with its quotations: what extraction returns and the database keeps."""

    document: Document
    quotations: tuple[Quotation, ...]
    notes: tuple[str, ...] = field(default=())
    vectors: Vectors | None = None


def quotation_id(document_id: str, content: Spans) -> str:
    """The id that a second run gives again: document and content offsets, 16 hex digits."""
    key = document_id + "".join(f"|{start}-{end}" for start, end in content)
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def spans_of(pairs: Iterable[Sequence[int]]) -> Spans:
    """Spans that were kept as JSON: lists of two numbers."""
    return tuple((start, end) for start, end in pairs)


def slices(text: str, spans: Spans) -> str:
    """The words of several spans, joined by " … " where other words stand between them.

    Where marks of markup do, as in "the **cycle** lanes", they are joined by a blank or nothing.
    """
    pieces = [text[slice(*span)] for span in spans[:1]]
    for (_, end), (start, after) in pairwise(spans):
        marks = _MARKUP.fullmatch(text, end, start)
        blank = text[end].isspace() or text[start - 1].isspace()
        joint = " … " if marks is None else " " * blank
        pieces += (joint, text[start:after])
    return "".join(pieces)


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
