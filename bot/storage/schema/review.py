"""Spaced repetition: what people remember of cards, and the answers that they gave in review."""

from __future__ import annotations

from sqlalchemy import (
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
)

from bot.storage.schema.base import metadata
from bot.storage.types import RowId, Snowflake, UtcDateTime

# Worked out from `attempt` and `review`; `forgotten_at` and `suspended` alone are told by the person.
memory = Table(
    "memory",
    metadata,
    Column("user_id", Snowflake, primary_key=True),
    Column("card_id", RowId, ForeignKey("card.id", ondelete="CASCADE"), primary_key=True),
    # core.review.Memory; all null: the card is new to the person
    Column("phase", Integer),
    Column("step", Integer),
    Column("stability", Float),
    Column("difficulty", Float),
    Column("reviewed_at", UtcDateTime),
    Column("due_at", UtcDateTime),
    Column("forgotten_at", UtcDateTime),  # answers up to then count no more
    Column("suspended", Boolean, nullable=False, server_default=false()),  # never asked in review
    Index(None, "user_id", "due_at"),
)

review = Table(
    "review",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", Snowflake, nullable=False),
    Column("card_id", RowId, ForeignKey("card.id", ondelete="CASCADE"), nullable=False),
    Column("shown_at", UtcDateTime, nullable=False),  # when the question was shown, to the millisecond
    Column("at", UtcDateTime, nullable=False),
    Column("answer", Text),  # null: the person asked to see the answer
    Column("verdict", String(16)),
    Column("rating", Integer),  # null: the person was asked if they had it, and has not said
    Column("new", Boolean, nullable=False),  # the card was new to the person
    Column("guild_id", Snowflake, nullable=False),  # where they answered, or else the deck's; 0: neither
    Column("own_zone", String(64), nullable=False),  # at that time: its streak day is on this calendar
    CheckConstraint("rating between 1 and 4", name="rating"),
    CheckConstraint("verdict in ('correct', 'partial', 'incorrect')", name="verdict"),
    UniqueConstraint("user_id", "card_id", "shown_at"),  # a question shown once is answered once
    Index(None, "user_id", "at"),
)
