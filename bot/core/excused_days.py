"""Days without an answer that break no streak.

A day may have been told ahead to be off: weekdays of rest, holidays, vacation (`core.days_off`). Else the member could
not have kept it, through no fault of theirs, for one of three reasons. The bot was down for a large part of it. Their
calendar passed it over: it has no such date, or another zone began to count, where what they answered on the day before
was already answered on this one. Or: the run lives from a server's daily question alone, and that did not come (it was
missed, it failed, the day is not one of its days, or the schedule was paused or changed meanwhile).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core.days_off import DaysOff
from bot.core.streaks import DAYS_A_FREEZE, GRACE, Day
from bot.core.zones import day_bounds, has_day, local_day

DOWN_LONG = timedelta(hours=6)
"""Downtime within a local day that excuses it."""
_STEP = timedelta(minutes=1)
"""The least progress of a walk over days, where a zone repeats one."""


class DailyRecord(Struct, frozen=True):
    """What a schedule's posts did, for the days that matter."""

    weekdays: frozenset[int]
    failed: frozenset[date]
    came: Sequence[datetime]
    """When its questions came, in order."""
    removed: bool = False
    """No question is waited for any more: its days after the last are days like others."""

    def came_on(self, day: date, zone: str) -> bool:
        """Whether members could answer a new one on that date of their calendar."""
        if day.weekday() not in self.weekdays or day in self.failed:
            return False
        begins, ends = day_bounds(day, zone)
        following = bisect_left(self.came, begins)
        return self.came[following] < ends if following < len(self.came) else self.removed


class Move(Struct, frozen=True):
    """A day that counts, after which another calendar counted."""

    day: date
    at: datetime
    zone: str
    to: str | None
    """None: that of now, which may be the same."""

    def passed_over(self, now_zone: str) -> Iterator[date]:
        """The dates of the next calendar up to that on which the day's answer was given."""
        to = self.to or now_zone
        if to == self.zone:
            return
        in_grace = local_day(self.at, self.zone) > self.day
        newest = local_day(self.at - GRACE if in_grace else self.at, to)
        for each in range((newest - self.day).days):
            yield self.day + timedelta(days=each + 1)


class ExcusedDays:
    """Answers, for one member, whether a day is excused; made once, asked for every missed day."""

    def __init__(
        self,
        zone: str,
        outages: Sequence[tuple[datetime, datetime]] = (),
        sources: Mapping[date, int | None] | None = None,
        records: Mapping[int, DailyRecord] | None = None,
        off: DaysOff | None = None,
        moves: Iterable[Move] = (),
    ) -> None:
        """`sources` holds for each counted day the schedule whose question it came from; None for a quiz."""
        self._zone = zone
        self.sources = sources or {}
        self._days = sorted(self.sources)
        self._records = records or {}
        self._down = _days_down(outages, ZoneInfo(zone))
        self._passed_over = frozenset(day for move in moves for day in move.passed_over(zone))
        self.off = off or DaysOff()

    def __call__(self, day: date) -> Day | None:
        """What the day is where it is excused."""
        off = self.off(day)
        if off is not None:
            return off
        passed_over = day in self._passed_over or not has_day(day, self._zone)
        excused = passed_over or day in self._down or self._only_daily_did_not_come(day)
        return Day.EXCUSED if excused else None

    def _only_daily_did_not_come(self, day: date) -> bool:
        end = bisect_left(self._days, day)
        schedules = {self.sources[d] for d in self._days[max(0, end - DAYS_A_FREEZE) : end]}
        if not schedules or None in schedules:
            return False
        return all(
            s in self._records and not self._records[s].came_on(day, self._zone)
            for s in schedules
            if s is not None
        )


def _days_down(outages: Sequence[tuple[datetime, datetime]], zone: ZoneInfo) -> frozenset[date]:
    """Local dates with at least `DOWN_LONG` of downtime."""
    down: dict[date, timedelta] = {}
    for gone, back in outages:
        start = gone.astimezone(UTC)
        while start < back:
            day = start.astimezone(zone).date()
            midnight = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone).astimezone(UTC)
            end = min(max(midnight, start + _STEP), back.astimezone(UTC))
            down[day] = down.get(day, timedelta(0)) + (end - start)
            start = end
    return frozenset(day for day, length in down.items() if length >= DOWN_LONG)
