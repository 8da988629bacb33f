"""Why days off were not set. The words are in `bot/cogs/days_off/texts.py`."""

from __future__ import annotations

from datetime import date

from bot.core.day_ranges import DayRange
from bot.errors import Conflict, InvalidInput, LimitReached, NotFound


class InvalidRestDays(InvalidInput):
    """The text names no weekdays."""

    text: str
    of_server: bool
    """They were to be a server's, and not a person's, which may also be those of the server."""


class TooManyRestDays(LimitReached):
    """More weekdays than may be off in a week."""

    given: int
    of: int


class InvalidDates(InvalidInput):
    """The text is neither a date nor two of them."""

    text: str


class DatesBackwards(InvalidInput):
    """The last date is before the first."""

    days: DayRange


class DatesOver(InvalidInput):
    """They begin on a day that may be over: nothing can be excused afterwards."""

    first: date
    earliest: date
    """The first date that can be chosen."""
    of_server: bool
    """They were to be a server's; else a person's."""


class DatesTooFar(InvalidInput):
    """They begin too far ahead."""

    first: date
    latest: date


class TooManyDays(LimitReached):
    """More days at once than there may be in a year."""

    given: int
    of: int


class VacationDaysUsed(LimitReached):
    """The year would have more vacation days than it may."""

    year: int
    left: int
    of: int


class VacationThere(Conflict):
    """A day of it is of another vacation already."""

    days: DayRange
    """Those of the other one."""


class NoVacation(NotFound):
    """There is no vacation to end."""


class HolidaysFull(LimitReached):
    """The server has all the entries that it may have."""

    of: int


class HolidayDaysUsed(LimitReached):
    """The year would have more holidays than it may."""

    year: int
    of: int


class NoSuchHoliday(NotFound):
    """The server has no such holiday, or it is over."""
