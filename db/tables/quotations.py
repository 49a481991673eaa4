"""Quotations, who said them, and what they are about."""

from __future__ import annotations

from sqlalchemy import JSON, Index, Text
from sqlmodel import Field

from db.tables.base import KEY_ONLY, Base, values_of
from quotes.types import Kind


class Quotation(Base, table=True):
    """One quotation. `number` serves the full-text index; everything else refers to `id`.

    Offsets are half-open character offsets into the document's text, as JSON `[[start, end]]`
    (the view `spans_flat` has them one a row). `content`, `cue` and `source` are the words, the
    pieces joined by " … ". `position` counts the quotations of a document from 0. `terms` are
    further words for the full-text index alone: topics, and compounds written as one word. `within`
    is the id of the quotation in whose content this one stands, where one report holds another.
    """

    __table_args__ = (Index(None, "document_id", "position"),)

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(max_length=16, unique=True)
    document_id: str = Field(sa_type=Text, foreign_key="document.id", ondelete="CASCADE")
    position: int
    kind: Kind = Field(sa_type=values_of(Kind))
    speech: bool
    negated: bool
    hedged: bool
    confidence: float
    content: str = Field(sa_type=Text)
    cue: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    sentence: str = Field(sa_type=Text)
    sentence_start: int
    sentence_end: int
    content_spans: list[list[int]] = Field(sa_type=JSON)
    cue_spans: list[list[int]] = Field(sa_type=JSON)
    source_spans: list[list[int]] = Field(sa_type=JSON)
    terms: str = Field(default="", sa_type=Text)
    within: str | None = Field(default=None, max_length=16)
    decided_by: str = Field(max_length=100)
    decided_version: str = Field(max_length=100)
    decided_score: float
    run_id: int = Field(foreign_key="run.id")


class QuotationSpeaker(Base, table=True):
    """That a speaker said a quotation; joint speakers have ordinals from 0.

    `name` is the name as said there, at `mention_start` to `mention_end` of the text. What
    decided is the rule or model that resolved the source within the article.
    """

    __tablename__ = "quotation_speaker"
    __table_args__ = (KEY_ONLY,)

    quotation_id: str = Field(
        max_length=16, foreign_key="quotation.id", ondelete="CASCADE", primary_key=True
    )
    ordinal: int = Field(primary_key=True)
    speaker_id: int = Field(foreign_key="speaker.id", ondelete="CASCADE", index=True)
    mention_start: int
    mention_end: int
    name: str = Field(sa_type=Text)
    decided_by: str = Field(max_length=100)
    decided_version: str = Field(max_length=100)
    score: float


class Topic(Base, table=True):
    """A key phrase that some quotation has; `folded` is it without case and accents."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text, unique=True)


class QuotationTopic(Base, table=True):
    """That a quotation has a topic; the first is the one that says most."""

    __tablename__ = "quotation_topic"
    __table_args__ = (KEY_ONLY,)

    quotation_id: str = Field(
        max_length=16, foreign_key="quotation.id", ondelete="CASCADE", primary_key=True
    )
    ordinal: int = Field(primary_key=True)
    topic_id: int = Field(foreign_key="topic.id", ondelete="CASCADE", index=True)
