"""Copying a whole database into another, table by table: from SQLite to PostgreSQL and back.

Each table goes over in one transaction of the target, in batches, and is compared afterwards by its count and a
checksum that does not depend on the engine. A copy that was cut off goes on at the first table that is not the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct
from sqlalchemy import Row, Table, func, insert, select, text, tuple_
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import ConfigError
from bot.storage.asyncio_engine import AsyncConnection, AsyncEngine
from bot.storage.availability import unavailable
from bot.storage.engine import WRITE
from bot.storage.schema import metadata, points_count

BATCH = 500
"""Rows that are in memory at once."""
KEPT_BY_TRIGGERS = frozenset({points_count.name})
"""Tables that fill themselves while another is copied; they are compared like the others."""


class Contents(Struct, frozen=True):
    """What is in a table: the same on either engine if and only if the rows are."""

    rows: int
    checksum: str


class TableCopied(Struct, frozen=True):
    """One table that is the same on both sides now."""

    table: str
    contents: Contents
    was_there: bool
    """An earlier run had copied it."""


def tables() -> list[Table]:
    """Every table in the order of copying: what is pointed at first, what triggers fill last."""
    return sorted(metadata.sorted_tables, key=lambda table: table.name in KEPT_BY_TRIGGERS)


async def copy(source: AsyncEngine, target: AsyncEngine, say: Callable[[TableCopied], None]) -> None:
    """Copy all rows; both must be at the newest schema, and the target empty or a copy that was cut off.

    `say` hears of each table. ConfigError when the target holds other rows, or does not hold the same at the end.
    """
    try:
        async with _snapshot(source) as reading:
            for table in tables():
                say(await _copy_table(reading, target, table))
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        found = unavailable(error)
        if found is None:
            raise
        raise ConfigError(f"the database cannot be used: {found.reason}") from error


@asynccontextmanager
async def _snapshot(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """All tables as of one moment, whatever is written meanwhile."""
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    async with engine.connect() as connection, connection.begin():
        yield connection


async def _copy_table(reading: AsyncConnection, target: AsyncEngine, table: Table) -> TableCopied:
    expected = await contents(reading, table)
    async with target.connect() as connection:
        await connection.execution_options(**{WRITE: True})
        async with connection.begin():
            there = await contents(connection, table)
            if there != expected:
                if there.rows:
                    raise ConfigError(f"{table.name}: the target holds other rows; name an empty database.")
                if table.name in KEPT_BY_TRIGGERS:
                    raise ConfigError(
                        f"{table.name}: the target's triggers counted otherwise; nothing uses it yet."
                    )
                await _fill(reading, connection, table)
                if await contents(connection, table) != expected:
                    raise ConfigError(
                        f"{table.name}: the rows did not arrive as they were; nothing was kept of it."
                    )
            await _continue_numbers(reading, connection, table)
    return TableCopied(table.name, expected, was_there=expected.rows > 0 and there == expected)


async def _fill(reading: AsyncConnection, writing: AsyncConnection, table: Table) -> None:
    # Columns by their name in the database: some have another key in the schema.
    names = {column.name: column.key for column in table.columns}
    async for batch in _batches(reading, table):
        rows = [{names[name]: value for name, value in row._mapping.items()} for row in batch]
        await writing.execute(insert(table), rows)


async def _batches(connection: AsyncConnection, table: Table) -> AsyncIterator[Sequence[Row[Any]]]:
    """All rows; each query begins behind the last key of the one before."""
    keys = list(table.primary_key.columns)
    query = select(*(column.label(column.name) for column in table.columns)).order_by(*keys).limit(BATCH)
    batch = (await connection.execute(query)).all()
    while batch:
        yield batch
        if len(batch) < BATCH:
            return
        last = [batch[-1]._mapping[key.name] for key in keys]
        batch = (await connection.execute(query.where(tuple_(*keys) > tuple_(*last)))).all()


async def contents(connection: AsyncConnection, table: Table) -> Contents:
    """Count and checksum of a table: the sum of the rows' hashes, since text has another order on another engine."""
    total = rows = 0
    async for batch in _batches(connection, table):
        rows += len(batch)
        total += sum(_hash(row) for row in batch)
    return Contents(rows, f"{total % 2**256:064x}")


def _hash(row: Row[Any]) -> int:
    written = json.dumps([_plain(value) for value in row], ensure_ascii=False, sort_keys=True)
    return int.from_bytes(hashlib.sha256(written.encode()).digest())


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return float(value) if isinstance(value, float) else value


async def _continue_numbers(reading: AsyncConnection, writing: AsyncConnection, table: Table) -> None:
    """Let new rows get numbers that were never used, also by rows that are deleted by now."""
    column = table.autoincrement_column
    if column is None:
        return
    newest = (await reading.execute(select(func.max(column)))).scalar() or 0
    used = max(newest, await _last_number(reading, table))
    if not used:
        return
    if writing.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(table.name, column.name)
        await writing.execute(select(func.setval(sequence, used)))
    elif table.dialect_options["sqlite"]["autoincrement"]:
        of = {"name": table.name, "used": used}
        await writing.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), of)
        await writing.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :used)"), of)


async def _last_number(connection: AsyncConnection, table: Table) -> int:
    """The last number that the database gave to a row of the table, as far as it remembers; 0 where it does not."""
    if connection.dialect.name == "postgresql":
        assert table.autoincrement_column is not None
        of = {"name": table.name, "column": table.autoincrement_column.name}
        query = text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:name, :column)::regclass)")
    else:
        of, query = {"name": table.name}, text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return (await connection.execute(query, of)).scalar() or 0
