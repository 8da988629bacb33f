"""Shards: processes that share the database, the shards they hold, and turns to identify."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "process",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("shard_count", sa.Integer(), nullable=False),
        sa.Column("fixed_ids", sa.JSON()),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_process")),
    )
    op.create_table(
        "shard_lease",
        sa.Column("shard_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["owner"], ["process.name"], name=op.f("fk_shard_lease_owner_process"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shard_id", name=op.f("pk_shard_lease")),
    )
    op.create_index(op.f("ix_shard_lease_owner"), "shard_lease", ["owner"])
    op.create_table(
        "identify_turn",
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_identify_turn")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("identify_turn")
    op.drop_table("shard_lease")
    op.drop_table("process")
