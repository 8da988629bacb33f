"""Statistics: answers and streaks beside the points of leaderboards, and who lets others see how they do.

Answers are counted anew from those that are stored, as `bot.core.recount` counts them: a try that was given before an
appeal made an earlier one right counts no more. Streaks come with the first right answer of a member's next day:
what excuses a missed day is worked out by the program, not here.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PER_MILLE = "(1000 * correct / nullif(answers, 0))"
TABLES = ("score", "score_away")
PUT_BY = "SELECT m.guild_id, m.user_id FROM member m LEFT JOIN person p ON p.id = m.user_id WHERE m.away OR p.hidden"
"""Members whose scores are put by."""


def upgrade() -> None:
    """Apply."""
    op.add_column("person", sa.Column("share_stats", sa.Boolean(), nullable=False, server_default=sa.false()))
    for table in TABLES:
        for name in ("answers", "streak"):
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    place = ["guild_id", "period"]
    where = sa.text("streak > 0")
    op.create_index(
        "ix_score_streak",
        "score",
        [*place, sa.text("(-streak)"), "user_id"],
        sqlite_where=where,
        postgresql_where=where,
    )
    where = sa.text("answers >= 10")
    op.create_index(
        "ix_score_accuracy",
        "score",
        [*place, sa.text(f"(-{PER_MILLE})"), sa.text("(-answers)"), "user_id"],
        sqlite_where=where,
        postgresql_where=where,
    )
    _count_answers()
    if op.get_bind().dialect.name == "postgresql":
        # What follows in this transaction may change the table only once the triggers on its new rows have run.
        op.execute("SET CONSTRAINTS ALL IMMEDIATE")
        op.execute("SET CONSTRAINTS ALL DEFERRED")


def _count_answers() -> None:
    """In every row that there is, and in rows of their own where nothing was right."""
    at = sa.column("at", sa.DateTime(timezone=True))
    query = sa.text(
        "SELECT r.guild_id, a.user_id, a.at, a.server_zone FROM attempt a JOIN round r ON r.id = a.round_id "
        "WHERE a.user_id > 0 AND NOT EXISTS (SELECT 1 FROM attempt e WHERE e.round_id = a.round_id "
        "AND e.user_id = a.user_id AND e.number < a.number AND e.verdict = 'correct')"
    ).columns(sa.column("guild_id"), sa.column("user_id"), at, sa.column("server_zone"))
    connection = op.get_bind()
    counts: Counter[tuple[int, str, int]] = Counter()
    for guild_id, user_id, moment, zone in connection.execute(query):
        for period in _periods(_local(moment, zone)):
            counts[guild_id, period, user_id] += 1
    away = {tuple(row) for row in connection.execute(sa.text(PUT_BY))}
    for table in TABLES:
        rows = [
            {"guild": guild_id, "period": period, "user": user_id, "answers": answers}
            for (guild_id, period, user_id), answers in sorted(counts.items())
            if ((guild_id, user_id) in away) == (table == "score_away")
        ]
        if rows:
            connection.execute(
                sa.text(
                    f"INSERT INTO {table} (guild_id, period, user_id, points, correct, answers) "  # noqa: S608
                    "VALUES (:guild, :period, :user, 0, 0, :answers) "
                    "ON CONFLICT (guild_id, period, user_id) DO UPDATE SET answers = excluded.answers"
                ),
                rows,
            )


def _local(moment: datetime, zone: str) -> date:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(zone)).date()


def _periods(day: date) -> tuple[str, ...]:
    year, week, _ = day.isocalendar()
    return day.isoformat(), f"{year}-W{week:02}", f"{day:%Y-%m}", "all"


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_score_accuracy", table_name="score")
    op.drop_index("ix_score_streak", table_name="score")
    for table in TABLES:
        for name in ("streak", "answers"):
            op.drop_column(table, name)
    op.drop_column("person", "share_stats")
