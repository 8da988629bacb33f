"""How much one member may ask of the bot at once, so that nobody else waits for it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from msgspec import Struct

from bot.core.quiz.state import MAX_QUESTIONS
from bot.core.scoring import MAX_TRIES
from bot.errors import LimitReached

MOST_MEMBERS = 10_000
"""Remembered at once, some 2 MB; who did nothing for longest is forgotten first."""


class TooFast(LimitReached):
    """The member sends answers, or presses buttons, faster than anybody who plays could."""


class _Bucket(Struct):
    tokens: float
    since: float
    warned: bool = False


class FloodGate:
    """A bucket of tokens for each member: each act takes one, and they come back with time."""

    def __init__(self, burst: int, per_second: float) -> None:
        """`burst` acts are taken at once, then `per_second` for as long as it lasts."""
        self._burst, self._per_second = burst, per_second
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()

    def check(self, user_id: int) -> None:
        """TooFast where the member has no token left."""
        if not self._take(user_id):
            raise TooFast

    def first_refusal(self, user_id: int) -> bool:
        """Whether the member has not been told yet since they were last let through: once is enough in a channel."""
        bucket = self._buckets[user_id]
        told, bucket.warned = bucket.warned, True
        return not told

    def _take(self, user_id: int) -> bool:
        now = asyncio.get_running_loop().time()
        bucket = self._buckets.setdefault(user_id, _Bucket(self._burst, now))
        self._buckets.move_to_end(user_id)
        if len(self._buckets) > MOST_MEMBERS:
            self._buckets.popitem(last=False)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.since) * self._per_second)
        bucket.since = now
        if bucket.tokens < 1:
            return False
        bucket.tokens -= 1
        # Told again only after a pause: let through now and then, a flood would be answered now and then.
        bucket.warned = bucket.warned and bucket.tokens < self._burst / 2
        return True


def answers_gate() -> FloodGate:
    """For answers: all tries on all questions of the longest quiz, sent at once, never empty it."""
    return FloodGate(burst=MAX_QUESTIONS * MAX_TRIES, per_second=1)


def presses_gate() -> FloodGate:
    """For the buttons of questions, which cost less than answers and are pressed more often."""
    return FloodGate(burst=2 * MAX_QUESTIONS * MAX_TRIES, per_second=2)
