"""Documents: the articles, as they were given."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import JSON, Date, Index, Text
from sqlmodel import Field

from db.tables.base import Base, UtcDateTime


class Document(Base, table=True):
    """One article. `number` serves the full-text index; everything else refers to `id`.

    `date` is the day of publication, `ingested` the moment it was last stored. The text stands
    last, so that reading the rest of a row does not read it.
    """

    # How many documents are not read for a target is asked with every question.
    __table_args__ = (Index(None, "run_id", "ingested"),)

    number: int | None = Field(default=None, primary_key=True)
    id: str = Field(sa_type=Text, unique=True)
    title: str | None = Field(default=None, sa_type=Text)
    publisher: str | None = Field(default=None, sa_type=Text, index=True)
    date: dt.date | None = Field(default=None, sa_type=Date, index=True)
    author: str | None = Field(default=None, sa_type=Text)
    url: str | None = Field(default=None, sa_type=Text)
    origin: str | None = Field(default=None, sa_type=Text)
    notes: list[str] = Field(default_factory=list, sa_type=JSON)
    fingerprint: str = Field(max_length=64)
    run_id: int = Field(foreign_key="run.id")
    ingested: dt.datetime = Field(sa_type=UtcDateTime)
    text: str = Field(sa_type=Text)
