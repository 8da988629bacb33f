"""Days off in a game: both services, and a member who keeps a streak."""

from __future__ import annotations

from datetime import date

from bot.core.day_ranges import DayRange
from bot.core.members import Person
from bot.core.streaks import Streak
from bot.services.days_off.own import DaysOffService
from bot.services.days_off.servers import ServerDaysOffService
from bot.services.reminders import ReminderService
from tests.services.game import BEN, GUILD, Game
from tests.services.test_streaks import right_answer

MANAGER = 900
OTHER = GUILD + 1
THERE = Person(BEN.user_id, OTHER, "ben")
MONDAY = date(2026, 3, 2)
"""Today at the beginning of each test, at noon in UTC."""


class Off:
    """Both services over a game's store and clock."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.own = DaysOffService(game.store, game.clock, "UTC")
        self.servers = ServerDaysOffService(game.store, game.clock, "UTC")
        self.reminders = ReminderService(game.store, game.clock, "UTC")

    async def rest(self, text: str, who: Person = BEN) -> None:
        await self.own.choose_rest(who.user_id, who.guild_id, self.own.read_rest(text))

    async def away(self, text: str, who: Person = BEN) -> DayRange:
        return await self.own.announce(who.user_id, who.guild_id, text)

    async def holiday(self, text: str, guild_id: int = GUILD, *, yearly: bool = False) -> int:
        return (await self.servers.add_holiday(guild_id, MANAGER, text, "Feast", yearly=yearly))[0].id

    async def streak(self, who: Person = BEN) -> Streak:
        return (await self.game.streaks.report(who.user_id, who.guild_id)).streak

    async def keep(self, days: int, who: Person = BEN) -> None:
        """Answer on each of so many days, up to the noon after."""
        for _ in range(days):
            await right_answer(self.game, who)
            self.game.clock.move(days=1)
