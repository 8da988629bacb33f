"""One graded reply, as it is kept."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.core.grading import Verdict
from bot.core.zones import local_day


class Attempt(Struct, frozen=True):
    """One graded reply."""

    round_id: int
    user_id: int
    number: int
    source_id: int
    public: bool
    answer: str
    verdict: Verdict
    score: float
    points: int
    flags: tuple[str, ...]
    at: datetime
    server_zone: str
    """The server's time zone at that time: the points are under this calendar's day."""
    own_zone: str
    """The member's time zone at that time: the streak day is on this calendar."""
    hinted: bool
    """The hint was asked for before it, so it earns less."""
    copied: bool
    first: bool
    """Holds the round's bonus for the first correct answer."""

    @property
    def played_on(self) -> date:
        """Its day on the server's calendar, by the zone that it had then: the season of it counts the points."""
        return local_day(self.at, self.server_zone)
