"""The leaderboard table: ranks, ties, pages, and servers kept apart."""

from __future__ import annotations

from bot.core.leaderboard import rank
from bot.core.members import Person
from bot.storage.store import Store
from tests.storage.rows import GUILD

POINTS = {1: 10, 2: 30, 3: 10, 4: 20, 5: 30, 6: 1, 7: 0}
CORRECT = {1: 1, 2: 2, 3: 2, 4: 2, 5: 3, 6: 0, 7: 0}


async def fill(store: Store, guild_id: int = GUILD, period: str = "all") -> None:
    async with store.write() as tx:
        for user_id, points in POINTS.items():
            await tx.members.saw(Person(user_id, guild_id, f"user {user_id}"))
            await tx.scores.add(guild_id, user_id, [period], points, CORRECT[user_id])


async def test_ranks_with_ties_agree_with_the_core(store: Store) -> None:
    await fill(store)
    expected = rank((u, f"user {u}", p, CORRECT[u]) for u, p in POINTS.items() if p)
    async with store.read() as tx:
        page = await tx.scores.page(GUILD, "all", offset=0, limit=10)
        assert page == expected
        assert [s.rank for s in page] == [1, 1, 3, 4, 4, 6]
        for each in page:
            assert await tx.scores.own(GUILD, "all", each.user_id) == each
        assert await tx.scores.own(GUILD, "all", 7) is None  # no points, no place
        assert await tx.scores.own(GUILD, "all", 8) is None
        assert await tx.scores.count(GUILD, "all") == 6


async def test_pages_follow_each_other_and_keep_the_ranks(store: Store) -> None:
    await fill(store)
    async with store.read() as tx:
        whole = await tx.scores.page(GUILD, "all", offset=0, limit=10)
        paged = [
            standing
            for offset in range(0, 8, 2)
            for standing in await tx.scores.page(GUILD, "all", offset=offset, limit=2)
        ]
        assert paged == whole
        assert await tx.scores.page(GUILD, "all", offset=100, limit=2) == []


async def test_servers_and_periods_are_kept_apart(store: Store) -> None:
    await fill(store)
    async with store.write() as tx:
        await tx.members.saw(Person(1, GUILD + 1, "ana elsewhere"))
        await tx.scores.add(GUILD + 1, 1, ["all", "2026-03"], 99, 9)
    async with store.read() as tx:
        (elsewhere,) = await tx.scores.page(GUILD + 1, "all", offset=0, limit=10)
        assert (elsewhere.rank, elsewhere.name, elsewhere.points) == (1, "ana elsewhere", 99)
        here = await tx.scores.own(GUILD, "all", 1)
        assert here is not None
        assert (here.rank, here.name, here.points) == (4, "user 1", 10)
        assert await tx.scores.count(GUILD, "2026-03") == 0
        assert await tx.scores.count(GUILD + 1, "2026-03") == 1


async def test_points_add_up_and_the_newest_name_is_shown(store: Store) -> None:
    async with store.write() as tx:
        for name, points in (("ana", 5), ("Ana 2", 7)):
            await tx.members.saw(Person(1, GUILD, name))
            await tx.scores.add(GUILD, 1, ["2026-03-02", "2026-W10", "2026-03", "all"], points, 1)
    async with store.read() as tx:
        for period in ("2026-03-02", "2026-W10", "2026-03", "all"):
            own = await tx.scores.own(GUILD, period, 1)
            assert own is not None
            assert (own.points, own.correct, own.name) == (12, 2, "Ana 2")
