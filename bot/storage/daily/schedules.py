"""Schedules: when each server gets its daily question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update

from bot.core.daily.plan import Plan
from bot.core.daily.posts import PostState
from bot.core.daily.schedules import Schedule
from bot.core.excused_days import DailyRecord
from bot.core.shards import EVERYTHING, Part
from bot.core.zones import NEARBY
from bot.storage.queries import Queries, columns_of, of_part, record_of
from bot.storage.schema import daily_post, round_, schedule

_FINISHED_BADLY = (PostState.MISSED, PostState.FAILED)


def _bits(days: frozenset[int]) -> int:
    return sum(1 << day for day in days)


def _days(bits: int) -> frozenset[int]:
    return frozenset(day for day in range(7) if bits >> day & 1)


def _schedule(row: Row[Any]) -> Schedule:
    return record_of(Schedule, row, plan=record_of(Plan, row, days=_days(row.days)))


def _columns(value: Schedule) -> dict[str, Any]:
    columns = {**columns_of(value), **columns_of(value.plan), "days": _bits(value.plan.days)}
    del columns["id"], columns["plan"]
    return columns


class ScheduleQueries(Queries):
    """Schedules: when the next post of each is due."""

    async def add_schedule(self, value: Schedule) -> int:
        """Insert a schedule, whatever its own id says; the id that it has in the database."""
        statement = self._insert(schedule).values(**_columns(value), removed=False).returning(schedule.c.id)
        return await self._number(statement)

    async def save_schedule(self, value: Schedule) -> None:
        """Write the schedule as it is now."""
        await self._execute(update(schedule).where(schedule.c.id == value.id).values(**_columns(value)))

    async def remove_schedule(self, schedule_id: int) -> None:
        """A manager's removal: it makes no more posts, its past stays."""
        await self._execute(
            update(schedule).where(schedule.c.id == schedule_id).values(removed=True, next_at=None)
        )

    async def schedules(self, guild_id: int) -> list[Schedule]:
        """The server's schedules, oldest first."""
        query = select(schedule).where(schedule.c.guild_id == guild_id, schedule.c.removed.is_(False))
        return [_schedule(row) for row in await self._execute(query.order_by(schedule.c.id))]

    async def all_schedules(self) -> list[Schedule]:
        """Of all servers, for the transaction alone; all are read through."""
        query = select(schedule).where(schedule.c.removed.is_(False)).order_by(schedule.c.id)
        return [
            _schedule(row) for row in await self._connection.execute(query.with_for_update(key_share=True))
        ]

    async def schedule(self, schedule_id: int, *, lock: bool = False) -> Schedule | None:
        """One schedule that was not removed."""
        query = select(schedule).where(schedule.c.id == schedule_id, schedule.c.removed.is_(False))
        row = await self._one(query.with_for_update(key_share=True) if lock else query)
        return _schedule(row) if row else None

    async def due_schedules(self, now: datetime, limit: int, part: Part = EVERYTHING) -> list[Schedule]:
        """Schedules of the part whose next post is due; on PostgreSQL not those that another process is claiming."""
        query = (
            select(schedule)
            .where(schedule.c.next_at <= now, schedule.c.paused.is_(False), schedule.c.removed.is_(False))
            .where(*of_part(schedule.c.guild_id, part))
            .order_by(schedule.c.next_at, schedule.c.id)
            .limit(limit)
            .with_for_update(key_share=True, skip_locked=True)
        )
        return [_schedule(row) for row in await self._execute(query)]

    async def move_on(self, following: Sequence[tuple[int, datetime]]) -> None:
        """Set the next instant of many schedules."""
        if following:
            statement = (
                update(schedule).where(schedule.c.id == bindparam("which")).values(next_at=bindparam("at_"))
            )
            rows = [{"which": schedule_id, "at_": at} for schedule_id, at in following]
            await self._execute(statement, rows)

    async def taken_days(self, schedule_ids: Collection[int], since: date) -> dict[int, set[date]]:
        """For each schedule the days, from `since` on, that have had their post or missed it: none comes again."""
        query = select(daily_post.c.schedule_id, daily_post.c.day).where(
            daily_post.c.schedule_id.in_(schedule_ids), daily_post.c.day >= since
        )
        taken: dict[int, set[date]] = {}
        for schedule_id, day in await self._execute(query):
            taken.setdefault(schedule_id, set()).add(day)
        return taken

    async def records(self, schedule_ids: Collection[int], since: date) -> dict[int, DailyRecord]:
        """For each schedule its weekdays, when its questions came, and the days that had none, from `since` on."""
        failed: dict[int, set[date]] = {}
        came: dict[int, list[datetime]] = {}
        midnight = datetime.combine(since - NEARBY, time.min, UTC)
        at = func.coalesce(round_.c.opened_at, daily_post.c.due_at)
        posts = await self._execute(
            select(daily_post.c.schedule_id, daily_post.c.day, daily_post.c.state, at)
            .outerjoin(round_, round_.c.id == daily_post.c.round_id)
            .where(
                daily_post.c.schedule_id.in_(schedule_ids),
                daily_post.c.state.in_((*_FINISHED_BADLY, PostState.POSTED)),
                daily_post.c.due_at >= midnight,
            )
        )
        for schedule_id, day, state, asked_at in posts:
            if state == PostState.POSTED:
                came.setdefault(schedule_id, []).append(asked_at)
            elif day is not None:
                failed.setdefault(schedule_id, set()).add(day)
        plans = await self._execute(
            select(schedule.c.id, schedule.c.days, schedule.c.removed).where(schedule.c.id.in_(schedule_ids))
        )
        return {
            s: DailyRecord(
                _days(bits), frozenset(failed.get(s, ())), sorted(came.get(s, ())), removed=removed
            )
            for s, bits, removed in plans
        }
