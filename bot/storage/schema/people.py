"""People and servers, their scores and streak days."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, String, Table, false

from bot.storage.schema.base import metadata
from bot.storage.types import RowId, Snowflake, UtcDateTime

guild = Table(
    "guild",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("timezone", String(64)),  # null: the operator's DEFAULT_TIMEZONE
    Column("deck_role_id", Snowflake),  # may change decks; null: Manage Server
    Column("judge_role_id", Snowflake, key="reviewer_role_id"),  # may settle appeals; null: Manage Server
    Column("review_channel_id", Snowflake),  # where appeals are shown; null: only in /appeals
)

person = Table(
    "person",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("timezone", String(64)),  # null: the zone of the server where they answer
    Column("reminders", Boolean, nullable=False, server_default=false()),
    Column("reminded_on", Date),  # the local date of the last reminder
    Column(
        "dm_closed", Boolean, nullable=False, server_default=false()
    ),  # do not try again until they ask anew
    Column(
        "share_answers", Boolean, nullable=False, server_default=false()
    ),  # their words may be shown, unnamed
    Column("extra_time", Float, nullable=False, server_default="1"),  # the time of questions times this
)

member = Table(
    "member",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("user_id", Snowflake, primary_key=True),
    Column("name", String(100), nullable=False),  # as last seen, so that a leaderboard asks Discord nothing
)

score = Table(
    "score",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("period", String(16), primary_key=True),  # a key of core.periods
    Column("user_id", Snowflake, primary_key=True),
    Column("points", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Index(None, "guild_id", "period", "points"),
)

streak_day = Table(
    "streak_day",
    metadata,
    Column("user_id", Snowflake, primary_key=True),
    Column("day", Date, primary_key=True),  # on the member's calendar, fixed when they answered
    Column("guild_id", Snowflake, nullable=False),
    Column("schedule_id", RowId, ForeignKey("schedule.id")),  # the daily question it came from; null: a quiz
    Column("zone", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
