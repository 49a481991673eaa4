"""Runs: with what and when the rows were made."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, Text
from sqlmodel import Field

from db.tables.base import Base, UtcDateTime


class Run(Base, table=True):
    """One run of extraction: program and model versions, settings, when, and what came of it.

    `signature` is the SHA-256 of versions and settings, less those of stances: documents of runs
    with equal signatures were read in the same way.
    """

    id: int | None = Field(default=None, primary_key=True)
    program_version: str = Field(sa_type=Text)
    versions: dict[str, str] = Field(sa_type=JSON)
    settings: dict[str, Any] = Field(sa_type=JSON)
    signature: str = Field(max_length=64)
    started: dt.datetime = Field(sa_type=UtcDateTime)
    finished: dt.datetime | None = Field(default=None, sa_type=UtcDateTime)
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
