"""Transactions on the driver itself, for what hundreds of people do in the same second.

The connection is one of SQLAlchemy's pool, and may be used through SQLAlchemy as well, within the same transaction:
`prepared` statements go past it, any other goes through it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Sequence
from typing import Any, NoReturn, Self

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.util.concurrency import greenlet_spawn

from bot.storage import engine as engines
from bot.storage.asyncio_engine import AsyncConnection, AsyncEngine
from bot.storage.locks import SHARED
from bot.storage.prepared import Parameters, Prepared, Write, merged


class DirectTransaction:
    """One transaction. `begin` first, then `commit` or `roll_back`; `release` in any case."""

    def __init__(self, engine: AsyncEngine, pooled: Any) -> None:
        """`pooled` is a connection out of the engine's pool."""
        self.dialect = engine.dialect
        self._pooled = pooled
        self._engine = engine
        self._driver: Any = pooled.driver_connection
        self._adapter: Any = pooled.dbapi_connection
        """SQLAlchemy's own of the driver's connection. The pool's has none once SQLAlchemy found it broken."""
        self._through: AsyncConnection | None = None
        self._changed = False
        """The part that runs now may have written something, or a statement of it has failed."""
        self.joined = False
        """The part that runs now comes after others, with all the locks that those hold."""

    @property
    def connection(self) -> AsyncConnection:
        """The same connection through SQLAlchemy, of which nobody knows what it is used for."""
        self._changed = True
        if self._through is None:
            sync = Connection(self._engine.sync_engine, self._pooled)
            self._through = AsyncConnection(self._engine, sync.execution_options(**{engines.DIRECT: True}))
        return self._through

    @classmethod
    async def on(cls, engine: AsyncEngine) -> Self:
        """A transaction that has not begun."""
        return cls(engine, await engine.raw_connection())

    async def run(self, statement: Prepared, parameters: Parameters) -> list[Any]:
        """Execute; all rows."""
        raise NotImplementedError

    async def run_together(self, writes: Sequence[Write]) -> list[Any]:
        """Execute writes of which none reads what another writes; what each gives back, None where that is nothing."""
        raise NotImplementedError

    async def commit(self) -> None:
        """Commit."""
        raise NotImplementedError

    async def roll_back(self) -> None:
        """Roll back."""
        raise NotImplementedError

    def begin_part(self, *, joined: bool) -> None:
        """What comes now is somebody else's. Without a savepoint, which would cost more than the whole look.

        Hardly anything fails after it has written.
        """
        self._changed, self.joined = False, joined

    @property
    def goes_on(self) -> bool:
        """Whether what others did stands where the part that runs now fails: it has changed nothing, but looked."""
        return not self._changed

    async def release(self) -> None:
        """Give the connection back to the pool."""
        through = self._through
        if through is not None and through.sync_connection is not None and through.in_transaction():
            await through.close()  # what SQLAlchemy takes for a transaction of its own is over
        else:
            await greenlet_spawn(self._pooled.close)  # one too many for the pool is closed for good

    async def invalidate(self) -> None:
        """Give the connection up: it may still hold a lock."""
        if self._pooled.is_valid:  # else SQLAlchemy has done so
            await greenlet_spawn(self._pooled.invalidate)

    def _fail(self, error: Exception, sql: str) -> NoReturn:
        """Raise a driver's error as SQLAlchemy does."""
        base = self.dialect.loaded_dbapi.Error
        try:
            self._adapter._handle_exception(error)
        except base as known:
            gone = self.dialect.is_disconnect(known, self._adapter, None)
            raise DBAPIError.instance(
                sql,
                None,
                known,
                base,
                hide_parameters=True,
                connection_invalidated=gone,
                dialect=self.dialect,
            ) from error
        raise AssertionError("it raises")


