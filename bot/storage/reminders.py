"""Who may have to be reminded this evening: one indexed read of those whose evening has not been looked at yet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import bindparam, func, or_, select, union, update

from bot.storage.queries import Queries, record_of
from bot.storage.schema import guild, person, streak_day


class Candidate(Struct, frozen=True):
    """Somebody who wants reminders, in the evening of a day on which they had none."""

    user_id: int
    zone: str
    """Their own, or that of the server where they last kept their streak, or the operator's default."""
    reminded_on: date | None
    newest_day: date | None
    """The last day that counts for their streak."""


# As the condition of the index on them is written.
_CAN_BE_REMINDED = (person.c.reminders.is_(True), person.c.dm_closed.is_(False))
_ZONES = union(
    select(person.c.timezone).where(*_CAN_BE_REMINDED, person.c.timezone.is_not(None)),
    select(guild.c.timezone).where(guild.c.timezone.is_not(None)),
)
# Looked up person by person, not joined: PostgreSQL would read everybody's streaks to hash them.
_NEWEST_DAY = select(func.max(streak_day.c.day)).where(streak_day.c.user_id == person.c.id).scalar_subquery()
_ITS_GUILDS_ZONE = select(guild.c.timezone).where(guild.c.id == streak_day.c.guild_id).scalar_subquery()
_LAST_GUILDS_ZONE = (
    select(_ITS_GUILDS_ZONE)
    .where(streak_day.c.user_id == person.c.id)
    .order_by(streak_day.c.day.desc())
    .limit(1)
    .scalar_subquery()
)
ZONE: Any = func.coalesce(person.c.timezone, _LAST_GUILDS_ZONE, bindparam("default"))
"""Of a person: needs `default` bound."""
_DAY = bindparam("day", type_=person.c.reminded_on.type)
ZONES_IN_QUESTION: Any = bindparam("zones", expanding=True)
_CANDIDATES = (
    select(
        person.c.id.label("user_id"),
        ZONE.label("zone"),
        person.c.reminded_on,
        _NEWEST_DAY.label("newest_day"),
    )
    .where(
        *_CAN_BE_REMINDED,
        person.c.id > bindparam("after"),
        or_(person.c.reminded_on.is_(None), person.c.reminded_on < _DAY),
        or_(person.c.quiet_on.is_(None), person.c.quiet_on < _DAY),
        # Decides for many before their streak is looked up.
        or_(person.c.timezone.is_(None), person.c.timezone.in_(ZONES_IN_QUESTION)),
        ZONE.in_(ZONES_IN_QUESTION),
    )
    .order_by(person.c.id)
    .limit(bindparam("limit"))
)


class ReminderQueries(Queries):
    """Reminders: who is next, and what became of them."""

    async def zones(self) -> set[str]:
        """Every zone that somebody who wants reminders, or a server, has set."""
        return set(await self._values(_ZONES))

    async def candidates(
        self, day: date, zones: Collection[str], default_zone: str, *, after: int, limit: int
    ) -> list[Candidate]:
        """Those in the zones whose `day` was not dealt with, by their ids above `after`."""
        bound = {"day": day, "zones": list(zones), "default": default_zone, "after": after, "limit": limit}
        return [record_of(Candidate, row) for row in await self._execute(_CANDIDATES, bound)]

    async def claim(self, user_id: int, day: date) -> bool:
        """Mark the day's reminder as sent; False when it was."""
        statement = (
            update(person)
            .where(person.c.id == user_id, person.c.reminded_on.is_(None) | (person.c.reminded_on < day))
            .values(reminded_on=day)
            .returning(person.c.id)
        )
        return await self._value(statement) is not None

    async def keep_quiet(self, user_ids: Collection[int], day: date) -> None:
        """They need no reminder on that day: not to be looked at again before the next."""
        await self._hold_rows(person.c.id, person.c.id.in_(user_ids))
        await self._execute(update(person).where(person.c.id.in_(user_ids)).values(quiet_on=day))

    async def forget_after(self, day: date) -> None:
        """Nobody was reminded, told or left in peace on a later day."""
        for column in (person.c.reminded_on, person.c.quiet_on, person.c.review_told_on):
            await self._hold_rows(person.c.id, column > day)
            await self._connection.execute(update(person).where(column > day).values({column: None}))

    async def look_again(self, user_id: int) -> None:
        """Their streak has changed by other means than an answer: they may need a reminder after all."""
        await self._execute(update(person).where(person.c.id == user_id).values(quiet_on=None))
