"""Schedules and their posts; when the bot was up."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
)

from bot.storage.schema.base import metadata, partial
from bot.storage.types import RowId, Snowflake, UtcDateTime

schedule = Table(
    "schedule",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("deck_id", RowId, ForeignKey("deck.id"), nullable=False),
    Column("topic", String(100)),
    Column("at", Time, nullable=False),  # on the wall clock of `zone`
    Column("zone", String(64), nullable=False),
    Column("days", Integer, nullable=False),  # bit 0 is Monday
    Column("role_id", Snowflake),
    Column("sealed", Boolean, nullable=False),
    Column("reveal_hours", Integer),
    Column("thread", Boolean, nullable=False, server_default=false()),  # opened under each answer
    Column("paused", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),  # by a manager, never by itself; kept for the streaks it fed
    Column("next_at", UtcDateTime),
    Index(
        "ix_schedule_next_at_live",
        "next_at",
        **partial("paused IS 0 AND removed IS 0", postgresql="paused IS false AND removed IS false"),
    ),
    Index(None, "guild_id"),
)

daily_post = Table(
    "daily_post",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("schedule_id", RowId, ForeignKey(schedule.c.id, ondelete="CASCADE"), nullable=False),
    Column("day", Date),  # the planned local date; null: made by hand
    Column("state", String(16), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("owner", String(32)),  # the process that posts it ...
    Column("lease_until", UtcDateTime),  # ... unless it dies
    Column("round_id", RowId, ForeignKey("round.id")),
    Column("reason", Text),
    Column("shown", Integer, nullable=False, server_default="0"),
    CheckConstraint("state in ('claimed', 'posting', 'posted', 'missed', 'failed')", name="state"),
    UniqueConstraint("schedule_id", "day"),  # once and only once
    Index(None, "state", "lease_until"),
    Index(None, "round_id"),
)

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row
    Column("at", UtcDateTime, nullable=False),
)

outage = Table(
    "outage",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("gone_at", UtcDateTime, nullable=False),
    Column("back_at", UtcDateTime, nullable=False),
)
