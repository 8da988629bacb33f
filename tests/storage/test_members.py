"""People and servers: names, zones, streak days."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot.core.members import Person
from bot.storage.schema import member, streak_day
from bot.storage.store import Store
from tests.storage.rows import ANA, GUILD, NOON

DAY = date(2026, 3, 2)


async def test_the_newest_name_stays_cut_to_its_column(store: Store) -> None:
    for name in ("ana", "ana", "Ana 🧠", "n" * 300):
        async with store.write() as tx:
            await tx.members.saw(Person(1, GUILD, name))
            names = (await tx._connection.execute(select(member.c.name))).scalars().all()
            assert names == [name[:100]]


async def test_zones_are_unset_then_set_then_changed(store: Store) -> None:
    async with store.write() as tx:
        assert await tx.members.person_zone(1) is None
        assert await tx.members.guild_zone(1) is None
        for zone in ("Europe/Paris", "Asia/Tokyo", None):
            await tx.members.set_person_zone(1, zone)
            assert await tx.members.person_zone(1) == zone
        await tx.members.set_guild_zone(1, "America/New_York")
        assert await tx.members.guild_zone(1) == "America/New_York"
        assert await tx.members.person_zone(1) is None
        assert await tx.members.guild_zone(2) is None


def _source(**values: Any) -> dict[str, Any]:
    return {"guild_id": GUILD, "schedule_id": None, "zone": "UTC", "at": NOON, **values}


async def test_a_day_counts_once_and_keeps_its_first_answer(store: Store) -> None:
    async with store.write() as tx:
        assert await tx.members.add_streak_day(ANA.user_id, DAY, **_source())
        later = _source(guild_id=5, zone="Asia/Tokyo", at=NOON + timedelta(hours=1))
        assert not await tx.members.add_streak_day(ANA.user_id, DAY, **later)
        assert await tx.members.add_streak_day(ANA.user_id + 1, DAY, **_source())
        assert await tx.members.add_streak_day(ANA.user_id, DAY - timedelta(days=3), **_source())
        assert list(await tx.members.streak_days(ANA.user_id)) == [DAY - timedelta(days=3), DAY]
        kept = (await tx._connection.execute(select(streak_day).where(streak_day.c.day == DAY))).first()
    assert kept is not None
    assert (kept.guild_id, kept.zone, kept.at) == (GUILD, "UTC", NOON)


async def test_of_many_answers_at_once_one_makes_the_day(store: Store) -> None:
    async def add() -> bool:
        async with store.write() as tx:
            return await tx.members.add_streak_day(ANA.user_id, DAY, **_source())

    assert sorted(await asyncio.gather(*(add() for _ in range(8)))) == [False] * 7 + [True]
