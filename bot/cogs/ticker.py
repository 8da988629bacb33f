"""Doing something again and again, whatever the machine's clock does meanwhile; resting while nothing is due."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.ext import tasks

LONGEST_REST = timedelta(seconds=15)
"""Between two runs, whatever is known to be due: another process may have written, and a clock may be set."""
LATE = timedelta(milliseconds=10)
"""How long after it is due something is looked at: to the very instant it would not be due yet."""

Work = Callable[[], Awaitable[timedelta | None]]
"""Does what is due. Gives how long nothing else will be, or None: then it wants to run again at its usual pace."""


def until(due_at: datetime | None, now: datetime) -> timedelta:
    """How long nothing is due; None is nothing that is known of."""
    return due_at - now if due_at is not None else LONGEST_REST


class Ticker(tasks.Loop[Callable[[], Coroutine[Any, Any, None]]]):
    """Runs `work`, then waits for `seconds` or for as long as nothing is due, over and over.

    discord.py by itself runs at fixed times of the machine's clock: a laptop that slept for a night would catch up
    on every tick of it, and a clock that is set back by an hour would stop everything for an hour.
    """

    def __init__(
        self,
        work: Work,
        seconds: float,
        ready: Callable[[], Awaitable[None]],
        longest_rest: timedelta = LONGEST_REST,
    ) -> None:
        """The first run comes as soon as `ready` returns; `start` and `cancel` are discord.py's."""
        unset: Any = discord.utils.MISSING
        self._work = work
        self._pause = timedelta(seconds=seconds)
        self._longest_rest = longest_rest
        self._free: timedelta | None = None
        """How long nothing is due."""
        self._woken = False
        self._resting: tasks.SleepHandle | None = None
        super().__init__(self._run, seconds, 0, 0, unset, None, reconnect=True, name=None)
        self.before_loop(ready)  # type: ignore[type-var]  # any awaitable will do

    def wake(self) -> None:
        """Something has changed: the next run comes within `seconds`, however long nothing was to be due."""
        self._woken = True
        if self._resting is not None and not self._resting.done():
            self._resting.handle.cancel()
            self._resting.future.set_result(None)

    def change_interval(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, **at: Any) -> None:
        """Run at that pace from now on."""
        super().change_interval(seconds=seconds, minutes=minutes, hours=hours, **at)
        self._pause = timedelta(seconds=seconds, minutes=minutes, hours=hours)
        if self._handle is not None and not self._handle.done():
            self._handle.recalculate(discord.utils.utcnow() + self._pause)

    async def _run(self) -> None:
        self._woken = False  # what is written from here on may have come too late for this run
        self._free = await self._work()

    async def _try_sleep_until(self, _dt: object) -> None:
        """Rest while nothing is due and nobody wakes it; in any case wait for `seconds`, as a pace to keep."""
        free = min(self._free + LATE, self._longest_rest) if self._free is not None else timedelta()
        rest = free - self._pause
        if rest > timedelta() and not self._woken:
            waiting = self._wait(rest)
            self._resting = self._handle
            try:
                await waiting
            finally:
                self._resting = None
        await self._wait(self._pause)

    def _wait(self, time: timedelta) -> Any:
        return super()._try_sleep_until(discord.utils.utcnow() + time)
