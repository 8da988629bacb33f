"""A schedule: when, where and from what a server gets its daily question."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from bot.core.daily.plan import Plan
from bot.core.quiz.card_selection import CardPool


class Schedule(Struct, frozen=True):
    """When, where and from what a server gets its daily question."""

    id: int
    guild_id: int
    channel_id: int
    deck_id: int
    topic: str | None
    plan: Plan
    role_id: int | None
    """The only role that a post may mention."""
    sealed: bool
    """Answers by modal only, seen by their author alone."""
    reveal_hours: int | None
    """After how long the answer is shown; None: with the next post."""
    paused: bool
    next_at: datetime | None
    """The next planned instant; None while paused."""
    thread: bool = False
    """A thread to talk about it opens under each answer."""

    @property
    def pool(self) -> CardPool:
        """The cards that it may ask."""
        return CardPool((self.deck_id,), self.topic)


def schedule_label(schedule: Schedule) -> str:
    """How a schedule is named in lists: `#3 09:00 Europe/Paris`."""
    return f"#{schedule.id} {schedule.plan.at:%H:%M} {schedule.plan.zone}"
