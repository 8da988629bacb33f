"""People and servers, as the services see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Protocol

from bot.services.ports.records import Offices, Person, Preferences, StreakDay


class Members(Protocol):
    """People, their servers, zones and streak days."""

    async def saw(self, person: Person) -> None:
        """Remember the member's name."""
        ...

    async def guild_zone(self, guild_id: int) -> str | None:
        """The server's zone, when set."""
        ...

    async def set_guild_zone(self, guild_id: int, zone: str | None) -> None:
        """Set the server's zone."""
        ...

    async def offices(self, guild_id: int) -> Offices:
        """The server's roles and its review channel."""
        ...

    async def set_guild(self, guild_id: int, **values: Any) -> None:
        """Change columns of the server's row."""
        ...

    async def name(self, guild_id: int, user_id: int) -> str | None:
        """The name under which the member was last seen there."""
        ...

    async def person_zone(self, user_id: int) -> str | None:
        """The person's own zone, when set."""
        ...

    async def set_person_zone(self, user_id: int, zone: str | None) -> None:
        """Set the person's own zone."""
        ...

    async def preferences(self, user_id: int) -> Preferences:
        """What the person has chosen."""
        ...

    async def set_person(self, user_id: int, **values: Any) -> None:
        """Change columns of the person's row."""
        ...

    async def to_remind(self) -> list[tuple[int, str | None, date | None]]:
        """(user id, own zone, day of the last reminder) of all who want reminders and can get them."""
        ...

    async def add_streak_day(
        self, user_id: int, day: date, *, guild_id: int, schedule_id: int | None, zone: str, at: datetime
    ) -> bool:
        """Count the day; False when it counted already."""
        ...

    async def streak_days(self, user_id: int) -> dict[date, int | None]:
        """All days that count, oldest first, each with the schedule it came from (None: a quiz)."""
        ...

    async def streak_sources(self, user_id: int) -> list[StreakDay]:
        """All days that count, oldest first, each with the answer that made it count."""
        ...

    async def remove_streak_day(self, user_id: int, day: date) -> None:
        """The day counts no more."""
        ...

    async def last_guild(self, user_id: int) -> int | None:
        """The server where the person last kept their streak."""
        ...
