"""Speakers are found by the letters of their names, however spaced or ordered.

Revision ID: 0006
"""

from __future__ import annotations

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Change no table: `db.migrations.migrate` makes the keys anew after every migration."""
