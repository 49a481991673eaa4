"""Targets, stances toward them by rule or model, and the labels that people gave."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, Index, Text, UniqueConstraint
from sqlmodel import Field

from db.tables.base import Base, UtcDateTime, values_of
from quotes.types import StanceLabel, Verdict


class Target(Base, table=True):
    """What a stance is toward; `run_id` is the last run that classified what was stored for it."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text, unique=True)
    description: str = Field(default="", sa_type=Text)
    run_id: int | None = Field(default=None, foreign_key="run.id")


class TargetAlias(Base, table=True):
    """Another name of a target."""

    __tablename__ = "target_alias"
    __table_args__ = (UniqueConstraint("target_id", "folded"),)

    id: int | None = Field(default=None, primary_key=True)
    target_id: int = Field(foreign_key="target.id", ondelete="CASCADE")
    name: str = Field(sa_type=Text)
    folded: str = Field(sa_type=Text, index=True)


class Stance(Base, table=True):
    """A quotation's stance toward a target, as a rule or model decided it in one run.

    `evidence` are the words that decided, `evidence_spans` their offsets into the document's
    text; `sure` says whether the score keeps the precision that the model was measured for. Only
    `current` rows count: a later run can write beside them and switch at its end.
    """

    __table_args__ = (
        UniqueConstraint("quotation_id", "target_id", "run_id"),
        Index(None, "target_id", "label"),
    )

    id: int | None = Field(default=None, primary_key=True)
    quotation_id: str = Field(max_length=16, foreign_key="quotation.id", ondelete="CASCADE")
    target_id: int = Field(foreign_key="target.id", ondelete="CASCADE")
    label: StanceLabel = Field(sa_type=values_of(StanceLabel))
    score: float
    sure: bool
    evidence: list[str] = Field(default_factory=list, sa_type=JSON)
    evidence_spans: list[list[int]] = Field(default_factory=list, sa_type=JSON)
    decided_by: str = Field(max_length=100)
    decided_version: str = Field(max_length=100)
    run_id: int = Field(foreign_key="run.id")
    current: bool = Field(default=True)


class HumanLabel(Base, table=True):
    """The stance that a person read in a quotation, or that it is not about the target.

    It wins over every model's and outlives every new ingest.

    `quotation_id` is no foreign key for that reason: when a changed article replaces its
    quotations, the label follows the quotation with the same `content`, or waits for it.
    """

    __tablename__ = "human_label"
    __table_args__ = (UniqueConstraint("quotation_id", "target_id", "person"),)

    id: int | None = Field(default=None, primary_key=True)
    quotation_id: str = Field(max_length=16)
    document_id: str = Field(
        sa_type=Text, foreign_key="document.id", ondelete="CASCADE", index=True
    )
    content: str = Field(sa_type=Text)
    target_id: int = Field(foreign_key="target.id", ondelete="CASCADE", index=True)
    label: Verdict = Field(sa_type=values_of(Verdict))
    person: str = Field(sa_type=Text)
    made: dt.datetime = Field(sa_type=UtcDateTime)
    note: str = Field(default="", sa_type=Text)
