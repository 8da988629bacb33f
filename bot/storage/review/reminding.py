"""Who is to be told which of their cards are due, at the hour that they chose."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from msgspec import Struct
from sqlalchemy import bindparam, or_, select, update

from bot.storage.queries import Queries, record_of
from bot.storage.reminders import ZONE, ZONES_IN_QUESTION
from bot.storage.schema import guild, person


class Listener(Struct, frozen=True):
    """Somebody whose hour has come."""

    user_id: int
    zone: str
    """Their own, or that of the server where they last kept their streak, or the operator's default."""
    told_on: date | None
    hour: int
    """That they chose, 0 to 23."""


# As the condition of the index on them is written.
_WANTS = person.c.review_hour.is_not(None)
_HOURS = select(person.c.review_hour).where(_WANTS).limit(1)
_ZONES = (
    select(person.c.timezone)
    .where(_WANTS, person.c.timezone.is_not(None))
    .union(select(guild.c.timezone).where(guild.c.timezone.is_not(None)))
)
_DAY = bindparam("day", type_=person.c.review_told_on.type)
_LISTENERS = (
    select(
        person.c.id.label("user_id"),
        ZONE.label("zone"),
        person.c.review_told_on.label("told_on"),
        person.c.review_hour.label("hour"),
    )
    .where(
        _WANTS,
        person.c.review_hour <= bindparam("hour"),
        person.c.id > bindparam("after"),
        person.c.dm_closed.is_(False),
        person.c.review_paused.is_(False),
        or_(person.c.review_told_on.is_(None), person.c.review_told_on < _DAY),
        # Decides for many before their streak is looked up.
        or_(person.c.timezone.is_(None), person.c.timezone.in_(ZONES_IN_QUESTION)),
        ZONE.in_(ZONES_IN_QUESTION),
    )
    .order_by(person.c.id)
    .limit(bindparam("limit"))
)


class ReviewReminderQueries(Queries):
    """Who is told what is due, and when they were told."""

    async def zones(self) -> set[str] | None:
        """Every zone that somebody who wants to be told, or a server, has set; None where nobody wants to."""
        if await self._value(_HOURS) is None:
            return None
        return set(await self._values(_ZONES))

    async def listeners(
        self, day: date, hour: int, zones: Collection[str], default_zone: str, *, after: int, limit: int
    ) -> list[Listener]:
        """Those in the zones, where it is that hour of the `day`, whose hour has come, by their ids above `after`."""
        bound: dict[str, Any] = {"day": day, "hour": hour, "zones": list(zones), "default": default_zone}
        rows = await self._execute(_LISTENERS, {**bound, "after": after, "limit": limit})
        return [record_of(Listener, row) for row in rows]

    async def claim(self, user_id: int, day: date) -> bool:
        """Note that the person was told on that day; False where they were."""
        told = person.c.review_told_on
        statement = update(person).where(person.c.id == user_id, _WANTS, told.is_(None) | (told < day))
        statement = statement.values(review_told_on=day).returning(person.c.id)
        return await self._value(statement) is not None
