"""Which message or interaction said last that its member does not know: delivered twice, it counts once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("entry", sa.Column("passed_by", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("entry", "passed_by")
