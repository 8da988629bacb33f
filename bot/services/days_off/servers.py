"""A server's days off: weekdays of rest and holidays. The cog has checked who may change them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bot.core.day_ranges import LEAP_YEARS_APART, DayRange
from bot.core.days_off import (
    HOLIDAYS_A_YEAR,
    MAX_HOLIDAY_NAME,
    MAX_HOLIDAYS,
    Holiday,
    RestRule,
    ServerCalendar,
    held_holidays,
    newest_date,
    overfull_year,
    rule_on,
)
from bot.core.members import visible_name
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.days_off.errors import HolidayDaysUsed, HolidaysFull, NoSuchHoliday
from bot.services.days_off.reading import checked_weekdays, days_ahead, rest_days
from bot.services.protocols import Clock
from bot.services.settings import guild_today
from bot.services.storable import storable
from bot.storage.store import Store

NAMELESS = "Holiday"


class ServerDaysOff(Struct, frozen=True):
    """What is off in a server from today on."""

    today: date
    """On the server's calendar."""
    weekdays: frozenset[int]
    """The newest rule's."""
    since: date | None
    """From when on, where that is still to come somewhere on earth."""
    holidays: Sequence[tuple[Holiday, DayRange]]
    """Those that are not over, each with its next days; the next one first."""


@tried_again
class ServerDaysOffService:
    """Reads and sets them. What is set holds from a date that is over for no member, wherever they live."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def of(self, guild_id: int) -> ServerDaysOff:
        """What is off in the server."""
        now = self._clock.now()
        async with self._store.read() as tx:
            calendar = (await tx.days_off.of_servers([guild_id])).get(guild_id, ServerCalendar())
            today = await guild_today(tx, guild_id, self._default_zone, now)
        rule = calendar.rules[-1] if calendar.rules else None
        weekdays = rule.weekdays if rule and rule.weekdays else frozenset[int]()
        coming = [(each, days) for each in calendar.holidays if (days := each.next_days(today)) is not None]
        return ServerDaysOff(
            today=today,
            weekdays=weekdays,
            since=rule.since if rule and rule.since > today else None,
            holidays=sorted(coming, key=lambda each: (each[1].first, each[0].id)),
        )

    async def set_rest(self, guild_id: int, actor_id: int, text: str) -> None:
        """Set the weekdays of rest as they are written; InvalidRestDays, TooManyRestDays."""
        weekdays = checked_weekdays(rest_days(text, of_server=True))
        now = self._clock.now()
        async with self._store.write() as tx:
            calendar = await tx.days_off.hold_server(guild_id)
            since = max([newest_date(now), *(rule.since for rule in calendar.rules)])
            rule = rule_on(calendar.rules, since)
            if (rule.weekdays if rule else frozenset()) == weekdays:
                return
            await tx.days_off.set_server_rule(guild_id, RestRule(newest_date(now), weekdays))
            detail = audit_texts.rest_days_set(weekdays)
            await tx.audit.record(guild_id, actor_id, "streaks.rest_days", detail, now)

    async def add_holiday(
        self, guild_id: int, actor_id: int, text: str, name: str = "", *, yearly: bool = False
    ) -> tuple[Holiday, DayRange]:
        """A holiday on the dates as they are written, with them; the errors say why there is none.

        Added twice on the same dates it is one, by its newer name.

        Raises HolidayDaysUsed and HolidaysFull.
        """
        now, name = self._clock.now(), _in_a_line(name)
        async with self._store.write() as tx:
            calendar = await tx.days_off.hold_server(guild_id)
            today = await guild_today(tx, guild_id, self._default_zone, now)
            days = days_ahead(text, today, newest_date(now), most=HOLIDAYS_A_YEAR, of_server=True)
            for each in calendar.holidays:
                if (each.days, each.yearly, each.ended) == (days, yearly, None):
                    await tx.days_off.rename_holiday(each.id, name)
                    return Holiday(each.id, name, days, yearly), days
            _check_room(calendar, Holiday(0, name, days, yearly), newest_date(now))
            holiday_id = await tx.days_off.add_holiday(guild_id, name, days, yearly=yearly)
            detail = audit_texts.holiday_added(name, days, yearly=yearly)
            await tx.audit.record(guild_id, actor_id, "streaks.holiday", detail, now)
        return Holiday(holiday_id, name, days, yearly), days

    async def remove_holiday(self, guild_id: int, actor_id: int, holiday_id: int) -> Holiday:
        """Take it away for the days to come; those that are over somewhere stay off. NoSuchHoliday."""
        now = self._clock.now()
        async with self._store.write() as tx:
            calendar = await tx.days_off.hold_server(guild_id)
            found = next((each for each in calendar.holidays if each.id == holiday_id), None)
            if found is None or found.next_days(newest_date(now)) is None:
                raise NoSuchHoliday
            await tx.days_off.end_holidays([holiday_id], newest_date(now))
            detail = audit_texts.holiday_removed(found.name, found.days)
            await tx.audit.record(guild_id, actor_id, "streaks.holiday", detail, now)
        return found


def _in_a_line(name: str) -> str:
    """The name as it is kept: nothing in it breaks the line or turns it around, and something of it is seen."""
    return visible_name(" ".join(storable(name).split()), NAMELESS)[:MAX_HOLIDAY_NAME]


def _check_room(calendar: ServerCalendar, new: Holiday, today: date) -> None:
    """HolidaysFull, or HolidayDaysUsed for the first year that would have too many days off."""
    if sum(each.next_days(today) is not None for each in calendar.holidays) >= MAX_HOLIDAYS:
        raise HolidaysFull(MAX_HOLIDAYS)
    holidays = [*calendar.holidays, new]
    years = range(today.year, max(each.days.last.year for each in holidays) + LEAP_YEARS_APART + 1)
    year = overfull_year(held_holidays(holidays, years), HOLIDAYS_A_YEAR)
    if year is not None:
        raise HolidayDaysUsed(year, HOLIDAYS_A_YEAR)
