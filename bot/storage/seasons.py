"""Seasons that servers have set up, and the sums of those with days of their own.

Answers add to a season as they add to a month (`keys_as_rows`); here it begins, with what its days hold already.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, literal, select, text, update

from bot.core.periods import Period
from bot.core.seasons import SeasonKey, SeasonPlan
from bot.storage.leaderboard import SUMS
from bot.storage.queries import Queries, columns_of, record_of
from bot.storage.schema import score, score_away, season
from bot.storage.types import Snowflake

_LIVE = season.c.cancelled.is_(False)


def _plan(row: Row[Any]) -> SeasonPlan:
    return record_of(SeasonPlan, row, monthly=bool(row.monthly))


class SeasonQueries(Queries):
    """What servers have set up; never more than a few hundred rows a server."""

    async def hold(self) -> None:
        """Have all who change scores, or set a season up, wait until this transaction ends. On SQLite they do.

        No other lock may be held by now: who changes scores takes theirs before, and the counts' at the commit.
        """
        if self._dialect == "postgresql":
            await self._execute(text("LOCK TABLE score IN SHARE ROW EXCLUSIVE MODE"))

    async def plans(self, guild_id: int) -> list[SeasonPlan]:
        """All that the server has set up and not cancelled, the earliest first."""
        query = select(season).where(season.c.guild_id == guild_id, _LIVE)
        query = query.order_by(season.c.starts_on, season.c.id)
        return [_plan(row) for row in await self._execute(query)]

    async def all_plans(self) -> dict[int, tuple[SeasonPlan, ...]]:
        """The same of every server."""
        found: dict[int, tuple[SeasonPlan, ...]] = {}
        for row in await self._execute(select(season).where(_LIVE)):
            found[row.guild_id] = (*found.get(row.guild_id, ()), _plan(row))
        return found

    async def cancelled(self, guild_id: int, season_id: int) -> SeasonPlan | None:
        """The server's season that was cancelled last, if it has that id."""
        query = select(season).where(
            season.c.guild_id == guild_id, season.c.id == season_id, season.c.cancelled.is_(True)
        )
        row = await self._one(query)
        return _plan(row) if row else None

    async def add(self, plan: SeasonPlan) -> int:
        """Insert; the new id."""
        values = {name: value for name, value in columns_of(plan).items() if name != "id"}
        statement = self._insert(season).values(**values).returning(season.c.id)
        return await self._number(statement)

    async def set_end(self, season_id: int, ends_on: date | None) -> None:
        """Set the last day."""
        await self._execute(update(season).where(season.c.id == season_id).values(ends_on=ends_on))

    async def remove(self, season_id: int) -> None:
        """Delete what was set up; months keep their scores."""
        await self._execute(delete(season).where(season.c.id == season_id))

    async def set_cancelled(self, plan: SeasonPlan, *, cancelled: bool) -> None:
        """Cancel the season, or take that back; the one that the server cancelled before is gone for good."""
        if cancelled:
            await self._execute(
                delete(season).where(season.c.guild_id == plan.guild_id, season.c.cancelled.is_(True))
            )
        await self._execute(update(season).where(season.c.id == plan.id).values(cancelled=cancelled))

    async def count(self, guild_id: int, key: SeasonKey, days: Sequence[date]) -> None:
        """Sum the season's scores from those of its days that there are, on the board and put by, in place of any."""
        periods = [Period.TODAY.key(day) for day in days]
        await self.clear(guild_id, key)
        for table in (score, score_away):
            names = [column.name for column in table.columns if column.name not in ("guild_id", "period")]
            sums: dict[str, ColumnElement[int]] = {name: func.sum(table.c[name]) for name in SUMS}
            sums["streak"] = func.max(table.c.streak)
            rows = (
                select(
                    literal(guild_id, Snowflake),
                    literal(str(key)),
                    *(sums.get(name, table.c[name]) for name in names),
                )
                .where(table.c.guild_id == guild_id, table.c.period.in_(periods))
                .group_by(table.c.user_id)
            )
            await self._execute(self._insert(table).from_select(["guild_id", "period", *names], rows))

    async def clear(self, guild_id: int, key: SeasonKey) -> None:
        """Delete the season's sums; points of days, weeks, months and of all time are others."""
        for table in (score, score_away):
            theirs = (table.c.guild_id == guild_id, table.c.period == str(key))
            await self._execute(delete(table).where(*theirs))
