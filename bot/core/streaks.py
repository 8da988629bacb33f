"""Streaks: runs of local dates with at least one correct answer.

A day is a date on the member's own calendar, fixed when the answer is given, so a later change of time zone
neither makes nor unmakes one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """A member's streak as seen on `today`."""

    current: int
    """Days in a row up to today, or up to yesterday while today is still open."""
    longest: int
    today_done: bool

    @property
    def at_risk(self) -> bool:
        """Whether the run ends unless today gets an answer."""
        return self.current > 0 and not self.today_done


def streak(days: Iterable[date], today: date) -> Streak:
    """The streak that a set of answered days makes; days after `today` (a zone further west now) count as today's."""
    done = sorted({min(day, today) for day in days})
    longest = run = 0
    previous: date | None = None
    for day in done:
        run = run + 1 if previous is not None and day - previous == ONE_DAY else 1
        longest = max(longest, run)
        previous = day
    alive = previous is not None and today - previous <= ONE_DAY
    return Streak(current=run if alive else 0, longest=longest, today_done=previous == today)
