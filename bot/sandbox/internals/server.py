"""simcord's environment, quicker to see that the bot is at rest, and able to skip hours at once."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from discord import app_commands
from discord.ext import tasks
from simcord._runtime import _CallbackRecord
from simcord.env import Env

from bot.errors import UserError

SETTLE_TIMEOUT = 30.0
"""Seconds that the bot may take to come to rest after an event; a loaded machine needs some."""
REST_POLL = 0.001
"""Seconds between two looks whether the bot came to rest. simcord's 0.05 would be felt at every step."""


class Server(Env):
    """The simulated Discord."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._timers: list[_CallbackRecord] = []
        """The bot's timers that a real one stands behind."""

    def _schedule_timer(self, record: _CallbackRecord, *args: Any) -> None:
        super()._schedule_timer(record, *args)
        self._timers.append(record)

    def _forget_cancelled_timers(self) -> None:
        """Cancel the real timer behind each that the bot cancelled.

        simcord leaves it, for up to a day, and looks through all of them again and again: half of the time of a skip.
        """
        live = []
        for record in self._timers:
            if record.real_handle is not None and record.handle is not None and record.handle.cancelled():
                record.real_handle.cancel()
            if record.real_handle is not None and not record.real_handle.cancelled():
                live.append(record)
        self._timers = live

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109  # simcord's signature
        idle: float = REST_POLL,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        self._forget_cancelled_timers()
        patience = None if timeout is None else max(timeout, SETTLE_TIMEOUT)
        await super()._settle_internal(
            timeout=patience, idle=min(idle, REST_POLL), dispatch=dispatch, _deadline=_deadline
        )

    def errors_since(self, cursor: int) -> tuple[BaseException, ...]:
        """Faults of the bot since then. That it refused something and said so is none: the page asks here."""
        return tuple(error for error in super().errors_since(cursor) if not is_refusal(error))

    async def leap(self, time: timedelta) -> None:
        """Let time pass in which each loop of the bot comes round once, instead of at each of its intervals."""
        with self._slowed_loops(time.total_seconds()):
            await self.advance_time(time.total_seconds())

    @contextmanager
    def _slowed_loops(self, seconds: float) -> Iterator[None]:
        usual = [(loop, loop.hours, loop.minutes, loop.seconds) for loop in self._loops()]
        with self._bot_scope():  # the loops' timers stay the bot's
            for loop, *_ in usual:
                loop.change_interval(seconds=seconds)
        try:
            yield
        finally:
            with self._bot_scope():
                for loop, hours, minutes, own_seconds in usual:
                    loop.change_interval(hours=hours or 0, minutes=minutes or 0, seconds=own_seconds or 0)

    def _loops(self) -> list[tasks.Loop[Any]]:
        cogs = getattr(self.bot, "cogs", {}).values()
        found = [inspect.getmembers(cog, lambda member: isinstance(member, tasks.Loop)) for cog in cogs]
        return [loop for members in found for _, loop in members]


def is_refusal(error: BaseException) -> bool:
    """Whether the bot answered a person with a reason, rather than failed."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    return isinstance(error, UserError | app_commands.CheckFailure)
