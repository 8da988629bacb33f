"""What an answer is worth. The rules are said to members in `/help`, so keep the two together."""

from __future__ import annotations

from msgspec import Struct

from bot.core.grading import Verdict

CORRECT_POINTS = 10
PARTIAL_POINTS = 4
FIRST_BONUS = 2
"""For the first correct answer to a question: small, so that the fastest typist does not take everything."""
RETRY_COST = 2
"""For each try before this one."""
HINT_COST = 2
MAX_TRIES = 3
_BASE = {Verdict.CORRECT: CORRECT_POINTS, Verdict.PARTIAL: PARTIAL_POINTS, Verdict.INCORRECT: 0}


class Earned(Struct, frozen=True):
    """The points of one answer, as a sum that can be told."""

    base: int
    """For the verdict alone."""
    bonus: int = 0
    """For being the first who is right."""
    hint: int = 0
    """What the hint costs; not below zero."""
    retries: int = 0
    """What the tries before this one cost; not below zero."""

    @property
    def total(self) -> int:
        """Points; a right idea is always worth at least one."""
        return max(1, self.base - self.hint - self.retries) + self.bonus if self.base else 0


def earned(verdict: Verdict, *, tries: int, hinted: bool, first: bool) -> Earned:
    """What a member's `tries`-th answer (from 1) earns."""
    base = _BASE[verdict]
    if not base:
        return Earned(0)
    return Earned(
        base,
        bonus=FIRST_BONUS if first and verdict is Verdict.CORRECT else 0,
        hint=HINT_COST if hinted else 0,
        retries=RETRY_COST * (tries - 1),
    )
