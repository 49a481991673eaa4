"""Speakers are found by further keys: short forms of first names, words of organisations.

Revision ID: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the keys anew; the tables stay as they are."""
    from db.naming import refresh_all

    refresh_all(op.get_bind())
