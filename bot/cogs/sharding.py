"""Serving the shards that are this process's, where several processes share a token; paced as Discord asks.

discord.py launches all shards of a client at once and keeps them. Here they come and go one by one, while it runs:
`launch_shard`, `ShardInfo.connect` and `ShardInfo.disconnect` do that, and the hook before IDENTIFY paces it. Its own
"ready", which would wait for shards that others serve, is never said; `wait` says when the first shard is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from discord.gateway import DiscordWebSocket

from bot.core.shards import written
from bot.errors import StorageUnavailable
from bot.services.shards import IDENTIFY_STEP, RENEWALS, Renewal

if TYPE_CHECKING:
    from bot.cogs.client import Cuecard

log = logging.getLogger(__name__)

SHORT_SECONDS = 1
"""Between two renewals of a process that waits for shards: what another gives back is served soon."""
HANG_UP_SECONDS = 2
"""For Discord to say goodbye to a shard that is given up."""


class ShardKeeper:
    """Renews the leases; starts the shards that come with them, stops those that go."""

    def __init__(self, client: Cuecard) -> None:
        self._client = client
        self._shards = client.services.shards
        self._count = 0
        self._buckets = 1
        """Shards that may identify at once: Discord's `max_concurrency`."""
        self._wanted: frozenset[int] = frozenset()
        self._ready: set[int] = set()
        self._starting: dict[int, asyncio.Task[None]] = {}
        self._turns: dict[int, asyncio.Lock] = {}
        """Of each bucket: one shard at a time waits for its turn, and then connects."""
        self._paid: set[int] = set()
        """Shards whose turn has come."""
        self._unfair_since: float | None = None
        self._told: tuple[object, ...] = ()
        self._any_ready = asyncio.Event()
        self._renewing: asyncio.Task[None] | None = None

    async def wait(self) -> None:
        """Until a shard is served."""
        await self._any_ready.wait()

    async def launch(self) -> None:
        """Learn from Discord how many shards there are, and begin; those that this process serves follow."""
        plan = self._shards.plan
        recommended, _, limits = await self._client.http.get_bot_gateway()
        self._count = plan.count or await self._shards.count_in_use() or recommended
        self._buckets = max(1, limits["max_concurrency"])
        self._client.go_by(self._count)
        if limits["remaining"] < 2 * self._count:
            log.warning(
                "Discord lets the bot connect few more shards today", extra={"left": limits["remaining"]}
            )
        self._renewing = asyncio.create_task(self._keep(), name="shards")

    async def stop(self) -> None:
        """Serve nothing more: every shard is free for others at once."""
        if self._renewing is None:
            return
        tasks = [self._renewing, *self._starting.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with suppress(StorageUnavailable):  # then they run out by themselves
            await self._shards.leave()

    async def _keep(self) -> None:
        """Renew, over and over. Those that start together see each other before they claim anything."""
        usual = self._shards.plan.lease.total_seconds() / RENEWALS
        first = True
        while True:
            pause = usual
            try:
                # No more than can identify now: what waits for its turn could be served by others meanwhile.
                short = await self._renew(0 if first else max(0, self._buckets - len(self._starting)))
                pause = min(SHORT_SECONDS, usual) if short and not first else usual
                first = False
            except StorageUnavailable:  # the store has logged it; what is served is as long as the leases run
                pass
            except Exception:  # whatever it was, the next renewal must come
                log.exception("renewing the leases of shards failed")
            await asyncio.sleep(pause)

    async def _renew(self, claim: int) -> bool:
        """Whether this process waits for shards that others are to let go."""
        found = await self._shards.renew(self._count, claim=claim)
        self._tell(found)
        self._client.share_requests(found.processes)
        if found.lapsed:
            self._client.forget_certainties()
        surplus = self._to_give(found)
        await self._follow(found.held - set(surplus))
        if surplus:
            await self._shards.give_back(surplus)
        return found.short

    def _to_give(self, found: Renewal) -> list[int]:
        """Shards to give back now: not before others have been short of them for a lease, and a few at a time.

        Where one process replaces another, what is short at first is free soon.
        """
        now = asyncio.get_running_loop().time()
        if not found.surplus:
            self._unfair_since = None
            return []
        if self._unfair_since is None:
            self._unfair_since = now
        if now - self._unfair_since < self._shards.plan.lease.total_seconds():
            return []
        return found.surplus[: self._buckets]

    async def _follow(self, wanted: frozenset[int]) -> None:
        """Serve these and no others."""
        lost, new = self._wanted - wanted, wanted - self._wanted
        self._wanted = wanted
        if lost:
            log.info("shards given up", extra={"shards": written(lost)})
            self._client.forget_certainties()
            self._announce()
        for shard_id in lost:
            if task := self._starting.pop(shard_id, None):
                task.cancel()
        # Also those that discord.py was just reconnecting when they were given up.
        strays = [each for number, each in self._client.shards.items() if number not in wanted]
        for shard in strays:
            if not shard.is_closed():
                with suppress(TimeoutError):
                    await asyncio.wait_for(shard.disconnect(), HANG_UP_SECONDS)
        if new:
            log.info("shards taken", extra={"shards": written(new), "of": self._count})
        for shard_id in sorted(new):
            task = asyncio.create_task(self._start(shard_id), name=f"shard-{shard_id}")
            self._starting[shard_id] = task
            task.add_done_callback(partial(self._started, shard_id))

    async def _start(self, shard_id: int) -> None:
        async with self._turns.setdefault(shard_id % self._buckets, asyncio.Lock()):
            # Before it connects: Discord hangs up on those that say nothing for long.
            await self._turn(shard_id)
            self._paid.add(shard_id)
            known = self._client.get_shard(shard_id)
            if known is not None:
                await known.connect()
            else:
                await self._client.launch_shard(DiscordWebSocket.DEFAULT_GATEWAY, shard_id)

    def _started(self, shard_id: int, task: asyncio.Task[None]) -> None:
        if self._starting.get(shard_id) is task:
            del self._starting[shard_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("a shard could not be started", exc_info=error, extra={"shard": shard_id})
            self._wanted -= {shard_id}  # the next renewal starts it again

    async def before_identify(self, shard_id: int) -> None:
        """Wait for the shard's turn; one that connects anew by itself has none yet."""
        if shard_id in self._paid:
            self._paid.discard(shard_id)
        else:
            await self._turn(shard_id)

    async def _turn(self, shard_id: int) -> None:
        try:
            seconds = await self._shards.identify_turn(shard_id % self._buckets)
        except StorageUnavailable:
            seconds = IDENTIFY_STEP.total_seconds()
        await asyncio.sleep(seconds)

    def ready(self, shard_id: int) -> None:
        """Discord has told of all servers of the shard: work for them begins."""
        if shard_id in self._wanted:
            self._ready.add(shard_id)
            self._announce()
            self._any_ready.set()
            self._client.look_soon()

    def _announce(self) -> None:
        self._ready &= self._wanted
        self._shards.serve(self._count, frozenset(self._ready))
        served: Collection[int] = self._ready
        log.info("shards served", extra={"shards": written(served), "of": self._count})

    def _tell(self, found: Renewal) -> None:
        """Say once what is wrong with the settings of several processes."""
        told = (found.overlap, found.other_count)
        if told != self._told:
            self._told = told
            if found.overlap:
                log.warning(
                    "another process serves the same shards", extra={"shards": written(found.overlap)}
                )
            if found.other_count is not None:
                log.warning(
                    "processes with another SHARD_COUNT still run; stop them first",
                    extra={"theirs": found.other_count, "ours": self._count},
                )
