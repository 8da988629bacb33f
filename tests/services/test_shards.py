"""Shards among processes, on each engine: claimed, balanced, taken over from the dead, given back; each held once."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import select, update

from bot.core.shards import EVERYTHING, NOTHING, Part
from bot.services.shards import IDENTIFY_STEP, ShardPlan, ShardService
from bot.storage.schema import process, shard_lease
from bot.storage.store import Store

COUNT = 16
AUTO = ShardPlan(claims=True)
ALL = frozenset(range(COUNT))


class Watch:
    """A clock that nobody sets."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Processes:
    """Those that share a store."""

    def __init__(self, store: Store, *names: str, plan: ShardPlan = AUTO) -> None:
        self.store, self.watch = store, Watch()
        self.by_name = {name: self.one(name, plan) for name in names}

    def one(self, name: str, plan: ShardPlan) -> ShardService:
        return ShardService(self.store, plan, name, self.watch)

    async def settle(self, count: int = COUNT) -> dict[str, frozenset[int]]:
        """Renew until nothing moves, giving back what is too much; who holds what then."""
        held: dict[str, frozenset[int]] = {}
        while True:
            before = held
            held = {}
            for name, each in self.by_name.items():
                found = await each.renew(count, claim=count)
                if found.surplus:
                    await each.give_back(found.surplus)
                held[name] = found.held - set(found.surplus)
            if held == before:
                return held

    async def kill(self, name: str) -> ShardService:
        """It says nothing any more, for longer than its lease."""
        async with self.store.engine.begin() as connection:
            its = process.c.name == name
            until = (await connection.execute(select(process.c.until).where(its))).scalar_one()
            await connection.execute(update(process).where(its).values(until=until - timedelta(minutes=5)))
        return self.by_name.pop(name)

    async def leases(self) -> dict[int, str]:
        async with self.store.engine.connect() as connection:
            rows = await connection.execute(select(shard_lease.c.shard_id, shard_lease.c.owner))
            return {row.shard_id: row.owner for row in rows}


def sizes(held: dict[str, frozenset[int]]) -> list[int]:
    assert frozenset().union(*held.values()) == ALL
    assert sum(map(len, held.values())) == COUNT, "each shard is held once"
    return sorted(map(len, held.values()))


async def test_shards_are_shared_equally_whoever_comes_and_goes(store: Store) -> None:
    processes = Processes(store, "a", "b", "c", "d")
    assert sizes(await processes.settle()) == [4, 4, 4, 4]
    processes.by_name["e"] = processes.one("e", AUTO)
    assert sizes(await processes.settle()) == [3, 3, 3, 3, 4]
    await processes.by_name.pop("a").leave()
    await processes.kill("b")
    assert sizes(await processes.settle()) == [5, 5, 6]
    for name in "fghijklmnopqrst":
        processes.by_name[name] = processes.one(name, AUTO)
    assert sizes(await processes.settle()) == [0] * 2 + [1] * 16, "more processes than shards: some wait"


async def test_processes_that_claim_at_once_hold_each_shard_once(store: Store) -> None:
    processes = Processes(store, *"abcde")
    for each in processes.by_name.values():
        await each.renew(COUNT)
    for _ in range(3):
        found = await asyncio.gather(*(each.renew(COUNT, claim=2) for each in processes.by_name.values()))
        held = [shard for each in found for shard in each.held]
        assert len(held) == len(set(held))
    assert sorted(await processes.leases()) == sorted(ALL)
    assert sorted(len(each.held) for each in found) == [3, 3, 3, 3, 4]


async def test_what_is_claimed_at_once_is_bounded(store: Store) -> None:
    (alone,) = Processes(store, "a").by_name.values()
    assert (await alone.renew(COUNT)).held == frozenset(), "those that start together see each other first"
    assert (await alone.renew(COUNT, claim=1)).held == {0}
    assert (await alone.renew(COUNT, claim=3)).held == {0, 1, 2, 3}


async def test_one_that_leaves_frees_its_shards_at_once(store: Store) -> None:
    processes = Processes(store, "a", "b")
    await processes.settle()
    await processes.by_name["a"].leave()
    assert set((await processes.leases()).values()) == {"b"}
    assert processes.by_name["a"].part() == NOTHING


async def test_one_that_was_taken_for_dead_knows_it(store: Store) -> None:
    processes = Processes(store, "a", "b")
    assert (await processes.by_name["a"].renew(COUNT)).lapsed
    await processes.settle()
    assert not (await processes.by_name["a"].renew(COUNT)).lapsed
    paused = await processes.kill("a")
    assert (await processes.settle())["b"] == ALL
    found = await paused.renew(COUNT, claim=COUNT)
    assert found.lapsed
    assert found.held == frozenset()


