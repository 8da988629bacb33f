"""Every table. A change here needs a migration in `migrations/versions/`; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.types import RowId, Snowflake, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SHARED = 0
"""The `guild_id` of decks that every server sees."""

guild = Table(
    "guild",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("timezone", String(64)),  # null: the operator's DEFAULT_TIMEZONE
    Column("deck_role_id", Snowflake),  # may change decks; null: Manage Server
    Column("judge_role_id", Snowflake),  # may settle appeals; null: Manage Server
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
)

member = Table(
    "member",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("user_id", Snowflake, primary_key=True),
    Column("name", String(100), nullable=False),  # as last seen, so that a leaderboard asks Discord nothing
)

deck = Table(
    "deck",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),  # SHARED, or the one server that sees it
    Column("slug", String(32), nullable=False),
    Column("title", String(100), nullable=False),
    Column("description", Text, nullable=False),
    Column("digest", String(64), nullable=False),  # of its content: an unchanged deck is not written again
    Column("removed", Boolean, nullable=False, server_default=false()),  # kept for rounds that asked from it
    UniqueConstraint("guild_id", "slug"),
)

card = Table(
    "card",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("deck_id", RowId, ForeignKey(deck.c.id, ondelete="CASCADE"), nullable=False),
    Column("key", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("topic", String(100), nullable=False),
    Column("retired", Boolean, nullable=False),  # left the deck; kept for the history that points at it
    Column("content", JSON, nullable=False),  # the whole core Card
    UniqueConstraint("deck_id", "key"),
)

card_history = Table(
    "card_history",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("card_id", RowId, ForeignKey(card.c.id, ondelete="CASCADE"), primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("last_asked_at", UtcDateTime),
)

quiz = Table(
    "quiz",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("deck_id", RowId, ForeignKey(deck.c.id), nullable=False),
    Column("topic", String(100)),
    Column("starter_id", Snowflake, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("asked", Integer, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    CheckConstraint("state in ('running', 'finishing', 'finished')", name="state"),
    # The claim on a channel: a second quiz fails here, whatever the race.
    Index(
        "uq_quiz_channel_id_live",
        "channel_id",
        unique=True,
        sqlite_where=text("state <> 'finished'"),
        postgresql_where=text("state <> 'finished'"),
    ),
)

schedule = Table(
    "schedule",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("deck_id", RowId, ForeignKey(deck.c.id), nullable=False),
    Column("topic", String(100)),
    Column("at", Time, nullable=False),  # on the wall clock of `zone`
    Column("zone", String(64), nullable=False),
    Column("days", Integer, nullable=False),  # bit 0 is Monday
    Column("role_id", Snowflake),
    Column("sealed", Boolean, nullable=False),
    Column("reveal_hours", Integer),
    Column("paused", Boolean, nullable=False),
    Column("removed", Boolean, nullable=False),  # by a manager, never by itself; kept for the streaks it fed
    Column("next_at", UtcDateTime),
    Index(None, "next_at"),
    Index(None, "guild_id"),
)

round_ = Table(
    "round",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("quiz_id", RowId, ForeignKey(quiz.c.id, ondelete="CASCADE")),  # a quiz's question, or ...
    Column("schedule_id", RowId, ForeignKey(schedule.c.id)),  # ... a daily one
    Column("sealed", Boolean, nullable=False, server_default=false()),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("card_id", RowId, ForeignKey(card.c.id), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("message_id", Snowflake),
    Column("opened_at", UtcDateTime),
    Column("closes_at", UtcDateTime),
    Column("close_reason", String(16)),
    CheckConstraint("state in ('posting', 'open', 'closed', 'done')", name="state"),
    CheckConstraint("(quiz_id is null) <> (schedule_id is null)", name="origin"),
    UniqueConstraint("quiz_id", "number"),
    UniqueConstraint("quiz_id", "card_id"),  # no card repeats within a quiz
    Index(None, "message_id", unique=True),
    Index(None, "channel_id", "state"),
    Index(None, "schedule_id", "state"),
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
    Column("round_id", RowId, ForeignKey(round_.c.id)),
    Column("reason", Text),
    Column("shown", Integer, nullable=False, server_default="0"),
    CheckConstraint("state in ('claimed', 'posting', 'posted', 'missed', 'failed')", name="state"),
    UniqueConstraint("schedule_id", "day"),  # once and only once
    Index(None, "state", "lease_until"),
    Index(None, "round_id"),
)

entry = Table(
    "entry",
    metadata,
    Column("round_id", RowId, ForeignKey(round_.c.id, ondelete="CASCADE"), primary_key=True),
    Column("user_id", Snowflake, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("hinted", Boolean, nullable=False),
    Column("best", String(16)),
    Column("points", Integer, nullable=False),
    Column("first", Boolean, nullable=False),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey(round_.c.id, ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("number", Integer, nullable=False),
    Column(
        "source_id", Snowflake, nullable=False
    ),  # the message or interaction: delivered twice, counted once
    Column("public", Boolean, nullable=False),  # others could read it
    Column("answer", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("points", Integer, nullable=False),  # gained by this attempt
    Column("flags", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column(
        "server_zone", String(64), nullable=False
    ),  # at that time: its points are under this calendar's day
    Column("own_zone", String(64), nullable=False),  # at that time: its streak day is on this calendar
    Column("hinted", Boolean, nullable=False),  # the hint was asked for before it
    Column("copied", Boolean, nullable=False),
    Column("first", Boolean, nullable=False),  # it holds the bonus for the first correct answer
    UniqueConstraint("round_id", "user_id", "number"),
    UniqueConstraint("source_id"),
    Index(None, "user_id", "at"),
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
    Column("schedule_id", RowId, ForeignKey(schedule.c.id)),  # the daily question it came from; null: a quiz
    Column("zone", String(64), nullable=False),
    Column("at", UtcDateTime, nullable=False),
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

appeal = Table(
    "appeal",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("attempt_id", RowId, ForeignKey(attempt.c.id, ondelete="CASCADE"), nullable=False, unique=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("card_id", RowId, ForeignKey(card.c.id), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("graded", String(16), nullable=False),  # the verdict before any appeal
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("judge_id", Snowflake),
    Column("note", Text),
    Column("remembered", Boolean, nullable=False, server_default=false()),
    Column("lead_id", RowId),  # the appeal whose tap decided this one too
    Column("review_channel_id", Snowflake),
    Column("review_message_id", Snowflake),
    CheckConstraint("state in ('open', 'accepted', 'partly', 'declined')", name="state"),
    Index(None, "guild_id", "state"),
    Index(None, "card_id", "guild_id"),
    Index(None, "lead_id"),
    Index(None, "user_id", "created_at"),
)

learned = Table(
    "learned",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),  # what a server's judges taught stays in that server
    Column("card_id", RowId, ForeignKey(card.c.id, ondelete="CASCADE"), nullable=False),
    Column("label", String(16), nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("appeal_id", RowId, ForeignKey(appeal.c.id, ondelete="SET NULL"), unique=True),  # which taught it
    CheckConstraint("label in ('correct', 'partial', 'incorrect')", name="label"),
    Index(None, "card_id", "guild_id"),
)

deck_revision = Table(
    "deck_revision",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("slug", String(32), nullable=False),
    Column("before", JSON),  # the whole deck as it was; null: there was none
    Column("actor_id", Snowflake, nullable=False),
    Column("action", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "guild_id", "slug"),
)

deck_draft = Table(
    "deck_draft",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("content", JSON, nullable=False),  # the deck to be, shown as a preview and not applied yet
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never used again: an old preview's button must not apply another draft
)

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("actor_id", Snowflake, nullable=False),
    Column("action", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "guild_id", "id"),
)
