"""Days off that were told ahead: weekdays of rest, a server's holidays, a person's vacation.

None of them breaks a streak, and none can mend one. The rules:

1. A change holds from a date that is over for nobody it is about: a person's from their today on, a server's from
   `newest_date` on. What held on an earlier day stays as it was, whatever is changed later.
2. A person's own weekdays take the place of the server's. At most `MAX_REST_DAYS` days are off in a week from Monday to
   Sunday, the first ones, however often the weekdays change in between.
3. A streak is one over all servers. The days off of that server count where the person last kept it before the day.
4. A vacation has at most `VACATION_DAYS_A_YEAR` days in a calendar year, a server at most `HOLIDAYS_A_YEAR`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from bot.core.day_ranges import DayRange
from bot.core.streaks import ONE_DAY, Day

MAX_REST_DAYS = 3
"""Weekdays off in a week: of fewer than four days a week that need an answer, a streak would say little."""
VACATION_DAYS_A_YEAR = 30
HOLIDAYS_A_YEAR = 30
MAX_HOLIDAYS = 40
"""Entries of a server that are not over; a yearly one never is."""
MAX_HOLIDAY_NAME = 60
"""Characters."""
AHEAD = timedelta(days=730)
"""How far ahead a vacation or a holiday may begin."""
NOWHERE = 0
"""In place of a server's id: a direct message, or a server whose data is deleted."""
_EASTERNMOST = timedelta(hours=14)


class RestRule(Struct, frozen=True):
    """The weekdays off from a date on, until the next rule."""

    since: date
    weekdays: frozenset[int] | None
    """By `date.weekday()`. None, of a person: those of the server."""


class Vacation(Struct, frozen=True):
    """Days on which a person is away."""

    id: int
    days: DayRange


class Holiday(Struct, frozen=True):
    """A server's holiday, of a day or more."""

    id: int
    name: str
    days: DayRange
    """Of a yearly one, those of its first year."""
    yearly: bool = False
    """A 29th of February comes in leap years alone."""
    ended: date | None = None
    """It was removed: from this date on it is none."""

    def has(self, day: date) -> bool:
        """Whether the day is off."""
        if self.ended is not None and day >= self.ended:
            return False
        return any(day in each for each in self.of_years((day.year - 1, day.year)))

    def of_years(self, years: Iterable[int]) -> list[DayRange]:
        """Its days as they begin in these years, removed ones too."""
        if not self.yearly:
            return [self.days] if self.days.first.year in years else []
        found = []
        for year in years:
            try:
                begin = self.days.first.replace(year=year)
            except ValueError:  # no leap year
                continue
            if begin >= self.days.first:
                found.append(DayRange(begin, begin + (self.days.last - self.days.first)))
        return found

    def next_days(self, today: date) -> DayRange | None:
        """The days that go on or come next; None once it is over."""
        years = (self.days.first.year,) if not self.yearly else range(today.year - 1, today.year + 9)
        coming = [each for each in self.of_years(years) if each.last >= today]
        if not coming or (self.ended is not None and max(coming[0].first, today) >= self.ended):
            return None
        return coming[0]


class ServerCalendar(Struct, frozen=True):
    """The days off of a server, of the past too."""

    rules: Sequence[RestRule] = ()
    """By their dates."""
    holidays: Sequence[Holiday] = ()


class PersonCalendar(Struct, frozen=True):
    """The days off that a person has set, of the past too."""

    rules: Sequence[RestRule] = ()
    """By their dates."""
    vacations: Sequence[Vacation] = ()


_NO_SERVER, _NOTHING_SET = ServerCalendar(), PersonCalendar()


class DaysOff:
    """Says, for one person, why a day is off; made once, asked for every day that was not kept."""

    def __init__(
        self,
        own: PersonCalendar = _NOTHING_SET,
        servers: Mapping[int, ServerCalendar] | None = None,
        kept_in: Mapping[date, int] | None = None,
    ) -> None:
        """`servers` by their ids. `kept_in` has for each counted day the server where it was kept, or NOWHERE."""
        self.own, self._servers = own, servers or {}
        self._kept_in = {day: guild_id for day, guild_id in (kept_in or {}).items() if guild_id != NOWHERE}
        self._days = sorted(self._kept_in)

    def __call__(self, day: date) -> Day | None:
        """VACATION, HOLIDAY or REST; None for a day like others."""
        if any(day in vacation.days for vacation in self.own.vacations):
            return Day.VACATION
        if any(holiday.has(day) for holiday in self.server_on(day).holidays):
            return Day.HOLIDAY
        return Day.REST if self._rests(day) else None

    def server_on(self, day: date) -> ServerCalendar:
        """The calendar of the server that counts on that day."""
        place = bisect_left(self._days, day)
        return self._servers.get(self._kept_in[self._days[place - 1]], _NO_SERVER) if place else _NO_SERVER

    def weekdays_on(self, day: date) -> frozenset[int]:
        """The weekdays of rest by the rule that holds on that day: the person's own, else the server's."""
        own = rule_on(self.own.rules, day)
        if own is None or own.weekdays is None:
            own = rule_on(self.server_on(day).rules, day)
        return own.weekdays or frozenset() if own else frozenset()

    def _rests(self, day: date) -> bool:
        if day.weekday() not in self.weekdays_on(day):
            return False
        earlier = (day - ONE_DAY * back for back in range(1, day.weekday() + 1))
        return sum(each.weekday() in self.weekdays_on(each) for each in earlier) < MAX_REST_DAYS


def rule_on(rules: Sequence[RestRule], day: date) -> RestRule | None:
    """The rule that holds on the day, of several by their dates."""
    return next((rule for rule in reversed(rules) if rule.since <= day), None)


def newest_date(now: datetime) -> date:
    """The newest date on any clock on earth: it, and all that follow, are over for nobody."""
    return (now.astimezone(UTC) + _EASTERNMOST).date()


def days_of_year(ranges: Iterable[DayRange]) -> Counter[int]:
    """How many different dates the ranges have in each year."""
    return Counter(day.year for day in {day for each in ranges for day in each})


def overfull_year(ranges: Iterable[DayRange], most: int) -> int | None:
    """The first year of which the ranges have more than `most` days."""
    return min((year for year, days in days_of_year(ranges).items() if days > most), default=None)


def held_holidays(holidays: Iterable[Holiday], years: Sequence[int]) -> list[DayRange]:
    """The days of these years that are or were off, each by itself."""
    found = []
    for holiday in holidays:
        for each in holiday.of_years((years[0] - 1, *years)):
            found += [DayRange(day, day) for day in each if day.year in years and holiday.has(day)]
    return found
