"""What people write: weekdays, and the dates of vacations and holidays."""

from __future__ import annotations

from datetime import date

from bot.core.daily.plan import parse_days
from bot.core.day_ranges import DayRange, parse_range
from bot.core.days_off import AHEAD, MAX_REST_DAYS
from bot.core.typed import plain
from bot.services.days_off.errors import (
    DatesBackwards,
    DatesOver,
    DatesTooFar,
    InvalidDates,
    InvalidRestDays,
    TooManyDays,
    TooManyRestDays,
)

NO_DAYS = ("none", "no", "off", "never")
"""Words for no weekday at all."""
SERVERS = ("server", "default", "reset")
"""Words for the server's weekdays."""


def rest_days(text: str, *, of_server: bool) -> frozenset[int]:
    """The weekdays; InvalidRestDays, TooManyRestDays."""
    written = plain(text)
    weekdays = frozenset[int]() if written in NO_DAYS else parse_days(written.replace(" and ", " "))
    if weekdays is None:
        raise InvalidRestDays(text.strip(), of_server)
    return checked_weekdays(weekdays)


def checked_weekdays(weekdays: frozenset[int]) -> frozenset[int]:
    """The weekdays, if they may all be off; else TooManyRestDays."""
    if len(weekdays) > MAX_REST_DAYS:
        raise TooManyRestDays(len(weekdays), MAX_REST_DAYS)
    return weekdays


def days_ahead(text: str, today: date, earliest: date, *, most: int, of_server: bool) -> DayRange:
    """The dates that the text says on `today`, `most` of them at most; the errors say what is wrong with them.

    Raises DatesBackwards, DatesOver, DatesTooFar, InvalidDates and TooManyDays.
    """
    days = parse_range(text, today)
    if days is None:
        raise InvalidDates(text.strip())
    if days.last < days.first:
        raise DatesBackwards(days)
    if days.first < earliest:
        raise DatesOver(days.first, earliest, of_server=of_server)
    if days.first > earliest + AHEAD:
        raise DatesTooFar(days.first, earliest + AHEAD)
    if len(days) > most:
        raise TooManyDays(len(days), most)
    return days
