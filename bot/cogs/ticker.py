"""Doing something again and again, whatever the machine's clock does meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

import discord
from discord.ext import tasks


class Ticker(tasks.Loop[Callable[[], Coroutine[Any, Any, None]]]):
    """Runs `work`, then waits for `seconds`, over and over.

    discord.py by itself runs at fixed times of the machine's clock: a laptop that slept for a night would catch up
    on every tick of it, and a clock that is set back by an hour would stop everything for an hour.
    """

    def __init__(
        self,
        work: Callable[[], Coroutine[Any, Any, None]],
        seconds: float,
        ready: Callable[[], Awaitable[None]],
    ) -> None:
        """The first run comes as soon as `ready` returns; `start` and `cancel` are discord.py's."""
        unset: Any = discord.utils.MISSING
        super().__init__(work, seconds, 0, 0, unset, None, reconnect=True, name=None)
        self._pause = timedelta(seconds=seconds)
        self.before_loop(ready)  # type: ignore[type-var]  # any awaitable will do

    def _try_sleep_until(self, _dt: datetime) -> Any:
        return super()._try_sleep_until(discord.utils.utcnow() + self._pause)
