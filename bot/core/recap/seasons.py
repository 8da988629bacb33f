"""When the end of a season is told: once its last day is over on the server's calendar.

Nothing is planned for it. Which seasons ended of late follows from their last days, and which of those were told of
from the posts that there are; one that ended longer ago than `WINDOW` is not told of.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.core.recap.weeks import WINDOW
from bot.core.seasons import ONE_DAY, last_of_month

SETTLING = timedelta(minutes=10)
"""After the last day: answers that were on their way count by then."""


def due_at(last_day: date, zone: str) -> datetime:
    """The instant, in UTC, from which on a season with that last day is told of."""
    midnight = datetime.combine(last_day + ONE_DAY, time.min, ZoneInfo(zone))
    return midnight.astimezone(UTC) + SETTLING


def last_days(now: datetime) -> tuple[date, date]:
    """The first and the last of the last days that may fall due about now, whatever the zone."""
    return (now - WINDOW).date() - 2 * ONE_DAY, now.date() + ONE_DAY


def month_end(first: date, last: date) -> date | None:
    """The last day of a month that lies within these days, of which there are fewer than in a month."""
    day = last_of_month(first)
    return day if day <= last else None
