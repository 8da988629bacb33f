"""The days of people's streaks, each with the answer that made it count."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select

from bot.core.days_off import NOWHERE
from bot.core.excused_days import Move
from bot.core.streaks import Source, StreakDay
from bot.storage.prepared import Prepared, Write, prepared
from bot.storage.queries import Queries, insert_into, record_of
from bot.storage.schema import streak_day


def _add_streak_day(dialect: str) -> Any:
    insert: Any = insert_into(streak_day, dialect)
    return insert.on_conflict_do_nothing().returning(streak_day.c.day)


_STREAK_DAY_ADDED = Prepared(_add_streak_day)
"""Gives nothing back where the day counts already."""
_STREAK_DAYS = prepared(
    select(streak_day.c.day, streak_day.c.schedule_id, streak_day.c.guild_id)
    .where(streak_day.c.user_id == bindparam("user"))
    .order_by(streak_day.c.day)
)


def added_streak_day(
    user_id: int, day: date, *, guild_id: int, schedule_id: int | None, zone: str, at: datetime
) -> Write:
    """Counts the day once; gives it back where it did not count before."""
    row = {"user_id": user_id, "day": day, "guild_id": guild_id, "at": at}
    return _STREAK_DAY_ADDED, row | {"schedule_id": schedule_id, "zone": zone}


class StreakDayQueries(Queries):
    """Which days count, and why."""

    async def add_streak_day(
        self, user_id: int, day: date, *, guild_id: int, schedule_id: int | None, zone: str, at: datetime
    ) -> bool:
        """Count the day once; the first answer's server, source, zone and time stay, to explain it."""
        added = added_streak_day(user_id, day, guild_id=guild_id, schedule_id=schedule_id, zone=zone, at=at)
        return bool(await self._run(*added))

    async def streak_days(self, user_id: int) -> dict[date, Source]:
        """All days that count, oldest first, each with where it came from."""
        rows = await self._run(_STREAK_DAYS, {"user": user_id})
        return {row.day: Source(row.schedule_id, row.guild_id) for row in rows}

    async def streak_days_of(self, user_ids: Collection[int]) -> dict[int, dict[date, Source]]:
        """The same of several people at once; who has none is left out."""
        query = (
            select(streak_day.c.user_id, streak_day.c.day, streak_day.c.schedule_id, streak_day.c.guild_id)
            .where(streak_day.c.user_id.in_(user_ids))
            .order_by(streak_day.c.user_id, streak_day.c.day)
        )
        found: dict[int, dict[date, Source]] = {}
        for user_id, day, *source in await self._execute(query):
            found.setdefault(user_id, {})[day] = Source(*source)
        return found

    async def streak_sources(self, user_id: int) -> list[StreakDay]:
        """All days that count, oldest first, each with the answer that made it count."""
        query = (
            select(streak_day.c.day, streak_day.c.at, streak_day.c.schedule_id, streak_day.c.guild_id)
            .where(streak_day.c.user_id == user_id)
            .order_by(streak_day.c.day)
        )
        return [record_of(StreakDay, row) for row in await self._execute(query)]

    async def remove_streak_day(self, user_id: int, day: date) -> None:
        """The day counts no more."""
        await self._execute(
            delete(streak_day).where(streak_day.c.user_id == user_id, streak_day.c.day == day)
        )

    async def streak_zone(self, user_id: int) -> str | None:
        """On whose calendar the newest day counts."""
        query = (
            select(streak_day.c.zone)
            .where(streak_day.c.user_id == user_id)
            .order_by(streak_day.c.day.desc())
            .limit(1)
        )
        return await self._value(query)

    async def last_guild(self, user_id: int) -> int | None:
        """The server where the person last kept their streak; 0 for none, or one whose data is deleted."""
        query = (
            select(streak_day.c.guild_id)
            .where(streak_day.c.user_id == user_id)
            .order_by(streak_day.c.day.desc())
            .limit(1)
        )
        found = await self._value(query)
        return None if found is None else max(found, NOWHERE)

    async def moves(self, user_ids: Collection[int]) -> dict[int, list[Move]]:
        """Of each person the days after which another calendar counted, or may count now: the newest is always one."""
        to = func.lead(streak_day.c.zone).over(partition_by=streak_day.c.user_id, order_by=streak_day.c.day)
        days = (
            select(streak_day.c.user_id, streak_day.c.day, streak_day.c.at, streak_day.c.zone, to.label("to"))
            .where(streak_day.c.user_id.in_(user_ids))
            .subquery("moved")
        )
        query = select(days).where(or_(days.c.to.is_(None), days.c.to != days.c.zone)).order_by(days.c.day)
        found: dict[int, list[Move]] = {}
        for row in await self._execute(query):
            found.setdefault(row.user_id, []).append(record_of(Move, row))
        return found
