"""What pictures show that is not in `core` in this form."""

from __future__ import annotations

from msgspec import Struct


class Line(Struct, frozen=True):
    """One of them."""

    rank: int
    name: str
    value: float
    """What the bar's length is by, 0 or more."""
    figure: str
    """The same as it is said, such as `120 points`."""
    note: str = ""
    """What stands beside it, quietly."""


class TopTen(Struct, frozen=True):
    """A leaderboard's first page."""

    title: str
    below: str
    lines: tuple[Line, ...]
