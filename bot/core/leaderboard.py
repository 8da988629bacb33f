"""Standings: ties rank alike, and the rank after a tie skips (1, 1, 3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """One row of a leaderboard."""

    rank: int
    user_id: int
    name: str
    points: int
    correct: int


def rank(rows: Iterable[tuple[int, str, int, int]]) -> list[Standing]:
    """Standings of (user id, name, points, correct answers), the best first; points alone decide the rank."""
    ordered = sorted(rows, key=lambda row: (-row[2], -row[3], row[0]))
    standings: list[Standing] = []
    for place, (user_id, name, points, correct) in enumerate(ordered, start=1):
        tied = bool(standings) and standings[-1].points == points
        standings.append(Standing(standings[-1].rank if tied else place, user_id, name, points, correct))
    return standings
