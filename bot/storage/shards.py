"""Which process holds which shard, who lives, and whose turn it is to identify.

All times are the database's: its processes run on machines whose clocks differ.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from sqlalchemy import delete, func, literal_column, select

from bot.storage.queries import Queries, upsert
from bot.storage.schema import identify_turn, process, shard_lease

_TURN = 1
"""Of PostgreSQL's advisory locks; others are ids of servers, none of which is that small."""
_NOW = {
    "sqlite": select(literal_column("strftime('%Y-%m-%d %H:%M:%f', 'now')")),
    "postgresql": select(func.clock_timestamp()),
}

_LIVES = upsert(process, ("name",), set_=("shard_count", "fixed_ids", "until"))
_NEXT_TURN = upsert(identify_turn, ("bucket",), set_=("next_at",))


class Process(Struct, frozen=True):
    """A process that lives."""

    name: str
    shard_count: int
    fixed_ids: frozenset[int] | None
    """The shards that its settings name; None: it claims them."""
    held: frozenset[int]
    """The shards of its leases."""


class ShardQueries(Queries):
    """Processes, their leases of shards, turns to identify."""

    async def take_turn(self) -> None:
        """Have the processes that look at leases wait for each other (on SQLite they do anyway)."""
        if self._dialect != "sqlite":
            await self._execute(select(func.pg_advisory_xact_lock(_TURN)))

    async def now(self) -> datetime:
        """The database's time, in UTC."""
        found = (await self._execute(_NOW[self._dialect])).scalar_one()
        return datetime.fromisoformat(found).replace(tzinfo=UTC) if isinstance(found, str) else found

    async def live_on(
        self, name: str, shard_count: int, fixed_ids: Collection[int] | None, until: datetime
    ) -> datetime | None:
        """Have the process live until then; until when it lived before, None where it was not there."""
        before = await self._execute(select(process.c.until).where(process.c.name == name))
        ids = None if fixed_ids is None else sorted(fixed_ids)
        row = {"name": name, "shard_count": shard_count, "fixed_ids": ids, "until": until}
        await self._run(_LIVES, row)
        return before.scalar()

    async def bury(self, now: datetime, *, but: str) -> list[str]:
        """Remove the processes whose time is over, with their leases; their names."""
        statement = delete(process).where(process.c.until <= now, process.c.name != but)
        return await self._values(statement.returning(process.c.name))

    async def leave(self, name: str) -> None:
        """Remove the process; its shards are free."""
        await self._execute(delete(process).where(process.c.name == name))

    async def living(self, now: datetime) -> list[Process]:
        """The processes that live, by name."""
        held: dict[str, set[int]] = {}
        for owner, shard_id in await self._execute(select(shard_lease.c.owner, shard_lease.c.shard_id)):
            held.setdefault(owner, set()).add(shard_id)
        query = select(process).where(process.c.until > now).order_by(process.c.name)
        return [
            Process(
                row.name,
                row.shard_count,
                None if row.fixed_ids is None else frozenset(row.fixed_ids),
                frozenset(held.get(row.name, ())),
            )
            for row in await self._execute(query)
        ]

    async def lease(self, name: str, ids: Collection[int]) -> None:
        """Give these shards, which are free, to the process."""
        if ids:
            rows = [{"shard_id": shard_id, "owner": name} for shard_id in ids]
            await self._execute(self._insert(shard_lease), rows)

    async def give_back(self, name: str, ids: Collection[int]) -> None:
        """Free these shards of the process."""
        statement = delete(shard_lease).where(
            shard_lease.c.owner == name, shard_lease.c.shard_id.in_(list(ids))
        )
        await self._execute(statement)

    async def reserve(self, bucket: int, step: timedelta) -> timedelta:
        """The next turn of the bucket, which nobody else has; how long until then."""
        await self.take_turn()
        now = await self.now()
        query = select(identify_turn.c.next_at).where(identify_turn.c.bucket == bucket)
        free = await self._value(query)
        at = max(now, free) if free is not None else now
        await self._run(_NEXT_TURN, {"bucket": bucket, "next_at": at + step})
        return at - now
