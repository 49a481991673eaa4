"""What a run read, and when, is counted without going through the texts.

Revision ID: 0010
"""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_document_run_id_ingested", "document", ["run_id", "ingested"])
