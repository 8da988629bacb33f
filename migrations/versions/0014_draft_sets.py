"""Drafts that are looked over in a server."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "draft_set",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_set")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_draft_set_guild_id_user_id"), "draft_set", ["guild_id", "user_id"])
    op.create_table(
        "draft_set_card",
        sa.Column("draft_set_id", ROW_ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_set_id"],
            ["draft_set.id"],
            name=op.f("fk_draft_set_card_draft_set_id_draft_set"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("draft_set_id", "number", name=op.f("pk_draft_set_card")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("draft_set_card")
    op.drop_index(op.f("ix_draft_set_guild_id_user_id"), "draft_set")
    op.drop_table("draft_set")
