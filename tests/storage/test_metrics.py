"""The leaderboards by streak and accuracy: the order, ranks and pages that sorting everything would give."""

from __future__ import annotations

import random

import pytest

from bot.core.leaderboard import MIN_ANSWERS, Metric, Standing, ranked
from bot.core.members import Person
from bot.storage.store import Store
from tests.services.test_tick_queries import plans
from tests.storage.rows import GUILD


async def fill(store: Store) -> list[Standing]:
    """Members with streaks and shares of all kinds, many of them tied; what there is of each."""
    rng, rows = random.Random(5), []
    async with store.write() as tx:
        for user_id in range(1, 41):
            answers = rng.choice([0, MIN_ANSWERS - 1, MIN_ANSWERS, 20])
            correct, run = rng.randint(0, answers), rng.randint(0, 4)
            await tx.members.saw(Person(user_id, GUILD, f"user {user_id}"))
            await tx.scores.add(GUILD, user_id, ["all"], 0, correct, answers)
            await tx.metrics.reach(GUILD, user_id, {"all": run})
            rows.append(Standing(0, user_id, f"user {user_id}", 0, correct, answers, run))
    return rows


def expected(rows: list[Standing], metric: Metric) -> list[Standing]:
    if metric is Metric.STREAK:
        return ranked(sorted((r for r in rows if r.streak), key=lambda r: (-r.streak, r.user_id)), metric)
    enough = (r for r in rows if r.answers >= MIN_ANSWERS)
    return ranked(sorted(enough, key=lambda r: (-r.per_mille, -r.answers, r.user_id)), metric)


@pytest.mark.parametrize("metric", [Metric.STREAK, Metric.ACCURACY])
async def test_places_are_those_of_everything_sorted(store: Store, metric: Metric) -> None:
    rows = await fill(store)
    whole = expected(rows, metric)
    assert len({each.rank for each in whole}) < len(whole), "some are tied"
    async with store.read() as tx:
        assert await tx.metrics.count(metric, GUILD, "all") == len(whole)
        for offset in range(0, len(whole) + 7, 7):
            page = await tx.metrics.page(metric, GUILD, "all", offset=offset, limit=7)
            assert page == whole[offset : offset + 7]
        for place, each in enumerate(whole):
            assert await tx.metrics.own(metric, GUILD, "all", each.user_id) == each
            ahead = await tx.metrics.tied_ahead(metric, GUILD, "all", each.user_id)
            assert each.rank - 1 + ahead == place
        for row in rows:
            if row.user_id not in {each.user_id for each in whole}:
                assert await tx.metrics.own(metric, GUILD, "all", row.user_id) is None
        assert await tx.metrics.page(metric, GUILD, "2026-03", offset=0, limit=7) == []
        assert await tx.metrics.page(metric, GUILD + 1, "all", offset=0, limit=7) == []


async def test_a_shorter_streak_does_not_take_a_longer_ones_place(store: Store) -> None:
    async with store.write() as tx:
        await tx.members.saw(Person(1, GUILD, "ana"))
        for run in (3, 5, 1):
            await tx.metrics.reach(GUILD, 1, {"all": run, "2026-03": 1})
    async with store.read() as tx:
        (row,) = await tx.metrics.page(Metric.STREAK, GUILD, "all", offset=0, limit=9)
        assert (row.streak, row.points) == (5, 0)
        assert await tx.scores.count(GUILD, "all") == 0, "a streak alone is no place by points"
    async with store.write() as tx:
        await tx.metrics.restate(GUILD, 1, {"all": 2, "2020-01": 9})
    async with store.read() as tx:
        own = await tx.metrics.own(Metric.STREAK, GUILD, "all", 1)
        assert own is not None
        assert own.streak == 2
        assert await tx.metrics.count(Metric.STREAK, GUILD, "2020-01") == 0, "no row is made"


@pytest.mark.parametrize("metric", [Metric.STREAK, Metric.ACCURACY])
async def test_places_are_read_from_the_index(sqlite_store: Store, metric: Metric) -> None:
    await fill(sqlite_store)

    async def look() -> None:
        async with sqlite_store.read() as tx:
            await tx.metrics.page(metric, GUILD, "all", offset=3, limit=5)
            await tx.metrics.count(metric, GUILD, "all")

    found = await plans(sqlite_store, look)
    assert len(found) == 3
    for statement, plan in found.items():
        assert f"ix_score_{metric}" in " / ".join(plan), (statement, plan)
        assert not any("TEMP B-TREE" in step for step in plan), (statement, plan)
