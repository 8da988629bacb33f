"""A server whose season ends, and which reads recaps somewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert

from bot.services.recap.plans import RecapRequest
from bot.services.recap.posts import RecapService
from bot.services.seasons.seasons import SeasonService
from bot.storage.schema import deck, member, schedule, score
from tests.services.game import CHANNEL, GUILD
from tests.services.recap_weeks import Weekly

BOSS = 902
LAST = date(2026, 3, 10)
TOLD_AT = datetime(2026, 3, 11, 0, 10, tzinfo=UTC)
SUNDAYS = RecapRequest(CHANNEL, time(9), weekday=6)


class Seasonal(Weekly):
    """A server whose weekly recap lies far ahead; a season of nine days began today."""

    @property
    def seasons(self) -> SeasonService:
        return SeasonService(self.store, self.clock, "UTC")

    async def on(self, guild_id: int = GUILD) -> None:
        """The server has a recap, whose next week is told in a year."""
        await self.plans.set_up(guild_id, SUNDAYS)
        async with self.store.write() as tx:
            await tx.recap.move_on([(guild_id, TOLD_AT + timedelta(days=365))])

    async def season(self, name: str = "Cup", last: date | None = LAST, guild_id: int = GUILD) -> str:
        """Begin it; its key."""
        return (await self.seasons.start(guild_id, BOSS, name, None, last)).season.key

    async def played(self, key: str, *points: int, guild_id: int = GUILD) -> None:
        """Members 1, 2, ... have so many points."""
        members = [(number + 1, each) for number, each in enumerate(points)]
        async with self.store.write() as tx:
            await tx._connection.execute(
                insert(member), [{"guild_id": guild_id, "user_id": n, "name": f"m{n}"} for n, _ in members]
            )
            rows: list[dict[str, Any]] = [
                {
                    "guild_id": guild_id,
                    "user_id": n,
                    "period": key,
                    "points": each,
                    "answers": 4,
                    "correct": 3,
                }
                for n, each in members
            ]
            await tx._connection.execute(insert(score), rows)

    async def claimed(self, service: RecapService | None = None) -> list[int]:
        """The posts that are to be made now."""
        service = service or self.service
        await service.claim_due()
        return await service.take(10)

    async def daily(self, channel_id: int, *, paused: bool = False) -> None:
        """The server has a daily question there."""
        async with self.store.write() as tx:
            about = {
                "guild_id": GUILD,
                "slug": f"d{channel_id}",
                "title": "D",
                "description": "",
                "digest": "",
            }
            deck_id = (
                await tx._connection.execute(insert(deck).values(about).returning(deck.c.id))
            ).scalar_one()
            await tx._connection.execute(
                insert(schedule).values(
                    guild_id=GUILD,
                    channel_id=channel_id,
                    deck_id=deck_id,
                    at=time(8),
                    zone="UTC",
                    days=127,
                    sealed=True,
                    paused=paused,
                    removed=False,
                )
            )
