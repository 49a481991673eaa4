"""Views: each speaker of a quotation is there once, and evidence goes with the model's label alone.

Revision ID: 0009
"""

from __future__ import annotations

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Change no table: `db.migrations.migrate` makes the views anew after every migration."""
