"""Seasons: leaderboards that start anew each month, or on a date; their scores are periods of `score` like others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "season",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("monthly", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season")),
    )
    op.create_index("ix_season_guild_id_starts_on", "season", ["guild_id", "starts_on"])


def downgrade() -> None:
    """Undo; the points of seasons are in those of their days still."""
    for table in ("score", "score_away"):
        op.execute(f"DELETE FROM {table} WHERE period LIKE 's%'")  # noqa: S608
    op.drop_table("season")
