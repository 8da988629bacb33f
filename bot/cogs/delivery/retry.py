"""Trying again: which errors may pass, how long to wait, and how many calls Discord takes a second."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

import aiohttp
import discord

from bot.cogs.permissions import timed_out_until
from bot.core.delivery import Obstacle

T = TypeVar("T")

NO_ANSWER = (aiohttp.ClientError, OSError, TimeoutError, json.JSONDecodeError, UnicodeDecodeError)
"""What a call to Discord raises that got no answer, or half of one."""
SEND_ERRORS = (*NO_ANSWER, discord.RateLimited, discord.HTTPException)
"""All that a call to Discord raises when it fails, be it refused, lost on the way or without an answer."""


def obstacle(error: BaseException) -> Obstacle:
    """What one of `SEND_ERRORS` says about the next try."""
    if not isinstance(error, discord.HTTPException) or error.status >= 500 or error.status == 429:
        return Obstacle.OUTAGE
    if isinstance(error, discord.Forbidden):
        return Obstacle.FORBIDDEN
    return Obstacle.GONE if isinstance(error, discord.NotFound) else Obstacle.REFUSED


def obstacle_in(guild: discord.Guild | None, error: BaseException) -> Obstacle:
    """The same of a post in a server, where the bot may have been timed out."""
    found = obstacle(error)
    return Obstacle.TIMED_OUT if found is Obstacle.FORBIDDEN and timed_out_until(guild) else found


SHORT_WAITS = (2.0, 8.0)
"""Seconds between the tries of `patiently`; on a 502 discord.py itself goes on for half a minute."""


async def patiently(send: Callable[[], Awaitable[T]]) -> T:
    """Send, and again where the way to Discord is what fails. What is sent has a nonce, so that it comes once.

    For what is not in the database to be found and sent again: such as a word to somebody who wrote.
    """
    for wait in SHORT_WAITS:
        try:
            return await send()
        except SEND_ERRORS as error:
            if obstacle(error) is not Obstacle.OUTAGE:
                raise
        await asyncio.sleep(wait)
    return await send()


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


ALLOWED_A_SECOND = 50
"""Calls of all kinds that Discord allows a bot."""


class Pace:
    """Spaces the calls of a burst, all but the first few."""

    def __init__(self, per_second: float, burst: float) -> None:
        self._whole = per_second, burst
        self._next = 0.0
        self.change(per_second, burst)

    def change(self, per_second: float, burst: float) -> None:
        """Go by another pace from now on."""
        self._step, self._burst = 1 / per_second, burst

    def share(self, a_second: float) -> None:
        """So many of the calls that Discord allows are this process's, of all kinds: go by this pace's part of them."""
        per_second, burst = self._whole
        self.change(a_second * per_second / ALLOWED_A_SECOND, min(burst, max(1, a_second / 10)))

    async def turn(self) -> None:
        """Wait until the next call may go out."""
        now = asyncio.get_running_loop().time()
        self._next = max(self._next, now - self._burst * self._step) + self._step
        if self._next > now:
            await asyncio.sleep(self._next - now)
