"""Days on which a member could not have kept a streak, through no fault of theirs.

Two reasons excuse a day. The bot was down for a large part of it. Or: the run lives from a server's daily
question alone, and that did not come (it was missed, it failed, or the day is not one of its days).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core.streaks import DAYS_A_FREEZE

DOWN_LONG = timedelta(hours=6)
"""Downtime within a local day that excuses it."""


@dataclass(frozen=True, slots=True)
class DailyRecord:
    """What a schedule's posts did, for the days that matter."""

    weekdays: frozenset[int]
    failed: frozenset[date]

    def came_on(self, day: date) -> bool:
        """Whether members could answer it on that date."""
        return day.weekday() in self.weekdays and day not in self.failed


@dataclass(frozen=True, slots=True)
class Excuses:
    """Answers, for one member, whether a day is excused."""

    zone: str
    outages: Sequence[tuple[datetime, datetime]] = ()
    sources: Mapping[date, int | None] = field(default_factory=dict)
    """For each counted day the schedule whose daily question it came from; None for a quiz."""
    records: Mapping[int, DailyRecord] = field(default_factory=dict)

    def __call__(self, day: date) -> bool:
        """Whether the day is excused."""
        return self._bot_was_down(day) or self._only_daily_did_not_come(day)

    def _bot_was_down(self, day: date) -> bool:
        zone = ZoneInfo(self.zone)
        start = datetime.combine(day, datetime.min.time(), zone)
        end = datetime.combine(day + timedelta(days=1), datetime.min.time(), zone)
        down = sum(
            (max(timedelta(0), min(end, back) - max(start, gone)) for gone, back in self.outages),
            timedelta(0),
        )
        return down >= DOWN_LONG

    def _only_daily_did_not_come(self, day: date) -> bool:
        before = sorted(d for d in self.sources if d < day)[-DAYS_A_FREEZE:]
        schedules: Collection[int | None] = {self.sources[d] for d in before}
        if not schedules or None in schedules:
            return False
        return all(s in self.records and not self.records[s].came_on(day) for s in schedules if s is not None)
