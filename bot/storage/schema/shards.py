"""Processes that share the database, the shards that they hold, and whose turn it is to identify."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table

from bot.storage.schema.base import metadata
from bot.storage.types import UtcDateTime

process = Table(
    "process",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("shard_count", Integer, nullable=False),
    Column("fixed_ids", JSON),  # the shards that its settings name; null: those it holds leases of
    Column("until", UtcDateTime, nullable=False),  # it lives for as long, unless it renews this
)

# A shard that nobody holds has no row. A lease runs for as long as its process lives.
shard_lease = Table(
    "shard_lease",
    metadata,
    Column("shard_id", Integer, primary_key=True, autoincrement=False),
    Column("owner", String(32), ForeignKey("process.name", ondelete="CASCADE"), nullable=False, index=True),
)

# Shards with the same number modulo Discord's `max_concurrency` identify one after the other.
identify_turn = Table(
    "identify_turn",
    metadata,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("next_at", UtcDateTime, nullable=False),  # the first moment that is not given away
)
