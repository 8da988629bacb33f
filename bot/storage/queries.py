"""What the query modules share: the connection, and an INSERT that both databases can resolve conflicts in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


class Queries:
    """The queries of one aggregate, bound to one transaction's connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def _insert(self, table: Table) -> Any:
        """`insert(table)` with `on_conflict_do_*`, whose syntax SQLite and PostgreSQL share."""
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        return dialect.insert(table)


def columns_of(record: Any) -> dict[str, Any]:
    """The fields of a dataclass whose names are those of a table's columns; `asdict` would copy each value in depth."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
