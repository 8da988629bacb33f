"""How far a clock is off, by a time that somebody else stated in whole seconds."""

from __future__ import annotations

from datetime import datetime, timedelta

SLOW_CLOCK, WRONG_CLOCK = timedelta(seconds=5), timedelta(minutes=1)
"""From which difference the clock is worth a look, and from which daily questions are plainly late."""

_WHOLE = timedelta(seconds=1)


def away(stated: datetime, began: datetime, ended: datetime) -> timedelta:
    """The least that the clock is off, which said `began` before and `ended` after the other one stated its time."""
    return max(began - stated - _WHOLE, stated - ended, timedelta(0))
