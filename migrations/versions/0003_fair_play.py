"""Fair timing: deadlines, who is waited for, more time; quizzes of several decks; members who have left."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("quiz", sa.Column("more_deck_ids", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column(
        "quiz", sa.Column("card_order", sa.String(length=16), nullable=False, server_default="mixed")
    )
    op.add_column("quiz", sa.Column("after_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite")))
    op.add_column("round", sa.Column("deadline_at", sa.DateTime(timezone=True)))
    # Of a quiz's question that is open now: nobody can say any more whether it was to close early.
    op.execute("UPDATE round SET deadline_at = closes_at WHERE quiz_id IS NOT NULL")
    op.add_column("entry", sa.Column("joined", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("entry", sa.Column("passes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("schedule", sa.Column("thread", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("member", sa.Column("away", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "score_away",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "user_id", "period", name=op.f("pk_score_away")),
    )
    op.add_column("person", sa.Column("extra_time", sa.Float(), nullable=False, server_default="1"))


def downgrade() -> None:
    """Undo."""
    op.drop_column("person", "extra_time")
    op.execute(
        "INSERT INTO score (guild_id, period, user_id, points, correct) "
        "SELECT guild_id, period, user_id, points, correct FROM score_away"
    )
    op.drop_table("score_away")
    op.drop_column("member", "away")
    op.drop_column("schedule", "thread")
    op.drop_column("entry", "passes")
    op.drop_column("entry", "joined")
    op.drop_column("round", "deadline_at")
    op.drop_column("quiz", "after_id")
    op.drop_column("quiz", "card_order")
    op.drop_column("quiz", "more_deck_ids")
