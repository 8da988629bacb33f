"""Tasks that carry posts out: one at a time for each quiz or post, none lost sight of, waited for at close."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

from bot.cogs.delivery.retry import Backoff
from bot.errors import StorageUnavailable
from bot.log import bound

log = logging.getLogger(__name__)


class DeliveryTasks:
    """Background tasks by key (the id of a quiz, a post, a round), at most one a key."""

    def __init__(self, failure: str, key_name: str, backoff: Backoff) -> None:
        """`failure` is logged when a task raises, with its key under the name `key_name`.

        A key whose last try failed is left alone until its wait in `backoff` is over; the task that fails says so
        there, since it knows what a failure is.
        """
        self._failure, self._key_name = failure, key_name
        self.backoff = backoff
        self.closing = False
        """The bot leaves: what has not begun to be sent waits for the next process."""
        self._running: dict[int, asyncio.Task[object]] = {}
        self._joined: set[asyncio.Task[Any]] = set()

    def start_due(
        self, keys: Iterable[int], now: datetime, deliver: Callable[[int], Coroutine[Any, Any, object]]
    ) -> None:
        """Start `deliver(key)` for each key that neither has a task nor waits after a failure."""
        for key in keys:
            if not self.closing and key not in self._running and self.backoff.ready(key, now):
                name = f"{self._key_name}-{key}"
                with bound(reference=name):
                    task = asyncio.create_task(deliver(key), name=name)
                self._running[key] = task
                task.add_done_callback(partial(self._done, key))

    def _done(self, key: int, task: asyncio.Task[object]) -> None:
        del self._running[key]
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, StorageUnavailable):  # which the store has logged
            log.error(self._failure, exc_info=error, extra={self._key_name: key})

    @property
    def under_way(self) -> int:
        """How many tasks there are now."""
        return len(self._running)

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Have `drain` wait for the current task as well: a person's command or button that delivers by itself."""
        task = asyncio.current_task()
        assert task is not None  # a coroutine runs in one
        self._joined.add(task)
        try:
            yield
        finally:
            self._joined.discard(task)

    async def drain(self, seconds: float) -> None:
        """Start nothing more; let what is under way finish, and cancel what takes longer than `seconds`."""
        self.closing = True
        tasks = {*self._running.values(), *self._joined}
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
