"""Speakers are found by the letters of their names, however spaced or ordered.

Revision ID: 0006
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the keys anew; the tables stay as they are."""
    from db.naming import refresh_all

    refresh_all(op.get_bind())
