"""What the query modules share: the connection, an INSERT that both databases can resolve conflicts in, records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from sqlalchemy import ColumnElement, CursorResult, Row, Table, delete, literal_column, select

from bot.core.shards import EVERYTHING, Part
from bot.storage.asyncio_engine import AsyncConnection
from bot.storage.prepared import Parameters, Prepared, Write

if TYPE_CHECKING:
    from bot.storage.direct import DirectTransaction

Record = TypeVar("Record", bound=Struct)


_TIMESTAMP: ColumnElement[int] = literal_column("22")
"""Where the time begins in an id of Discord's. PostgreSQL shifts by no 64-bit number, as which it would be bound."""
PARTS = 8
"""Statements made for a part of all servers that are kept: a process serves one part at a time."""


def of_part(guild_id: ColumnElement[int], part: Part) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which the server is of the part; none where that is every server."""
    if part == EVERYTHING:
        return ()
    return ((guild_id.bitwise_rshift(_TIMESTAMP) % part.count).in_(sorted(part.ids)),)


class Queries:
    """The queries of one aggregate, bound to one transaction's connection."""

    def __init__(self, connection: AsyncConnection | None, direct: DirectTransaction | None = None) -> None:
        """One of them: a transaction through SQLAlchemy, or on the driver itself."""
        self._through, self._direct = connection, direct

    @property
    def _connection(self) -> AsyncConnection:
        """The transaction through SQLAlchemy, also where it was begun on the driver."""
        return connection_of(self._through, self._direct)

    async def _execute(self, statement: Any, bound: Any = None) -> CursorResult[*tuple[Any, ...]]:
        """Through SQLAlchemy; `bound` are parameters, or a list of them."""
        return await self._connection.execute(statement, bound)

    async def _one(self, query: Any, bound: Any = None) -> Row[*tuple[Any, ...]] | None:
        """The only row; None where there is none."""
        return (await self._execute(query, bound)).one_or_none()

    async def _value(self, query: Any, bound: Any = None) -> Any | None:
        """The first column of the first row; None where there is none."""
        return (await self._execute(query, bound)).scalar()

    async def _values(self, query: Any, bound: Any = None) -> list[Any]:
        """The first column of all rows."""
        return list((await self._execute(query, bound)).scalars())

    async def _number(self, query: Any, bound: Any = None) -> int:
        """The first column of the only row, which is there: a count, or an id that was given."""
        return int((await self._execute(query, bound)).scalar_one())

    async def _hold_rows(self, ids: ColumnElement[int], *theirs: ColumnElement[bool]) -> None:
        """Lock the rows that are `theirs` in the order of their ids, as whoever changes several does first."""
        if not self._on_sqlite:
            query = select(ids).where(*theirs).order_by(ids)
            await self._execute(query.with_for_update(key_share=True))

    async def _keep_newest(self, table: Table, most: int, *theirs: ColumnElement[bool]) -> None:
        """Of the rows that are `theirs`, one at least, delete all but the newest by their ids."""
        newest = select(table.c.id).where(*theirs).order_by(table.c.id.desc()).limit(most)
        await self._execute(delete(table).where(*theirs, table.c.id < min(await self._values(newest))))

    async def _run(self, statement: Prepared, parameters: Parameters) -> Sequence[Any]:
        """All rows of a prepared statement: on the driver itself where the transaction is there."""
        if self._direct is not None:
            return await self._direct.run(statement, parameters)
        done = await self._connection.execute(statement.statement(self._connection.dialect), parameters)
        return done.all() if done.returns_rows else ()

    async def _run_together(self, writes: Sequence[Write]) -> list[Any]:
        """Run writes of which none reads what another writes; what each gives back, None where that is nothing."""
        if self._direct is not None:
            return await self._direct.run_together(writes)
        found = [await self._run(*write) for write in writes]
        return [rows[0][0] if rows else None for rows in found]

    def _insert(self, table: Table) -> Any:
        """`insert(table)` with `on_conflict_do_*`, whose syntax SQLite and PostgreSQL share."""
        return insert_into(table, self._dialect)

    @property
    def _on_sqlite(self) -> bool:
        """Where there is one writer; asked without making a connection through SQLAlchemy."""
        on = self._direct if self._direct is not None else self._connection
        return bool(on.dialect.name == "sqlite")

    @property
    def _dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._connection.dialect.name


def connection_of(connection: AsyncConnection | None, direct: DirectTransaction | None) -> AsyncConnection:
    """The connection of a transaction through SQLAlchemy; one on the driver makes it when it is first asked for."""
    if connection is not None:
        return connection
    assert direct is not None  # it is one of the two
    return direct.connection


def insert_into(table: Table, dialect: str) -> Any:
    """`insert(table)` of `sqlite` or `postgresql`; the module of the other is not imported, which takes a while."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


def upsert(
    table: Table, keys: tuple[str, ...], *, set_: tuple[str, ...] = (), add: tuple[str, ...] = ()
) -> Prepared:
    """An INSERT with bound parameters that, where a row with the `keys` is there, sets and adds to columns of it."""

    def make(dialect: str) -> Any:
        insert = insert_into(table, dialect)
        changed = {name: insert.excluded[name] for name in set_}
        changed |= {name: table.c[name] + insert.excluded[name] for name in add}
        return insert.on_conflict_do_update(index_elements=list(keys), set_=changed)

    return Prepared(make)


def record_of(kind: type[Record], row: Any, **given: Any) -> Record:
    """The struct `kind` of a row: each field from the column of its name, but for those `given` as they are."""
    names, read = _reader(kind, tuple(given))
    return kind(**given, **dict(zip(names, read(row), strict=True)))


@cache
def _reader(kind: type[Struct], given: tuple[str, ...]) -> tuple[list[str], Callable[[Any], Any]]:
    """The names of the fields that a row has, and what reads them all."""
    names = [name for name in kind.__struct_fields__ if name not in given]
    read = attrgetter(*names)
    return names, (lambda row: (read(row),)) if len(names) == 1 else read


def columns_of(record: Any) -> dict[str, Any]:
    """The fields of a struct whose names are those of a table's columns; `asdict` would copy each value in depth."""
    return {name: getattr(record, name) for name in record.__struct_fields__}
