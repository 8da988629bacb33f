"""A person's streak, and why it stands where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.core.streaks import Streak, streak
from bot.core.zones import local_day
from bot.services.ports import Clock, Store
from bot.services.settings import person_zone


@dataclass(frozen=True, slots=True)
class StreakReport:
    """The streak with what explains it."""

    streak: Streak
    today: date
    zone: str
    last_day: date | None


class StreakService:
    """Reads streak days; the answer transaction writes them."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def report(self, user_id: int, guild_id: int | None) -> StreakReport:
        """The person's streak as of now, on their own calendar."""
        async with self._store.read() as tx:
            zone = await person_zone(tx, user_id, guild_id, self._default_zone)
            days = await tx.members.streak_days(user_id)
        today = local_day(self._clock.now(), zone)
        return StreakReport(streak(days, today), today, zone, days[-1] if days else None)
