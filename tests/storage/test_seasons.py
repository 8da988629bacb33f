"""A season of ten thousand members: its pages and ranks cost what those of a month do, by plans and statements."""

from __future__ import annotations

import random
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, insert, select, text

from bot.core.leaderboard import Metric, Standing, ranked
from bot.core.seasons import SeasonPlan
from bot.storage.schema import member, score, score_away
from bot.storage.schema.people import COUNT_WIDTHS
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.services.test_tick_queries import plans
from tests.storage.rows import GUILD

MEMBERS = 10_000
SEASON, MONTH = "s1", "2026-03"
LAST = MEMBERS - 7


async def fill(store: Store) -> list[Standing]:
    """The same scores in a season and in its month, as many are tied as in a real one; in their order."""
    rng = random.Random(11)
    rows = [
        Standing(
            0, user_id, f"user {user_id}", rng.randint(1, 900), rng.randint(0, 60), 60, rng.randint(1, 9)
        )
        for user_id in range(1, MEMBERS + 1)
    ]
    names = [{"guild_id": GUILD, "user_id": row.user_id, "name": row.name} for row in rows]
    scores = [
        {"guild_id": GUILD, "period": period, "user_id": row.user_id, "points": row.points}
        | {"correct": row.correct, "answers": row.answers, "streak": row.streak}
        for row in rows
        for period in (SEASON, MONTH)
    ]
    async with store.write() as tx:
        connection = tx._connection
        postgres = connection.dialect.name == "postgresql"
        if postgres:  # ten thousand at once are counted at once, as a migration does
            await connection.execute(text("ALTER TABLE score DISABLE TRIGGER USER"))
        await connection.execute(insert(member), names)
        await connection.execute(insert(score), scores)
        if postgres:
            await connection.execute(text("ALTER TABLE score ENABLE TRIGGER USER"))
            await tx.recount.count_places()
    async with store.write() as tx:
        await tx._connection.execute(text("ANALYZE"))
    best_first = sorted(rows, key=lambda row: (-row.points, -row.correct, row.user_id))
    return ranked(best_first, Metric.POINTS)


@pytest.fixture
async def filled(store: Store) -> AsyncIterator[tuple[Store, list[Standing]]]:
    yield store, await fill(store)


Look = Callable[[Transaction, str], Awaitable[Any]]
LOOKS: dict[str, Look] = {
    "first page": lambda tx, period: tx.scores.page(GUILD, period, offset=0, limit=10),
    "last page": lambda tx, period: tx.scores.page(GUILD, period, offset=MEMBERS - 10, limit=10),
    "members": lambda tx, period: tx.scores.count(GUILD, period),
    "own": lambda tx, period: tx.scores.own(GUILD, period, LAST),
    "tied": lambda tx, period: tx.scores.tied_ahead(GUILD, period, LAST),
    "streak": lambda tx, period: tx.metrics.page(Metric.STREAK, GUILD, period, offset=0, limit=10),
    "accuracy": lambda tx, period: tx.metrics.page(Metric.ACCURACY, GUILD, period, offset=0, limit=10),
}