class DirectSqlite(DirectTransaction):
    """Statements run where they are called, on the event loop's thread, since crossing over costs more than they do.

    Only waiting for the lock and the commit, which may touch the disk, are left to the connection's thread.
    """

    async def begin(self, tries: int) -> None:
        """Take the lock at once where it is free. Another process may hold it: then wait up to `tries` times."""
        try:
            self._driver.run_now("PRAGMA busy_timeout = 0")
            try:
                self._driver.run_now("BEGIN IMMEDIATE")
            finally:
                self._driver.run_now(f"PRAGMA busy_timeout = {engines.BUSY_TIMEOUT_MS}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                self._fail(error, "BEGIN")
        else:
            self._driver.inline = True
            return
        await self._wait(tries)
        self._driver.inline = True

    async def _wait(self, tries: int) -> None:
        for left in reversed(range(tries)):
            try:
                await self._driver.run("BEGIN IMMEDIATE", ())
            except sqlite3.OperationalError as error:
                if not left or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise OperationalError("BEGIN", None, error) from error
            else:
                return

    async def run(self, statement: Prepared, parameters: Parameters) -> list[Any]:
        """Execute here and now."""
        compiled = statement.compiled(self.dialect, parameters)
        before, self._changed = self._changed, True
        try:
            found = compiled.rows(self._driver.run_now(compiled.sql, compiled.values(parameters)))
        except (sqlite3.Error, ValueError) as error:
            self._fail(error, compiled.sql)
        self._changed = before or not compiled.reads
        return found

    async def run_together(self, writes: Sequence[Write]) -> list[Any]:
        """One after the other."""
        found = [await self.run(*write) for write in writes]
        return [rows[0][0] if rows else None for rows in found]

    async def commit(self) -> None:
        """Commit, on the thread."""
        await self._end("COMMIT")

    async def roll_back(self) -> None:
        """Roll back, on the thread."""
        await self._end("ROLLBACK")

    async def _end(self, sql: str) -> None:
        self._driver.inline = False
        try:
            await self._driver.run(sql, ())
        except (sqlite3.Error, ValueError) as error:
            self._fail(error, sql)


class DirectPostgres(DirectTransaction):
    """Statements go to asyncpg, which prepares each once a connection."""

    async def begin(self, round_id: int | None) -> None:
        """Begin, in one way to the server and back with the lock of the round, if it is about one.

        A query that waits for a lock still sees the other tables as they were before it: lock first, then read.
        """
        self._adapter.autocommit = True  # for SQLAlchemy: no transaction of its own
        lock = ""
        if round_id is not None:
            lock = f"; SELECT FROM round WHERE id = {round_id:d} FOR NO KEY UPDATE"  # nosec B608
        await self._say(f"BEGIN; {SHARED}{lock}")

    async def run(self, statement: Prepared, parameters: Parameters) -> list[Any]:
        """Execute and fetch."""
        compiled = statement.compiled(self.dialect, parameters)
        before, self._changed = self._changed, True
        try:
            found = await self._driver.fetch(compiled.sql, *compiled.values(parameters))
        except Exception as error:  # noqa: BLE001  # SQLAlchemy sorts them
            self._fail(error, compiled.sql)
        self._changed = before or not compiled.reads
        return compiled.rows(found)

    async def run_together(self, writes: Sequence[Write]) -> list[Any]:
        """In one statement, and one way to the server and back."""
        self._changed = True
        compiled = [statement.compiled(self.dialect, parameters) for statement, parameters in writes]
        values = [
            value
            for each, (_, parameters) in zip(compiled, writes, strict=True)
            for value in each.values(parameters)
        ]
        sql = merged(*compiled)
        try:
            row = await self._driver.fetchrow(sql, *values)
        except Exception as error:  # noqa: BLE001  # SQLAlchemy sorts them
            self._fail(error, sql)
        return list(row)

    async def commit(self) -> None:
        """Commit; a transaction in which a statement failed is not taken for one that went through."""
        if await self._say("COMMIT") != "COMMIT":
            raise RuntimeError("PostgreSQL has rolled the transaction back")

    async def roll_back(self) -> None:
        """Roll back."""
        await self._say("ROLLBACK")

    async def release(self) -> None:
        """Give the connection back as it was."""
        self._adapter.autocommit = False
        await super().release()

    async def _say(self, sql: str) -> str:
        try:
            status: str = await self._driver.execute(sql)
        except Exception as error:  # noqa: BLE001  # SQLAlchemy sorts them
            self._fail(error, sql)
        return status


async def whole(direct: DirectTransaction, step: Awaitable[None]) -> None:
    """Begin or end; a connection on which that fails, or is cancelled, is given up: it may still get or hold a lock."""
    try:
        await step
    except BaseException:
        await direct.invalidate()
        raise
