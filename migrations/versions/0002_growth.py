"""Costs that do not grow: counted points, what ticks ask in indexes of its own, the order of the next card."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WIDTHS = (1, 256)
"""Of `points_count`: each member with a score is in one row of either width."""

SEEN = sa.text("asked > 0")
STRENGTH_PERCENT = sa.text("((200 * (correct + 1) + answers + 2) / (2 * (answers + 2)))")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "points_count",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "period", "width", "points", name=op.f("pk_points_count")),
        sqlite_with_rowid=False,
    )
    for width in WIDTHS:
        op.execute(
            "INSERT INTO points_count (guild_id, period, width, points, members) "  # noqa: S608
            f"SELECT guild_id, period, {width}, {_row('score', width)}, count(*) "
            f"FROM score GROUP BY guild_id, period, {_row('score', width)}"
        )
    for statement in _postgresql() if _on_postgresql() else _sqlite():
        op.execute(statement)
    op.drop_index("ix_score_guild_id_period_points", table_name="score")
    place = ["guild_id", "period", sa.text("(-points)"), sa.text("(-correct)"), "user_id"]
    op.create_index("ix_score_place", "score", place)

    op.add_column("person", sa.Column("quiet_on", sa.Date(), nullable=True))
    op.create_index(
        "ix_person_reminders",
        "person",
        ["id", "timezone", "reminded_on", "quiet_on"],
        sqlite_where=sa.text("reminders IS 1 AND dm_closed IS 0"),
        postgresql_where=sa.text("reminders IS true AND dm_closed IS false"),
    )
    op.create_index("ix_guild_timezone", "guild", ["timezone"])

    op.create_index("ix_card_deck_id_position", "card", ["deck_id", "position", "id", "topic", "retired"])
    op.create_index(
        "ix_card_history_guild_id_card_id_asked", "card_history", ["guild_id", "card_id", "asked"]
    )
    op.create_index(
        "ix_card_history_weakest",
        "card_history",
        ["guild_id", STRENGTH_PERCENT, "last_asked_at", "card_id"],
        sqlite_where=SEEN,
        postgresql_where=SEEN,
    )

    live = sa.text("schedule_id IS NOT NULL AND state <> 'done'")
    op.create_index(
        "ix_round_daily_live", "round", ["state", "closes_at"], sqlite_where=live, postgresql_where=live
    )
    op.drop_index("ix_schedule_next_at", table_name="schedule")
    op.create_index(
        "ix_schedule_next_at_live",
        "schedule",
        ["next_at"],
        sqlite_where=sa.text("paused IS 0 AND removed IS 0"),
        postgresql_where=sa.text("paused IS false AND removed IS false"),
    )


def _on_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _row(of: str, width: int) -> str:
    """The `points` of the row that counts a score: the width's next multiple; none but zero points are under 0."""
    return f"({of}.points + {width - 1}) / {width} * {width}"


def _count_in(width: int) -> str:
    return (
        "INSERT INTO points_count (guild_id, period, width, points, members) "  # noqa: S608
        f"VALUES (new.guild_id, new.period, {width}, {_row('new', width)}, 1) "
        "ON CONFLICT (guild_id, period, width, points) DO UPDATE SET members = points_count.members + 1;"
    )


def _count_out(width: int) -> str:
    row = (
        f"guild_id = old.guild_id AND period = old.period AND width = {width} "
        f"AND points = {_row('old', width)}"
    )
    return (
        f"UPDATE points_count SET members = members - 1 WHERE {row}; "  # noqa: S608
        f"DELETE FROM points_count WHERE {row} AND members = 0;"
    )


def _sqlite() -> Iterator[str]:
    """Triggers that count each row of `score` in and out, in the statement that changes it."""
    for width in WIDTHS:
        counted_in, counted_out = _count_in(width), _count_out(width)
        yield f"CREATE TRIGGER score_added_{width} AFTER INSERT ON score BEGIN {counted_in} END"
        yield f"CREATE TRIGGER score_removed_{width} AFTER DELETE ON score BEGIN {counted_out} END"
        yield (
            f"CREATE TRIGGER score_changed_{width} AFTER UPDATE OF points ON score "
            f"WHEN {_row('old', width)} <> {_row('new', width)} BEGIN {counted_out} {counted_in} END"
        )


def _postgresql() -> Iterator[str]:
    """The same as one function, called at the commit.

    Two transactions may change the same counts. At the commit each has all its other locks, and takes its turn for
    the server's counts: they cannot wait for each other in a circle, whatever the order in which scores changed.
    """
    steps = "\n".join(
        f"""
        IF TG_OP <> 'UPDATE' OR {_row("old", width)} <> {_row("new", width)} THEN
            IF TG_OP <> 'INSERT' THEN {_count_out(width)} END IF;
            IF TG_OP <> 'DELETE' THEN {_count_in(width)} END IF;
        END IF;"""
        for width in WIDTHS
    )
    yield f"""
    CREATE FUNCTION count_points() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM pg_advisory_xact_lock(coalesce(new.guild_id, old.guild_id));
        {steps}
        RETURN NULL;
    END $$"""
    yield (
        "CREATE CONSTRAINT TRIGGER score_counted AFTER INSERT OR DELETE OR UPDATE OF points ON score "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION count_points()"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_schedule_next_at_live", table_name="schedule")
    op.create_index("ix_schedule_next_at", "schedule", ["next_at"])
    op.drop_index("ix_round_daily_live", table_name="round")
    op.drop_index("ix_card_history_weakest", table_name="card_history")
    op.drop_index("ix_card_history_guild_id_card_id_asked", table_name="card_history")
    op.drop_index("ix_card_deck_id_position", table_name="card")
    op.drop_index("ix_guild_timezone", table_name="guild")
    op.drop_index("ix_person_reminders", table_name="person")
    op.drop_column("person", "quiet_on")
    op.drop_index("ix_score_place", table_name="score")
    op.create_index("ix_score_guild_id_period_points", "score", ["guild_id", "period", "points"])
    if _on_postgresql():
        op.execute("DROP TRIGGER score_counted ON score")
        op.execute("DROP FUNCTION count_points()")
    else:
        for width in WIDTHS:
            for event in ("added", "removed", "changed"):
                op.execute(f"DROP TRIGGER score_{event}_{width}")
    op.drop_table("points_count")
