"""When a daily post is due: wall-clock times in a named zone, turned into instants.

A local time that a clock change skips (02:30 when 02:00 becomes 03:00) is taken as if the clock had not
changed yet, so the post comes an hour later on the wall. One that comes twice is taken the first time. Both
follow PEP 495's `fold=0`. The day of a post is the planned local date, never the date of the instant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core.daily.weekdays_abroad import days_abroad, read_days
from bot.core.typed import plain
from bot.core.zones import has_day, local_day

EVERY_DAY = frozenset(range(7))
DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""By `date.weekday()`."""
_GROUPS = {
    "daily": EVERY_DAY,
    "every day": EVERY_DAY,
    "all": EVERY_DAY,
    "weekdays": frozenset(range(5)),
    "weekend": frozenset((5, 6)),
    "weekends": frozenset((5, 6)),
}


class Plan(Struct, frozen=True):
    """At what time, on which days, in which zone."""

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY

    def instant(self, day: date) -> datetime:
        """The instant, in UTC, of the planned time on a local date."""
        return datetime.combine(day, self.at, ZoneInfo(self.zone)).astimezone(UTC)

    def due_on(self, day: date) -> bool:
        """Whether a post is planned for that local date.

        One for a date that the zone skips comes on the next, unless that has its own.
        """
        following = day + timedelta(days=1)
        planned = day.weekday() in self.days
        return planned and (following.weekday() not in self.days or has_day(day, self.zone))


class Occurrence(Struct, frozen=True):
    """One planned post."""

    day: date
    at: datetime


def occurrences(plan: Plan, after: datetime) -> Iterator[Occurrence]:
    """Planned posts whose instant is later than `after`, in order, without end."""
    # Instants of neighbouring dates may change places where a zone skips or repeats a day: start a day early.
    day = local_day(after, plan.zone) - timedelta(days=1)
    while True:
        if plan.due_on(day) and plan.instant(day) > after:
            yield Occurrence(day, plan.instant(day))
        day += timedelta(days=1)


def next_run(plan: Plan, after: datetime, taken: Collection[date] = ()) -> Occurrence:
    """The first planned post later than `after`, but for the days `taken`, which have had theirs.

    A plan has at least one day, so it is within about a week of the last of those.
    """
    return next(each for each in occurrences(plan, after) if each.day not in taken)


class Catching(Struct, frozen=True):
    """What to do about the posts that fell due since the last look."""

    post: Occurrence | None
    """The one to post now: it can come today still, on the plan's own calendar."""
    missed: tuple[Occurrence, ...]
    """Those of earlier days: too late."""
    following: Occurrence


def last_day(day: date, at: datetime, zone: str) -> date:
    """The local date on which a post that is planned for a date, at that instant, can come at the latest.

    Its own, unless a clock change skips the hour before midnight, as in Nuuk: then the instant lies on the next.
    """
    return max(day, local_day(at, zone))


def catch_up(plan: Plan, since: datetime, now: datetime, *, limit: int = 400) -> Catching:
    """Sort the posts due from `since` (inclusive) up to `now`; `limit` bounds the list after years offline."""
    today = local_day(now, plan.zone)
    due: list[Occurrence] = []
    for each in occurrences(plan, since - timedelta(microseconds=1)):
        if each.at > now:
            following = each
            break
        due.append(each)
    post = due[-1] if due and last_day(due[-1].day, due[-1].at, plan.zone) >= today else None
    missed = [each for each in due if each is not post]
    return Catching(post, tuple(missed[-limit:]), following)


def parse_days(text: str) -> frozenset[int] | None:
    """`weekdays`, `weekend`, `every day`, or names such as `Mon, Wed, Fri` and `mon-thu`; None for anything else.

    Names of other languages are read where they mean the same days in all that have them.
    """
    wanted = plain(text)
    if wanted in _GROUPS:
        return _GROUPS[wanted]
    return read_days(wanted, _weekday) or days_abroad(wanted)


def _weekday(name: str) -> int | None:
    if len(name) < 2:
        return None
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return next((number for number, day in enumerate(full) if day.startswith(name)), None)


def days_in_words(days: frozenset[int]) -> str:
    """`every day`, `weekdays`, `weekends`, or the days' names."""
    if days == EVERY_DAY:
        return "every day"
    if days == _GROUPS["weekdays"]:
        return "weekdays"
    if days == _GROUPS["weekend"]:
        return "weekends"
    return ", ".join(DAY_NAMES[day] for day in sorted(days))
