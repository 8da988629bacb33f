"""Schedules and posts, as the services see them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from bot.core.daily import DailyPost, PostState, Schedule
from bot.core.excuses import DailyRecord
from bot.core.quiz import Round


class Daily(Protocol):
    """Schedules and the posts they make."""

    async def add_schedule(self, value: Schedule) -> int:
        """Insert; the new id."""
        ...

    async def save_schedule(self, value: Schedule) -> None:
        """Write the schedule as it is now."""
        ...

    async def remove_schedule(self, schedule_id: int) -> None:
        """A manager's removal: it makes no more posts, its past stays."""
        ...

    async def schedules(self, guild_id: int) -> list[Schedule]:
        """The server's schedules, oldest first."""
        ...

    async def schedule(self, schedule_id: int, *, lock: bool = False) -> Schedule | None:
        """One schedule that was not removed."""
        ...

    async def due_schedules(self, now: datetime, limit: int) -> list[Schedule]:
        """Schedules whose next post is due."""
        ...

    async def move_on(self, following: Sequence[tuple[int, datetime]]) -> None:
        """Set the next instant of many schedules."""
        ...

    async def claim(
        self, claims: Sequence[tuple[int, date | None, datetime]], owner: str, lease_until: datetime
    ) -> None:
        """Insert a claim for each (schedule, day, instant) that has none yet."""
        ...

    async def record_missed(self, missed: Sequence[tuple[int, date, datetime]], reason: str) -> None:
        """Insert a missed post for each day that has none."""
        ...

    async def take(self, owner: str, now: datetime, lease_until: datetime, limit: int) -> list[DailyPost]:
        """Posts to make: this process's own, and those whose holder died."""
        ...

    async def post(self, post_id: int, *, lock: bool = False) -> DailyPost | None:
        """One post."""
        ...

    async def set_post(self, post_id: int, state: PostState, **values: Any) -> None:
        """Change the state, and what else is given."""
        ...

    async def add_round(self, value: Schedule, card_id: int) -> Round:
        """Insert a round in state `posting`."""
        ...

    async def recent_cards(self, schedule_id: int, limit: int) -> list[int]:
        """Cards of the newest posts, newest first."""
        ...

    async def close_earlier(self, schedule_id: int, before_round: int) -> None:
        """The next question is here: earlier ones of the schedule take no more answers."""
        ...

    async def close_overdue(self, now: datetime) -> None:
        """Daily rounds with a set time that is past take no more answers."""
        ...

    async def to_reveal(self, limit: int) -> list[Round]:
        """Closed daily rounds whose answer is not out yet."""
        ...

    async def counters(self, limit: int) -> list[tuple[DailyPost, Round, int]]:
        """Open posts whose shown number of people who answered is out of date, with the number."""
        ...

    async def last_posts(self, schedule_id: int, limit: int) -> list[DailyPost]:
        """The newest posts, newest first."""
        ...

    async def tallies(self, schedule_id: int) -> dict[PostState, int]:
        """How many posts are in each state."""
        ...

    async def records(self, schedule_ids: Collection[int], since: date) -> dict[int, DailyRecord]:
        """For each schedule its weekdays and the days that did not come, from `since` on."""
        ...
