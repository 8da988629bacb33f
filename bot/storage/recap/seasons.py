"""Seasons whose end has not been told of, and where a server is told of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    or_,
    select,
    union_all,
)

from bot.core.periods import Period
from bot.core.recap.seasons import month_end
from bot.core.shards import EVERYTHING, Part
from bot.storage.queries import PARTS, Queries, of_part
from bot.storage.schema import guild, recap, recap_post, schedule, season


def _ending() -> CompoundSelect[Any]:
    """(server, key, last day) of every season whose last day lies between two bound ones."""
    named = select(
        season.c.guild_id,
        (literal_column("'s'", String) + cast(season.c.id, String)).label("period"),
        season.c.ends_on.label("last_day"),
    ).where(
        season.c.monthly.is_(False),
        season.c.cancelled.is_(False),
        season.c.ends_on.between(bindparam("first", type_=Date), bindparam("last", type_=Date)),
    )
    month, end = bindparam("month", type_=String), bindparam("month_end", type_=Date)
    months = select(season.c.guild_id, month, end).where(
        season.c.monthly.is_(True),
        season.c.cancelled.is_(False),
        season.c.starts_on <= end,
        or_(season.c.ends_on.is_(None), season.c.ends_on >= end),
    )
    return union_all(named, months)


_LIVE_SCHEDULE = and_(schedule.c.paused.is_(False), schedule.c.removed.is_(False))


@lru_cache(PARTS)
def _untold(part: Part) -> Select[Any]:
    """Those of servers where the bot is and has a channel, without a post."""
    ending = _ending().subquery("ending")
    told = select(recap_post.c.id).where(
        recap_post.c.guild_id == ending.c.guild_id, recap_post.c.period == ending.c.period
    )
    weekly = select(recap.c.guild_id).where(recap.c.guild_id == ending.c.guild_id)
    daily = select(schedule.c.id).where(schedule.c.guild_id == ending.c.guild_id, _LIVE_SCHEDULE)
    return (
        select(ending, guild.c.timezone.label("zone"))
        .join_from(ending, guild, guild.c.id == ending.c.guild_id, isouter=True)
        .where(
            guild.c.removed_at.is_(None),
            ~told.exists(),
            or_(weekly.exists(), daily.exists()),
            *of_part(ending.c.guild_id, part),
        )
    )


class SeasonRecapQueries(Queries):
    """Of all servers, or of those of a part; found by last days, so that what ended long ago costs nothing."""

    async def ends(self, first: date, last: date, part: Part = EVERYTHING) -> list[tuple[date, str | None]]:
        """Each (last day, zone of a server) of the seasons without a post that end on those days, both included.

        The zone is None where the server has the operator's default.
        """
        found = _untold(part).subquery("untold")
        query = select(found.c.last_day, found.c.zone).distinct()
        rows = await self._execute(query, _bound(first, last))
        return [(row.last_day, row.zone) for row in rows]

    async def untold(
        self, last_day: date, zone: str | None, limit: int, part: Part = EVERYTHING
    ) -> list[tuple[int, str]]:
        """(server, key) of the seasons without a post that end on that day, of servers in that zone."""
        query = _untold(part).where(guild.c.timezone.is_not_distinct_from(zone)).limit(limit)
        rows = await self._execute(query, _bound(last_day, last_day))
        return [(row.guild_id, row.period) for row in rows]

    async def channel(self, guild_id: int) -> int | None:
        """Where the server reads recaps, else its oldest daily question that is on; None where it has neither."""
        weekly = select(recap.c.channel_id).where(recap.c.guild_id == guild_id)
        daily = select(schedule.c.channel_id).where(schedule.c.guild_id == guild_id, _LIVE_SCHEDULE)
        daily = daily.order_by(schedule.c.id).limit(1)
        query = select(func.coalesce(weekly.scalar_subquery(), daily.scalar_subquery()))
        found: int | None = await self._value(query)
        return found


def _bound(first: date, last: date) -> dict[str, Any]:
    end = month_end(first, last)
    month = Period.MONTH.key(end) if end else None
    return {"first": first, "last": last, "month": month, "month_end": end}
