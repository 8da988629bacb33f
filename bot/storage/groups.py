"""SQLite's one writer: who writes waits for their turn, and short transactions of one instant are committed together.

A commit goes to the connection's thread and may touch the disk. Whoever comes meanwhile waits; then the first of them
begins, the others join the open transaction, each behind a savepoint of its own, and one commit ends it for all. Nobody
goes on before that commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext, suppress

from sqlalchemy.exc import DBAPIError

from bot.errors import StorageUnavailable
from bot.storage.availability import Availability
from bot.storage.direct import DirectSqlite, whole

MOST_TOGETHER = 16
"""Transactions that one commit ends: the first waits for the last."""


class Group:
    """An open transaction, and those who wait for its commit."""

    def __init__(self, direct: DirectSqlite) -> None:
        self.direct = direct
        self.size = 0
        self.committed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def commit(self) -> None:
        """End it for all. Raises what went wrong, which those who wait hear as well."""
        try:
            await whole(self.direct, self.direct.commit())
        except BaseException as error:
            self.fail(error if isinstance(error, Exception) else StorageUnavailable("it was cut off"))
            raise
        else:
            self.committed.set_result(None)
        finally:
            await self.direct.release()

    def fail(self, error: Exception) -> None:
        """Let those who wait hear that it is lost."""
        self.committed.set_exception(error)
        self.committed.exception()  # there may be nobody who waits


class FailedBefore(StorageUnavailable):
    """The writer before failed, and this one would have waited for the same."""


class Turns:
    """Waiting here is fair; waiting inside SQLite is a poll that may starve."""

    def __init__(self, availability: Availability) -> None:
        self._availability = availability
        self._lock = asyncio.Lock()
        self._waiting = 0
        self._open: Group | None = None
        self._closing: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[None]:
        """A turn in which nothing else is written."""
        await self._take()
        try:
            if self._open is not None:
                with suppress(Exception):  # those who wait for it hear of it
                    await self._commit(self._open)
            yield
        finally:
            self._lock.release()

    @asynccontextmanager
    async def together(self, begin: Callable[[], Awaitable[DirectSqlite]]) -> AsyncIterator[DirectSqlite]:
        """A transaction, maybe with others; it is committed when the block has ended. `begin` is for the first."""
        await self._take()
        try:
            group = self._open or Group(await begin())
            joined = group is self._open
            try:
                async with group.direct.savepoint() if joined else nullcontext():
                    yield group.direct
            except BaseException as error:
                await self._undo(group, error, joined=joined)
                raise
            group.size += 1
            if not self._waiting or group.size == MOST_TOGETHER:
                await self._commit(group)
            elif not joined:
                self._open = group
                closing = asyncio.create_task(self._close(group))
                self._closing.add(closing)
                closing.add_done_callback(self._closing.discard)
        finally:
            self._lock.release()
        if not group.committed.done():
            await asyncio.shield(group.committed)

    async def _take(self) -> None:
        """Wait for the turn. Whoever waited while a writer failed fails with it, and not one after the other."""
        failures = self._availability.failures
        self._waiting += 1
        try:
            await self._lock.acquire()
        finally:
            self._waiting -= 1
        if self._availability.failures != failures:
            self._lock.release()
            raise FailedBefore("it failed for the writer before")

    async def _close(self, group: Group) -> None:
        """Commit the group after those who wait now, if none of them has."""
        async with self._lock:
            if self._open is group:
                with suppress(Exception):  # those who wait for it hear of it
                    await self._commit(group)

    async def _commit(self, group: Group) -> None:
        self._open = None
        await group.commit()

    async def _undo(self, group: Group, error: BaseException, *, joined: bool) -> None:
        """Take back what one of the group did; all of it where that was the first, or SQLite has taken back all."""
        if joined and group.direct.goes_on:
            return
        self._open = None
        with suppress(DBAPIError):  # what went wrong in the block is what matters
            await whole(group.direct, group.direct.roll_back())
        await group.direct.release()
        group.fail(error if isinstance(error, Exception) else StorageUnavailable("it was cut off"))
