"""One message in the evening of a day at risk, for those who asked for it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from bot.core.streaks import Streak
from bot.services.again import tried_again
from bot.services.protocols import Clock
from bot.services.shards import Served, everything
from bot.services.streaks import current_streaks
from bot.storage.reminders import Candidate
from bot.storage.store import Store

log = logging.getLogger(__name__)

EVENING = time(20, 0)
"""On the person's own clock."""
LOOKED_AT_ONCE = 100
"""People whose streaks are worked out before others get a turn; some may have a thousand days."""


class Reminder(Struct, frozen=True):
    """A reminder to send."""

    user_id: int
    streak: Streak
    day: date
    """On the person's calendar."""
    before: date | None
    """The day of the reminder before this one."""


@tried_again
class ReminderService:
    """Who is to be reminded, at most once a day each."""

    def __init__(self, store: Store, clock: Clock, default_zone: str, served: Served = everything) -> None:
        self._store = store
        self._served = served
        self._clock = clock
        self._default_zone = default_zone

    async def set(self, user_id: int, *, on: bool) -> None:
        """Switch reminders on or off; on also tries a closed direct message anew."""
        async with self._store.write() as tx:
            await tx.members.set_person(user_id, reminders=on, dm_closed=False, quiet_on=None)

    async def due(self) -> list[Reminder]:
        """Those whose evening it is, whose streak needs today, and who were not reminded today.

        Who needs none this evening is remembered, so that each is looked at once an evening and not every minute.
        They are direct messages: of several processes, the one that has those sends them.
        """
        if not self._served().has_direct:
            return []
        now = self._clock.now()
        async with self._store.read() as tx:
            zones = await tx.reminders.zones()
        due: list[Reminder] = []
        for day, names in _evenings(now, {*zones, self._default_zone}).items():
            after = 0
            while seen := await self._candidates(day, names, after):
                due += await self._at_risk(day, seen, now)
                after = seen[-1].user_id
        return due

    async def _candidates(self, day: date, zones: list[str], after: int) -> list[Candidate]:
        async with self._store.read() as tx:
            return await tx.reminders.candidates(
                day, zones, self._default_zone, after=after, limit=LOOKED_AT_ONCE
            )

    async def _at_risk(self, day: date, seen: list[Candidate], now: datetime) -> list[Reminder]:
        """Reminders for those of them who need one; the others are left in peace until the next evening."""
        unfinished = {
            each.user_id: each for each in seen if each.newest_day is not None and each.newest_day < day
        }
        async with self._store.read() as tx:
            streaks = await current_streaks(tx, {id_: each.zone for id_, each in unfinished.items()}, now)
        due = [
            Reminder(user_id, run, day, unfinished[user_id].reminded_on)
            for user_id, run in streaks.items()
            if run.at_risk
        ]
        quiet = {each.user_id for each in seen} - {each.user_id for each in due}
        if quiet:
            async with self._store.write() as tx:
                await tx.reminders.keep_quiet(quiet, day)
        return due

    async def claim(self, due: Reminder) -> bool:
        """Take it upon this process to send the reminder; False where another has.

        Marked before the send: after a crash between the two, none is better than two.
        """
        async with self._store.write() as tx:
            return await tx.reminders.claim(due.user_id, due.day)

    async def release(self, due: Reminder) -> None:
        """It did not go out: the next tick may try again."""
        async with self._store.write() as tx:
            await tx.members.amend_person(due.user_id, reminded_on=due.before)

    async def undeliverable(self, user_id: int) -> None:
        """The person takes no direct messages: remembered, and not tried again."""
        async with self._store.write() as tx:
            await tx.members.amend_person(user_id, dm_closed=True)


def _evenings(now: datetime, zones: Iterable[str]) -> dict[date, list[str]]:
    """The zones where it is evening, by their date: east of the date line it is a day later."""
    found: dict[date, list[str]] = {}
    for zone in zones:
        try:
            local = now.astimezone(ZoneInfo(zone))
        except ZoneInfoNotFoundError:  # the machine's zone database lost it: nobody else waits for these
            log.error("a zone is unknown", extra={"zone": zone})  # noqa: TRY400
            continue
        if local.time() >= EVENING:
            found.setdefault(local.date(), []).append(zone)
    return found
