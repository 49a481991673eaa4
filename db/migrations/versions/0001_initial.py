"""The tables of the first version.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("program_version", sa.Text(), nullable=False),
        sa.Column("versions", sa.JSON(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.Column("started", sa.DateTime(), nullable=False),
        sa.Column("finished", sa.DateTime(), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("folded", name=op.f("uq_target_folded")),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        sa.UniqueConstraint("folded", name=op.f("uq_topic_folded")),
    )
    op.create_table(
        "document",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("ingested", sa.DateTime(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_document_run_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_document")),
        sa.UniqueConstraint("id", name=op.f("uq_document_id")),
    )
    op.create_index(op.f("ix_document_date"), "document", ["date"], unique=False)
    op.create_index(op.f("ix_document_publisher"), "document", ["publisher"], unique=False)
    op.create_table(
        "target_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_target_alias_target_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_alias")),
        sa.UniqueConstraint("target_id", "folded", name=op.f("uq_target_alias_target_id_folded")),
    )
    op.create_index(op.f("ix_target_alias_folded"), "target_alias", ["folded"], unique=False)
    op.create_table(
        "human_label",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column(
            "label",
            sa.Enum(
                "support",
                "oppose",
                "conditional",
                "neutral",
                name="stancelabel",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_human_label_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_human_label_target_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_human_label")),
        sa.UniqueConstraint(
            "quotation_id",
            "target_id",
            "person",
            name=op.f("uq_human_label_quotation_id_target_id_person"),
        ),
    )
    op.create_index(
        op.f("ix_human_label_document_id"), "human_label", ["document_id"], unique=False
    )
    op.create_index(op.f("ix_human_label_target_id"), "human_label", ["target_id"], unique=False)
    op.create_table(
        "quotation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("direct", "mixed", "indirect", name="kind", native_enum=False, length=20),
            nullable=False,
        ),
        sa.Column("speech", sa.Boolean(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("content_spans", sa.JSON(), nullable=False),
        sa.Column("cue_spans", sa.JSON(), nullable=False),
        sa.Column("source_spans", sa.JSON(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("decided_version", sa.String(length=100), nullable=False),
        sa.Column("decided_score", sa.Float(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_quotation_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_quotation_run_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_quotation")),
        sa.UniqueConstraint("id", name=op.f("uq_quotation_id")),
    )
    op.create_index(
        op.f("ix_quotation_document_id_position"),
        "quotation",
        ["document_id", "position"],
        unique=False,
    )
    op.create_table(
        "speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "person",
                "organisation",
                "group",
                "document",
                "unnamed",
                name="speakerkind",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("wikidata", sa.String(length=20), nullable=True),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_speaker_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_speaker_document_id"), "speaker", ["document_id"], unique=False)
    op.create_index(op.f("ix_speaker_name"), "speaker", ["name"], unique=False)
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_alias_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("speaker_id", "name", name=op.f("uq_alias_speaker_id_name")),
    )
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "join",
                "merge",
                "split",
                "rename",
                "alias",
                "distinct",
                name="action",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("undone", sa.DateTime(), nullable=True),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_judgement_document_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_judgement_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
    )
    op.create_index(op.f("ix_judgement_document_id"), "judgement", ["document_id"], unique=False)
    op.create_index(op.f("ix_judgement_other_id"), "judgement", ["other_id"], unique=False)
    op.create_index(op.f("ix_judgement_speaker_id"), "judgement", ["speaker_id"], unique=False)
    op.create_table(
        "quotation_speaker",
        sa.Column("quotation_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("mention_start", sa.Integer(), nullable=False),
        sa.Column("mention_end", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("decided_version", sa.String(length=100), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name=op.f("fk_quotation_speaker_quotation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
            name=op.f("fk_quotation_speaker_speaker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quotation_id", "ordinal", name=op.f("pk_quotation_speaker")),
    )
    op.create_index(
        op.f("ix_quotation_speaker_speaker_id"), "quotation_speaker", ["speaker_id"], unique=False
    )
    op.create_table(
        "quotation_topic",
        sa.Column("quotation_id", sa.String(length=16), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name=op.f("fk_quotation_topic_quotation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["topic_id"], ["topic.id"], name=op.f("fk_quotation_topic_topic_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("quotation_id", "ordinal", name=op.f("pk_quotation_topic")),
    )
    op.create_index(
        op.f("ix_quotation_topic_topic_id"), "quotation_topic", ["topic_id"], unique=False
    )
    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speaker.id"], name=op.f("fk_role_speaker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
        sa.UniqueConstraint("speaker_id", "role", name=op.f("uq_role_speaker_id_role")),
    )
    op.create_index(op.f("ix_role_folded"), "role", ["folded"], unique=False)
    op.create_table(
        "speaker_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["speaker.id"],
            name=op.f("fk_speaker_key_speaker_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "speaker_id", name=op.f("pk_speaker_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_speaker_key_speaker_id"), "speaker_key", ["speaker_id"], unique=False)
    op.create_table(
        "stance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quotation_id", sa.String(length=16), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column(
            "label",
            sa.Enum(
                "support",
                "oppose",
                "conditional",
                "neutral",
                name="stancelabel",
                native_enum=False,
                length=20,
            ),
            nullable=False,
        ),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("evidence_spans", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("decided_version", sa.String(length=100), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quotation_id"],
            ["quotation.id"],
            name=op.f("fk_stance_quotation_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_stance_run_id")),
        sa.ForeignKeyConstraint(
            ["target_id"], ["target.id"], name=op.f("fk_stance_target_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stance")),
        sa.UniqueConstraint(
            "quotation_id",
            "target_id",
            "run_id",
            name=op.f("uq_stance_quotation_id_target_id_run_id"),
        ),
    )
    op.create_index(
        op.f("ix_stance_target_id_label"), "stance", ["target_id", "label"], unique=False
    )
    op.create_table(
        "role_sighting",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_role_sighting_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["role_id"], ["role.id"], name=op.f("fk_role_sighting_role_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "role_id", name=op.f("pk_role_sighting")),
    )
    op.create_index(op.f("ix_role_sighting_role_id"), "role_sighting", ["role_id"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("alias_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alias_id"], ["alias.id"], name=op.f("fk_sighting_alias_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_sighting_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "alias_id", name=op.f("pk_sighting")),
    )
    op.create_index(op.f("ix_sighting_alias_id"), "sighting", ["alias_id"], unique=False)
