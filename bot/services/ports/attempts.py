"""Attempts and entries, as the services see them."""

from __future__ import annotations

from typing import Protocol

from bot.core.grading import Verdict
from bot.core.rounds import Entry
from bot.services.ports.records import Attempt, PlayerEntry


class Attempts(Protocol):
    """Attempts and the entries that sum them up."""

    async def entry(self, round_id: int, user_id: int) -> Entry:
        """The member's entry; a blank one when there is none."""
        ...

    async def save_entry(self, round_id: int, user_id: int, entry: Entry) -> None:
        """Insert or replace the entry."""
        ...

    async def entries(self, guild_id: int, round_id: int) -> list[PlayerEntry]:
        """Everybody's entries in the round, with names."""
        ...

    async def add(self, attempt: Attempt) -> None:
        """Insert the attempt."""
        ...

    async def seen(self, source_id: int) -> bool:
        """Whether that message or interaction was counted already."""
        ...

    async def public_correct(self, round_id: int, *, other_than: int) -> list[str]:
        """Correct answers that others gave where everybody could read them."""
        ...

    async def correct_anywhere(self, round_id: int) -> bool:
        """Whether anyone has earned the first-correct bonus of the round."""
        ...

    async def unfinished_players(self, quiz_id: int, round_id: int, starter_id: int) -> int:
        """How many of those known to play (the starter, and all who answered in the quiz) may still answer."""
        ...

    async def shareable(self, round_id: int, verdict: Verdict, *, limit: int) -> list[str]:
        """The best answers of that verdict, from people who agreed that theirs are shown; none twice."""
        ...

    async def quiz_totals(self, guild_id: int, quiz_id: int) -> list[tuple[int, str, int, int]]:
        """(user id, name, points, correct) of everybody who answered in the quiz."""
        ...
