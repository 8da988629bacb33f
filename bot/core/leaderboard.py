"""Standings: ties rank alike, and the rank after a tie skips (1, 1, 3)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.periods import Period
from bot.core.seasons import SeasonKey

MIN_ANSWERS = 10
"""Answers in a period from which on somebody has a place by accuracy: three lucky ones say little."""


class Metric(StrEnum):
    """What a leaderboard ranks by."""

    POINTS = "points"
    STREAK = "streak"
    ACCURACY = "accuracy"


class Board(Struct, frozen=True):
    """Which leaderboard of a server."""

    metric: Metric = Metric.POINTS
    period: Period | SeasonKey = Period.ALL

    def __str__(self) -> str:
        """In ids: `today`, `streak-2026-11`. Boards of points are called as they were before there were others."""
        return f"{self.period}" if self.metric is Metric.POINTS else f"{self.metric}-{self.period}"

    @classmethod
    def read(cls, text: str) -> Board:
        """The board of such a text; ValueError where it is none."""
        word, _, rest = text.partition("-")
        metric, period = (Metric(word), rest) if word in tuple(Metric) else (Metric.POINTS, text)
        return cls(metric, Period(period) if period in tuple(Period) else SeasonKey.read(period))


class Standing(Struct, frozen=True):
    """One row of a leaderboard."""

    rank: int
    user_id: int
    name: str
    points: int
    correct: int
    answers: int = 0
    """Graded answers: each try is one."""
    streak: int = 0
    """The longest streak that the member reached on a day of the period."""

    @property
    def per_mille(self) -> int:
        """The share of correct answers, 0 to 1000; 0 without answers."""
        return 1000 * self.correct // self.answers if self.answers else 0

    def value(self, metric: Metric) -> int:
        """What the metric ranks by."""
        if metric is Metric.STREAK:
            return self.streak
        return self.per_mille if metric is Metric.ACCURACY else self.points


def rank(rows: Iterable[tuple[int, str, int, int]]) -> list[Standing]:
    """Standings of (user id, name, points, correct answers), the best first; points alone decide the rank."""
    best_first = sorted(rows, key=lambda row: (-row[2], -row[3], row[0]))
    return ranked((Standing(0, *row) for row in best_first), Metric.POINTS)


def ranked(
    rows: Iterable[Standing], metric: Metric, first_place: int = 1, first_rank: int = 1
) -> list[Standing]:
    """The rows in their order with ranks by the metric, from a place on; the first has the rank that is given."""
    standings: list[Standing] = []
    here = first_rank
    for place, row in enumerate(rows, start=first_place):
        if standings and standings[-1].value(metric) != row.value(metric):
            here = place
        standings.append(replace(row, rank=here))
    return standings


def leading_to(offset: int, counts: Iterable[tuple[int, int]], ahead: int = 0) -> tuple[int | None, int]:
    """Where the member stands who has `offset` others before them, by (points, members) from the most points down.

    Gives the points and how many members have more, `ahead` of them before these counts; None when there are fewer.
    """
    for points, members in counts:
        if offset < ahead + members:
            return points, ahead
        ahead += members
    return None, ahead
