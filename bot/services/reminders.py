"""One message in the evening of a day at risk, for those who asked for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from bot.core.streaks import Streak
from bot.services.protocols import Clock
from bot.services.settings import home_zone
from bot.services.streaks import current_streak
from bot.storage.store import Store

EVENING = time(20, 0)
"""On the person's own clock."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder to send."""

    user_id: int
    streak: Streak
    day: date
    """On the person's calendar."""
    before: date | None
    """The day of the reminder before this one."""


class ReminderService:
    """Who is to be reminded, at most once a day each."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def set(self, user_id: int, *, on: bool) -> None:
        """Switch reminders on or off; on also tries a closed direct message anew."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, reminders=on, dm_closed=False)

    async def set_sharing(self, user_id: int, *, on: bool) -> None:
        """Whether the person's good answers may be shown, without a name."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, share_answers=on)

    async def due(self) -> list[Reminder]:
        """Those whose evening it is, whose streak needs today, and who were not reminded today."""
        now = self._clock.now()
        due: list[Reminder] = []
        async with self._store.read() as tx:
            for user_id, own_zone, reminded_on in await tx.members.to_remind():
                zone = own_zone or (await home_zone(tx, user_id, self._default_zone))[0]
                local = now.astimezone(ZoneInfo(zone))
                if local.time() < EVENING or _same(reminded_on, local.date()):
                    continue
                streak, _ = await current_streak(tx, user_id, zone, now)
                if streak.at_risk:
                    due.append(Reminder(user_id, streak, local.date(), reminded_on))
        return due

    async def claim(self, due: Reminder) -> bool:
        """Take it upon this process to send the reminder; False where another has.

        Marked before the send: after a crash between the two, none is better than two.
        """
        async with self._store.write() as tx:
            return await tx.members.claim_reminder(due.user_id, due.day)

    async def release(self, due: Reminder) -> None:
        """It did not go out: the next tick may try again."""
        async with self._store.write() as tx:
            await tx.members.set_person(due.user_id, reminded_on=due.before)

    async def undeliverable(self, user_id: int) -> None:
        """The person takes no direct messages: remembered, and not tried again."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, dm_closed=True)


def _same(reminded_on: date | None, today: date) -> bool:
    return reminded_on is not None and reminded_on >= today
