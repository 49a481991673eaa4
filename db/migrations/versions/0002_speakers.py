"""Speakers are found by further keys: short forms of first names, words of organisations.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import select

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the keys anew; the tables stay as they are."""
    from db.naming import refresh
    from db.tables import speaker

    connection = op.get_bind()
    ids = list(connection.execute(select(speaker.c.id)).scalars())
    for start in range(0, len(ids), 500):
        refresh(connection, set(ids[start : start + 500]))
