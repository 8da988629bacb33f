"""The daily question: a schedule, and the one post it makes a day.

    claimed ── round made ──▶ posting ── message id marked ──▶ posted
       └──────────── the channel refuses ──────────▶ failed      (missed: nobody was there to claim it in time)

The claim is a row unique on (schedule, local date), so whatever happens a day has at most one post. A claim is
held by a process for `LEASE`; when it dies, another takes the post over and looks in the channel first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.core.schedule import Plan

LEASE = timedelta(seconds=15)
"""A claim not renewed for this long is taken over. Holders renew every tick, so it only runs out when they die."""
RECENT_POSTS = 30
"""A card is not posted again within this many posts of a schedule while others remain."""


class PostState(StrEnum):
    """Where a day's post is in its life."""

    CLAIMED = "claimed"
    POSTING = "posting"
    POSTED = "posted"
    MISSED = "missed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Schedule:
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


@dataclass(frozen=True, slots=True)
class DailyPost:
    """One post of a schedule."""

    id: int
    schedule_id: int
    day: date | None
    """The planned local date; None for a post made by hand."""
    state: PostState
    due_at: datetime
    round_id: int | None
    reason: str | None
    """Why it was missed or failed, for people."""
    shown: int
    """How many answers the public counter shows."""


def schedule_label(schedule: Schedule) -> str:
    """How a schedule is named in lists: `#3 09:00 Europe/Paris`."""
    return f"#{schedule.id} {schedule.plan.at:%H:%M} {schedule.plan.zone}"
