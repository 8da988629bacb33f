"""Dates as people write them: `2026-12-24`, `24 Dec`, `Dec 24 to Jan 2`, `24-26 December`, `today`, `tomorrow`.

A date without a year is the next one. A date of three numbers that could be read in two ways (12/24, 3/4) is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from bot.core.typed import plain

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTS = re.compile(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.(?:\s?([0-9]{4}))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]{3,9})\.?,?(?: ([0-9]{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,?(?: ([0-9]{4}))?")
_DAY_ALONE = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_BETWEEN = re.compile(r" (?:to|until|till|through|-) | ?[–—] ?| ?\.\.\.? ?")
_SHORT_DASH = re.compile(r"^([0-9]{1,2}(?:st|nd|rd|th|\.)?)-(?=[0-9])")
"""Between two days of a month; `2026-12-24` has longer numbers before its dashes."""
LEAP_YEARS_APART = 8
"""Years until a 29th of February comes again, at most."""


class DayRange(Struct, frozen=True):
    """Dates from the first to the last, both among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=number) for number in range(len(self)))

    def __len__(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def meets(self, other: DayRange) -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


def in_words(days: DayRange) -> str:
    """`Thursday, 24 December 2026`, `24 to 26 December 2026` or `24 December 2026 to 2 January 2027`."""
    first, last = days.first, days.last
    if first == last:
        return f"{first:%A}, {_written(first)}"
    if first.year != last.year:
        return f"{_written(first)} to {_written(last)}"
    month = "" if first.month == last.month else f" {first:%B}"
    return f"{first.day}{month} to {_written(last)}"


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def parse_range(text: str, today: date) -> DayRange | None:
    """One date, or two with a word or a dash between them; None for anything else.

    Where both years are written, the last may be before the first.
    """
    first, *rest = _BETWEEN.split(_SHORT_DASH.sub(r"\1 - ", plain(text)))
    if len(rest) > 1:
        return None
    if not rest:
        day = parse_date(first, today)
        return DayRange(day, day) if day else None
    if _DAY_ALONE.fullmatch(first):
        return _within_a_month(first, rest[0], today)
    begin = parse_date(first, today)
    end = parse_date(rest[0], begin or today)
    return DayRange(begin, end) if begin and end else None


def _within_a_month(first: str, last: str, today: date) -> DayRange | None:
    """`24` and `26 dec`: the month stands with the last alone."""
    end, found = parse_date(last, today), _DAY_ALONE.fullmatch(first)
    if end is None or found is None:
        return None
    begin = _date(end.year, end.month, int(found[1]))
    return DayRange(begin, end) if begin else None


def parse_date(text: str, today: date) -> date | None:
    """The date; one without a year is the next one, `today` among them. None where it is none."""
    written = plain(text)
    if written in ("today", "tomorrow"):
        return today + timedelta(days=written == "tomorrow")
    if found := _ISO.fullmatch(written):
        return _date(*map(int, found.groups()))
    if found := _DOTS.fullmatch(written):
        return _of_year(found[3], int(found[2]), int(found[1]), today)
    if found := _DAY_FIRST.fullmatch(written):
        return _of_year(found[3], _month(found[2]), int(found[1]), today)
    if found := _MONTH_FIRST.fullmatch(written):
        return _of_year(found[3], _month(found[1]), int(found[2]), today)
    return None


def _month(name: str) -> int:
    """1 to 12; 0 where it is no month's name or beginning."""
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)


def _of_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _date(int(year), month, day)
    years = range(today.year, today.year + LEAP_YEARS_APART + 1)
    return next((found for each in years if (found := _date(each, month, day)) and found >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
