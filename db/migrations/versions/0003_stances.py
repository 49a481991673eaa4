"""Stances say whether they are sure, targets which run classified what was stored.

Revision ID: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; labels of older versions had no measured sureness and count as unsure."""
    with op.batch_alter_table("stance") as batch:
        batch.add_column(sa.Column("sure", sa.Boolean(), nullable=True))
    op.execute("UPDATE stance SET sure = 0")
    with op.batch_alter_table("stance") as batch:
        batch.alter_column("sure", existing_type=sa.Boolean(), nullable=False)
    with op.batch_alter_table("target") as batch:
        batch.add_column(sa.Column("run_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_target_run_id", "run", ["run_id"], ["id"])
