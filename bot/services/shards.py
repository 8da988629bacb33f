"""Which servers this process works for, where several share a database.

A process lives for as long as it renews its row; its leases of shards run as long. Those that claim shards look at all
leases in turn, one at a time, so that they agree on who should have how many. What is decided here: [decision 15].

[decision 15]: docs/decisions/0015-shards-claimed-by-lease.md
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from bot.core.shards import EVERYTHING, NOTHING, Part, fair_shares
from bot.services.again import tried_again
from bot.storage.shards import Process
from bot.storage.store import Store
from bot.storage.transaction import Transaction

IDENTIFY_STEP = timedelta(seconds=5.2)
"""Between two shards that identify in one bucket: Discord's five seconds, and a little for the way."""
RENEWALS = 5
"""In the time for which a process lives without one."""

Served = Callable[[], Part]
"""The servers that this process works for now."""


def everything() -> Part:
    """Of a process that shares its token with no other."""
    return EVERYTHING


class ShardPlan(Struct, frozen=True):
    """How this process comes by its shards."""

    count: int | None = None
    """Of all shards; None: as many as Discord recommends."""
    ids: frozenset[int] | None = None
    """Those that it serves; None: all, or those that it claims."""
    claims: bool = False
    """It claims them, by leases in the database."""
    lease: timedelta = timedelta(seconds=20)
    """How long a process that says nothing is taken for alive."""

    @property
    def shares(self) -> bool:
        """Other processes serve other shards."""
        return self.claims or self.ids is not None


class Renewal(Struct, frozen=True):
    """What a process knows when it has renewed its life."""

    held: frozenset[int]
    """The shards that it may serve."""
    surplus: list[int]
    """Of these, those that others should have: to be given back once they are not served any more."""
    short: bool
    """It should have more, and others do not let go of them yet."""
    processes: int
    """How many live, this one among them."""
    lapsed: bool
    """It was taken for dead before: whatever it served, others may have."""
    overlap: frozenset[int]
    """Shards that another process serves as well, which is a mistake in the settings."""
    other_count: int | None
    """Another number of shards that is in use: nothing is claimed until that has ended."""


@tried_again
class ShardService:
    """Renews, claims, gives back; says which servers are this process's."""

    def __init__(
        self, store: Store, plan: ShardPlan, name: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        """`name` is this process's alone; `seconds` a clock that nobody sets."""
        self._store = store
        self.plan = plan
        self.name = name
        self._seconds = seconds
        self._valid_until = 0.0
        self._serving: Part = NOTHING if plan.shares else EVERYTHING

    def part(self) -> Part:
        """The servers that this process works for now; none where its leases may have run out unnoticed."""
        if self.plan.claims and self._seconds() >= self._valid_until:
            return NOTHING
        return self._serving

    def serve(self, count: int, ids: frozenset[int]) -> None:
        """These shards are connected, and this process's."""
        self._serving = Part(count, ids)

    async def count_in_use(self) -> int | None:
        """The number of shards that the processes which live go by; None where there are none."""
        async with self._store.read() as tx:
            living = await tx.shards.living(await tx.shards.now())
        return max((each.shard_count for each in living), default=None)

    async def renew(self, count: int, *, claim: int = 0) -> Renewal:
        """Live on for a lease; claim up to so many shards that are free and should be this process's.

        Who is late itself buries nobody and claims nothing: where the database was away, all are late, and each is
        to find its shards as they were.
        """
        began = self._seconds()
        async with self._store.write() as tx:
            await tx.shards.take_turn()
            now = await tx.shards.now()
            before = await tx.shards.live_on(self.name, count, self.plan.ids, now + self.plan.lease)
            if before is not None and before > now:
                await tx.shards.bury(now, but=self.name)
            else:
                claim = 0
            living = await tx.shards.living(now)
            found = await self._look(tx, living, count, claim, lapsed=before is None)
        # A little less than others grant it: a statement that is under way ends before they begin.
        self._valid_until = began + self.plan.lease.total_seconds() * (RENEWALS - 1) / RENEWALS
        return found

    async def _look(
        self, tx: Transaction, living: list[Process], count: int, claim: int, *, lapsed: bool
    ) -> Renewal:
        others = [each for each in living if each.name != self.name]
        fixed = frozenset[int]().union(*(each.fixed_ids for each in others if each.fixed_ids))
        in_use = {each.shard_count for each in others if each.held or each.fixed_ids} - {count}
        other_count = max(in_use, default=None)
        if self.plan.ids is not None:
            leased = frozenset[int]().union(*(each.held for each in others))
            ids, overlap = self.plan.ids, self.plan.ids & (fixed | leased)
            return Renewal(
                ids,
                [],
                short=False,
                processes=len(living),
                lapsed=lapsed,
                overlap=overlap,
                other_count=other_count,
            )
        mine = next(each.held for each in living if each.name == self.name)
        claiming = {each.name: len(each.held) for each in living if each.fixed_ids is None}
        share = fair_shares(claiming, count - len(fixed))[self.name]
        if other_count is None:
            taken = fixed.union(*(each.held for each in living))
            free = [each for each in range(count) if each not in taken]
            claimed = free[: max(0, min(claim, share - len(mine)))]
            await tx.shards.lease(self.name, claimed)
            mine |= set(claimed)
        return Renewal(
            mine,
            sorted(mine)[share:],
            short=len(mine) < share,
            processes=len(living),
            lapsed=lapsed,
            overlap=mine & fixed,
            other_count=other_count,
        )

    async def give_back(self, ids: list[int]) -> None:
        """These shards are not served any more: others may have them."""
        async with self._store.write() as tx:
            await tx.shards.give_back(self.name, ids)

    async def leave(self) -> None:
        """The process ends: all its shards are free at once."""
        self._serving = NOTHING
        async with self._store.write() as tx:
            await tx.shards.leave(self.name)

    async def identify_turn(self, bucket: int) -> float:
        """Reserve the next turn to identify in the bucket; the seconds until then."""
        async with self._store.write() as tx:
            return (await tx.shards.reserve(bucket, IDENTIFY_STEP)).total_seconds()