async def test_one_that_was_late_and_missed_by_nobody_keeps_its_shards(store: Store) -> None:
    processes = Processes(store, "a")
    held = await processes.settle()
    late = await processes.kill("a")
    found = await late.renew(COUNT)
    assert (found.held, found.lapsed) == (held["a"], False)


async def test_after_the_database_was_away_each_finds_its_shards_as_they_were(store: Store) -> None:
    processes = Processes(store, *"abc")
    before = await processes.settle()
    services = dict(processes.by_name)
    for name in services:
        await processes.kill(name)
    for name, each in services.items():
        found = await each.renew(COUNT, claim=COUNT)
        assert (found.held, found.lapsed) == (before[name], False)
    processes.by_name = services
    assert await processes.settle() == before


async def test_one_is_short_until_others_let_go(store: Store) -> None:
    first, second = Processes(store, "a", "b").by_name.values()
    await first.renew(COUNT)
    held = (await first.renew(COUNT, claim=COUNT)).held
    assert (await second.renew(COUNT)).short
    assert (await second.renew(COUNT, claim=COUNT)).held == frozenset()
    found = await first.renew(COUNT, claim=COUNT)
    assert (found.held, len(found.surplus), found.short) == (held, 8, False)
    await first.give_back(found.surplus)
    found = await second.renew(COUNT, claim=COUNT)
    assert (len(found.held), found.short) == (8, False)


async def test_work_ends_a_little_before_the_lease_whatever_the_database_does(store: Store) -> None:
    processes = Processes(store, "a")
    service = processes.by_name["a"]
    assert service.part() == NOTHING
    await service.renew(COUNT)
    service.serve(COUNT, frozenset({1}))
    assert service.part() == Part(COUNT, frozenset({1}))
    processes.watch.seconds += AUTO.lease.total_seconds() * 0.79
    assert service.part() == Part(COUNT, frozenset({1}))
    processes.watch.seconds += AUTO.lease.total_seconds() * 0.02
    assert service.part() == NOTHING
    await service.renew(COUNT)
    assert service.part() == Part(COUNT, frozenset({1}))


async def test_another_number_of_shards_waits_until_the_one_in_use_has_ended(store: Store) -> None:
    old = Processes(store, "a", "b")
    await old.settle()
    new = Processes(store, "c").by_name["c"]
    assert await new.count_in_use() == COUNT
    found = await new.renew(32, claim=32)
    assert (found.held, found.other_count) == (frozenset(), COUNT)
    for each in old.by_name.values():
        await each.leave()
    assert (await new.renew(32, claim=32)).held == frozenset(range(32))
    assert await new.count_in_use() == 32


async def test_fixed_shards_are_nobodys_to_claim_and_a_mistake_is_noticed(store: Store) -> None:
    first, second = (
        ShardService(store, ShardPlan(COUNT, frozenset(ids)), name)
        for name, ids in (("x", {0, 1}), ("y", {1, 2}))
    )
    assert (await first.renew(COUNT)).overlap == frozenset()
    found = await second.renew(COUNT)
    assert (set(found.held), set(found.overlap), found.processes) == ({1, 2}, {1}, 2)
    processes = Processes(store, "a", "b")
    held = await processes.settle()
    assert held["a"] | held["b"] == ALL - {0, 1, 2}
    assert sorted(map(len, held.values())) == [6, 7]


async def test_a_process_alone_serves_everything_and_others_what_they_are_given(store: Store) -> None:
    assert ShardService(store, ShardPlan(), "a").part() == EVERYTHING
    fixed = ShardService(store, ShardPlan(4, frozenset({2})), "b")
    assert fixed.part() == NOTHING, "not before it is connected"
    fixed.serve(4, frozenset({2}))
    assert fixed.part() == Part(4, frozenset({2}))
    assert await fixed.count_in_use() is None


async def test_turns_to_identify_are_apart_in_each_bucket(store: Store) -> None:
    services = Processes(store, *"abcd").by_name.values()
    waits = sorted(await asyncio.gather(*(each.identify_turn(0) for each in services)))
    step = IDENTIFY_STEP.total_seconds()
    assert [round(wait / step) for wait in waits] == [0, 1, 2, 3]
    assert await next(iter(services)).identify_turn(1) == 0, "another bucket waits for nobody"
