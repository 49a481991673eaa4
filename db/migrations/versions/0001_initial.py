"""The tables of the first version.

Revision ID: 0001
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

Kind = type[TypeEngine[Any]] | TypeEngine[Any]
NUMBER, TEXT, JSON, REAL, YES_NO = sa.Integer, sa.Text, sa.JSON, sa.Float, sa.Boolean
DAY, MOMENT, ENUM, ID = sa.Date, sa.DateTime, sa.String(20), sa.String(16)


def table(
    name: str,
    columns: dict[str, Kind],
    *,
    key: Sequence[str] = ("id",),
    nullable: Sequence[str] = (),
    unique: Sequence[Sequence[str]] = (),
    indexes: Sequence[Sequence[str]] = (),
    refers: Sequence[tuple[str, str, str | None]] = (),
    **options: bool,
) -> None:
    """Make a table; `refers` are column, what it refers to, and what happens when that goes."""
    parts: list[sa.schema.SchemaItem] = [
        sa.Column(column, kind, nullable=column in nullable) for column, kind in columns.items()
    ]
    parts.append(sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))
    for several in unique:
        parts.append(sa.UniqueConstraint(*several, name=f"uq_{name}_{'_'.join(several)}"))
    for column, to, ondelete in refers:
        constraint = f"fk_{name}_{column}"
        parts.append(sa.ForeignKeyConstraint([column], [to], name=constraint, ondelete=ondelete))
    op.create_table(name, *parts, **options)
    for several in indexes:
        op.create_index(f"ix_{name}_{'_'.join(several)}", name, list(several))


def upgrade() -> None:
    """Make the tables."""
    table(
        "run",
        {
            "id": NUMBER,
            "program_version": TEXT,
            "versions": JSON,
            "settings": JSON,
            "signature": sa.String(64),
            "started": MOMENT,
            "finished": MOMENT,
            "counts": JSON,
        },
        nullable=("finished",),
    )
    table(
        "target",
        {"id": NUMBER, "name": TEXT, "folded": TEXT, "description": TEXT},
        unique=[("folded",)],
    )
    table("topic", {"id": NUMBER, "name": TEXT, "folded": TEXT}, unique=[("folded",)])
    table(
        "document",
        {
            "number": NUMBER,
            "id": TEXT,
            "title": TEXT,
            "publisher": TEXT,
            "date": DAY,
            "author": TEXT,
            "url": TEXT,
            "origin": TEXT,
            "notes": JSON,
            "fingerprint": sa.String(64),
            "run_id": NUMBER,
            "ingested": MOMENT,
            "text": TEXT,
        },
        key=("number",),
        nullable=("title", "publisher", "date", "author", "url", "origin"),
        unique=[("id",)],
        indexes=[("date",), ("publisher",)],
        refers=[("run_id", "run.id", None)],
    )
    table(
        "target_alias",
        {"id": NUMBER, "target_id": NUMBER, "name": TEXT, "folded": TEXT},
        unique=[("target_id", "folded")],
        indexes=[("folded",)],
        refers=[("target_id", "target.id", "CASCADE")],
    )
    table(
        "human_label",
        {
            "id": NUMBER,
            "quotation_id": ID,
            "document_id": TEXT,
            "content": TEXT,
            "target_id": NUMBER,
            "label": ENUM,
            "person": TEXT,
            "made": MOMENT,
            "note": TEXT,
        },
        unique=[("quotation_id", "target_id", "person")],
        indexes=[("document_id",), ("target_id",)],
        refers=[("document_id", "document.id", "CASCADE"), ("target_id", "target.id", "CASCADE")],
    )
    table(
        "quotation",
        {
            "number": NUMBER,
            "id": ID,
            "document_id": TEXT,
            "position": NUMBER,
            "kind": ENUM,
            "speech": YES_NO,
            "negated": YES_NO,
            "hedged": YES_NO,
            "confidence": REAL,
            "content": TEXT,
            "cue": TEXT,
            "source": TEXT,
            "sentence": TEXT,
            "sentence_start": NUMBER,
            "sentence_end": NUMBER,
            "content_spans": JSON,
            "cue_spans": JSON,
            "source_spans": JSON,
            "terms": TEXT,
            "decided_by": sa.String(100),
            "decided_version": sa.String(100),
            "decided_score": REAL,
            "run_id": NUMBER,
        },
        key=("number",),
        unique=[("id",)],
        indexes=[("document_id", "position")],
        refers=[("document_id", "document.id", "CASCADE"), ("run_id", "run.id", None)],
    )
    table(
        "speaker",
        {
            "id": NUMBER,
            "name": TEXT,
            "kind": ENUM,
            "wikidata": sa.String(20),
            "document_id": TEXT,
            "by_hand": YES_NO,
        },
        nullable=("wikidata", "document_id"),
        indexes=[("document_id",), ("name",)],
        refers=[("document_id", "document.id", "CASCADE")],
        sqlite_autoincrement=True,
    )
    table(
        "alias",
        {
            "id": NUMBER,
            "speaker_id": NUMBER,
            "name": TEXT,
            "folded": TEXT,
            "seen": NUMBER,
            "by_hand": YES_NO,
        },
        unique=[("speaker_id", "name")],
        indexes=[("folded",)],
        refers=[("speaker_id", "speaker.id", "CASCADE")],
    )
    table(
        "judgement",
        {
            "id": NUMBER,
            "action": ENUM,
            "speaker_id": NUMBER,
            "other_id": NUMBER,
            "name": TEXT,
            "decided_by": TEXT,
            "by_hand": YES_NO,
            "score": REAL,
            "made": MOMENT,
            "undone": MOMENT,
            "document_id": TEXT,
            "detail": JSON,
        },
        nullable=("other_id", "undone", "document_id"),
        indexes=[("document_id",), ("other_id",), ("speaker_id",)],
        refers=[
            ("document_id", "document.id", "SET NULL"),
            ("speaker_id", "speaker.id", "CASCADE"),
        ],
    )
    table(
        "quotation_speaker",
        {
            "quotation_id": ID,
            "ordinal": NUMBER,
            "speaker_id": NUMBER,
            "mention_start": NUMBER,
            "mention_end": NUMBER,
            "name": TEXT,
            "decided_by": sa.String(100),
            "decided_version": sa.String(100),
            "score": REAL,
        },
        key=("quotation_id", "ordinal"),
        indexes=[("speaker_id",)],
        refers=[
            ("quotation_id", "quotation.id", "CASCADE"),
            ("speaker_id", "speaker.id", "CASCADE"),
        ],
        sqlite_with_rowid=False,
    )
    table(
        "quotation_topic",
        {"quotation_id": ID, "ordinal": NUMBER, "topic_id": NUMBER},
        key=("quotation_id", "ordinal"),
        indexes=[("topic_id",)],
        refers=[("quotation_id", "quotation.id", "CASCADE"), ("topic_id", "topic.id", "CASCADE")],
        sqlite_with_rowid=False,
    )
    table(
        "role",
        {
            "id": NUMBER,
            "speaker_id": NUMBER,
            "role": TEXT,
            "folded": TEXT,
            "first": DAY,
            "last": DAY,
            "seen": NUMBER,
            "by_hand": YES_NO,
        },
        nullable=("first", "last"),
        unique=[("speaker_id", "role")],
        indexes=[("folded",)],
        refers=[("speaker_id", "speaker.id", "CASCADE")],
    )
    table(
        "speaker_key",
        {"key": TEXT, "speaker_id": NUMBER},
        key=("key", "speaker_id"),
        indexes=[("speaker_id",)],
        refers=[("speaker_id", "speaker.id", "CASCADE")],
        sqlite_with_rowid=False,
    )
    table(
        "stance",
        {
            "id": NUMBER,
            "quotation_id": ID,
            "target_id": NUMBER,
            "label": ENUM,
            "score": REAL,
            "evidence": JSON,
            "evidence_spans": JSON,
            "decided_by": sa.String(100),
            "decided_version": sa.String(100),
            "run_id": NUMBER,
            "current": YES_NO,
        },
        unique=[("quotation_id", "target_id", "run_id")],
        indexes=[("target_id", "label")],
        refers=[
            ("quotation_id", "quotation.id", "CASCADE"),
            ("run_id", "run.id", None),
            ("target_id", "target.id", "CASCADE"),
        ],
    )
    table(
        "role_sighting",
        {"document_id": TEXT, "role_id": NUMBER, "date": DAY},
        key=("document_id", "role_id"),
        nullable=("date",),
        indexes=[("role_id",)],
        refers=[("document_id", "document.id", "CASCADE"), ("role_id", "role.id", "CASCADE")],
        sqlite_with_rowid=False,
    )
    table(
        "sighting",
        {"document_id": TEXT, "alias_id": NUMBER, "rule": sa.String(100), "score": REAL},
        key=("document_id", "alias_id"),
        indexes=[("alias_id",)],
        refers=[("alias_id", "alias.id", "CASCADE"), ("document_id", "document.id", "CASCADE")],
        sqlite_with_rowid=False,
    )
