"""Leaderboard periods, each named by a key that the answer's day falls under."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """What a leaderboard covers, on the server's calendar."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"

    def key(self, day: date) -> str:
        """The stored key: `2026-11-24`, ISO week `2026-W48`, `2026-11`, or `all`."""
        if self is Period.TODAY:
            return day.isoformat()
        if self is Period.WEEK:
            year, week, _ = day.isocalendar()
            return f"{year}-W{week:02}"
        if self is Period.MONTH:
            return f"{day:%Y-%m}"
        return "all"
