"""Days off that break no streak: weekdays of rest, vacations, holidays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "rest_rule",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("weekdays", sa.String(length=27)),
        sa.PrimaryKeyConstraint("user_id", "since", name=op.f("pk_rest_rule")),
    )
    op.create_table(
        "server_rest_rule",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("weekdays", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "since", name=op.f("pk_server_rest_rule")),
    )
    op.create_table(
        "vacation",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacation")),
    )
    op.create_index(op.f("ix_vacation_user_id_first"), "vacation", ["user_id", "first"])
    op.create_table(
        "holiday",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("ended", sa.Date()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holiday")),
    )
    op.create_index(op.f("ix_holiday_guild_id_first"), "holiday", ["guild_id", "first"])


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_holiday_guild_id_first"), table_name="holiday")
    op.drop_table("holiday")
    op.drop_index(op.f("ix_vacation_user_id_first"), table_name="vacation")
    op.drop_table("vacation")
    op.drop_table("server_rest_rule")
    op.drop_table("rest_rule")
