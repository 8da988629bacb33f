"""Turns of writers: who writes waits for theirs, and short transactions of one instant are committed together.

On SQLite all writers take turns. On PostgreSQL those who answer in the same round do: they would wait there for its
lock, each with a connection. A commit may touch the disk. So the first of those who come begins, those who wait by then
or come with the same turn of the event loop join the open transaction, and one commit ends it for all. Nobody goes on
before that commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from bot.errors import StorageUnavailable
from bot.storage.availability import Availability, crossed, unavailable
from bot.storage.direct import DirectTransaction, whole

T = TypeVar("T")

MOST_TOGETHER = 16
"""Transactions that one commit ends: the first waits for the last."""
MOST_TRIES = 6
"""Of a transaction that others are in the way of; the second hardly ever meets them again."""
CLOSE_SECONDS = 1.0
"""A database that hangs does not keep a process from ending."""


class Group:
    """An open transaction, and those who wait for its commit."""

    def __init__(self, direct: DirectTransaction) -> None:
        self.direct = direct
        self.size = 0
        self.over = False
        self._waiting: list[asyncio.Future[None]] = []

    async def committed(self) -> None:
        """Wait until it is; raises why it is not. A future each: one for all would need a shield, and a turn more."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(waiting)
        await waiting

    async def commit(self) -> None:
        """End it for all. Raises what went wrong, which those who wait hear as well."""
        try:
            await whole(self.direct, self.direct.commit())
        except BaseException as error:
            # Of a commit that is cut off nobody knows whether it went through.
            self.fail(
                _for_others(error) if isinstance(error, Exception) else StorageUnavailable("it was cut off")
            )
            raise
        else:
            self.over = True
            for each in self._waiting:
                if not each.done():  # else it was cancelled
                    each.set_result(None)
        finally:
            await self.direct.release()

    def fail(self, error: Exception) -> None:
        """Let those who wait hear that it is lost."""
        self.over = True
        for each in self._waiting:
            if not each.done():
                each.set_exception(error)


class FailedBefore(StorageUnavailable):
    """The writer before failed, and this one would have waited for the same."""


class TakenBack(FailedBefore):
    """For another's sake nothing of it was saved, and the database can be used: it may be tried again.

    Another of its group failed for a reason of their own, or it crossed another transaction.
    """


class NotBeside(TakenBack):
    """It waits for a lock, and must not hold those of others meanwhile: after them it may have it."""


async def again_if_taken_back(act: Callable[[], Awaitable[T]]) -> T:
    """What `act` gives, one transaction; where that was taken back for another's sake, it is made again."""
    for _ in range(MOST_TRIES - 1):
        with suppress(TakenBack):
            return await act()
    return await act()


def _for_others(error: BaseException) -> StorageUnavailable:
    """What those hear of whose group was taken back for an error of one of them, or of the database."""
    found = None if crossed(error) else unavailable(error)
    return found or TakenBack("another of its group failed")


class Turns:
    """Waiting here is fair; waiting inside SQLite is a poll that may starve."""

    def __init__(self, availability: Availability | None = None) -> None:
        """`availability`: who waits while a writer fails is not to fail after them, one after the other."""
        self._availability = availability
        self._lock = asyncio.Lock()
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
    async def together(
        self, begin: Callable[[], Awaitable[DirectTransaction]]
    ) -> AsyncIterator[DirectTransaction]:
        """A transaction, maybe with others; it is committed when the block has ended. `begin` is for the first."""
        await self._take()
        try:
            group = self._open or Group(await begin())
            joined = group is self._open
            group.direct.begin_part(joined=joined)
            try:
                yield group.direct
            except BaseException as error:
                await self._undo(group, error, joined=joined)
                raise
            group.size += 1
            if group.size == MOST_TOGETHER:
                await self._commit(group)
            elif not joined:
                self._open = group
                closing = asyncio.create_task(self._close(group))
                self._closing.add(closing)
                closing.add_done_callback(self._closing.discard)
        finally:
            self._lock.release()
        if not group.over:
            await group.committed()

    async def ended(self) -> None:
        """Wait, `CLOSE_SECONDS` at most, until each group has given its connection back: who wrote may have gone on."""
        if self._closing:
            await asyncio.wait(self._closing, timeout=CLOSE_SECONDS)

    async def _take(self) -> None:
        """Wait for the turn. Whoever waited while a writer failed fails with it, and not one after the other."""
        failures = self._failures
        await self._lock.acquire()
        if self._failures != failures:
            self._lock.release()
            raise FailedBefore("it failed for the writer before")

    @property
    def _failures(self) -> int:
        return self._availability.failures if self._availability is not None else 0

    async def _close(self, group: Group) -> None:
        """Commit the group, if nobody has: after those who wait now, or are about to come."""
        async with self._lock:
            if self._open is group:
                with suppress(Exception):  # those who wait for it hear of it
                    await self._commit(group)

    async def _commit(self, group: Group) -> None:
        self._open = None
        await group.commit()

    async def _undo(self, group: Group, error: BaseException, *, joined: bool) -> None:
        """Take back what one of the group did; all of it where that was the first, or the others' does not stand."""
        if joined and group.direct.goes_on:
            if isinstance(error, NotBeside):
                with suppress(Exception):  # those who wait for it hear of it
                    await self._commit(group)
            return
        self._open = None
        try:
            with suppress(DBAPIError):  # what went wrong in the block is what matters
                await whole(group.direct, group.direct.roll_back())
        finally:  # also where whoever rolls back is cancelled
            group.fail(_for_others(error))
            await group.direct.release()
