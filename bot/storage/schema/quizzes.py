"""Quizzes, rounds, and the attempts at them."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

from bot.storage.schema.base import metadata, partial
from bot.storage.types import RowId, Snowflake, UtcDateTime

quiz = Table(
    "quiz",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("deck_id", RowId, ForeignKey("deck.id"), nullable=False),
    Column("topic", String(100)),
    Column("starter_id", Snowflake, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("asked", Integer, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("more_deck_ids", JSON, nullable=False, server_default="[]"),  # that it asks from besides the first
    Column("card_order", String(16), nullable=False, server_default="mixed"),
    Column("after_id", RowId),  # the quiz that "Play again" was pressed under: others of its cards come first
    CheckConstraint("state in ('running', 'finishing', 'finished')", name="state"),
    # The claim on a channel: a second quiz fails here, whatever the race.
    Index(
        "uq_quiz_channel_id_live",
        "channel_id",
        unique=True,
        **partial("state <> 'finished'"),
    ),
)

round_ = Table(
    "round",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("quiz_id", RowId, ForeignKey(quiz.c.id, ondelete="CASCADE")),  # a quiz's question, or ...
    Column("schedule_id", RowId, ForeignKey("schedule.id")),  # ... a daily one
    Column("sealed", Boolean, nullable=False, server_default=false()),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("card_id", RowId, ForeignKey("card.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("message_id", Snowflake),
    Column("opened_at", UtcDateTime),
    Column("closes_at", UtcDateTime),
    Column("deadline_at", UtcDateTime),  # `closes_at` is earlier once all who play have finished
    Column("close_reason", String(16)),
    CheckConstraint("state in ('posting', 'open', 'closed', 'done')", name="state"),
    CheckConstraint("(quiz_id is null) <> (schedule_id is null)", name="origin"),
    UniqueConstraint("quiz_id", "number"),
    UniqueConstraint("quiz_id", "card_id"),  # no card repeats within a quiz
    Index(None, "message_id", unique=True),
    Index(None, "channel_id", "state"),
    Index(None, "schedule_id", "state"),
    Index(None, "card_id", "guild_id"),
    Index(None, "guild_id", "opened_at"),  # a week's questions
    # Daily rounds that something is still to come of; of a year's rounds that is the newest of each schedule.
    Index(
        "ix_round_daily_live",
        "state",
        "closes_at",
        **partial("schedule_id IS NOT NULL AND state <> 'done'"),
    ),
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
    Column("joined", Boolean, nullable=False, server_default=true()),  # false: only waited for
    Column("passes", Integer, nullable=False, server_default="0"),
    Column("passed_by", Snowflake),  # message or interaction of the newest of them
    # Of a round: who holds its bonus, and for whom it waits (`core.quiz.entries.Entry.finished`).
    Index("ix_entry_first", "round_id", **partial("first IS 1", postgresql="first IS true")),
    Index(
        "ix_entry_unfinished",
        "round_id",
        **partial(
            "tries < 3 AND best IS NOT 'correct'", postgresql="tries < 3 AND best IS DISTINCT FROM 'correct'"
        ),
    ),
)

attempt = Table(
    "attempt",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("round_id", RowId, ForeignKey(round_.c.id, ondelete="CASCADE"), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("number", Integer, nullable=False),
    Column("source_id", Snowflake, nullable=False),  # message or interaction: delivered twice, counted once
    Column("public", Boolean, nullable=False),  # others could read it
    Column("answer", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("score", Float, nullable=False),
    Column("points", Integer, nullable=False),  # gained by this attempt
    Column("flags", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("server_zone", String(64), nullable=False),  # then: its points are under this calendar's day
    Column("own_zone", String(64), nullable=False),  # then: its streak day is on this calendar
    Column("hinted", Boolean, nullable=False),  # the hint was asked for before it
    Column("copied", Boolean, nullable=False),
    Column("first", Boolean, nullable=False),  # it holds the bonus for the first correct answer
    Column("sent", Boolean, nullable=False, server_default=false()),  # its author wants a teacher to see it
    Column("skipped", Boolean, nullable=False, server_default=false()),  # a teacher could not say what it is
    UniqueConstraint("round_id", "user_id", "number"),
    UniqueConstraint("source_id"),
    Index(None, "user_id", "at"),
    # What an answer may have been copied from.
    Index(
        "ix_attempt_public_right",
        "round_id",
        "id",
        **partial("public IS 1 AND verdict = 'correct'", postgresql="public IS true AND verdict = 'correct'"),
    ),
)
