"""Days off: weekdays of rest, of people and of servers, vacations and holidays; `core.days_off` has the rules.

Rows of the past stay, since past days are judged by them for ever.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, String, Table, false

from bot.storage.schema.base import metadata
from bot.storage.types import RowId, Snowflake, UtcDateTime

rest_rule = Table(
    "rest_rule",
    metadata,
    Column("user_id", Snowflake, primary_key=True),
    Column("since", Date, primary_key=True),  # on the person's calendar; until the next rule
    Column("weekdays", String(27)),  # as `mon sun`; empty: none; null: those of the server
)

server_rest_rule = Table(
    "server_rest_rule",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),  # negative: a server whose data is deleted
    Column("since", Date, primary_key=True),
    Column("weekdays", String(27), nullable=False),
)

vacation = Table(
    "vacation",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user_id", Snowflake, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("announced_at", UtcDateTime, nullable=False),
    Index(None, "user_id", "first"),
)

holiday = Table(
    "holiday",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),  # negative: a server whose data is deleted
    Column("name", String(60), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("yearly", Boolean, nullable=False, server_default=false()),
    Column("ended", Date),  # removed: from this date on it is none
    Index(None, "guild_id", "first"),
)
