"""The counts that places are summed from: they follow each change of a score, and give the places of the core."""

from __future__ import annotations

import asyncio
import random

import pytest
from sqlalchemy import delete, func, select

from bot.core.leaderboard import rank
from bot.core.members import Person
from bot.storage.schema import points_count, score
from bot.storage.schema.people import COUNT_WIDTHS, WIDE
from bot.storage.store import Store
from tests.storage.rows import GUILD

MEMBERS = 40


async def counts_follow(store: Store) -> None:
    """What the triggers kept is what counting the scores gives."""
    key = [points_count.c[name] for name in ("guild_id", "period", "width", "points")]
    async with store.engine.connect() as connection:
        kept = (await connection.execute(select(*key, points_count.c.members).order_by(*key))).all()
        counted: list[tuple[int, str, int, int, int]] = []
        for width in COUNT_WIDTHS:
            row = (score.c.points + (width - 1)) // width * width
            group = (score.c.guild_id, score.c.period, row)
            query = select(score.c.guild_id, score.c.period, row, func.count()).group_by(*group)
            counted += [(g, p, width, points, n) for g, p, points, n in await connection.execute(query)]
    assert [tuple(each) for each in kept] == sorted(counted)


async def played(store: Store, rng: random.Random, answers: int) -> dict[int, tuple[int, int]]:
    """Random answers, a few of them taken back; points and right answers by member."""
    totals: dict[int, tuple[int, int]] = {}
    for _ in range(answers):
        user_id = rng.randint(1, MEMBERS)
        points, correct = totals.get(user_id, (0, 0))
        gained = -points if rng.random() < 0.1 else rng.choice((0, 4, 10, WIDE - 1, WIDE, WIDE + 1))
        right = -correct if gained < 0 else int(gained > 4)
        async with store.write() as tx:
            await tx.members.saw(Person(user_id, GUILD, f"user {user_id}"))
            await tx.scores.add(GUILD, user_id, ["2026-03", "all"], gained, right)
        totals[user_id] = (points + gained, correct + right)
    return totals


async def test_every_page_and_place_is_that_of_the_core_whatever_was_answered(store: Store) -> None:
    for seed in range(3):
        async with store.engine.begin() as connection:
            await connection.execute(delete(score))
        totals = await played(store, random.Random(seed), 150)
        await counts_follow(store)
        expected = rank((user, f"user {user}", p, c) for user, (p, c) in totals.items() if p)
        assert len({s.rank for s in expected}) < len(expected), "some are tied"
        async with store.read() as tx:
            assert await tx.scores.count(GUILD, "all") == len(expected)
            for offset in range(len(expected) + 2):
                page = await tx.scores.page(GUILD, "all", offset=offset, limit=7)
                assert page == expected[offset : offset + 7]
            for place, each in enumerate(expected):
                assert await tx.scores.own(GUILD, "all", each.user_id) == each
                assert each.rank - 1 + await tx.scores.tied_ahead(GUILD, "all", each.user_id) == place


async def test_counts_go_with_the_scores(store: Store) -> None:
    await played(store, random.Random(1), 30)
    async with store.engine.begin() as connection:
        await connection.execute(delete(score))
    async with store.engine.connect() as connection:
        assert (await connection.execute(select(points_count))).all() == []


async def test_a_change_that_is_rolled_back_counts_nowhere(store: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        async with store.write() as tx:
            await tx.scores.add(GUILD, 1, ["all"], 10, 1)
            1 // 0  # noqa: B018
    async with store.read() as tx:
        assert await tx.scores.count(GUILD, "all") == 0


async def test_writers_whose_members_pass_each_other_wait_for_nobody_in_a_circle(store: Store) -> None:
    """Each changes two members in the other's order: with a lock on each count that would be a deadlock."""
    async with store.write() as tx:
        for user_id in (1, 2, 3, 4):
            await tx.scores.add(GUILD, user_id, ["all", "2026-03"], 10 if user_id % 2 else 20, 1)

    async def change(first: int, second: int) -> None:
        for turn in range(10):
            async with store.write() as tx:
                sign = -1 if turn % 2 else 1
                await tx.scores.add(GUILD, first, ["all", "2026-03"], 10 * sign, 0)
                await asyncio.sleep(0)
                await tx.scores.add(GUILD, second, ["2026-03", "all"], -10 * sign, 0)

    await asyncio.gather(change(1, 2), change(3, 4))
    await counts_follow(store)
    async with store.read() as tx:
        assert await tx.scores.count(GUILD, "all") == 4
