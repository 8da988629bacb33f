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
    return placed(sorted(rows, key=lambda row: (-row[2], -row[3], row[0])))


def placed(
    rows: Iterable[tuple[int, str, int, int]], first_place: int = 1, first_rank: int = 1
) -> list[Standing]:
    """Standings of rows in their order, from a place on; the first may share the rank of rows before it."""
    standings: list[Standing] = []
    here = first_rank
    for place, (user_id, name, points, correct) in enumerate(rows, start=first_place):
        if standings and standings[-1].points != points:
            here = place
        standings.append(Standing(here, user_id, name, points, correct))
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
