"""Why a schedule of daily questions was not made or found. The words are in `bot/cogs/daily/texts.py`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.errors import InvalidInput, LimitReached, NotFound


class SchedulesFull(LimitReached):
    """The server has all the schedules it may have."""

    of: int


class InvalidTime(InvalidInput):
    """The text is no time of day, or may be several."""

    text: str
    likely: Sequence[time]
    """Those that it may be."""


class InvalidDays(InvalidInput):
    """The text names no days of the week."""

    text: str


class NoSchedule(NotFound):
    """The server has no schedule at all."""


class NoSuchSchedule(NotFound):
    """The server has no schedule of that number."""


class ScheduleNotNamed(InvalidInput):
    """The server has several schedules, and none was named."""


class NoCardsToPost(NotFound):
    """The schedule's deck was removed, or has no cards of its topic any more."""

    schedule_id: int


class ScheduleDeckGone(NotFound):
    """The schedule's deck was removed."""
