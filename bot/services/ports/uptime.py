"""Heartbeats and outages, as the services see them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Uptime(Protocol):
    """When the bot was up."""

    async def last_beat(self) -> datetime | None:
        """When the bot was last seen alive."""
        ...

    async def beat(self, at: datetime) -> None:
        """Alive at `at`."""
        ...

    async def add_outage(self, gone_at: datetime, back_at: datetime) -> None:
        """Record an outage."""
        ...

    async def outages(self, since: datetime) -> list[tuple[datetime, datetime]]:
        """Outages that ended after `since`, oldest first."""
        ...
