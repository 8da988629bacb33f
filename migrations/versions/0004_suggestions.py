"""Suggestions: cards that members suggest, and cards that they flag."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OPEN_FLAG = sa.text("state = 'open' AND card_id IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "suggestion",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", ROW_ID, nullable=False),
        sa.Column("content", sa.JSON(), nullable=True),
        sa.Column("card_id", ROW_ID, nullable=True),
        sa.Column("round_id", ROW_ID, nullable=True),
        sa.Column("wrong", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decider_id", sa.BigInteger(), nullable=True),
        sa.Column("review_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("review_message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'declined', 'done', 'dismissed')",
            name=op.f("ck_suggestion_state"),
        ),
        sa.CheckConstraint("(content is null) <> (card_id is null)", name=op.f("ck_suggestion_kind")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_suggestion_card_id_card")),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_suggestion_deck_id_deck")),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_suggestion_round_id_round"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
    )
    op.create_index(op.f("ix_suggestion_guild_id_state"), "suggestion", ["guild_id", "state"])
    op.create_index(
        op.f("ix_suggestion_guild_id_user_id_created_at"), "suggestion", ["guild_id", "user_id", "created_at"]
    )
    op.create_index(
        "uq_suggestion_open_flag",
        "suggestion",
        ["card_id", "guild_id", "user_id"],
        unique=True,
        sqlite_where=OPEN_FLAG,
        postgresql_where=OPEN_FLAG,
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("suggestion")
