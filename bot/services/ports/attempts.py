"""Attempts and entries, as the services see them."""

from __future__ import annotations

from datetime import datetime
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

    async def add(self, attempt: Attempt) -> int:
        """Insert the attempt; its id."""
        ...

    async def get(self, attempt_id: int) -> Attempt | None:
        """One attempt."""
        ...

    async def of_member(self, round_id: int, user_id: int) -> dict[int, Attempt]:
        """The member's attempts in the round by id, in the order in which they were given."""
        ...

    async def amend(self, attempt_id: int, attempt: Attempt) -> None:
        """Write what an appeal may change: verdict, points, `copied`, `first`."""
        ...

    async def counted_correct(self, user_id: int, since: datetime, until: datetime) -> list[Attempt]:
        """The member's correct answers of any server in that time, oldest first, without copied ones."""
        ...

    async def seen(self, source_id: int) -> bool:
        """Whether that message or interaction was counted already."""
        ...

    async def public_correct(self, round_id: int, *, other_than: int, before: int | None = None) -> list[str]:
        """Correct answers that others gave where everybody could read them, if asked only those before an attempt."""
        ...

    async def correct_anywhere(self, round_id: int, *, other_than: int | None = None) -> bool:
        """Whether anyone, or anyone else, has earned the first-correct bonus of the round."""
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
