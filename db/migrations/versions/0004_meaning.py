"""Vectors of quotations, for search by meaning.

Revision ID: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; `quotes index` fills it."""
    op.create_table(
        "quotation_vector",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("encoder", sa.String(100), nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_quotation_vector"),
        sa.ForeignKeyConstraint(
            ["number"],
            ["quotation.number"],
            name="fk_quotation_vector_number",
            ondelete="CASCADE",
        ),
    )
