"""When the bot was up: a heartbeat, and the outages found when it came back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from bot.storage.queries import Queries
from bot.storage.schema import heartbeat, outage

_ONLY = 1


class UptimeQueries(Queries):
    """Heartbeats and outages."""

    async def last_beat(self) -> datetime | None:
        """When the bot was last seen alive."""
        return await self._value(select(heartbeat.c.at).where(heartbeat.c.id == _ONLY))

    async def beat(self, at: datetime) -> None:
        """Alive at `at`."""
        statement = self._insert(heartbeat).values(id=_ONLY, at=at)
        await self._execute(statement.on_conflict_do_update(index_elements=[heartbeat.c.id], set_={"at": at}))

    async def add_outage(self, gone_at: datetime, back_at: datetime) -> None:
        """Record an outage."""
        await self._execute(self._insert(outage).values(gone_at=gone_at, back_at=back_at))

    async def end_outages(self, now: datetime) -> None:
        """None lasts beyond `now`, nor begins later."""
        await self._connection.execute(delete(outage).where(outage.c.gone_at >= now))
        await self._connection.execute(update(outage).where(outage.c.back_at > now).values(back_at=now))

    async def outages(self, since: datetime) -> list[tuple[datetime, datetime]]:
        """Outages that ended after `since`, oldest first."""
        query = select(outage.c.gone_at, outage.c.back_at).where(outage.c.back_at > since)
        return [(gone, back) for gone, back in await self._execute(query.order_by(outage.c.gone_at))]
