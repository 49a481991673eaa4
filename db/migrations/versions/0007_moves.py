"""Judgements are found by what they did; speakers by the sound of organisations' names.

Revision ID: 0007
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the index; `db.migrations.migrate` makes the keys anew after every migration."""
    op.create_index("ix_judgement_action", "judgement", ["action"])
