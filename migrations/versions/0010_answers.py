"""What an answer asks of its round, in indexes that hold little more than the answer to it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index(
        "ix_entry_first",
        "entry",
        ["round_id"],
        sqlite_where=sa.text("first IS 1"),
        postgresql_where=sa.text("first IS true"),
    )
    op.create_index(
        "ix_entry_unfinished",
        "entry",
        ["round_id"],
        sqlite_where=sa.text("tries < 3 AND best IS NOT 'correct'"),
        postgresql_where=sa.text("tries < 3 AND best IS DISTINCT FROM 'correct'"),
    )
    op.create_index(
        "ix_attempt_public_right",
        "attempt",
        ["round_id", "id"],
        sqlite_where=sa.text("public IS 1 AND verdict = 'correct'"),
        postgresql_where=sa.text("public IS true AND verdict = 'correct'"),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_attempt_public_right", table_name="attempt")
    op.drop_index("ix_entry_unfinished", table_name="entry")
    op.drop_index("ix_entry_first", table_name="entry")
