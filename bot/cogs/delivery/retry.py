"""Trying again: which errors may pass, how long to wait, and how many calls Discord takes a second."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.core.delivery import Obstacle

SEND_ERRORS = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited, discord.HTTPException)
"""All that a call to Discord raises when it fails, be it refused, lost on the way or without an answer."""


def obstacle(error: BaseException) -> Obstacle:
    """What one of `SEND_ERRORS` says about the next try."""
    if not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429:
        return Obstacle.OUTAGE
    if isinstance(error, discord.Forbidden):
        return Obstacle.FORBIDDEN
    return Obstacle.GONE if isinstance(error, discord.NotFound) else Obstacle.REFUSED


class Backoff:
    """How long to wait before trying a failed post again; forgotten at a restart, which tries at once."""

    def __init__(self, first: timedelta, longest: timedelta) -> None:
        """`first` is the wait after one failure; each failure in a row doubles it, up to `longest`."""
        self._first, self._longest = first, longest
        self._failures: dict[int, tuple[int, datetime]] = {}

    def ready(self, key: int, now: datetime) -> bool:
        """Whether the wait is over, or there is none. One that a clock set back makes longer than any is over."""
        if key not in self._failures:
            return True
        until = self._failures[key][1]
        return now >= until or until > now + self._longest

    def failed(self, key: int, now: datetime) -> tuple[int, float]:
        """Count a failure: (failures in a row, seconds to wait)."""
        count = self._failures.get(key, (0, now))[0] + 1
        wait = min(self._first * 2 ** min(count - 1, 16), self._longest)
        self._failures[key] = (count, now + wait)
        return count, wait.total_seconds()

    def clear(self, key: int) -> None:
        """It went through, or was given up."""
        self._failures.pop(key, None)


class Pace:
    """Spaces the calls of a burst, all but the first few: Discord allows a bot 50 a second in all."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._next = 0.0
        self.change(per_second, burst)

    def change(self, per_second: float, burst: float) -> None:
        """Go by another pace from now on."""
        self._step, self._burst = 1 / per_second, burst

    async def turn(self) -> None:
        """Wait until the next call may go out."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._burst * self._step) + self._step
        if self._next > now:
            await asyncio.sleep(self._next - now)
