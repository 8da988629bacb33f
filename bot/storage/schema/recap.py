"""The weekly recap of each server that has it, and the posts about weeks and seasons that are over."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
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

UNDER_WAY = "state IN ('claimed', 'posting')"
"""As the index has it."""

recap = Table(
    "recap",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("weekday", Integer, nullable=False),  # 0 is Monday
    Column("at", Time, nullable=False),  # on the wall clock of `zone`
    Column("zone", String(64), nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    Index(None, "next_at"),
)

recap_post = Table(
    "recap_post",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("period", String(16), nullable=False),  # as in `score`: the week, or the season, that it tells of
    Column("state", String(16), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("owner", String(32)),  # the process that posts it; null: it waits for its next try
    Column("lease_until", UtcDateTime),  # until then it is the owner's, or waits
    Column("channel_id", Snowflake),  # where it was, or may have been, sent
    Column("message_id", Snowflake),
    Column("quiet", Boolean, nullable=False, server_default=false()),  # nobody had answered
    Column("tries", Integer, nullable=False, server_default="0"),  # that failed
    Column("reason", Text),
    CheckConstraint("state in ('claimed', 'posting', 'posted', 'rested', 'missed', 'failed')", name="state"),
    UniqueConstraint("guild_id", "period"),  # once and only once
    Index("ix_recap_post_under_way", "lease_until", **partial(UNDER_WAY)),
    sqlite_autoincrement=True,  # a number is never used again: it stands in buttons
)
