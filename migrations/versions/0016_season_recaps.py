"""Recaps tell of seasons, too: a post names its period as scores do, and seasons are found by their last day."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

POST = sa.table("recap_post", sa.column("week", sa.Date()), sa.column("period", sa.String()))


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_season_monthly_ends_on", "season", ["monthly", "ends_on"])
    op.add_column("recap_post", sa.Column("period", sa.String(length=16), nullable=True))
    connection = op.get_bind()
    for week in list(connection.execute(sa.select(POST.c.week).distinct()).scalars()):
        year, number, _ = week.isocalendar()
        named = POST.update().where(POST.c.week == week).values(period=f"{year}-W{number:02}")
        connection.execute(named)
    with op.batch_alter_table("recap_post", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("uq_recap_post_guild_id_week", type_="unique")
        table.drop_column("week")
        table.alter_column("period", existing_type=sa.String(length=16), nullable=False)
        table.create_unique_constraint("uq_recap_post_guild_id_period", ["guild_id", "period"])


def downgrade() -> None:
    """Undo; that a season was told of is forgotten."""
    op.drop_index("ix_season_monthly_ends_on", table_name="season")
    op.add_column("recap_post", sa.Column("week", sa.Date(), nullable=True))
    connection = op.get_bind()
    connection.execute(POST.delete().where(POST.c.period.not_like("%W%")))
    for period in list(connection.execute(sa.select(POST.c.period).distinct()).scalars()):
        year, _, number = period.partition("-W")
        week = date.fromisocalendar(int(year), int(number), 1)
        connection.execute(POST.update().where(POST.c.period == period).values(week=week))
    with op.batch_alter_table("recap_post", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.drop_constraint("uq_recap_post_guild_id_period", type_="unique")
        table.drop_column("period")
        table.alter_column("week", existing_type=sa.Date(), nullable=False)
        table.create_unique_constraint("uq_recap_post_guild_id_week", ["guild_id", "week"])
