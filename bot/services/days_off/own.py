"""A person's days off: weekdays of rest and vacations; none of them ever changes a day that is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from bot.core.day_ranges import DayRange
from bot.core.days_off import (
    NOWHERE,
    VACATION_DAYS_A_YEAR,
    DaysOff,
    PersonCalendar,
    RestRule,
    Vacation,
    days_of_year,
    overfull_year,
    rule_on,
)
from bot.core.streaks import ONE_DAY, Day
from bot.core.typed import plain
from bot.core.zones import local_day
from bot.services.again import tried_again
from bot.services.days_off.errors import NoVacation, VacationDaysUsed, VacationThere
from bot.services.days_off.reading import SERVERS, checked_weekdays, days_ahead, rest_days
from bot.services.protocols import Clock
from bot.services.settings import person_zone
from bot.storage.store import Store
from bot.storage.transaction import Transaction

LOOK_AHEAD = timedelta(days=60)
"""How far the next days off are looked for."""
NAMED = 5
"""Of the next days off, as they follow each other."""


class OwnDaysOff(Struct, frozen=True):
    """What is off for a person from today on, on their own calendar."""

    today: date
    zone: str
    own: frozenset[int] | None
    """The weekdays that they chose; None where those of the server count."""
    weekdays: frozenset[int]
    """The weekdays that count."""
    server_id: int | None
    """The server whose days off count: where they last kept their streak, else where they ask. None: no server."""
    vacations: Sequence[Vacation]
    """Those that are not over."""
    used: int
    """Vacation days of this year, those to come among them."""
    coming: Sequence[tuple[DayRange, Day]]
    """The next days off, today among them; those that follow each other for one reason together."""


class Ended(Struct, frozen=True):
    """A vacation that was ended."""

    days: DayRange
    """As it was announced."""
    begun: bool
    """Some of its days are over and stay off."""


@tried_again
class DaysOffService:
    """Reads and sets them."""

    def __init__(self, store: Store, clock: Clock, default_zone: str) -> None:
        self._store = store
        self._clock = clock
        self._default_zone = default_zone

    async def of(self, user_id: int, guild_id: int | None) -> OwnDaysOff:
        """What is off for the person."""
        async with self._store.read() as tx:
            zone = await person_zone(tx, user_id, guild_id, self._default_zone)
            own = (await tx.days_off.of_people([user_id])).get(user_id, PersonCalendar())
            kept_in = {day: each.guild_id for day, each in (await tx.members.streak_days(user_id)).items()}
            server_id = next((each for each in reversed(kept_in.values()) if each != NOWHERE), guild_id)
            known = {*kept_in.values(), server_id or NOWHERE} - {NOWHERE}
            servers = await tx.days_off.of_servers(known)
        today = local_day(self._clock.now(), zone)
        if server_id is not None:  # it counts from the day after; for somebody without a day as if it counted
            kept_in = {**kept_in, min([*kept_in, today]) - ONE_DAY: server_id}
        off = DaysOff(own, servers, kept_in)
        rule = rule_on(own.rules, today)
        return OwnDaysOff(
            today=today,
            zone=zone,
            own=rule.weekdays if rule else None,
            weekdays=off.weekdays_on(today + ONE_DAY),
            server_id=server_id,
            vacations=[each for each in own.vacations if each.days.last >= today],
            used=days_of_year(each.days for each in own.vacations)[today.year],
            coming=_coming(off, today)[:NAMED],
        )

    def read_rest(self, text: str) -> frozenset[int] | None:
        """The weekdays that are written, None for those of the server; InvalidRestDays, TooManyRestDays."""
        return None if plain(text) in SERVERS else rest_days(text, of_server=False)

    async def choose_rest(self, user_id: int, guild_id: int | None, weekdays: frozenset[int] | None) -> None:
        """Set the person's weekdays of rest, from today on; None for those of the server. TooManyRestDays."""
        if weekdays is not None:
            checked_weekdays(weekdays)
        async with self._store.write() as tx:
            own = await tx.days_off.hold_person(user_id)
            today = await self._today(tx, user_id, guild_id)
            holds = rule_on(own.rules, max([today, *(rule.since for rule in own.rules)]))
            if (holds.weekdays if holds else None) == weekdays:
                return
            await tx.days_off.set_rule(user_id, RestRule(today, weekdays))
            await tx.reminders.look_again(user_id)

    async def announce(self, user_id: int, guild_id: int | None, text: str) -> DayRange:
        """A vacation on the dates as they are written, none of them over; the errors say why there is none.

        Announced twice alike it is one.

        Raises VacationDaysUsed and VacationThere.
        """
        async with self._store.write() as tx:
            own = await tx.days_off.hold_person(user_id)
            today = await self._today(tx, user_id, guild_id)
            days = days_ahead(text, today, today, most=VACATION_DAYS_A_YEAR, of_server=False)
            for each in own.vacations:
                if each.days == days:
                    return days
                if each.days.meets(days):
                    raise VacationThere(each.days)
            all_days = [each.days for each in own.vacations]
            year = overfull_year([*all_days, days], VACATION_DAYS_A_YEAR)
            if year is not None:
                left = VACATION_DAYS_A_YEAR - days_of_year(all_days)[year]
                raise VacationDaysUsed(year, left, VACATION_DAYS_A_YEAR)
            await tx.days_off.add_vacation(user_id, days, self._clock.now())
            await tx.reminders.look_again(user_id)
        return days

    async def end(self, user_id: int, guild_id: int | None, vacation_id: int | None = None) -> Ended:
        """End a vacation that goes on, as of today, or cancel one to come; None: the next one. NoVacation.

        The days of it that are over stay off.
        """
        async with self._store.write() as tx:
            own = await tx.days_off.hold_person(user_id)
            today = await self._today(tx, user_id, guild_id)
            coming = [each for each in own.vacations if each.days.last >= today]
            found = next((each for each in coming if vacation_id in (None, each.id)), None)
            if found is None:
                raise NoVacation
            await tx.days_off.end_vacation(found.id, today - ONE_DAY)
            await tx.reminders.look_again(user_id)
        return Ended(found.days, begun=found.days.first < today)

    async def _today(self, tx: Transaction, user_id: int, guild_id: int | None) -> date:
        zone = await person_zone(tx, user_id, guild_id, self._default_zone)
        return local_day(self._clock.now(), zone)


def _coming(off: DaysOff, today: date) -> list[tuple[DayRange, Day]]:
    found: list[tuple[DayRange, Day]] = []
    for number in range(LOOK_AHEAD.days):
        day = today + ONE_DAY * number
        why = off(day)
        if found and found[-1][1] is why and found[-1][0].last == day - ONE_DAY:
            found[-1] = (DayRange(found[-1][0].first, day), why)
        elif why is not None:
            found.append((DayRange(day, day), why))
    return found
