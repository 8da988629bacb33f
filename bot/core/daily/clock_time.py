"""Times of day as people write them: `9:00`, `9am`, `9:00 pm`, `21h`."""

from __future__ import annotations

import re
from datetime import time

from bot.core.typed import plain

_WRITTEN = re.compile(
    r"(?:at\s+)?(\d{1,2})(?:\s*[:.h]\s*(\d{1,2})|(\d{2}))?\s*(h|uhr|o'?clock)?\s*(?:([ap])\.?\s*m\.?)?",
    re.ASCII,
)
"""Hour, minutes (after a mark, or the last two of three or four digits), a word for hours, a or p of am and pm."""
_DAYS_END = re.compile(r"24(?:[:.h]?00)?\s*h?")
"""Midnight, of this day or of the next."""
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def parse_time(text: str) -> time | None:
    """The one time of day that `text` can mean; None for anything else, such as `9` or `25:00`."""
    meant = _meant(text)
    return meant[0] if len(meant) == 1 else None


def likely_times(text: str) -> tuple[time, ...]:
    """The times that an ambiguous text may mean, the morning first; none for what is no time at all."""
    return _meant(text) or ((time(0),) if _DAYS_END.fullmatch(plain(text)) else ())


def _meant(text: str) -> tuple[time, ...]:
    written = plain(text)
    if written in _WORDS:
        return (_WORDS[written],)
    match = _WRITTEN.fullmatch(written)
    if match is None:
        return ()
    hour, minute, half = int(match[1]), match[2] or match[3] or "00", match[5]
    if int(minute) > 59 or hour > 23:
        return ()
    if half:
        return _of_half(hour, int(minute), half)
    four_digits = len(match[1]) == 2 and match[3] is not None
    clear = len(minute) == 2 and (match[2] or match[4] in ("h", "uhr") or four_digits)
    return _of_day(hour, int(minute), bare=not clear)


def _of_half(hour: int, minute: int, half: str) -> tuple[time, ...]:
    """Of the twelve hours before or after noon; `13pm` and the like mean what they would without."""
    if 1 <= hour <= 12:
        return (time(hour % 12 + (12 if half == "p" else 0), minute),)
    return (time(hour, minute),) if half == "p" and 12 < hour < 24 else ()


def _of_day(hour: int, minute: int, *, bare: bool) -> tuple[time, ...]:
    """By a clock of 24 hours; `bare` where nothing says so, and half a day is left open."""
    if bare and 1 <= hour <= 12:
        return tuple(sorted({time(hour % 12, minute), time(hour % 12 + 12, minute)}))
    return (time(hour, minute),)
