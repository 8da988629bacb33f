"""Which week a recap tells of, and when: a plan of one weekday, turned into weeks.

A week is a calendar week, Monday to Sunday, named by its Monday. A recap tells of the last one that is over on its day,
so that each calendar week has exactly one recap whatever weekday is planned, and a change of clocks neither skips nor
doubles one: instants come from `core.daily.plan`, the week from the planned local date alone.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core.daily.plan import Occurrence, Plan, occurrences
from bot.core.periods import Period

ONE_WEEK = timedelta(weeks=1)
WINDOW = timedelta(days=2)
"""How long after its time a recap may still come; its week is missed after that."""
MOST_MISSED = 10
"""Weeks noted as missed after a long time offline, the newest."""
WEEKS_BEFORE = 4
"""With which a week is compared."""


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def week_told(day: date) -> date:
    """The week that a recap of that local date tells of: the last that is over."""
    return week_of(day) - ONE_WEEK


def key(week: date) -> str:
    """The week as leaderboards keep it: `2026-W48`."""
    return Period.WEEK.key(week)


def read_key(key: str) -> date:
    """The Monday of the week with that key."""
    year, _, number = key.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def keys_before(week: date) -> tuple[str, ...]:
    """The weeks that it is compared with, the newest first."""
    return tuple(key(week - number * ONE_WEEK) for number in range(1, WEEKS_BEFORE + 1))


def bounds(week: date, zone: str) -> tuple[datetime, datetime]:
    """The instants at which the week begins, and the next one, on the calendar of `zone`."""
    first, last = (
        datetime.combine(day, time.min, ZoneInfo(zone)).astimezone(UTC) for day in (week, week + ONE_WEEK)
    )
    return first, last


def next_recap(plan: Plan, after: datetime, taken: Collection[date] = ()) -> Occurrence:
    """The first planned recap later than `after` whose week has not had its post."""
    return next(each for each in occurrences(plan, after) if week_told(each.day) not in taken)


class Catching(Struct, frozen=True):
    """What to do about the recaps that fell due since the last look."""

    post: Occurrence | None
    """The one to post now: its window is open."""
    missed: tuple[Occurrence, ...]
    """Those that came too late, the oldest first."""


def catch_up(plan: Plan, since: datetime, now: datetime) -> Catching:
    """Sort the recaps due from `since` (inclusive) up to `now`."""
    oldest = max(since, now - MOST_MISSED * ONE_WEEK - WINDOW)
    due: list[Occurrence] = []
    for each in occurrences(plan, oldest - timedelta(microseconds=1)):
        if each.at > now:
            break
        due.append(each)
    post = due[-1] if due and now < due[-1].at + WINDOW else None
    missed = [each for each in due if each is not post]
    return Catching(post, tuple(missed[-MOST_MISSED:]))
