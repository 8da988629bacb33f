"""Counts and times in words, the same wherever people read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 point`, `2,000 points`; `nouns` for a plural that takes more than an s."""
    return f"{count} {noun}" if count == 1 else f"{count:,} {nouns or f'{noun}s'}"


def either(choices: Sequence[str]) -> str:
    """The choices in a sentence: `this, that or the other`."""
    return " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))


def long_day(day: date) -> str:
    """`Friday, 5 November`: Python's own `%d` would write 05."""
    return f"{day:%A}, {day.day} {day:%B}"


def short_day(day: date) -> str:
    """`5 Nov`."""
    return f"{day.day} {day:%b}"


def time_span(seconds: int) -> str:
    """`90 seconds`, `15 minutes`, `1 hour`: in the largest unit that leaves no rest, but never `1 minute`."""
    for unit, length in (("hour", 3600), ("minute", 60)):
        if not seconds % length and (unit == "hour" or seconds > 60):
            return plural(seconds // length, unit)
    return plural(seconds, "second")
