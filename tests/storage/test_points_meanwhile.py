"""Points that are added while scores are put by: on PostgreSQL, where neither waits for a turn, none is lost."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import func, select

from bot.core.members import Person
from bot.storage.schema import score_away
from bot.storage.store import Store

GUILD, ANA = 7, 1


@pytest.mark.parametrize("what", ["leaves", "hides"])
async def test_points_added_while_scores_are_put_by_go_with_them(postgres_store: Store, what: str) -> None:
    store = postgres_store
    async with store.write() as tx:
        await tx.members.saw(Person(ANA, GUILD, "ana"))
        await tx.scores.add(GUILD, ANA, ["all"], 8, 1)

    async def put_by() -> None:
        async with store.write() as tx:
            if what == "leaves":
                await tx.members.left(GUILD, ANA)
            else:
                await tx.members.set_hidden(ANA, hidden=True)

    async with store.write() as tx:
        await tx.scores.add(GUILD, ANA, ["all"], 12, 1)
        going = asyncio.create_task(put_by())
        done, _ = await asyncio.wait((going,), timeout=0.5)
        assert not done, "it waits for the answer"
    await asyncio.wait_for(going, 60)
    async with store.read() as tx:
        points = await tx._connection.execute(select(func.sum(score_away.c.points)))
        assert points.scalar() == 20
