"""People and servers, their scores and streak days."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    false,
    text,
)

from bot.core.leaderboard import MIN_ANSWERS
from bot.core.seasons import MAX_NAME
from bot.storage.schema.base import metadata, partial
from bot.storage.types import RowId, Snowflake, UtcDateTime

PER_MILLE = "(1000 * correct / nullif(answers, 0))"
BY_ACCURACY = f"answers >= {MIN_ANSWERS}"
BY_STREAK = "streak > 0"
"""As the indexes have them: a query that says it in other words does not use the index."""
COUNT_WIDTHS = EACH, WIDE = 1, 256
"""How many points fall into one row of `points_count`: a rank is summed from a few hundred, however many members."""

guild = Table(
    "guild",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("timezone", String(64)),  # null: the operator's DEFAULT_TIMEZONE
    Column("deck_role_id", Snowflake),  # may change decks; null: Manage Server
    Column("judge_role_id", Snowflake, key="reviewer_role_id"),  # may settle appeals; null: Manage Server
    Column("review_channel_id", Snowflake),  # where appeals are shown; null: only in /appeals
    Column("removed_at", UtcDateTime),  # the bot was taken out of the server; null: it is there
    Index(None, "timezone"),
)

person = Table(
    "person",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("timezone", String(64)),  # null: the zone of the server where they answer
    Column("reminders", Boolean, nullable=False, server_default=false()),
    Column("reminded_on", Date),  # the local date of the last reminder
    Column("quiet_on", Date),  # the local date whose evening was looked at and needs no reminder
    Column("dm_closed", Boolean, nullable=False, server_default=false()),  # not tried until they ask anew
    Column("share_answers", Boolean, nullable=False, server_default=false()),  # may be shown, unnamed
    Column("share_stats", Boolean, nullable=False, server_default=false()),  # members may see them
    Column("extra_time", Float, nullable=False, server_default="1"),  # the time of questions times this
    Column("hidden", Boolean, nullable=False, server_default=false()),  # on no leaderboard, in no standings
    Column("review_paused", Boolean, nullable=False, server_default=false()),
    Column("review_new_cards", Integer, nullable=False, server_default="10"),  # a day
    Column("review_deck_ids", JSON, nullable=False, server_default="[]"),  # none: all that the person may see
    Column("review_hour", Integer),  # of their day, at which they are told what is due; null: never
    Column("review_told_on", Date),  # the local date on which it was last looked whether to tell them
    # Those who can be reminded, with all that the tick asks of most of them.
    Index(
        "ix_person_reminders",
        "id",
        "timezone",
        "reminded_on",
        "quiet_on",
        **partial("reminders IS 1 AND dm_closed IS 0", postgresql="reminders IS true AND dm_closed IS false"),
    ),
    Index(
        "ix_person_review_hour",
        "review_hour",
        "id",
        **partial("review_hour IS NOT NULL"),
    ),
)

member = Table(
    "member",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("user_id", Snowflake, primary_key=True),
    Column("name", String(100), nullable=False),  # as last seen, so that a leaderboard asks Discord nothing
    Column("away", Boolean, nullable=False, server_default=false()),  # has left the server
    Index(None, "user_id"),
)

score = Table(
    "score",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("period", String(16), primary_key=True),  # a key of core.periods
    Column("user_id", Snowflake, primary_key=True),
    Column("points", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("answers", Integer, nullable=False, server_default="0"),  # graded, each try
    Column("streak", Integer, nullable=False, server_default="0"),  # the longest on a day of the period
    # The leaderboard in its order; negative, since Alembic tells no descending column of SQLite from an ascending one.
    Index("ix_score_place", "guild_id", "period", text("(-points)"), text("(-correct)"), "user_id"),
    Index(
        "ix_score_streak",
        "guild_id",
        "period",
        text("(-streak)"),
        "user_id",
        **partial(BY_STREAK),
    ),
    Index(
        "ix_score_accuracy",
        "guild_id",
        "period",
        text(f"(-{PER_MILLE})"),
        text("(-answers)"),
        "user_id",
        **partial(BY_ACCURACY),
    ),
)

# The scores of members who have left their server or are hidden: back in `score` once they are neither.
score_away = Table(
    "score_away",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("user_id", Snowflake, primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("points", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("answers", Integer, nullable=False, server_default="0"),
    Column("streak", Integer, nullable=False, server_default="0"),
    Index(None, "guild_id", "period"),
)

# How many members have how many points. Triggers on `score` keep it: see docs/decisions/0010.
points_count = Table(
    "points_count",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("period", String(16), primary_key=True),
    Column("width", Integer, primary_key=True),  # one of COUNT_WIDTHS
    Column("points", Integer, primary_key=True),  # a multiple of `width`, and down to the next
    Column("members", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What a server has set up. A season's scores are in `score`, under `s` and its id; months' under the month.
season = Table(
    "season",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("name", String(MAX_NAME), nullable=False),  # empty: a season each month
    Column("monthly", Boolean, nullable=False),
    Column("starts_on", Date, nullable=False),  # on the server's calendar
    Column("ends_on", Date),  # the last day; null: until somebody ends it
    Column("cancelled", Boolean, nullable=False, server_default=false()),  # on its first day or before
    Index(None, "guild_id", "starts_on"),
    Index(None, "monthly", "ends_on"),
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
