"""One message a day at the hour that somebody chose, if cards of theirs are due then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.review.settings import due
from bot.services.shards import Served, everything
from bot.storage.review.reminding import Listener
from bot.storage.store import Store

LOOKED_AT_ONCE = 100
"""People read at a time."""


class ReviewReminder(Struct, frozen=True):
    """A message to send."""

    user_id: int
    cards: int
    """How many are due; 1 at least."""
    day: date
    """On the person's calendar."""
    before: date | None
    """The day on which they were told before."""


@tried_again
class ReviewReminderService:
    """Who is told, at most once a day each."""

    def __init__(self, store: Store, clock: Clock, default_zone: str, served: Served = everything) -> None:
        self._store = store
        self._served = served
        self._clock = clock
        self._default_zone = default_zone

    async def due(self) -> AsyncIterator[ReviewReminder]:
        """Messages whose hour has come and for which cards are due. Each is taken on by this process as it is given.

        Taken on before it is sent: after a crash between the two, none is better than two. Where nothing is due at that
        hour, the person hears nothing that day. They are direct messages: of several processes, the one that has those
        sends them.
        """
        if not self._served().has_direct:
            return
        now = self._clock.now()
        async with self._store.read() as tx:
            zones = await tx.review_reminders.zones()
        if zones is None:
            return
        for (day, hour), names in _hours(now, {*zones, self._default_zone}).items():
            after = 0
            while found := await self._listeners(day, hour, names, after):
                for each in found:
                    reminder = await self._claim(each, day, now)
                    if reminder is not None:
                        yield reminder
                after = found[-1].user_id

    async def _listeners(self, day: date, hour: int, zones: list[str], after: int) -> list[Listener]:
        async with self._store.read() as tx:
            return await tx.review_reminders.listeners(
                day, hour, zones, self._default_zone, after=after, limit=LOOKED_AT_ONCE
            )

    async def _claim(self, each: Listener, day: date, now: datetime) -> ReviewReminder | None:
        async with self._store.write() as tx:
            if not await tx.review_reminders.claim(each.user_id, day):
                return None
            cards = (await due(tx, each.user_id, each.zone, now)).now
        return ReviewReminder(each.user_id, cards, day, each.told_on) if cards else None

    async def release(self, reminder: ReviewReminder) -> None:
        """It did not go out: the next tick may try again."""
        async with self._store.write() as tx:
            await tx.members.amend_person(reminder.user_id, review_told_on=reminder.before)


def _hours(now: datetime, zones: Iterable[str]) -> dict[tuple[date, int], list[str]]:
    """The zones by the date and hour that it is there."""
    found: dict[tuple[date, int], list[str]] = {}
    for zone in zones:
        try:
            local = now.astimezone(ZoneInfo(zone))
        except ZoneInfoNotFoundError:  # `services.reminders` logs it
            continue
        found.setdefault((local.date(), local.hour), []).append(zone)
    return found
