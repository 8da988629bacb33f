"""The daily question: a schedule, and the one post it makes a day.

    claimed ── CHOOSE: round made ──▶ posting ── LOOK: found, or SEND: message id marked ──▶ posted
       │                                 └── a try failed and may pass: still posting, with the reason
       └── WITHDRAW, GIVE_UP, no card left, or Discord refuses the post ──▶ failed

    missed: nobody was there to claim it on its day

The claim is a row unique on (schedule, local date), so whatever happens a day has at most one post. A claim is
held by a process for `LEASE`; when it dies, another takes the post over and looks in the channel first.
`next_step` names the step; `services.daily.posts` takes it.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core.daily.plan import last_day
from bot.core.daily.schedules import Schedule
from bot.core.delivery import Obstacle
from bot.core.quiz.state import Round
from bot.core.zones import local_day

LEASE = timedelta(seconds=15)
"""A claim not renewed for this long is taken over. Holders renew every tick, so it only runs out when they die."""
RECENT_POSTS = 30
"""A card is not posted again within this many posts of a schedule while others remain."""

MAX_REVEAL_TRIES = {Obstacle.FORBIDDEN: 300, Obstacle.GONE: 30}
"""Tries to show an answer in a channel that is hidden, about a day, or gone, about two hours."""


class PostState(StrEnum):
    """Where a day's post is in its life."""

    CLAIMED = "claimed"
    POSTING = "posting"
    POSTED = "posted"
    MISSED = "missed"
    FAILED = "failed"


class DailyPost(Struct, frozen=True):
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


class PostStep(StrEnum):
    """What a post needs next."""

    WITHDRAW = "its schedule was removed"
    LOOK = "look whether an earlier try went through"
    GIVE_UP = "its day is over"
    CHOOSE = "choose a card and make its round"
    SEND = "send the question"


def next_step(
    post: DailyPost, schedule: Schedule | None, round_: Round | None, now: datetime, *, absent: bool
) -> PostStep | None:
    """What to do for a post, given its schedule and round; None when it is posted, missed or failed.

    `absent`: the question of this round is known not to be in its channel, since it was looked for or never sent.
    A round that is not known to be absent may have been sent by a process that died, or by a try whose confirmation
    was lost, and so is looked for first, even when its day is over.
    """
    if post.state not in (PostState.CLAIMED, PostState.POSTING):
        return None
    if schedule is None:
        return PostStep.WITHDRAW
    if round_ is not None and not absent:
        return PostStep.LOOK
    zone = schedule.plan.zone
    if local_day(now, zone) > last_day(post.day or date.min, post.due_at, zone):
        return PostStep.GIVE_UP
    if round_ is None or round_.channel_id != schedule.channel_id:  # set up for another channel meanwhile
        return PostStep.CHOOSE
    return PostStep.SEND


def reveal_again(obstacle: Obstacle, tries: int) -> bool:
    """Whether to try again to show an answer that failed so many times in a row; if not, it is taken for shown.

    Unlike a question's, its day has no end, so the tries do. An outage is waited out, and so is a moderator's timeout.
    """
    if obstacle in MAX_REVEAL_TRIES:
        return tries < MAX_REVEAL_TRIES[obstacle]
    return obstacle in (Obstacle.OUTAGE, Obstacle.TIMED_OUT)
