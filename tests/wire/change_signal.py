"""Waiting for a condition, woken by events, so that no test sleeps and hopes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from tests.patience import WAIT

T = TypeVar("T")

GLANCE_SECONDS = 0.2
"""How long nothing may change in the stand-in before a condition is tried again: it may be about the bot's files."""


class ChangeSignal:
    """Wakes whoever waits for a condition, whenever anything in the stand-in changes."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def announce(self) -> None:
        """Say that something changed."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def until(self, check: Callable[[], T | None], what: str, within: float = WAIT) -> T:
        """The first truthy result of `check`, tried now, after each change, and now and then.

        Raises TimeoutError, naming `what`, after `within` seconds.
        """
        try:
            async with asyncio.timeout(within):
                while not (found := check()):
                    with suppress(TimeoutError):
                        async with asyncio.timeout(GLANCE_SECONDS):  # wait_for may swallow a cancellation
                            await self._changed.wait()
                return found
        except TimeoutError:
            raise TimeoutError(f"waited {within:g} s for {what}") from None
