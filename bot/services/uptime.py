"""Knowing afterwards when the bot was down, so that nobody's streak pays for it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.services import clock_set_back
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.storage.store import Store
from bot.storage.transaction import Transaction

log = logging.getLogger(__name__)

NOTICEABLE = timedelta(minutes=10)
"""A shorter gap between heartbeats is a restart, not an outage."""


@tried_again
class UptimeService:
    """A heartbeat while running; at the first one after a gap, the outage is recorded."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def beat(self) -> timedelta | None:
        """Alive now; the length of the outage that ends with this, if any."""
        now = self._clock.now()
        async with self._store.write() as tx:
            last = await tx.uptime.last_beat()
            gap = now - last if last is not None else timedelta(0)
            if last is not None and gap >= NOTICEABLE:
                await tx.uptime.add_outage(last, now)
            if -gap >= clock_set_back.NOTICEABLE:
                await _plan_anew(tx, now, by=-gap)
            await tx.uptime.beat(now)
        return gap if gap >= NOTICEABLE else None

    async def clock_went(self, before: datetime, now: datetime) -> None:
        """What this process saw of the clock twice in a row, between two heartbeats perhaps."""
        if before - now >= clock_set_back.NOTICEABLE:
            async with self._store.write() as tx:
                await _plan_anew(tx, now, by=before - now)
                await tx.uptime.beat(now)


async def _plan_anew(tx: Transaction, now: datetime, *, by: timedelta) -> None:
    await clock_set_back.plan_anew(tx, now)
    log.warning(
        "the clock was set back: what it had planned is planned anew",
        extra={"minutes": round(by.total_seconds() / 60)},
    )
