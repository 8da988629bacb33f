"""What an answer is worth. The rules are said to members in `/help`, so keep the two together."""

from __future__ import annotations

from bot.core.grading import Verdict

CORRECT_POINTS = 10
PARTIAL_POINTS = 4
FIRST_BONUS = 2
"""For the first correct answer to a question: small, so that the fastest typist does not take everything."""
RETRY_COST = 2
"""For each try before this one."""
HINT_COST = 2
MAX_TRIES = 3


def answer_points(verdict: Verdict, *, tries: int, hinted: bool, first: bool) -> int:
    """Points that a member's `tries`-th answer (from 1) earns; a right idea is always worth at least one."""
    base = {Verdict.CORRECT: CORRECT_POINTS, Verdict.PARTIAL: PARTIAL_POINTS, Verdict.INCORRECT: 0}[verdict]
    if base == 0:
        return 0
    cost = RETRY_COST * (tries - 1) + (HINT_COST if hinted else 0)
    bonus = FIRST_BONUS if first and verdict is Verdict.CORRECT else 0
    return max(1, base - cost) + bonus
