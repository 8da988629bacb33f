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
