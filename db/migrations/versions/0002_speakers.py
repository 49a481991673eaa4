"""Speakers are found by further keys: short forms of first names, words of organisations.

Revision ID: 0002
"""

from __future__ import annotations

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Change no table: `db.migrations.migrate` makes the keys anew after every migration."""
