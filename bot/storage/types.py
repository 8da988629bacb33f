"""Column types that behave alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer
from sqlalchemy.types import TypeDecorator

Snowflake = BigInteger
"""A Discord id: an unsigned 64-bit number whose top bit stays clear until the year 2084."""

RowId = BigInteger().with_variant(Integer, "sqlite")
"""An automatic key; SQLite only counts up by itself in an INTEGER primary key."""


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("naive datetimes are not stored: pass an aware one")
    return value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    """As SQLAlchemy writes instants in SQLite, without a zone."""
    return None if value is None else _utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC instant. SQLite would store the offset away and give back a naive value."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """For SQLite straight to its text, in a third of the time: an answer writes five instants."""
        return _as_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Refuse naive values; hand PostgreSQL's driver UTC."""
        return None if value is None else _utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give back an aware UTC instant."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
