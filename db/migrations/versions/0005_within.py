"""Reports inside reports know the one around them.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; what was stored before knows of none."""
    op.add_column("quotation", sa.Column("within", sa.String(16), nullable=True))
