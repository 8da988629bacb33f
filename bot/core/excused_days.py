"""Days without an answer that break no streak.

A day may have been told ahead to be off: weekdays of rest, holidays, vacation (`core.days_off`). Else the member could
not have kept it, through no fault of theirs, for one of two reasons. The bot was down for a large part of it. Or: the
run lives from a server's daily question alone, and that did not come (it was missed, it failed, or the day is not one
of its days).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core.days_off import DaysOff
from bot.core.streaks import DAYS_A_FREEZE, Day

DOWN_LONG = timedelta(hours=6)
"""Downtime within a local day that excuses it."""
_STEP = timedelta(minutes=1)
"""The least progress of a walk over days, where a zone repeats one."""


class DailyRecord(Struct, frozen=True):
    """What a schedule's posts did, for the days that matter."""

    weekdays: frozenset[int]
    failed: frozenset[date]

    def came_on(self, day: date) -> bool:
        """Whether members could answer it on that date."""
        return day.weekday() in self.weekdays and day not in self.failed


class ExcusedDays:
    """Answers, for one member, whether a day is excused; made once, asked for every missed day."""

    def __init__(
        self,
        zone: str,
        outages: Sequence[tuple[datetime, datetime]] = (),
        sources: Mapping[date, int | None] | None = None,
        records: Mapping[int, DailyRecord] | None = None,
        off: DaysOff | None = None,
    ) -> None:
        """`sources` holds for each counted day the schedule whose question it came from; None for a quiz."""
        self.sources = sources or {}
        self._days = sorted(self.sources)
        self._records = records or {}
        self._down = _days_down(outages, ZoneInfo(zone))
        self.off = off or DaysOff()

    def __call__(self, day: date) -> Day | None:
        """What the day is where it is excused."""
        off = self.off(day)
        if off is not None:
            return off
        return Day.EXCUSED if day in self._down or self._only_daily_did_not_come(day) else None

    def _only_daily_did_not_come(self, day: date) -> bool:
        end = bisect_left(self._days, day)
        schedules = {self.sources[d] for d in self._days[max(0, end - DAYS_A_FREEZE) : end]}
        if not schedules or None in schedules:
            return False
        return all(
            s in self._records and not self._records[s].came_on(day) for s in schedules if s is not None
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
