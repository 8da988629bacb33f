"""The weekly recap: when and where, its posts, and two indexes by which a week's questions and scores are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNDER_WAY = sa.text("state IN ('claimed', 'posting')")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "recap",
        sa.Column("guild_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", name=op.f("pk_recap")),
    )
    op.create_index(op.f("ix_recap_next_at"), "recap", ["next_at"])
    op.create_table(
        "recap_post",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("quiet", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state in ('claimed', 'posting', 'posted', 'rested', 'missed', 'failed')",
            name=op.f("ck_recap_post_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recap_post")),
        sa.UniqueConstraint("guild_id", "week", name=op.f("uq_recap_post_guild_id_week")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_recap_post_under_way",
        "recap_post",
        ["lease_until"],
        sqlite_where=UNDER_WAY,
        postgresql_where=UNDER_WAY,
    )
    op.create_index(op.f("ix_round_guild_id_opened_at"), "round", ["guild_id", "opened_at"])
    op.create_index(op.f("ix_score_away_guild_id_period"), "score_away", ["guild_id", "period"])


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_score_away_guild_id_period"), table_name="score_away")
    op.drop_index(op.f("ix_round_guild_id_opened_at"), table_name="round")
    op.drop_table("recap_post")
    op.drop_table("recap")