async def explained(store: Store, look: Look, period: str) -> list[str]:
    """The plan of each statement, with the lines of numbers left out."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append((statement, parameters))

    event.listen(store.engine.sync_engine, "before_cursor_execute", note)
    try:
        async with store.read() as tx:
            await look(tx, period)
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN" if store.engine.dialect.name == "sqlite" else "EXPLAIN (COSTS OFF)"
    lines: list[str] = []
    async with store.engine.connect() as connection:
        for statement, parameters in seen:
            found = await connection.exec_driver_sql(f"{explain} {statement}", parameters)
            lines += [statement, *(str(row[-1]) for row in found)]
    return [re.sub(rf"'{period}'|\d+", "…", line) for line in lines]


async def test_it_costs_what_a_month_costs_and_sorts_nobody(
    filled: tuple[Store, list[Standing]],
) -> None:
    store, expected = filled
    for name, look in LOOKS.items():
        of_season = await explained(store, look, SEASON)
        assert of_season == await explained(store, look, MONTH), name
        assert not [line for line in of_season if re.search(r"SCAN score\b|Seq Scan on score\b", line)], name
        async with store.read() as tx:
            assert await look(tx, SEASON) == await look(tx, MONTH), name
    async with store.read() as tx:
        assert await LOOKS["first page"](tx, SEASON) == expected[:10]
        assert await LOOKS["last page"](tx, SEASON) == expected[-10:]
        assert await tx.scores.count(GUILD, SEASON) == MEMBERS
        own = await tx.scores.own(GUILD, SEASON, LAST)
        assert own == next(each for each in expected if each.user_id == LAST)
        assert own is not None
        tied = sum(each.points == own.points for each in expected)
        assert await tx.scores.tied(GUILD, SEASON, own.points) == tied


async def test_what_its_days_hold_is_found_by_index(sqlite_store: Store) -> None:
    await fill(sqlite_store)

    async def look() -> None:
        async with sqlite_store.write() as tx:
            await tx.seasons.count(GUILD, SeasonPlan(1, GUILD, "x", False, DAY, None).season(DAY).key, [DAY])
            await tx.seasons.plans(GUILD)

    for statement, plan in (await plans(sqlite_store, look)).items():
        assert not [line for line in plan if re.match(r"SCAN (score|score_away|season)\b", line)], statement


DAY = date(2026, 3, 2)


async def test_a_season_is_summed_from_its_days_put_by_or_not_and_places_follow(store: Store) -> None:
    rows = [(1, "2026-03-02", 5), (1, "2026-03-03", 7), (1, "2026-03-04", 100), (2, "2026-03-03", 1)]
    values = [
        {"guild_id": GUILD, "period": period, "user_id": user, "points": points, "correct": 1, "answers": 2}
        | {"streak": points}
        for user, period, points in rows
    ]
    async with store.write() as tx:
        await tx._connection.execute(insert(score), values)
        await tx._connection.execute(insert(score_away), [{**values[0], "user_id": 3}])
    for _ in range(2):  # in place of what is there
        async with store.write() as tx:
            plan = SeasonPlan(2**40, GUILD, "x", False, DAY, None)
            await tx.seasons.count(GUILD, plan.season(DAY).key, [DAY, date(2026, 3, 3)])
    async with store.read() as tx:
        key = plan.season(DAY).key
        assert key == "s1099511627776"
        columns = (score.c.user_id, score.c.points, score.c.correct, score.c.answers, score.c.streak)
        found = await tx._connection.execute(select(*columns).where(score.c.period == key))
        assert sorted(map(tuple, found)) == [(1, 12, 2, 4, 7), (2, 1, 1, 2, 1)]
        away = await tx._connection.execute(select(score_away.c.points).where(score_away.c.period == key))
        assert list(away.scalars()) == [5]
        assert await tx.scores.count(GUILD, key) == 2
        assert not await tx.recount.places_differ()
    assert len(COUNT_WIDTHS) == 2


async def test_points_of_a_day_go_to_the_season_that_has_it_and_to_no_other(store: Store) -> None:
    plans_ = [
        SeasonPlan(0, GUILD, "before", False, date(2026, 2, 1), date(2026, 3, 1)),
        SeasonPlan(0, GUILD, "its", False, DAY, DAY),
        SeasonPlan(0, GUILD, "after", False, date(2026, 3, 3), None),
        SeasonPlan(0, GUILD + 1, "elsewhere", False, DAY, None),
        SeasonPlan(0, GUILD, "", True, date(2026, 3, 1), None),
    ]
    async with store.write() as tx:
        ids = [await tx.seasons.add(plan) for plan in plans_]
        for points in (3, 4):
            await tx.scores.add(GUILD, 1, ["all"], points, 1, 1, day=DAY)
        await tx.scores.add(GUILD, 1, ["all"], 50, 1, 1)  # of no day
        await tx.metrics.reach(GUILD, 1, {f"{DAY}": 5, "2026-03": 5, "all": 9}, day=DAY)
    async with store.read() as tx:
        found = await tx._connection.execute(select(score.c.period, score.c.points, score.c.streak))
        assert {period: (points, streak) for period, points, streak in found} == {
            "all": (57, 9),
            f"{DAY}": (0, 5),
            "2026-03": (0, 5),
            f"s{ids[1]}": (7, 5),
        }
