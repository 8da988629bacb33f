"""What a recap tells of a week: no more than leaderboards and answers have shown already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from bot.core.leaderboard import Standing
from bot.core.statistics import Tally

LEADERS = 10
"""In the picture."""
NAMED = 3
"""Improved members, and streaks, that are named."""
MIN_BEFORE = 20
"""Answers in the weeks before, from which on somebody can have improved; in the week it is as for leaderboards."""
MIN_GAIN = 50
"""Per mille of accuracy: less is no news."""
MIN_STREAK = 2
"""Days of a streak that is told of."""
MIN_PLAYERS = 3
"""People who answered a question, from which on it can be the hardest."""


class Improved(Struct, frozen=True):
    """A member with a larger share of right answers than before."""

    user_id: int
    name: str
    week: Tally
    before: Tally
    """Of the weeks before."""


class Run(Struct, frozen=True):
    """A streak that is alive."""

    user_id: int
    name: str
    days: int


class HardQuestion(Struct, frozen=True):
    """The question that the fewest had right; never its answer, which may be open again."""

    prompt: str
    players: int
    """Who answered it, once for each time it was asked."""
    right: int

    @property
    def tally(self) -> Tally:
        """For the share in percent."""
        return Tally(self.players, self.right)


class Recap(Struct, frozen=True):
    """A server's week."""

    week: date
    """Its Monday."""
    people: int
    """Who answered, those who hide or have left as well: they are counted, not named."""
    tally: Tally
    leaders: tuple[Standing, ...] = ()
    improved: tuple[Improved, ...] = ()
    streaks: tuple[Run, ...] = ()
    hardest: HardQuestion | None = None

    @property
    def quiet(self) -> bool:
        """Whether nobody answered."""
        return not self.tally.answers

    @property
    def named(self) -> frozenset[int]:
        """The ids of all who are named."""
        each = (self.leaders, self.improved, self.streaks)
        return frozenset(one.user_id for group in each for one in group)


def longest(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The longest streaks, those of one day left out."""
    told = sorted((run for run in runs if run.days >= MIN_STREAK), key=lambda run: (-run.days, run.user_id))
    return tuple(told[:NAMED])
