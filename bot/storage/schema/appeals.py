"""Appeals, and the list of who changed what."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, String, Table, Text, false

from bot.storage.schema.base import metadata
from bot.storage.types import RowId, Snowflake, UtcDateTime

appeal = Table(
    "appeal",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("attempt_id", RowId, ForeignKey("attempt.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("card_id", RowId, ForeignKey("card.id"), nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("graded", String(16), nullable=False),  # the verdict before any appeal
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("judge_id", Snowflake, key="reviewer_id"),
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

audit = Table(
    "audit",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("actor_id", Snowflake, nullable=False),
    Column("subject_id", Snowflake),  # the member whom `detail` names or quotes
    Column("action", String(32), nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "guild_id", "id"),
)
