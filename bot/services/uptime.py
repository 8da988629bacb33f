"""Knowing afterwards when the bot was down, so that nobody's streak pays for it."""

from __future__ import annotations

from datetime import timedelta

from bot.services.protocols import Clock
from bot.storage.store import Store

NOTICEABLE = timedelta(minutes=10)
"""A shorter gap between heartbeats is a restart, not an outage."""


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
            await tx.uptime.beat(now)
        return gap if gap >= NOTICEABLE else None
