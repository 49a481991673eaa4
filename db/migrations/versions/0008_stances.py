"""The view of stances names the speakers.

Revision ID: 0008
"""

from __future__ import annotations

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Change no table: `db.migrations.migrate` makes the views anew after every migration."""
