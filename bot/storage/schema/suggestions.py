"""Cards that members suggest, and cards that they flag."""

from __future__ import annotations

from sqlalchemy import JSON, CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from bot.storage.schema.base import metadata, partial
from bot.storage.types import RowId, Snowflake, UtcDateTime

OPEN_FLAG = "state = 'open' AND card_id IS NOT NULL"

suggestion = Table(
    "suggestion",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("deck_id", RowId, ForeignKey("deck.id"), nullable=False),
    Column("content", JSON(none_as_null=True)),  # the suggested card, or ...
    Column("card_id", RowId, ForeignKey("card.id")),  # ... the flagged one
    Column("round_id", RowId, ForeignKey("round.id", ondelete="SET NULL")),  # where it was flagged
    Column("wrong", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    Column("decider_id", Snowflake),
    Column("review_channel_id", Snowflake),
    Column("review_message_id", Snowflake),
    CheckConstraint("state in ('open', 'accepted', 'declined', 'done', 'dismissed')", name="state"),
    CheckConstraint("(content is null) <> (card_id is null)", name="kind"),
    Index(None, "guild_id", "state"),
    Index(None, "guild_id", "user_id", "created_at"),
    # A member flags a card once, until that is decided.
    Index(
        "uq_suggestion_open_flag",
        "card_id",
        "guild_id",
        "user_id",
        unique=True,
        **partial(OPEN_FLAG),
    ),
)
