"""The recaps of a server: the plan of its weeks, and the one post about each week and each season that is over.

    claimed ── SEND: channel noted ──▶ posting ── LOOK: found, or SEND: message id marked ──▶ posted
       │                                  └── a try failed and may pass: still posting, with the reason
       ├── a third quiet week in a row, or a season that nobody played ──▶ rested
       └── WITHDRAW, GIVE_UP, or Discord refuses the post ──▶ failed

    missed: nobody was there to claim it in its window

The claim is a row unique on (server, period), so whatever happens a week or a season has at most one post. A claim is
held by a process for `LEASE`; when it dies, another takes the post over and looks in the channel first. After a failed
try the lease says when the next one comes, and no process holds it until then.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core.daily.plan import Plan
from bot.core.recap import weeks
from bot.core.recap.weeks import WINDOW
from bot.core.seasons import SeasonKey

LEASE = timedelta(seconds=15)
"""A claim not renewed for this long is taken over. Holders renew every tick, so it only runs out when they die."""
FIRST_RETRY, LONGEST_RETRY = timedelta(seconds=3), timedelta(minutes=15)
"""The wait after a failed try; each doubles it, up to the longest."""
QUIET_POSTS = 2
"""Quiet weeks in a row that are told of; then the recap rests until somebody answers."""


class PostState(StrEnum):
    """Where a week's or a season's post is in its life."""

    CLAIMED = "claimed"
    POSTING = "posting"
    POSTED = "posted"
    RESTED = "rested"
    MISSED = "missed"
    FAILED = "failed"


class RecapPlan(Struct, frozen=True):
    """When and where a server gets its weekly recap."""

    guild_id: int
    channel_id: int
    plan: Plan
    """Of one weekday."""
    next_at: datetime

    @property
    def weekday(self) -> int:
        """As `date.weekday()`."""
        return min(self.plan.days)


class RecapPost(Struct, frozen=True):
    """The post of one week or season."""

    id: int
    guild_id: int
    period: str
    """The key of the week or of the season, as leaderboards keep it: `2026-W48`, or `s17` or `2026-11`."""
    state: PostState
    due_at: datetime
    channel_id: int | None
    """Where it was or may have been sent; None before the first try."""
    message_id: int | None
    quiet: bool
    """Nobody had answered in its time."""
    tries: int
    """That failed."""
    reason: str | None
    """Why it was missed or failed, for people."""

    @property
    def season(self) -> SeasonKey | None:
        """The season that it tells of; None for a week."""
        return None if "W" in self.period else SeasonKey(self.period)

    @property
    def week(self) -> date:
        """The Monday of the week that it tells of; ValueError for a season."""
        return weeks.read_key(self.period)


class PostStep(StrEnum):
    """What a post needs next."""

    LOOK = "look whether an earlier try went through"
    WITHDRAW = "it has no channel any more"
    GIVE_UP = "its window is over"
    SEND = "send it"


def next_step(post: RecapPost, channel_id: int | None, now: datetime, *, absent: bool) -> PostStep | None:
    """What to do for a post, given the channel that it would go to now, if any; None when nothing is left to do.

    `absent`: it is known not to be in its channel, since it was looked for. One that is not known to be absent may have
    been sent by a process that died, or by a try whose confirmation was lost, and so is looked for before all else.
    """
    if post.state not in (PostState.CLAIMED, PostState.POSTING):
        return None
    if post.channel_id is not None and not absent:
        return PostStep.LOOK
    if channel_id is None:
        return PostStep.WITHDRAW
    return PostStep.SEND if now < post.due_at + WINDOW else PostStep.GIVE_UP


def retry_after(tries: int) -> timedelta:
    """How long to wait after so many failed tries, 1 or more."""
    factor: int = 2 ** min(tries - 1, 16)
    return min(FIRST_RETRY * factor, LONGEST_RETRY)
