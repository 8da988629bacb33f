"""A game on a server that has seasons."""

from __future__ import annotations

from datetime import date, timedelta

from bot.core.leaderboard import Board, Metric
from bot.core.members import Person
from bot.core.periods import Period
from bot.core.seasons import SeasonKey
from bot.services.leaderboard import LeaderboardPage
from bot.services.recount import RecountService
from bot.services.seasons.seasons import Changed, SeasonService
from bot.storage.store import Store
from tests.services.appeal_game import AppealGame, appeal_game
from tests.services.game import ANA, GUILD

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
BOSS = 902


class Seasons(AppealGame):
    """A game whose server has seasons."""

    @property
    def seasons(self) -> SeasonService:
        return SeasonService(self.store, self.clock, self.zone)

    async def start_season(
        self, first: date | None = None, last: date | None = None, name: str = "Cup"
    ) -> Changed:
        return await self.seasons.start(GUILD, BOSS, name, first, last)

    async def play(self, *answers: tuple[Person, str]) -> None:
        """One question, answered."""
        round_ = await self.begin(channel_id=self.new_id())
        for who, said in answers:
            await self.say(round_, who, said, public=False)

    async def board(self, key: str, metric: Metric = Metric.POINTS) -> LeaderboardPage:
        period = Period(key) if key in tuple(Period) else SeasonKey(key)
        return await self.leaderboard.page(GUILD, ANA.user_id, Board(metric, period))

    async def points_in(self, key: str) -> dict[str, int]:
        return {row.name: row.points for row in (await self.board(key)).rows}

    async def agrees(self) -> None:
        """Every sum is what the attempts give, and every place what the sums give."""
        assert await RecountService(self.store).check() == []


async def season_game(store: Store) -> Seasons:
    return Seasons(store, (await appeal_game(store)).clock)
