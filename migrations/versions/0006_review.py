"""Review: what people remember of cards, what they answered in review, and what they chose about it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "memory",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", ROW_ID, nullable=False),
        sa.Column("phase", sa.Integer()),
        sa.Column("step", sa.Integer()),
        sa.Column("stability", sa.Float()),
        sa.Column("difficulty", sa.Float()),
        sa.Column("reviewed_at", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("forgotten_at", sa.DateTime(timezone=True)),
        sa.Column("suspended", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_memory_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "card_id", name=op.f("pk_memory")),
    )
    op.create_index(op.f("ix_memory_user_id_due_at"), "memory", ["user_id", "due_at"])
    op.create_table(
        "review",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", ROW_ID, nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text()),
        sa.Column("verdict", sa.String(length=16)),
        sa.Column("rating", sa.Integer()),
        sa.Column("new", sa.Boolean(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("own_zone", sa.String(length=64), nullable=False),
        sa.CheckConstraint("rating between 1 and 4", name=op.f("ck_review_rating")),
        sa.CheckConstraint("verdict in ('correct', 'partial', 'incorrect')", name=op.f("ck_review_verdict")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_review_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint(
            "user_id", "card_id", "shown_at", name=op.f("uq_review_user_id_card_id_shown_at")
        ),
    )
    op.create_index(op.f("ix_review_user_id_at"), "review", ["user_id", "at"])
    op.add_column(
        "person", sa.Column("review_paused", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("person", sa.Column("review_new_cards", sa.Integer(), nullable=False, server_default="10"))
    op.add_column("person", sa.Column("review_deck_ids", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """Undo."""
    op.drop_column("person", "review_deck_ids")
    op.drop_column("person", "review_new_cards")
    op.drop_column("person", "review_paused")
    op.drop_table("review")
    op.drop_table("memory")
