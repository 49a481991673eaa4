"""The tables: SQLModel classes for sessions, and the same as SQLAlchemy tables for statements.

The classes do not validate; the types in `quotes.types` do.
"""

from __future__ import annotations

from sqlalchemy import Table

from db.tables.base import Base, now
from db.tables.documents import Document
from db.tables.meaning import QuotationVector
from db.tables.quotations import Quotation, QuotationSpeaker, QuotationTopic, Topic
from db.tables.runs import Run
from db.tables.speakers import (
    Alias,
    Judgement,
    Role,
    RoleSighting,
    Sighting,
    Speaker,
    SpeakerKey,
)
from db.tables.stances import HumanLabel, Stance, Target, TargetAlias

metadata = Base.metadata


def _table(name: str) -> Table:
    return metadata.tables[name]


run = _table("run")
document = _table("document")
speaker = _table("speaker")
alias = _table("alias")
sighting = _table("sighting")
speaker_key = _table("speaker_key")
role = _table("role")
role_sighting = _table("role_sighting")
judgement = _table("judgement")
quotation = _table("quotation")
quotation_speaker = _table("quotation_speaker")
quotation_vector = _table("quotation_vector")
topic = _table("topic")
quotation_topic = _table("quotation_topic")
target = _table("target")
target_alias = _table("target_alias")
stance = _table("stance")
human_label = _table("human_label")

__all__ = [
    "Alias",
    "Base",
    "Document",
    "HumanLabel",
    "Judgement",
    "Quotation",
    "QuotationSpeaker",
    "QuotationTopic",
    "QuotationVector",
    "Role",
    "RoleSighting",
    "Run",
    "Sighting",
    "Speaker",
    "SpeakerKey",
    "Stance",
    "Target",
    "TargetAlias",
    "Topic",
    "metadata",
    "now",
]
