"""The leaderboard: one row a member and period, added to by each answer, read by rank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select

from bot.core.leaderboard import Standing
from bot.storage.queries import Queries, record_of, upsert
from bot.storage.schema import member, score


def _ranked(guild_id: int, period: str) -> Select[Any]:
    place = func.rank().over(order_by=score.c.points.desc()).label("rank")
    return (
        select(place, score.c.user_id, member.c.name, score.c.points, score.c.correct)
        .join_from(score, member, (member.c.user_id == score.c.user_id) & (member.c.guild_id == guild_id))
        .where(score.c.guild_id == guild_id, score.c.period == period, score.c.points > 0)
    )


class ScoreQueries(Queries):
    """The leaderboard, kept up to date by each answer."""

    async def add(
        self, guild_id: int, user_id: int, periods: Sequence[str], points: int, correct: int
    ) -> None:
        """Add to each period's row."""
        statement = upsert(score, self._dialect, ("guild_id", "period", "user_id"), add=("points", "correct"))
        row = {"guild_id": guild_id, "user_id": user_id, "points": points, "correct": correct}
        await self._connection.execute(statement, [{**row, "period": period} for period in periods])

    async def page(self, guild_id: int, period: str, *, offset: int, limit: int) -> list[Standing]:
        """Ranked rows from `offset`."""
        ranked = _ranked(guild_id, period).subquery()
        query = (
            select(ranked)
            .order_by(ranked.c.rank, ranked.c.correct.desc(), ranked.c.user_id)
            .offset(offset)
            .limit(limit)
        )
        return [record_of(Standing, row) for row in await self._connection.execute(query)]

    async def count(self, guild_id: int, period: str) -> int:
        """How many members have points."""
        query = (
            select(func.count())
            .select_from(score)
            .where(score.c.guild_id == guild_id, score.c.period == period, score.c.points > 0)
        )
        return int((await self._connection.execute(query)).scalar_one())

    async def own(self, guild_id: int, period: str, user_id: int) -> Standing | None:
        """One member's row with its rank."""
        ranked = _ranked(guild_id, period).subquery()
        row = (
            await self._connection.execute(select(ranked).where(ranked.c.user_id == user_id))
        ).one_or_none()
        return record_of(Standing, row) if row else None
