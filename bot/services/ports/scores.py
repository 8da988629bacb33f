"""The leaderboard, as the services see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.core.ranking import Standing


class Scores(Protocol):
    """The leaderboard table, kept up to date by each answer."""

    async def add(
        self, guild_id: int, user_id: int, periods: Sequence[str], points: int, correct: int
    ) -> None:
        """Add to each of the period keys."""
        ...

    async def page(self, guild_id: int, period: str, *, offset: int, limit: int) -> list[Standing]:
        """Ranked rows, the best first; members with no points are not listed."""
        ...

    async def count(self, guild_id: int, period: str) -> int:
        """How many members the leaderboard has."""
        ...

    async def own(self, guild_id: int, period: str, user_id: int) -> Standing | None:
        """One member's row with its rank; None when they have no points."""
        ...
